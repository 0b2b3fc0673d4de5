import { describe, expect, it } from 'vitest'
import { basisOf, parseBody } from '../../src/canned/index.js'
import { translateLibrary } from '../../src/search/index.js'
import { shippedCorpus, shippedLibrary } from '../support/house.js'

const italian = translateLibrary(shippedLibrary(), 'it')

describe('what a comparison rests on', () => {
  it.each(shippedCorpus().canned.map(({ name, body }) => [name, body] as const))('is the same in every language: %s',
    (_name, body) => {
      const [english, translated] = [shippedLibrary(), italian].map((library) =>
        basisOf(parseBody(body, library), library)
      )
      expect(translated).toEqual(english)
      expect(english?.length).toBeGreaterThan(0)
    })
})
