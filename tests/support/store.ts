import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../../src/store/index.js'
import { articleWrite, cannedWrite, person, settingsWrite, vote } from './store-values.js'

export { articleWrite, cannedWrite, dayMs, person, settingsWrite, vote } from './store-values.js'

/** An empty store in memory, closed when the test ends. */
export async function openTestStore(): Promise<Store> {
  const store = await openStore({ kind: 'memory' })
  onTestFinished(() => store.close())
  return store
}

/** So many rows does {@link fillGuild} leave, bookkeeping and all. */
export const filledRows = 33

/** One of everything that can be remembered of a server. */
export async function fillGuild(store: Store, guild: string,
  { by = person, voter = person, at = 1_000 } = {}): Promise<void> {
  await store.canned.save([cannedWrite({ guild, by, at, aliases: ['fast'], body: `As <@${by}> says.`,
    groups: ['team'] })])
  await store.canned.restrictGroup({ guild, name: 'team', restriction: cannedWrite().restriction, seen: 0, by, at })
  await store.canned.posted({ guild, channel: '7', message: '70', name: 'speed', version: 1, by, at })
  await store.articles.save([articleWrite({ guild, by, at, author: `<@${by}>`, body: `As <@${by}> says.` })])
  await store.articles.review([{ guild, id: 'own-fast', place: 0, stance: 'neutral', by, at }])
  for (const seen of [0, 1]) await store.settings.save(settingsWrite({ guild, by, at, seen }))
  await store.feedback.vote(vote({ guild, person: voter, at }))
  await store.counts.add([{ guild, kind: 'asked', key: 'speed', day: new Date(at).toISOString().slice(0, 10), by: 1 }])
  await store.questions.add(guild, 'how fast?', at)
  await store.suggestions.add({ guild, kind: 'canned', name: 'n', title: 'T', body: `As <@${by}> says.`, by, at },
    { open: 9, recent: 9, withinMs: 9 })
  await store.passages.mark({ guild, passage: 'a#1', digest: 'd', state: 'hidden', reason: `<@${by}>`, seen: 0, by, at })
  await store.profiles.save(guild, voter, { heard: ['iot'], ruledOut: [], at })
  await store.guilds.left(guild, at)
}
