import type { Anchor, GradedAnchor } from './model.js'

// Only the beginning of a text is read: returning whole articles is to earn nothing.
const maxCharacters = 1500

const signs = new Map<string, string>([
  ...Array.from('\u2018\u2019\u201a\u201b`\u00b4', (sign) => [sign, "'"] as const),
  ...Array.from('\u201c\u201d\u201e\u00ab\u00bb', (sign) => [sign, '"'] as const),
  ...Array.from('\u2010\u2011\u2012\u2013\u2014\u2015\u2212', (sign) => [sign, '-'] as const),
  ...Array.from('|\u2022*\u200b\ufeff\u00ad', (sign) => [sign, ' '] as const),
])

/**
 * Words as judged files compare them, character by character: NFKC, lower case, plain quotes and dashes; table bars,
 * bullets, asterisks and what cannot be seen count as space; runs of space as one.
 */
export function foldWords(text: string): string {
  return Array.from(text, (character) => signs.get(character) ?? character.normalize('NFKC').toLowerCase())
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
}

export interface SourceText {
  readonly source: string
  readonly text: string
}

/** A text that was returned, as far as it is read. */
interface ReadText {
  readonly source: string
  readonly words: string
}

export type TextReader = (found: SourceText) => ReadText

/** Folds each text once, however often it is returned. */
export function openTextReader(): TextReader {
  const folded = new Map<string, string>()
  return ({ source, text }) => {
    const read = text.slice(0, maxCharacters)
    const words = folded.get(read) ?? foldWords(read)
    folded.set(read, words)
    return { source, words }
  }
}

/** The anchors that a text holds. */
export function anchorsIn<T extends Anchor>(text: ReadText, anchors: readonly T[]): readonly T[] {
  return anchors.filter(({ source, words }) => source === text.source && text.words.includes(words))
}

/** The anchors that no text holds, each once: what they mark cannot be found, however good the search. */
export function findLost<T extends Anchor>(anchors: readonly T[], texts: readonly SourceText[]): readonly T[] {
  const read = openTextReader()
  const known = texts.map(read)
  const distinct = new Map(anchors.map((anchor) => [JSON.stringify([anchor.source, anchor.words]), anchor]))
  return Array.from(distinct.values()).filter((anchor) => !known.some((text) => anchorsIn(text, [anchor]).length > 0))
}

/** The anchors that each hit holds, best hit first. */
export type Held = readonly (readonly GradedAnchor[])[]

const gainOf = (grade: number): number => 2 ** grade - 1
const discount = (place: number): number => Math.log2(place + 2)

/**
 * nDCG in which a unit (a paragraph, a table) pays once, at its best grade, however finely an article was cut.
 *
 *     gain = 2^grade - 1 of the best unit of the hit, less what that unit has paid;  DCG = Σ gain / log2(rank + 1)
 *
 * The ideal shows the units by their best grades, one for each hit.
 *
 * @returns 0..1; 0 when there are no answers.
 */
export function unitNdcg(held: Held, answers: readonly GradedAnchor[], k: number): number {
  const paid = new Map<string, number>()
  const dcg = held.slice(0, k).reduce((sum, anchors, place) => sum + payFor(anchors, paid) / discount(place), 0)
  const ideal = bestGains(answers).slice(0, k).reduce((sum, gain, place) => sum + gain / discount(place), 0)
  return ideal === 0 ? 0 : Math.min(1, dcg / ideal)
}

/** What a hit adds to what its units have paid already; notes that they have. */
function payFor(anchors: readonly GradedAnchor[], paid: Map<string, number>): number {
  const added = Math.max(0, ...anchors.map(({ unit, grade }) => gainOf(grade) - (paid.get(unit) ?? 0)))
  for (const { unit, grade } of anchors) paid.set(unit, Math.max(paid.get(unit) ?? 0, gainOf(grade)))
  return added
}

function bestGains(answers: readonly GradedAnchor[]): readonly number[] {
  const best = new Map<string, number>()
  for (const { unit, grade } of answers) best.set(unit, Math.max(best.get(unit) ?? 0, gainOf(grade)))
  return Array.from(best.values()).sort((a, b) => b - a)
}

/** 1 / rank of the first relevant hit among those given; 0 if there is none. */
export function firstRelevant(held: Held): number {
  const place = held.findIndex((anchors) => anchors.length > 0)
  return place < 0 ? 0 : 1 / (place + 1)
}

/** 1 if one of the first k hits holds an anchor of at least this grade, else 0. */
export function succeeds(held: Held, k: number, leastGrade: 1 | 2): number {
  return held.slice(0, k).some((anchors) => anchors.some(({ grade }) => grade >= leastGrade)) ? 1 : 0
}
