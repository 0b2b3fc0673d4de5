import type { Corpus, English, Technology, Topic } from '../../corpus/index.js'
import type { Mention } from '../../reading/index.js'
import { distanceToBeginning, isStopWord, normalise, slipsBelieved, sortNear } from '../../text/index.js'

/** A name that what was typed so far may become. */
interface Completion<T> {
  readonly value: T
  readonly match: Mention<T>['match']
}

interface Completions {
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
  const near = sortNear(entries, ({ key }) => distanceIfBegun(typed, key))
  const names = near.filter(({ match }) => match === 'exact')
  return firstOfEach((names.length > 0 ? names : near).map(({ value }) => ({ value, match: 'fuzzy' as const })))
}

/** How far what was typed is from what a name begins with; Infinity beyond. Its first letter is believed. */
export const distanceIfBegun = (typed: string, key: string): number =>
  slipsBelieved(typed.length) > 0 && key.charAt(0) === typed.charAt(0) ? distanceToBeginning(typed, key) : Infinity

function firstOfEach<T>(found: readonly Completion<T>[]): readonly Completion<T>[] {
  const seen = new Set<T>()
  return found.filter(({ value }) => !seen.has(value) && seen.add(value)).map(({ value, match }) => ({ value, match }))
}
