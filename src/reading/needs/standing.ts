import { isStopWord, type Span } from '../../text/index.js'
import type { PlainName, PlainWord } from './features.js'

/** What words of a need count for where they stand; every standing but `stated` and `ruled-out` counts neither way. */
export const standings = [
  'stated',
  'ruled-out',
  'hedged',
  'someone-else',
  'past',
  'other-system',
  'product-name',
  'general-remark',
  'irony',
  'already-built',
  'condition',
  'double-meaning',
] as const
export type Standing = typeof standings[number]

/** A turn of phrase that takes back or passes on, and what it reaches; offsets into the text, half-open. */
export interface Reach extends Span {
  readonly effect: string
  readonly cue: Span
}

/** A text ready for asking what its words count for. */
export interface StandingText {
  readonly text: string
  readonly words: readonly PlainWord[]
  readonly names: readonly PlainName[]
  readonly sentences: readonly Span[]
  /** Parts of sentences: what a sign or a conjunction sets off. */
  readonly clauses: readonly Span[]
  readonly reaches: readonly Reach[]
  /** Kinds of words that tell what a sentence says of itself: who speaks, whose it is, when it was. By the stem. */
  readonly tellers: ReadonlyMap<string, string>
}

export interface StandingFeature {
  readonly name: string
  readonly value: number
}

const nearWords = 4

/**
 * What stands around the words of a need, as features of a linear decision about their standing: the words
 * themselves, the
 * four before and after with their distance, the rest of the sentence on either side, the sentences before and after,
 * the
 * cues that reach them, and how they are written.
 *
 * After NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009), with cues as features that are weighed
 * rather than
 * rules that decide, as the best systems of the 2010 i2b2/VA challenge on assertions did (Uzuner et al., 2011).
 */
export function standingFeatures(given: StandingText, focus: Span): readonly StandingFeature[] {
  const features: StandingFeature[] = []
  const add = (name: string, value: number): void => {
    features.push({ name, value })
  }
  const at = given.sentences.findIndex(({ start, end }) => start <= focus.start && focus.start < end)
  const sentence = given.sentences[at] ?? { start: 0, end: given.text.length }
  const within = wordsIn(given, sentence)
  const inside = within.filter(({ start, end }) => start < focus.end && end > focus.start)
  const before = within.filter(({ end }) => end <= focus.start)
  const after = within.filter(({ start }) => start >= focus.end)
  addRun(inside.map(({ spelt }) => spelt), 'in', 0.6, add)
  if (inside[0] !== undefined) add(`in-first:${inside[0].spelt}`, 0.7)
  add(`in-last:${inside.at(-1)?.spelt ?? ''}`, 0.5)
  addNear(before.map(({ spelt }) => spelt).reverse(), 'before', add)
  addNear(after.map(({ spelt }) => spelt), 'after', add)
  for (const { spelt } of before) add(`earlier:${spelt}`, 0.7)
  for (const { spelt } of after) add(`later:${spelt}`, 0.7)
  addNeighbour(given, given.sentences[at - 1], 'previous', add)
  addNeighbour(given, given.sentences[at + 1], 'next', add)
  addReaches(given.reaches, focus, sentence, add)
  addSkeleton(given, focus, sentence, add)
  addTellers(given, focus, sentence, add)
  addWriting(given.text, focus, sentence, add)
  return features
}

type Add = (name: string, value: number) => void

interface SpeltWord extends Span {
  readonly spelt: string
}

/** Worked out once for each part of a text, however many needs are asked about in it. */
function onceForEach<T>(make: (given: StandingText, span: Span) => T): (given: StandingText, span: Span) => T {
  const kept = new WeakMap<StandingText, Map<Span, { readonly value: T }>>()
  return (given, span) => {
    const parts = kept.get(given) ?? new Map<Span, { readonly value: T }>()
    const part = parts.get(span) ?? { value: make(given, span) }
    kept.set(given, parts.set(span, part))
    return part.value
  }
}

const wordsIn = onceForEach(({ words, names }, span): readonly SpeltWord[] =>
  words.filter(({ start, end }) => span.start <= start && end <= span.end).map(({ word, start, end }) => ({
    start,
    end,
    spelt: names.some((name) => name.start <= start && end <= name.end) ? '<name>' : word,
  }))
)

function addRun(spelt: readonly string[], kind: string, value: number, add: Add): void {
  for (const [at, word] of spelt.entries()) {
    add(`${kind}:${word}`, value)
    const next = spelt[at + 1]
    if (next !== undefined) add(`${kind}:${word} ${next}`, value - 0.1)
  }
}

/** The nearest words, nearest first, with their distance; the edge of the sentence is a neighbour too. */
function addNear(spelt: readonly string[], side: 'before' | 'after', add: Add): void {
  for (let distance = 1; distance <= nearWords; distance++) {
    const word = spelt[distance - 1]
    if (word === undefined) {
      add(`${side}-${distance}:|`, 0.7)
      return
    }
    add(`${side}-${distance}:${word}`, 1)
    const beyond = spelt[distance]
    if (beyond !== undefined) add(`${side}:${side === 'before' ? `${beyond} ${word}` : `${word} ${beyond}`}`, 0.8)
  }
}

function addNeighbour(given: StandingText, sentence: Span | undefined, kind: 'previous' | 'next', add: Add): void {
  if (sentence === undefined) {
    add(`${kind}:none`, 0.5)
    return
  }
  const spelt = wordsIn(given, sentence).map((word) => word.spelt)
  for (const [at, word] of spelt.entries()) {
    add(`${kind}:${word}`, 0.35)
    if (at < 3) add(`${kind}-${at}:${word}`, 0.35)
    const next = spelt[at + 1]
    if (next !== undefined) add(`${kind}:${word} ${next}`, 0.25)
  }
}

function addReaches(reaches: readonly Reach[], focus: Span, sentence: Span, add: Add): void {
  const told = new Set<string>()
  const tell = (name: string, value: number): void => {
    if (!told.has(name)) add(name, value)
    told.add(name)
  }
  for (const { start, end, effect, cue } of reaches) {
    const overlap = Math.min(end, focus.end) - Math.max(start, focus.start)
    if (overlap > 0) add(`${overlap >= (focus.end - focus.start) * 0.8 ? 'reached' : 'touched'}:${effect}`, 2)
    if (cue.start >= focus.start && cue.end <= focus.end) add(`cue-inside:${effect}`, 1)
    tell(`cue-anywhere:${effect}`, 0.3)
    if (cue.start >= sentence.start && cue.start < sentence.end) tell(`cue-in-sentence:${effect}`, 0.5)
  }
}

/**
 * The kinds of telling words around the focus, and who or what its clause and those beside it begin with: what is
 * learnt of "my boss wants" holds of "the vicar wishes".
 */
function addTellers(given: StandingText, focus: Span, sentence: Span, add: Add): void {
  const at = given.clauses.findIndex(({ start, end }) => start <= focus.start && focus.start < end)
  const inSentence = (clause: Span): boolean => clause.start >= sentence.start && clause.start < sentence.end
  const told = tellersIn(given, sentence)
  const own = told.filter(({ start }) => isWithin(start, given.clauses[at]))
  const outside = own.filter(({ start, end }) => end <= focus.start || start >= focus.end)
  const before = told.filter(({ end }) => end <= focus.start).map(({ kind }) => kind).reverse()
  const after = told.filter(({ start }) => start >= focus.end).map(({ kind }) => kind)
  for (const { kind, start } of told) add(`tells${start < focus.start ? '<' : start < focus.end ? '=' : '>'}:${kind}`, 0.8)
  for (const { kind } of outside) add(`clause-tells:${kind}`, 0.8)
  add(`clause-begins:${own[0]?.kind ?? ''}`, 0.8)
  add(`tells-nearest<:${before[0] ?? ''}`, 0.8)
  add(`tells-nearest>:${after[0] ?? ''}`, 0.8)
  add(`tells-nearest<:${before[1] ?? ''} ${before[0] ?? ''}`, 0.7)
  add(`tells-nearest>:${after[0] ?? ''} ${after[1] ?? ''}`, 0.7)
  add(`tells-around:${before[0] ?? ''} @ ${after[0] ?? ''}`, 0.7)
  for (const [side, clause] of [['before', given.clauses[at - 1]], ['after', given.clauses[at + 1]]] as const) {
    const beside = clause === undefined || !inSentence(clause) ? [] : tellersIn(given, clause)
    add(`clause-${side}:${beside[0]?.kind ?? ''}`, 0.5)
  }
}

const isWithin = (at: number, span: Span | undefined): boolean =>
  span !== undefined && span.start <= at && at < span.end

interface Teller extends Span {
  readonly kind: string
}

// "Wanted", "struck out by", "had been": what is over, as far as a form of verbs tells it.
const pastForm = /^\p{L}{3,}ed$/u

const tellersIn = onceForEach(({ words, tellers }, span): readonly Teller[] =>
  words.flatMap(({ word, term, start, end }) => {
    if (start < span.start || start >= span.end) return []
    const kind = tellers.get(term) ?? (pastForm.test(word) ? 'past form' : yearPattern.test(word) ? 'year' : undefined)
    return kind === undefined ? [] : [{ kind, start, end }]
  })
)

const yearPattern = /^(?:19|20)\d\d$/

const skeletonReach = 6
const bothSides = [[1, 1], [2, 1], [1, 2], [2, 2], [3, 2], [2, 3]] as const

/**
 * How the sentence is built around the words: grammar, cues and signs stay, all other words are blanks, and a list is
 * as long as its first item, so that a "no" before three items reaches the last as it reaches the first.
 */
function addSkeleton(given: StandingText, focus: Span, sentence: Span, add: Add): void {
  const bones = bonesOf(given, sentence)
  const left = shorten(bones.filter(({ end }) => end <= focus.start).map(({ bone }) => bone).reverse())
  const right = shorten(bones.filter(({ start }) => start >= focus.end).map(({ bone }) => bone))
  for (let most = 1; most <= skeletonReach; most++) {
    if (most <= left.length + 1) add(`L:${first(most, left)}`, 0.8)
    if (most <= right.length + 1) add(`R:${first(most, right)}`, 0.8)
  }
  for (const [before, after] of bothSides) add(`LR:${first(before, left)} @ ${first(after, right)}`, 0.6)
}

interface Bone extends Span {
  readonly bone: string
}

const signs = /[,;:.!?()+/\u2022\u2013\u2014\u2192"\u201c\u201d]|\s-+(?=\s)/
const blank = '_'

/** The words of a sentence, and before each the sign that parts it from the one before. */
const bonesOf = onceForEach((given, sentence): readonly Bone[] => {
  const { text, words, names } = given
  const cued = wordsOfCues(given, whole)
  const bones: Bone[] = []
  let last = sentence.start
  for (const { word, start, end } of words) {
    if (start < sentence.start || start >= sentence.end) continue
    const sign = signs.exec(text.slice(last, start))?.[0].trim()
    if (sign !== undefined) bones.push({ bone: sign, start: last, end: start })
    const isName = names.some((name) => name.start <= start && end <= name.end)
    const isTelling = isStopWord(word) || cued.has(start)
    bones.push({ bone: isName ? '<name>' : isTelling ? word : blank, start, end })
    last = end
  }
  return bones
})

const whole: Span = { start: 0, end: Infinity }

/** Where the words begin that are part of a cue; a cue begins with a word. */
const wordsOfCues = onceForEach(({ words, reaches }): ReadonlySet<number> => {
  const places = new Map(words.map(({ start }, at) => [start, at]))
  return new Set(reaches.flatMap(({ cue }) => {
    const from = places.get(cue.start) ?? words.length
    let to = from
    while (to < words.length && (words[to]?.end ?? Infinity) <= cue.end) to++
    return words.slice(from, to).map(({ start }) => start)
  }))
})

/** The first bones; "|" behind the last there is. */
const first = (most: number, bones: readonly string[]): string =>
  bones.slice(0, most).join(' ') + (most > bones.length ? ' |' : '')

/** Blanks in a row are one, and so are the items of a list. */
function shorten(bones: readonly string[]): readonly string[] {
  const short: string[] = []
  for (const bone of bones) {
    if (bone === blank && short.at(-1) === blank) continue
    short.push(bone)
    const [a, b, c, d] = short.slice(-4)
    if (d !== undefined && a === c && b === d && (a === blank || b === blank)) short.splice(-2)
    // What is beyond can no longer change what is looked at.
    if (short.length > 2 * skeletonReach) break
  }
  return short
}

function addWriting(text: string, focus: Span, sentence: Span, add: Add): void {
  const words = text.slice(focus.start, focus.end)
  // In a text that is all capitals they tell nothing.
  const shouts = text === text.toUpperCase()
  if (!shouts && /^\p{Lu}/u.test(words) && focus.start !== sentence.start) add('capital', 1)
  if (!shouts && /\p{Lu}/u.test(words.slice(1))) add('capital-inside', 0.7)
  if (/["'\u201c\u2018]$/.test(text.slice(0, focus.start).trimEnd())) add('quoted', 1)
  const marks = text.slice(Math.max(sentence.start, focus.start - 40), focus.start).match(/[,;:()\-\u2013\u2014]/g)
  if (marks !== null) add(`mark-before:${marks.at(-1) ?? ''}`, 0.5)
  const mark = /[,;:.!?()\-\u2013\u2014]/.exec(text.slice(focus.end, Math.min(sentence.end, focus.end + 3)))
  add(`mark-after:${mark?.[0] ?? ''}`, 0.5)
}
