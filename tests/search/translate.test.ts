import { describe, expect, it } from 'vitest'
import { translateRooms } from '../../src/commands/desk/rooms.js'
import { shippedRooms } from '../support/house.js'

const rooms = shippedRooms()
const italian = translateRooms(rooms, 'it')
const idsOf = (typed: string, of = italian): readonly string[] => of.reader.topics(typed).map(({ value }) => value.id)

describe('rooms that speak another language', () => {
  it('find the same passages, for the same reasons', () => {
    const question = 'is node or python better for real-time chat?'
    const [one, other] = [rooms, italian].map(({ reader, search }) => search.find(reader.read(question)))
    expect(other?.hits.map(({ passage, score }) => [passage.id, score])).toEqual(
      one?.hits.map(({ passage, score }) => [passage.id, score]),
    )
  })

  it('know a topic by its name in either language', () => {
    expect(idsOf('prestazioni')[0]).toBe('performance')
    expect(italian.reader.topics('Prestazioni')[0]?.match).toBe('exact')
    expect(idsOf('apprend')).toContain('learning-curve')
    expect(idsOf('performance')[0]).toBe('performance')
    expect(idsOf('apprend', rooms)).not.toContain('learning-curve')
    expect(new Set(idsOf('se')).size).toBe(idsOf('se').length)
  })

  it('name topics in their own language', () => {
    const name = italian.corpus.topics.find(({ id }) => id === 'security')?.name
    expect(name).toBe('Sicurezza')
    expect(italian.reader.read('security').topics.map(({ value }) => value.name)).toEqual([name])
    expect(italian.reader.topics('security')[0]?.value.name).toBe(name)
  })

  it('keep those that they were made of', () => {
    expect(italian.original).toBe(rooms)
  })

  it('are the rooms themselves where there is nothing to translate', () => {
    expect(translateRooms(rooms, 'en')).toBe(rooms)
  })
})
