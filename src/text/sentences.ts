/** A stretch of a text: UTF-16 code units, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
// A point after these ends an abbreviation, and most often not the sentence.
const abbreviation =
  /(?:^|[\s("'\u2018\u201c[])(?:dr|mr|mrs|ms|prof|st|jr|sr|vs|v|cf|ca|approx|fig|figs|eq|sec|ch|no|nos|vol|pp|ed|eds|al|inc|ltd|co|corp|dept|est|e\.g|i\.e|a\.k\.a|u\.s|[a-z])\.\s*$/i
const opensLow = /^\W*\p{Ll}/u
const maxTail = 16

/**
 * The sentences of a text, in order, without the space around them. A point within a name (`Node.js`) or after an
 * abbreviation does not end one; a line end does.
 *
 * @example splitSentences('See Dr. Ode. Use Node.js vs. Go.').length // 2
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = []
  let open = -1
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length
    if (open < 0) open = index
    if (runsOn(segment, text.slice(end, end + maxTail))) continue
    pushTrimmed(spans, text, open, end)
    open = -1
  }
  if (open >= 0) pushTrimmed(spans, text, open, text.length)
  return spans
}

function runsOn(segment: string, next: string): boolean {
  if (next === '' || /[\n\r]\s*$/.test(segment)) return false
  const tail = segment.slice(-maxTail)
  return abbreviation.test(tail) || (/\.\s*$/.test(tail) && opensLow.test(next))
}

function pushTrimmed(spans: Span[], text: string, from: number, to: number): void {
  const piece = text.slice(from, to)
  const start = from + piece.length - piece.trimStart().length
  const end = from + piece.trimEnd().length
  if (start < end) spans.push({ start, end })
}
