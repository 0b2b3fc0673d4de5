import type { NeedId, Technology, TopicId } from '../../src/corpus/index.js'
import { pickNeed, type HeardNeed } from '../../src/reading/index.js'
import type { Verdict } from '../../src/verdict/index.js'
import { shippedRooms } from './house.js'

export const rooms = shippedRooms()
export const { corpus } = rooms

export const judge = (needs: readonly HeardNeed[]): Verdict => rooms.judge.byNeeds(needs)
export const compareOn = (compared: readonly Technology[], topic: TopicId | null): Verdict =>
  rooms.judge.compare(compared, topic)

export const hear = (text: string): readonly HeardNeed[] => rooms.reader.read(text).needs

/** The needs of a text in one state, each once, by id. */
export function idsIn(text: string, state: HeardNeed['state'] = 'heard'): string[] {
  return [...new Set(hear(text).filter((need) => need.state === state).map(({ need }) => need))].sort()
}

/** Needs picked from the list; one that begins with "!" is ruled out. */
export function pick(...ids: readonly string[]): readonly HeardNeed[] {
  return ids.map((id) => {
    const need = corpus.rulebook.needs.find((each) => each.id === id.replace('!', ''))
    if (need === undefined) throw new Error(`No need is called ${id}.`)
    return pickNeed(need, id.startsWith('!') ? 'ruled-out' : 'heard')
  })
}

export const allNeeds: readonly NeedId[] = corpus.rulebook.needs.map(({ id }) => id)

export function technology(id: string): Technology {
  const found = corpus.technologies.find((each) => each.id === id)
  if (found === undefined) throw new Error(`No technology is called ${id}.`)
  return found
}
