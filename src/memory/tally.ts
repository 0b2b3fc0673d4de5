import { idInWords, type Store } from '../store/index.js'

/** One more of something, in a server and everywhere together. */
export interface Tick {
  readonly guild: string | undefined
  readonly kind: string
  readonly key: string
  /** A key that means something in this server alone is counted nowhere else. */
  readonly isOwn?: boolean
}

/** Counts what happens without anybody waiting for it. */
export interface Tally {
  count(ticks: readonly Tick[]): void
  /** A declined question in words: held if its server has asked for that, and written if it still does then. */
  keepQuestion(guild: string, text: string): void
  /** Drops the questions that name a person and are not written yet. @returns How many those were. */
  forget(person: string): Promise<number>
  /** Writes what has been counted. Never rejects: what could not be written is written with the next ones. */
  flush(): Promise<void>
  /** The last flush. */
  close(): Promise<void>
}

interface TallyOptions {
  readonly store: () => Promise<Store>
  readonly keepsQuestions: (guild: string) => Promise<boolean>
  readonly now: () => number
  readonly onTrouble: (fault: unknown) => void
}

// A store that is down for long: what is beyond these is not counted, rather than kept in memory.
const maxPending = 5000
const maxQuestions = 200
const flushMs = 5000
const longestQuestion = 300

interface Pending {
  readonly guild: string | null
  readonly kind: string
  readonly key: string
  readonly day: string
  by: number
}

interface Question {
  readonly guild: string
  readonly text: string
  readonly at: number
}

export function openTally({ store, keepsQuestions, now, onTrouble }: TallyOptions): Tally {
  let pending = new Map<string, Pending>()
  let questions: Question[] = []
  let timer: NodeJS.Timeout | undefined
  let asking: Promise<unknown> = Promise.resolve()
  let writing: Promise<void> = Promise.resolve()

  const add = (tick: Pending): void => {
    const place = JSON.stringify([tick.guild, tick.kind, tick.key, tick.day])
    const known = pending.get(place)
    if (known) known.by += tick.by
    else if (pending.size < maxPending) pending.set(place, tick)
  }
  const soon = (): void => {
    timer ??= setTimeout(() => void flush(), flushMs).unref()
  }

  const holdQuestion = async (question: Question): Promise<void> => {
    if (!(await keepsQuestions(question.guild)) || questions.length >= maxQuestions) return
    questions.push(question)
    soon()
  }

  const writeCounts = async (): Promise<void> => {
    const counts = [...pending.values()]
    pending = new Map()
    if (counts.length === 0) return
    try {
      await (await store()).counts.add(counts)
    } catch (fault) {
      counts.forEach(add)
      throw fault
    }
  }
  const writeQuestions = async (): Promise<void> => {
    await asking
    for (let question = questions[0]; question; question = questions[0]) {
      if (await keepsQuestions(question.guild))
        await (await store()).questions.add(question.guild, question.text, question.at)
      questions = questions.slice(1)
    }
  }
  const dropMentions = async (person: string): Promise<number> => {
    await asking
    const id = idInWords(person)
    if (!id) return 0
    const left = questions.filter(({ text }) => text.search(id) < 0)
    const dropped = questions.length - left.length
    questions = left
    return dropped
  }
  const write = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    try {
      await writeCounts()
      await writeQuestions()
    } catch (fault) {
      onTrouble(fault)
      soon()
    }
  }
  const flush = (): Promise<void> => (writing = writing.then(write))

  return {
    count(ticks) {
      const day = new Date(now()).toISOString().slice(0, 10)
      for (const { guild, kind, key, isOwn = false } of ticks) {
        const places = guild === undefined ? [null] : isOwn ? [guild] : [guild, null]
        for (const place of places) add({ guild: place, kind, key, day, by: 1 })
      }
      if (ticks.length > 0) soon()
    },
    keepQuestion(guild, text) {
      const held = holdQuestion({ guild, text: text.slice(0, longestQuestion), at: now() }).catch(onTrouble)
      asking = Promise.all([asking, held])
    },
    async forget(person) {
      // After what is being written just now: that is the store's to forget.
      const dropped = writing.then(() => dropMentions(person))
      writing = dropped.then(() => undefined)
      return dropped
    },
    flush,
    async close() {
      await flush()
      clearTimeout(timer)
    },
  }
}

/** What is asked often, by ids: never in anybody's words. */
export interface PopularSubject {
  readonly technologies: readonly string[]
  readonly topic: string | null
}

/** Under which a subject is counted. */
export const subjectKind = 'subject'

/** A subject as the key of its count: the same whichever technology was named first. Ids hold neither sign. */
export function spellSubject({ technologies, topic }: PopularSubject): string {
  return `${[...technologies].sort().join('+')}|${topic ?? ''}`
}

function readSubject(key: string): PopularSubject {
  const [technologies = '', topic = ''] = key.split('|')
  return { technologies: technologies === '' ? [] : technologies.split('+'), topic: topic === '' ? null : topic }
}

const most = 10
const days = 90
const dayMs = 86_400_000

/** What is asked most, in this server first and then anywhere; most first. */
export async function readPopular(guild: string | null, store: Store, now: number): Promise<readonly PopularSubject[]> {
  const since = new Date(now - days * dayMs).toISOString().slice(0, 10)
  const places = guild === null ? [null] : [guild, null]
  const keys = new Set<string>()
  for (const place of places)
    for (const { key } of await store.counts.top({ guild: place, kind: subjectKind }, since, most)) keys.add(key)
  return [...keys].slice(0, most).map(readSubject)
}
