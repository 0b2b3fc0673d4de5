import type { Phrase } from '../../corpus/index.js'
import { editDistance, slipBetween, stem } from '../../text/index.js'

type Mend = (word: string, term: string) => { readonly word: string; readonly term: string }

const shortest = 5
const longEnoughForAnySlip = 7
const longEnoughForTwo = 9

/** Reads a misspelt word as the word of the phrases that it must be; any other word stays as it is. */
export function mendBy(phrases: Iterable<Phrase>, isCommon: (word: string) => boolean): Mend {
  const known = new Map<string, Set<string>>()
  const terms = new Set<string>()
  for (const { word, term } of wordsIn(phrases)) {
    terms.add(term)
    if (word.length >= shortest) known.set(word[0] ?? '', (known.get(word[0] ?? '') ?? new Set()).add(word))
  }
  return (word, term) => {
    if (word.length < shortest || terms.has(term) || isCommon(word) || !/^[a-z]+$/.test(word)) return { word, term }
    const near = Array.from(known.get(word[0] ?? '') ?? [])
    const meant = nearest(word, near) ??
      (word.endsWith('s') && word.length > shortest ? nearest(word.slice(0, -1), near) : undefined)
    return meant === undefined ? { word, term } : { word: meant, term: stem(meant) }
  }
}

function* wordsIn(phrases: Iterable<Phrase>): Iterable<Extract<Phrase, { kind: 'word' }>> {
  for (const phrase of phrases) {
    if (phrase.kind === 'word') yield phrase
    else if (phrase.kind === 'sequence' || phrase.kind === 'choice') yield* wordsIn(phrase.of)
    else if (phrase.kind === 'optional') yield* wordsIn([phrase.of])
  }
}

/** The one word that is nearest; none if two are as near, for then it is a guess. */
function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = word.length >= longEnoughForTwo ? 2 : 1
  const near = known
    .map((meant) => ({ meant, distance: editDistance(word, meant, limit) }))
    .filter(({ meant, distance }) => distance <= limit && isLikelySlip(word, meant))
    .sort((a, b) => a.distance - b.distance || (a.meant < b.meant ? -1 : 1))
  const [first, second] = near
  const isSingle = second === undefined || first?.distance !== second.distance ||
    stem(first.meant) === stem(second.meant)
  return isSingle ? first?.meant : undefined
}

// Of short words many are neighbours by chance: there only a slip that hands make counts.
function isLikelySlip(word: string, meant: string): boolean {
  if (word.length >= longEnoughForAnySlip) return true
  return ['swapped', 'doubled', 'undoubled', 'dropped', 'neighbour'].includes(slipBetween(word, meant))
}
