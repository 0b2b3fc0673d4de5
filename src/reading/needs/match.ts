import type { Phrase } from '../../corpus/index.js'
import type { Word, Words } from './words.js'

/** A run of words that a phrase matches, half-open. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** Many phrases, ready to be looked for at once. What each stands for is the caller's. */
export interface PhraseIndex<T> {
  readonly byTerm: ReadonlyMap<string, readonly Entry<T>[]>
  /** Phrases that may begin with something that is not one of a few words. */
  readonly others: readonly Entry<T>[]
}

interface Entry<T> {
  readonly phrase: Phrase
  readonly value: T
}

export interface Match<T> extends Run {
  readonly value: T
}

export function indexPhrases<T>(entries: Iterable<readonly [Phrase, T]>): PhraseIndex<T> {
  const byTerm = new Map<string, Entry<T>[]>()
  const others: Entry<T>[] = []
  for (const [phrase, value] of entries) {
    const firsts = firstTerms(phrase)
    const entry = { phrase, value }
    if (firsts === null) others.push(entry)
    else for (const term of firsts.terms) byTerm.set(term, [...(byTerm.get(term) ?? []), entry])
  }
  return { byTerm, others }
}

interface Firsts {
  readonly terms: ReadonlySet<string>
  readonly mayBeEmpty: boolean
}

const nothing: Firsts = { terms: new Set(), mayBeEmpty: true }

/** The terms that a phrase may begin with; null if it may begin with anything else. */
function firstTerms(phrase: Phrase): Firsts | null {
  switch (phrase.kind) {
    case 'word':
      return { terms: new Set([phrase.term]), mayBeEmpty: false }
    case 'optional': {
      const inner = firstTerms(phrase.of)
      return inner === null ? null : { ...inner, mayBeEmpty: true }
    }
    case 'choice':
      return phrase.of.map(firstTerms).reduce((all, each) => unite(all, each, (a, b) => a || b), { terms: new Set(),
        mayBeEmpty: false })
    case 'sequence':
      return phrase.of.reduce<Firsts | null>(
        (all, part) => (all?.mayBeEmpty === true ? unite(all, firstTerms(part), (_, b) => b) : all),
        nothing,
      )
    default:
      return null
  }
}

function unite(a: Firsts | null, b: Firsts | null, empty: (a: boolean, b: boolean) => boolean): Firsts | null {
  if (a === null || b === null) return null
  return { terms: new Set([...a.terms, ...b.terms]), mayBeEmpty: empty(a.mayBeEmpty, b.mayBeEmpty) }
}

/** Every place where one of the phrases stands, the longest run for each phrase and beginning. */
export function findMatches<T>(index: PhraseIndex<T>, words: Words): readonly Match<T>[] {
  return words.all.flatMap(({ term }, from) =>
    [...(index.byTerm.get(term) ?? []), ...index.others].flatMap(({ phrase, value }) => {
      if (failsAtOnce(phrase, words, from)) return []
      const to = Math.max(from, ...matchAt(phrase, words, from))
      return to > from ? [{ from, to, value }] : []
    })
  )
}

/** Most phrases that begin with a word fail at their second one. */
function failsAtOnce(phrase: Phrase, words: Words, from: number): boolean {
  if (phrase.kind !== 'sequence') return false
  const [first, second] = phrase.of
  return first?.kind === 'word' && second?.kind === 'word' && !fits(second, words.all[from + 1])
}

/** Where a phrase that begins at a word may end: every index after its last word. */
export function matchAt(phrase: Phrase, words: Words, from: number): readonly number[] {
  return step(phrase, [from], { words, end: words.sentenceEnd[from] ?? from })
}

/** A sentence that a phrase must not leave: words up to an index. */
interface Within {
  readonly words: Words
  readonly end: number
}

/**
 * Every index at which the phrase may end that begins at one of these, each once. Most phrases fail at their second
 * word.
 */
function step(phrase: Phrase, starts: readonly number[], within: Within): readonly number[] {
  switch (phrase.kind) {
    case 'sequence':
      return stepThrough(phrase.of, starts, within)
    case 'choice':
      return unique(phrase.of.flatMap((part) => step(part, starts, within)))
    case 'optional':
      return unique([...starts, ...step(phrase.of, starts, within)])
    case 'gap':
      return unique(starts.flatMap((start) => skipUpTo(phrase, start, within)))
    default:
      return starts.filter((start) => start < within.end && fits(phrase, within.words.all[start])).map((start) =>
        start + 1
      )
  }
}

function stepThrough(parts: readonly Phrase[], starts: readonly number[], within: Within): readonly number[] {
  let at = starts
  for (const part of parts) {
    if (at.length === 0) return at
    at = step(part, at, within)
  }
  return at
}

const unique = (ends: readonly number[]): readonly number[] => (ends.length < 2 ? ends : [...new Set(ends)])

function fits(phrase: Extract<Phrase, { kind: 'word' | 'prefix' | 'number' }>, found: Word | undefined): boolean {
  if (found === undefined) return false
  if (phrase.kind === 'word') return phrase.exact ? found.word === phrase.word : found.term === phrase.term
  if (phrase.kind === 'prefix') return found.word.startsWith(phrase.start)
  return found.isNumber
}

function skipUpTo({ most }: Extract<Phrase, { kind: 'gap' }>, start: number,
  { words, end }: Within): readonly number[] {
  const ends = [start]
  for (let at = start; at < Math.min(start + most, end); at++) {
    const skipped = words.all[at]
    if (skipped === undefined || words.barriers.has(skipped.word)) break
    // A gap is for what a writer puts between two words of one thought: a comma or a bracket ends it.
    if (/[,:()]/.test(words.all[at + 1]?.gap ?? '') || (at > 0 && /[,:()]/.test(skipped.gap))) break
    ends.push(at + 1)
  }
  return ends
}
