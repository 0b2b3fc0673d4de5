import { keepNothing, type Corpus, type Keep, type Technology, type TechnologyId,
  type Topic } from '../../corpus/index.js'
import type { Mention } from '../../reading/index.js'
import { english, type Texts } from '../../language/index.js'
import type { PopularSubject } from '../../memory/index.js'
import type { Choice } from '../desk/door.js'
import type { LocalizedRooms } from '../desk/rooms.js'
import { nearly } from '../labels.js'
import { fold, openNames } from './names.js'

type Voiced = Pick<LocalizedRooms, 'corpus' | 'reader' | 'search' | 'texts'>

interface Ground extends Voiced {
  readonly completeNames: ReturnType<typeof openNames>
  /** Whether the articles say more of it than its name: what is offered must be answered. */
  readonly isSpokenOf: (technology: Technology) => boolean
}

/** What a question may be about. */
interface Subject {
  readonly technologies: readonly Technology[]
  readonly topic: Topic | null
}

interface Reading {
  readonly technologies: readonly Technology[]
  readonly topics: readonly Topic[]
  readonly isNear: boolean
}

// What can be understood of a question is a handful of names; more completions than these are none.
const mostReadings = 12

/**
 * Questions that the articles may answer: popular ones and examples before anything is typed, then those that what is
 * typed may become.
 */
export function openQuestions(
  voice: Voiced,
  keep: Keep = keepNothing,
): (typed: string, popular: readonly PopularSubject[]) => readonly Choice[] {
  const ground: Ground = { ...voice, completeNames: openNames(voice.corpus, voice.reader.english.isCommon),
    isSpokenOf: openSpokenOf(voice, keep) }
  return (typed, popular) => {
    if (fold(typed) !== '') return [...startingWith(typed, ground), ...goOn(typed, ground)]
    const known = popular.flatMap((subject) => findSubject(subject, ground.corpus) ?? [])
    return [...known, ...examples(ground)].map((subject) => toChoice(subject, false, ground))
  }
}

export const spokenOf = 'suggest: technologies spoken of'

/** All technologies are looked for at once, and never on a keystroke after that. */
function openSpokenOf({ corpus, reader, search }: Voiced, keep: Keep): Ground['isSpokenOf'] {
  const isAnswered = ({ name }: Technology): boolean => {
    const { hits, declined } = search.find(reader.read(english.suggesting.about(name)), { limit: 1 })
    return hits.length > 0 && declined === null
  }
  const find = (): ReadonlySet<TechnologyId> => new Set(corpus.technologies.filter(isAnswered).map(({ id }) => id))
  let known: ReadonlySet<TechnologyId> | undefined
  return ({ id }) => (known ??= keep(spokenOf, find)).has(id)
}

function goOn(typed: string, ground: Ground): readonly Choice[] {
  return takeTurns(
    readingsOf(typed, ground).map((reading) =>
      subjectsOf(reading, ground).map((subject) => toChoice(subject, reading.isNear, ground))
    ),
  )
}

/** The examples that open like what is typed. */
function startingWith(typed: string, ground: Ground): readonly Choice[] {
  const begun = fold(typed)
  return examples(ground)
    .map((subject) => toChoice(subject, false, ground))
    .filter(({ label, value }) => fold(label).startsWith(begun) || fold(value).startsWith(begun))
}

function findSubject({ technologies, topic }: PopularSubject, corpus: Corpus): Subject | undefined {
  const named = technologies.flatMap((id) => corpus.technologies.find((each) => each.id === id) ?? [])
  const on = corpus.topics.find(({ id }) => id === topic) ?? null
  return named.length === 0 && on === null ? undefined : withSides({ technologies: named, topic: on }, corpus)
}

/** The heads of ecosystems are what the articles weigh: each topic with them, then each of them alone. */
function examples(ground: Ground): readonly Subject[] {
  const { corpus } = ground
  const heads = headsOf(corpus)
  const weighed = corpus.topics.filter((topic) => topic.weighed !== false).map((topic): Subject => ({
    technologies: heads,
    topic,
  }))
  return [...weighed.slice(0, 20),
    ...heads.filter((head) => ground.isSpokenOf(head)).map((head): Subject => ({ technologies: [head], topic: null }))]
}

const headsOf = ({ technologies }: Corpus): readonly Technology[] =>
  technologies.filter(({ id, ecosystem }) => id === ecosystem).slice(0, 2)

/** What is typed, each way it may go on; what it says already last, for it may be a name cut short. */
function readingsOf(typed: string, { reader, completeNames }: Ground): readonly Reading[] {
  const { technologies, topics } = reader.read(typed)
  const said: Reading = {
    technologies: unique(technologies),
    topics: unique(topics),
    isNear: [...technologies, ...topics].some(({ match }) => match === 'fuzzy'),
  }
  const completed = completeNames(typed)
  const before = <T>(mentions: readonly Mention<T>[]): readonly T[] =>
    unique(mentions.filter(({ end }) => end < typed.trimEnd().length))
  const base: Omit<Reading, 'isNear'> = { technologies: before(technologies), topics: before(topics) }
  const readings = [
    ...completed.technologies.map(({ value, match }): Reading => ({ technologies: [...base.technologies, value],
      topics: base.topics, isNear: match === 'fuzzy' })
    ),
    ...completed.topics.map(({ value, match }): Reading => ({ technologies: base.technologies,
      topics: [value, ...base.topics], isNear: match === 'fuzzy' })
    ),
    ...(said.technologies.length + said.topics.length > 0 ? [said] : []),
  ]
  return readings.slice(0, mostReadings)
}

const unique = <T>(mentions: readonly Mention<T>[]): readonly T[] => [...new Set(mentions.map(({ value }) => value))]

/** The topics that were named, on the technologies that were; a technology alone is first asked about for itself. */
function subjectsOf({ technologies, topics }: Reading, ground: Ground): readonly Subject[] {
  const { corpus } = ground
  const [only, other] = technologies
  const alone: readonly Subject[] = only && !other && topics.length === 0 && ground.isSpokenOf(only)
    ? [{ technologies: [only], topic: null }]
    : []
  const others = technologies.length > 0
    ? corpus.topics.filter((topic) => topic.weighed !== false && !topics.includes(topic))
    : []
  return [...alone,
    ...[...topics, ...others].map((topic) => withSides({ technologies: technologies.slice(0, 2), topic }, corpus))]
}

/** A topic is weighed between two: where fewer are named, the heads of the ecosystems stand in. */
function withSides({ technologies, topic }: Subject, corpus: Corpus): Subject {
  const [only, other] = technologies
  if (topic === null || other) return { technologies, topic }
  const heads = headsOf(corpus)
  const against = heads.find(({ id }) => id !== only?.ecosystem)
  return {
    technologies: only === undefined || against === undefined || only.ecosystem === null ? heads : [only, against],
    topic,
  }
}

function toChoice(subject: Subject, isNear: boolean, { texts }: Ground): Choice {
  const value = ask(subject, texts)
  return { label: isNear ? nearly(value) : value, value }
}

function ask({ technologies, topic }: Subject, { suggesting }: Texts): string {
  const [one, other] = technologies.map(({ name }) => name)
  if (one === undefined) return topic?.name ?? ''
  if (other === undefined) return suggesting.about(one)
  return topic === null ? suggesting.pair(one, other) : suggesting.pairOn(one, other, topic.name)
}

/** The first of each row, then the second of each: no way to go on hides the others. */
function takeTurns(rows: readonly (readonly Choice[])[]): readonly Choice[] {
  const longest = Math.max(0, ...rows.map(({ length }) => length))
  return Array.from({ length: longest }, (_, turn) => rows.flatMap((row) => row.slice(turn, turn + 1))).flat()
}
