import { onTestFinished } from 'vitest'
import { openStore, type CannedWrite, type SettingsWrite, type Store, type Vote } from '../../src/store/index.js'

/** An empty store in memory, closed when the test ends. */
export async function openTestStore(): Promise<Store> {
  const store = await openStore({ kind: 'memory' })
  onTestFinished(() => store.close())
  return store
}

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
  restriction: { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] },
  basis: '',
  deleted: false,
  seen: 0,
  change: 'create',
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

export const vote = (given: Partial<Vote> = {}): Vote => ({ guild: '1', answer: 'k3y', person, rating: 'helpful', subjects: ['cost', 'speed'], at: 1_000, ...given })

/** One of everything that can be remembered of a server. */
export async function fillGuild(store: Store, guild: string, { by = person, voter = person, at = 1_000 } = {}): Promise<void> {
  await store.canned.save([cannedWrite({ guild, by, at, aliases: ['fast'], body: `As <@${by}> says.` })])
  await store.canned.posted({ guild, channel: '7', message: '70', name: 'speed', version: 1, by, at })
  await store.settings.save(settingsWrite({ guild, by, at }))
  await store.feedback.vote(vote({ guild, person: voter, at }))
  await store.counts.add([{ guild, kind: 'asked', key: 'speed', day: new Date(at).toISOString().slice(0, 10), by: 1 }])
  await store.questions.add(guild, 'how fast?', at)
  await store.audit.add({ guild, at, by, verb: 'canned.remove', subject: 'speed', before: '', after: '' })
  await store.guilds.left(guild, at)
}
