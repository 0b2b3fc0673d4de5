import type { ArticleWrite, CannedWrite, SettingsWrite, Vote } from '../../src/store/index.js'

export const dayMs = 86_400_000

/** Somebody who writes where nothing else is said. */
export const person = '100000000000000001'

/** A write with nothing remarkable about it. */
export const cannedWrite = (write: Partial<CannedWrite> = {}): CannedWrite => ({
  guild: '1',
  name: 'speed',
  title: 'Speed',
  body: 'One is quick.',
  aliases: [],
  groups: [],
  restriction: { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] },
  basis: '',
  deleted: false,
  seen: 0,
  change: 'create',
  by: person,
  at: 1_000,
  ...write,
})

export const articleWrite = (write: Partial<ArticleWrite> = {}): ArticleWrite => ({
  guild: '1',
  id: 'own-fast',
  title: 'Fast',
  author: null,
  publisher: null,
  published: '2026-01-31',
  url: null,
  content: '{}',
  deleted: false,
  seen: 0,
  ...((write.seen ?? 0) === 0 ? { body: 'One is quick.' } : {}),
  change: 'add',
  by: person,
  at: 1_000,
  ...write,
})

export const settingsWrite = (write: Partial<SettingsWrite> = {}): SettingsWrite => ({
  guild: '1',
  values: '{"a":1}',
  seen: 0,
  by: person,
  at: 1_000,
  subject: 'mentions',
  before: 'yes',
  after: 'no',
  ...write,
})

export const vote = (given: Partial<Vote> = {}): Vote => ({ guild: '1', answer: 'k3y', person, rating: 'helpful',
  subjects: ['cost', 'speed'], at: 1_000, ...given })
