import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore, type Store } from '../../src/store/index.js'
import { openScratch } from '../support/scratch.js'
import { cannedWrite, fillGuild, vote } from '../support/store.js'

const newFolder = openScratch()
const member = '777777777777777777'
const guild = '888888888888888888'

/** In how many of the files of a store these words stand, whatever the store knows of them. */
const filesWith = (folder: string, words: string): readonly string[] => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(words))

/** Enough of everything to fill pages, split them, and move what stands in them. */
async function fill(store: Store): Promise<void> {
  await fillGuild(store, guild, { by: member, voter: member })
  for (let at = 0; at < 150; at++) {
    await store.feedback.vote(vote({ guild, person: member, answer: `a${at}` }))
    await store.feedback.vote(vote({ guild: '1', person: String(at), answer: `a${at}` }))
    const write = cannedWrite({ guild, by: member, name: `entry ${at}`, body: `As <@${member}> says: ${'x'.repeat((at * 397) % 3_900)}` })
    await store.canned.save([write])
    if (at % 3 === 0) await store.canned.save([{ ...write, seen: 1, body: 'Less.', change: 'edit' }])
  }
}

describe('what is erased', () => {
  it.each([
    ['a person who is forgotten', member, (store: Store) => store.forget(member)],
    ['a server that is purged', guild, (store: Store) => store.guilds.purge(guild)],
  ])('is in no file any more: %s', async (_who, id, erase) => {
    const folder = newFolder()
    const store = await openStore({ kind: 'sqlite', folder })
    onTestFinished(() => store.close().catch(() => undefined))
    await fill(store)
    expect(filesWith(folder, id)).not.toEqual([])
    await erase(store)
    expect(filesWith(folder, id)).toEqual([])
    await store.close()
    expect(filesWith(folder, id)).toEqual([])
  })
})
