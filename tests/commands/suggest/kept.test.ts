import { describe, expect, it } from 'vitest'
import type { Choice, Desk } from '../../../src/commands/index.js'
import type { Keep } from '../../../src/corpus/index.js'
import { openHouse, shippedRooms } from '../../support/house.js'

const first = [['ask', 'question', ''], ['ask', 'question', 'n'], ['ask', 'question', 'pyth'],
  ['recommend', 'project', ''], ['compare', 'left', ''], ['compare', 'topic', '']] as const

/** What the first keystrokes of a house offer, in both languages. */
async function offeredBy(desk: Desk): Promise<readonly (readonly Choice[])[]> {
  const offered: (readonly Choice[])[] = []
  for (const locale of ['en', 'it'] as const) {
    for (const [command, argument, typed] of first)
      offered.push(await desk.suggest({ command, argument, typed, scope: { surface: 'discord', locale } }))
  }
  return offered
}

describe('what is offered on the first keystrokes', () => {
  it('is searched for once, and never where that was kept', async () => {
    const rooms = shippedRooms()
    let searched = 0
    const search: typeof rooms.search = { ...rooms.search,
      find: (...asked) => {
        searched++
        return rooms.search.find(...asked)
      } }
    const kept = new Map<string, unknown>()
    const keep: Keep = <T>(name: string, make: () => T): T => {
      if (!kept.has(name)) kept.set(name, make())
      return kept.get(name) as T
    }
    const anew = await offeredBy(openHouse(undefined, { search, keep }))
    expect(searched).toBe(rooms.corpus.technologies.length)
    // As it comes back from a file.
    for (const [name, value] of kept) kept.set(name, structuredClone(value))
    expect(await offeredBy(openHouse(undefined, { search, keep }))).toEqual(anew)
    expect(searched).toBe(rooms.corpus.technologies.length)
  })
})
