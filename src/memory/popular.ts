import type { Store } from '../store/index.js'

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

export function readSubject(key: string): PopularSubject {
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
    for (const { key } of await store.counts.top(place, subjectKind, since, most)) keys.add(key)
  return [...keys].slice(0, most).map(readSubject)
}
