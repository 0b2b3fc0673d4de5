import type { Anchor } from './model.js'

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
export interface ReadText {
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
