import { buildCodebook, openComposer } from '../../src/answer/index.js'
import { baselineOf, parseBody, spellBaseline, type Canned } from '../../src/canned/index.js'
import type { CannedEntry } from '../../src/store/index.js'
import { rooms } from '../support/verdicts.js'

export { rooms }
export const composer = openComposer(rooms.corpus, buildCodebook(rooms.corpus), 'en')

export const nobody = { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] } as const

/** An entry of a server's own, as the store gives it. */
export function makeEntry(name: string, more: Partial<CannedEntry> = {}): CannedEntry {
  const body = more.body ?? `About ${name}.`
  return {
    guild: '1',
    name,
    title: name,
    body,
    aliases: [],
    groups: [],
    restriction: nobody,
    version: 1,
    deleted: false,
    changedAt: 0,
    changedBy: '7',
    basis: spellBaseline(baselineOf(parseBody(body, rooms), rooms)),
    ...more,
  }
}

export const namesOf = (items: readonly Pick<Canned, 'name'>[]): readonly string[] => items.map(({ name }) => name)
