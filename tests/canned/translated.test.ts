import { describe, expect, it } from 'vitest'
import { baselineOf, parseBody } from '../../src/canned/index.js'
import { translateRooms } from '../../src/commands/desk/rooms.js'
import { shippedCorpus, shippedRooms } from '../support/house.js'

const italian = translateRooms(shippedRooms(), 'it')

describe('what a comparison rests on', () => {
  it.each(shippedCorpus().canned.map(({ name, body }) => [name, body] as const))('is the same in every language: %s',
    (_name, body) => {
      const [english, translated] = [shippedRooms(), italian].map((rooms) => baselineOf(parseBody(body, rooms), rooms))
      expect(translated).toEqual(english)
      expect(english?.length).toBeGreaterThan(0)
    })
})
