import type { English } from '../../corpus/index.js'
import { isStopWord } from '../../text/index.js'
import type { Span } from './names.js'
import type { Word } from './words.js'

/**
 * Where a name stands: the text, its words, and everything in it that may be a name or a topic, from left to right,
 * each apart from the next.
 */
interface Surroundings {
  readonly text: string
  readonly words: readonly Word[]
  readonly named: readonly Span<unknown>[]
  readonly topics: readonly Span<unknown>[]
  readonly english: English
  /** How many words begin with a capital. */
  readonly capitals: number
}

export const countCapitals = (text: string, words: readonly Word[]): number =>
  words.filter(({ start }) => /\p{Lu}/u.test(text[start] ?? '')).length

// Each piece of evidence is weak alone; two together, or one that is strong, make a name of an ordinary word.
const enough = 2
const reach = 2
// Between two names that are weighed against one another stands a word that weighs, and little else.
const apart = 2

/** Whether a span is meant as a name: always, unless it is an ordinary word with nothing around it that says so. */
export function isMeant(span: Span<unknown>, around: Surroundings): boolean {
  if (span.names.some(({ isWord }) => !isWord)) return true
  // Nothing else is said: "Go".
  if (span.from === 0 && span.to === around.words.length) return true
  return isWrittenAsName(span, around) || evidenceFor(span, around) >= enough
}

const isVersion = /^\d+(?:\.\d+)+$/

function evidenceFor(span: Span<unknown>, { text, words, named, topics, english }: Surroundings): number {
  const { beforeName, afterName, beforeTopic, beforeVerb, weighing } = english.beside
  const before = words[span.from - 1]
  const after = words[span.to]
  const ends = after === undefined || /[,;:.?!)]/.test(text.slice(words[span.to - 1]?.end ?? 0, after.start))
  // What stands further off is no evidence, so it is not looked at: a text may be one name said a thousand times.
  const others = spansNear(span, named).filter((other) => other !== span)
  const certain = others.filter(({ names }) => names.some(({ isWord }) => !isWord))
  const signs: readonly (readonly [boolean, number])[] = [
    [others.some((other) => isWeighed([span, other], words, weighing)), 2],
    [[...certain, ...spansNear(span, topics)].some((other) =>
      gapBetween(span, other) < reach && other.from !== span.from), 1],
    [before !== undefined && beforeName.has(before.word), 1],
    // "The go language", "the dart programming language".
    [after !== undefined && (afterName.has(after.word) || isVersion.test(after.word)), 2],
    [before !== undefined && beforeTopic.has(before.word) &&
      spansNear(span, topics).some((other) => other.from === span.to), 1],
    [ends, 1],
    // A rare word is more likely a name than one that everybody says.
    [words.slice(span.from, span.to).every(({ word }) => !english.isCommon(word)), 1],
    [before !== undefined && beforeVerb.has(before.word), -2],
  ]
  return signs.reduce((sum, [holds, weight]) => (holds ? sum + weight : sum), 0)
}

/**
 * Between both stand at most a few words, one of them weighs, and all are grammar; a comma or a slash will do as well.
 */
function isWeighed([one, other]: readonly [Span<unknown>, Span<unknown>], words: readonly Word[],
  weighing: ReadonlySet<string>): boolean {
  const [left, right] = one.from < other.from ? [one, other] : [other, one]
  const between = words.slice(left.to, right.from)
  if (between.length === 0) return words[left.to - 1]?.joins === false
  return between.length <= apart && between.some(({ word }) => weighing.has(word)) &&
    between.every(({ word }) => isStopWord(word) || weighing.has(word))
}

/** Those with at most as many words between as any evidence is found over. */
function spansNear(span: Span<unknown>, spans: readonly Span<unknown>[]): readonly Span<unknown>[] {
  const most = Math.max(apart, reach)
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.to ?? 0) + most < span.from) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < spans.length && (spans[end]?.from ?? 0) <= span.to + most) end++
  return spans.slice(low, end)
}

const gapBetween = (a: Span<unknown>, b: Span<unknown>): number => Math.max(a.from - b.to, b.from - a.to)

/**
 * Written with its capital where no sentence starts, or of what whole articles are about, in a text that does not
 * capitalise every word.
 */
function isWrittenAsName(span: Span<unknown>, { text, words, capitals }: Surroundings): boolean {
  const first = words[span.from]
  const last = words[span.to - 1]
  if (first === undefined || last === undefined) return false
  const shown = text.slice(first.start, last.end)
  const startsSentence = /(?:^|[.!?\n]\s*)\W*$/.test(text.slice(Math.max(0, first.start - 4), first.start))
  const mayOpen = span.names.some(({ opensSentences }) => opensSentences)
  if ((startsSentence && !mayOpen) || !/\p{Lu}/u.test(shown) || !span.names.some(({ spelling }) => spelling === shown))
    return false
  return capitals * 2 < words.length || words.length === 1
}
