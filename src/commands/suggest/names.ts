import type { Corpus, English, Technology, Topic } from '../../corpus/index.js'
import type { Mention } from '../../reading/index.js'
import { editDistance, isStopWord, normalise } from '../../text/index.js'

/** A name that what was typed so far may become. */
export interface Completion<T> {
  readonly value: T
  readonly match: Mention<T>['match']
}

export interface Completions {
  readonly technologies: readonly Completion<Technology>[]
  readonly topics: readonly Completion<Topic>[]
}

const nothing: Completions = { technologies: [], topics: [] }

interface Entry<T> {
  readonly value: T
  readonly key: string
  readonly match: 'exact' | 'alias'
}

interface Entries {
  readonly technologies: readonly Entry<Technology>[]
  readonly topics: readonly Entry<Topic>[]
}

// The longest name is a few words; a single letter begins too many synonyms to mean one.
const mostWords = 3
const shortestAlias = 3
const shortestSlip = 4

/** What the end of a text may become: names that begin with its last words; failing those, names that nearly do. */
export function openNames(corpus: Corpus, isCommon: English['isCommon']): (typed: string) => Completions {
  const entries: Entries = {
    technologies: corpus.technologies.flatMap((value) => spell(value, value.aliases)),
    topics: corpus.topics.flatMap((value) => spell(value, value.synonyms)),
  }
  return (typed) => completeNames(typed, entries, isCommon)
}

function completeNames(typed: string, { technologies, topics }: Entries, isCommon: English['isCommon']): Completions {
  const folded = fold(typed)
  if (folded === '' || /\s$/u.test(typed)) return nothing
  const words = folded.split(' ')
  const last = words.at(-1) ?? ''
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const tail = words.slice(-count).join(' ')
    if (count === 1 && isStopWord(tail)) return nothing
    const found = { technologies: beginningWith(tail, technologies), topics: beginningWith(tail, topics) }
    if (found.technologies.length + found.topics.length > 0) return found
  }
  return isCommon(last)
    ? nothing
    : { technologies: nearlyBeginningWith(last, technologies), topics: nearlyBeginningWith(last, topics) }
}

/** As names are compared while they are typed: case, accents, dashes and spacing make no difference. */
export const fold = (text: string): string =>
  normalise(text).text.replace(/[\s_-]+/gu, ' ').replace(/^[^\p{L}\p{N}.]+|[^\p{L}\p{N}+#]+$/gu, '')

const spell = <T extends { readonly name: string }>(value: T, others: readonly string[]): readonly Entry<T>[] => [
  { value, key: fold(value.name), match: 'exact' },
  ...others.map((other) => ({ value, key: fold(other), match: 'alias' as const })),
]

/** Names before other spellings: where a name begins so, what merely has an alias that does would be noise. */
function beginningWith<T>(tail: string, entries: readonly Entry<T>[]): readonly Completion<T>[] {
  const names = entries.filter(({ match }) => match === 'exact')
  const begun = [...entries.filter(({ key }) => key === tail), ...names.filter(({ key }) => key.startsWith(tail)),
    ...names.filter(({ key }) => key.includes(` ${tail}`))]
  if (begun.length > 0 || tail.length < shortestAlias) return firstOfEach(begun)
  return firstOfEach(entries.filter(({ key }) => key.startsWith(tail)))
}

function nearlyBeginningWith<T>(typed: string, entries: readonly Entry<T>[]): readonly Completion<T>[] {
  const near = entries
    .map((entry) => ({ entry, distance: distanceToBeginning(typed, entry.key) }))
    .filter(({ distance }) => distance < Infinity)
    .sort((a, b) => a.distance - b.distance)
  const names = near.filter(({ entry }) => entry.match === 'exact')
  return firstOfEach(
    (names.length > 0 ? names : near).map(({ entry: { value } }) => ({ value, match: 'fuzzy' as const })),
  )
}

/** How far what was typed is from what a name begins with: a slip, two in a long word. @returns Infinity beyond. */
export function distanceToBeginning(typed: string, key: string): number {
  if (typed.length < shortestSlip || key.charAt(0) !== typed.charAt(0)) return Infinity
  const limit = typed.length >= 2 * shortestSlip ? 2 : 1
  // A slip may also have added or dropped a letter: the beginning of the name is measured at all three lengths.
  const distance = Math.min(...[-1, 0, 1].map((more) => editDistance(typed, key.slice(0, typed.length + more), limit)))
  return distance <= limit ? distance : Infinity
}

function firstOfEach<T>(found: readonly Completion<T>[]): readonly Completion<T>[] {
  const seen = new Set<T>()
  return found.filter(({ value }) => !seen.has(value) && seen.add(value)).map(({ value, match }) => ({ value, match }))
}
