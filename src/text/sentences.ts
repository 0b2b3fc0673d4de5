/** A stretch of a text: UTF-16 code units, half-open. */
export interface Span {
  readonly start: number
  readonly end: number
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The word that ends with these points, at the end of what was read so far. */
const lastWord = (pattern: string): RegExp =>
  new RegExp(String.raw`(?:^|[\s("'\u2018\u201c[])(?:${pattern})\.\s*$`, 'iu')

// Before a name or an example: what follows belongs to it, whatever it begins with.
const leadsOn = lastWord('dr|mr|mrs|ms|prof|st|vs|v|cf|e\\.g|i\\.e|a\\.k\\.a|dott|dott\\.ssa|sig|sig\\.ra|ing|avv|' +
  'cfr|es|p\\.es')
// Before a number alone: "no. 5", but "We said no. Chat is out."
const numbers = lastWord('approx|fig|figs|eq|eqs|sec|ch|no|nos|n|vol|pp|p|art|cap|pag|par|ca|circa')
// Within a sentence as well as at its end: what follows decides.
const endsEither = lastWord('jr|sr|ed|eds|al|inc|ltd|co|corp|dept|est|u\\.s|u\\.k|e\\.u|a\\.m|p\\.m')
const initial = lastWord('\\p{L}')
// "George W.", "by J.", "J. R.": somebody's name; "written in C.", "Plan B. No …": none.
const beforeInitial = /(?:^|(?:^|[\s("'\u2018\u201c[])(?:\p{Lu}[\p{L}\p{M}'\u2019-]*|\p{Lu}\.|by|von|van|de|di|da|del|and|e|&))\s+\p{Lu}\.\s*$/u
const onlyInitial = /^\W*\p{Lu}\.\s*$/u

// Names that end with a mark of their own.
const marked = /(?:^|[\s("'\u2018\u201c[])(?:yahoo!|joomla!|jeopardy!|yum!|which\?|guess\?)\s*$/i
// What can only go on with a name before it, and seldom with an exclamation: "Yahoo! was".
const goesOn = /^(?:is|was|has|had|are|were|will|and|or|nor|made|makes|\u00e8|era|ha|ed|e|o)(?![\p{L}\p{N}])/u
const namedBefore = /(?:^|\s)\p{Lu}[\p{L}\p{N}.-]*!\s*$/u

const opensLow = /^[^\p{L}\p{N}]*\p{Ll}/u
const opensNumber = /^[^\p{L}\p{N}]*\p{N}/u
const firstWord = /^[^\p{L}\p{N}]*(\p{Lu}[\p{L}\p{M}]*)/u
// Words of grammar, with which a sentence opens and no name does.
const openers = new Set(
  ('a an the this that these those there here i we you he she it they its our my your their his her who what when ' +
    'where why how is are was were do does did can could will would should may must and but or so yet if then else ' +
    'as because while although until since of in on at by for from to with without before after also not no yes any ' +
    'some every both all most many few other only even still now next however please thanks let lets maybe perhaps ' +
    'nobody nothing everything use il lo la le i gli un uno una \u00e8 non ma e ed o se poi quando questo questa ' +
    'questi queste noi ci si sono per con senza in di da su anche inoltre per\u00f2 quindi serve servono niente nessuno ' +
    'nessuna tutto vorrei vogliamo').split(' '),
)

// An address is no longer than this, or is read as none.
const maxAddress = 300
const address = /:\/\/|^[("'<[]*www\.|@|^[("'<[]*[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+[/?]/u

const maxTail = 40
const maxNext = 24

/**
 * The sentences of a text, in order, without the space around them. A mark within a name (`Node.js`, `.NET`, `Yahoo!`),
 * an address or a quotation ("Which?" they ask), or after an abbreviation does not end one; a line end does.
 *
 * @example splitSentences('See Dr. Ode. Use Node.js vs. Go.').length // 2
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = []
  let open = -1
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length
    if (open < 0) open = index
    if (runsOn(text.slice(Math.max(open, end - maxTail), end), text.slice(end, end + maxNext)) || isWithin(text, end))
      continue
    spans.push(...trimmed(text, open, end))
    open = -1
  }
  if (open >= 0) spans.push(...trimmed(text, open, text.length))
  return spans
}

/** Whether a sentence goes on behind its end so far, `tail`, with `next`. */
function runsOn(tail: string, next: string): boolean {
  if (next === '' || /[\n\r\u2028\u2029]\s*$/u.test(tail)) return false
  // ".NET": no space stands behind a point within a name.
  if (!/\s$/u.test(tail)) return /[.[]$/.test(tail)
  if (leadsOn.test(tail)) return true
  if (numbers.test(tail) && opensNumber.test(next)) return !/\d\s*\p{L}+\.\s*$/u.test(tail)
  const isLow = opensLow.test(next)
  if (/\.\s*$/.test(tail)) return isLow || (!opensAnew(next) && (endsEither.test(tail) || isInitial(tail)))
  if (/[!?]["'\u2019\u201d\u00bb)\]]+\s*$/.test(tail)) return isLow
  return marked.test(tail) ? !opensAnew(next) : namedBefore.test(tail) && goesOn.test(next)
}

/** Whether a sentence surely opens here: with a capital, and a word of grammar. */
const opensAnew = (next: string): boolean => openers.has(firstWord.exec(next)?.[1]?.toLowerCase() ?? '')

const isInitial = (tail: string): boolean =>
  initial.test(tail) && (beforeInitial.test(tail) || onlyInitial.test(tail))

/** Whether what looks like an end stands within an address. */
function isWithin(text: string, end: number): boolean {
  if (/\s/u.test(text.charAt(end - 1)) || /\s/u.test(text.charAt(end)) || end === text.length) return false
  const before = /\S*$/u.exec(text.slice(Math.max(0, end - maxAddress), end))?.[0] ?? ''
  return address.test(before)
}

function trimmed(text: string, from: number, to: number): readonly Span[] {
  const piece = text.slice(from, to)
  const start = from + piece.length - piece.trimStart().length
  const end = from + piece.trimEnd().length
  return start < end ? [{ start, end }] : []
}
