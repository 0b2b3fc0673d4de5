import { describe, expect, it } from 'vitest'
import { openLibrary, translateLibrary } from '../../src/search/index.js'
import { isEnglish, shippedCorpus } from '../support/house.js'

const library = openLibrary(shippedCorpus(), isEnglish)
const italian = translateLibrary(library, 'it')
const idsOf = (typed: string, of = italian): readonly string[] => of.topics(typed).map(({ value }) => value.id)

describe('a library that speaks another language', () => {
  it('finds the same passages, for the same reasons', () => {
    const question = 'is node or python better for real-time chat?'
    const [one, other] = [library.search(question), italian.search(question)]
    expect(other.hits.map(({ passage, score }) => [passage.id, score])).toEqual(
      one.hits.map(({ passage, score }) => [passage.id, score]),
    )
  })

  it('knows a topic by its name in either language', () => {
    expect(idsOf('prestazioni')[0]).toBe('performance')
    expect(italian.topics('Prestazioni')[0]?.match).toBe('exact')
    expect(idsOf('apprend')).toContain('learning-curve')
    expect(idsOf('performance')[0]).toBe('performance')
    expect(idsOf('apprend', library)).not.toContain('learning-curve')
    expect(new Set(idsOf('se')).size).toBe(idsOf('se').length)
  })

  it('names topics in its own language wherever it names them', () => {
    const name = italian.corpus.topics.find(({ id }) => id === 'security')?.name
    expect(name).toBe('Sicurezza')
    expect(italian.read('security').mentions.topics.map(({ value }) => value.name)).toEqual([name])
    expect(italian.mentions('security').topics.map(({ value }) => value.name)).toEqual([name])
    expect(italian.topics('security')[0]?.value.name).toBe(name)
    const english = new Set(library.corpus.topics.map((topic) => topic.name))
    const { declined } = italian.search('what salary does a Rust developer get?')
    expect(declined?.nearest.filter((topic) => english.has(topic.name) && topic.name !== 'Benchmark')).toEqual([])
  })

  it('keeps the library that it was made of', () => {
    expect(italian.original).toBe(library)
    expect(library.original).toBeUndefined()
  })

  it('is the library itself where there is nothing to translate', () => {
    expect(translateLibrary(library, 'en')).toBe(library)
  })
})
