import { expect, it } from 'vitest'
import { warmUp } from '../../src/bin/warm-up.js'
import { openDesk } from '../../src/commands/index.js'
import { corpusFolder, english, openRooms, shippedCorpus } from '../support/house.js'
import { noStore } from '../support/no-store.js'

it('looks words up before anybody asks, so that nobody waits for the dictionary', async () => {
  const lookedUp: string[] = []
  const rooms = openRooms(shippedCorpus(), (word) => {
    lookedUp.push(word)
    return english.isWord(word)
  })
  const raise = (fault: unknown): never => {
    throw fault
  }
  expect(lookedUp).toEqual([])
  await warmUp(
    openDesk({ ...rooms, corpusFolder, version: { program: '0', corpus: '0', rules: '0' }, onFault: raise,
      newReference: () => '', openStore: noStore, now: () => 0 }),
  )
  expect(lookedUp).not.toEqual([])
})
