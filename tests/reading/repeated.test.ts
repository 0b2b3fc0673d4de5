import { describe, expect, it } from 'vitest'
import { shippedRooms } from '../support/house.js'

const { reader } = shippedRooms()

/** Where technologies are named, ours or others, by the places of words. */
function namesIn(text: string): readonly (readonly [number, number])[] {
  const { technologies, elsewhere } = reader.scan(text)
  return [...technologies, ...elsewhere].map(({ from, to }) => [from, to])
}

describe('a name that is an ordinary word', () => {
  it('is told by what stands near it, however long the text around it', () => {
    const far = 'A plain sentence about gardens and the weather stands here. '.repeat(20)
    for (const near of ['node or go', 'the go language', 'we go home']) {
      const alone = namesIn(`${near}.`)
      const offset = reader.scan(far).words.length
      expect(namesIn(`${far}${near}. ${far}`).map(([from, to]) => [from - offset, to - offset])).toEqual(alone)
    }
  })

  it('is found each time it is said in a text that says nothing else', () => {
    expect(namesIn('node or go, '.repeat(200))).toHaveLength(400)
  })
})
