import type { ReadingCues } from '../../corpus/index.js'
import type { Span } from '../../text/index.js'
import type { HeardNeed } from '../model.js'
import { openCues, findReaches, type CueBook } from './scope.js'
import type { Run } from './match.js'
import type { Words } from './words.js'

export type Stress = HeardNeed['stress']

/** The turns of a rule book by which people say what matters more or less to them. */
export const openStress = (cues: ReadingCues): CueBook =>
  openCues({ ...cues, cues: cues.stress, harmless: [] })

/**
 * How much each need matters beside the others, by the turn that reaches its words ("performance matters most") or the
 * number that stands beside them ("1 of 5", "70 %").
 *
 * @param spans - Of the needs, in the order of the text.
 * @returns One for each span.
 */
export function findStress(words: Words, spans: readonly Span[], book: CueBook): readonly Stress[] {
  const byNumber = stressByNumbers(words.text, spans)
  const spanOf = ({ from, to }: Run): Span => ({ start: words.all[from]?.start ?? 0, end: words.all[to - 1]?.end ?? 0 })
  const reaches = findReaches(words, book).map((reach) => ({ ...spanOf(reach), effect: reach.effect,
    cue: spanOf(reach.cue) })
  )
  return spans.map((span, at) => {
    const distance = ({ cue }: typeof reaches[number]): number =>
      Math.max(cue.start - span.end, span.start - cue.end, 0)
    const [nearest] = reaches.filter(({ start, end }) => start < span.end && span.start < end)
      .sort((a, b) => distance(a) - distance(b))
    const effect = nearest?.effect
    return byNumber[at] ?? (effect === 'more' || effect === 'less' ? effect : null)
  })
}

const share = String.raw`(\d{1,3}(?:[.,]\d)?)\s*(?:(?:of|out of|\/)\s*(\d{1,3})\b|(%))`
const behind = new RegExp(String.raw`^[^\d\n.;,]{0,16}?${share}`, 'i')
const before = new RegExp(String.raw`${share}[^\d\n.;,]{0,16}$`, 'i')

/** Numbers stand behind the needs that they weigh or before them, in one text always on the same side. */
function stressByNumbers(text: string, spans: readonly Span[]): readonly Stress[] {
  const after = spans.map(({ end }, at) => behind.exec(text.slice(end, spans[at + 1]?.start)))
  const found = after.some((match) => match !== null)
    ? after
    : spans.map(({ start }, at) => before.exec(text.slice(spans[at - 1]?.end ?? 0, start)))
  return found.map((match) => (match === null ? null : stressOf(match)))
}

// Of what may be had at most; percentages are shares of all, so that half is much.
const muchFrom = 0.75
const littleTo = 0.4
const muchPercent = 50
const littlePercent = 30

function stressOf([, value = '', most, percent]: RegExpExecArray): Stress {
  const number = Number(value.replace(',', '.'))
  if (percent !== undefined) return number >= muchPercent ? 'more' : number <= littlePercent ? 'less' : null
  const part = number / Number(most)
  return part > 1 ? null : part >= muchFrom ? 'more' : part <= littleTo ? 'less' : null
}
