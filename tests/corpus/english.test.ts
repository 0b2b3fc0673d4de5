import { describe, expect, it } from 'vitest'
import { isEnglish, openRooms, shippedCorpus, shippedRooms } from '../support/house.js'

describe('English words', () => {
  it.each(['stripe', 'timer', 'workplace', 'poison', 'nod'])('hold %s', (word) => {
    expect(isEnglish(word)).toBe(true)
  })

  it.each(['pyhton', 'noed', 'recieve', 'constructor()', '__proto__', '', 'Stripe'])('do not hold %j', (word) => {
    expect(isEnglish(word)).toBe(false)
  })
})

describe('a reader that knows English', () => {
  const [knowing, plain] = [shippedRooms(), openRooms(shippedCorpus(), () => false)]
  const readings = ({ reader }: typeof plain, text: string): readonly string[] =>
    reader.read(text).readings.map(({ from, to }) => `${from} ${to}`)

  it.each(['is stripe fine with python', 'a timer in node', 'poison in the workplace'])(
    'reads right words as they stand: %s',
    (text) => {
      expect(readings(knowing, text)).toEqual([])
      expect(readings(plain, text)).not.toEqual([])
    },
  )

  it.each([['nod or pyton', ['nod Node.js', 'pyton Python']], ['is pyhton quick', ['pyhton Python']], [
    'performnce of node',
    ['performnce performance'],
  ]])('still reads slips: %s', (text, read) => {
    expect(readings(knowing, text)).toEqual(read)
  })
})
