import { expect, it } from 'vitest'
import { warmUp } from '../../src/bin/warm-up.js'
import { english, noStore, openHouse, openRooms, shippedCorpus } from '../support/house.js'

it('looks words up before anybody asks, so that nobody waits for the dictionary', async () => {
  const lookedUp: string[] = []
  const rooms = openRooms(shippedCorpus(), (word) => {
    lookedUp.push(word)
    return english.isWord(word)
  })
  expect(lookedUp).toEqual([])
  await warmUp(openHouse(noStore, rooms))
  expect(lookedUp).not.toEqual([])
})
