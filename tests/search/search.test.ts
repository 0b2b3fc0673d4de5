import { describe, expect, it } from 'vitest'
import { openLibrary, type Hit } from '../../src/search/index.js'
import type { Explanation } from '../../src/retrieval/index.js'
import { isEnglish, shippedCorpus } from '../support/house.js'
import { tinyLibrary } from './tiny.js'

const tiny = tinyLibrary()
const library = openLibrary(shippedCorpus(), isEnglish)
const order = (text: string): string[] => tiny.search(text).hits.map(({ passage }) => passage.id)

describe('search', () => {
  it('ranks passages on the topics and technologies asked above those that only name them', () => {
    expect(order('many users in a chat: harbour or lighthouse?')).toEqual([
      'first#2', // chat and connections, and Harbour: both topics, one side
      'second#1', // the same claim, shorter, from another article
      'first#3', // requests: one topic, the other side
      'second#2', // from here on only a name: Lighthouse, which fewer passages name
      'first#4',
      'first#5', // Harbour, in a short passage
      'first#1', // Harbour, in a longer one
    ])
  })

  it('ranks what a topic is about above a passage that shares a rarer word', () => {
    expect(order('is lighthouse good for newbies')).toEqual([
      'first#4', // beginners, and of Lighthouse
      'first#5', // beginners, but of Harbour: half as much
      'second#2', // names Lighthouse in a passage as long as the average
      'first#3', // names it in a longer one
    ])
  })

  it('ranks a definition first where a definition was asked', () => {
    expect(order('what is harbour')[0]).toBe('first#1')
  })

  it('ranks a date first where a date was asked', () => {
    expect(order('since when does harbour exist')[0]).toBe('first#1')
  })

  it('quotes what speaks against or for a technology where the question asks for that alone', () => {
    const { technologies, stances } = shippedCorpus()
    const speaks = (hit: Hit, technology: string, stance: string): boolean =>
      stances.some((label) =>
        label.technology === technology && label.stance === stance && label.article === hit.passage.article &&
        label.start >= hit.passage.start && label.end <= hit.passage.end
      )
    const questions = {
      against: (
        name: string,
      ) => [`downsides of ${name}`, `why not ${name}?`, `what is bad about ${name}`, `problems with ${name}`],
      for: (name: string) => [`advantages of ${name}`, `why use ${name}?`],
    }
    for (const { id, name } of technologies.filter((each) => each.id === each.ecosystem)) {
      for (const stance of ['against', 'for'] as const) {
        for (const question of questions[stance](name)) {
          const sided = library.search(question, { limit: 3 }).hits.filter((hit) => speaks(hit, id, stance))
          // Praise is what most passages hold, so that it tells them less apart.
          expect(sided.length, question).toBeGreaterThanOrEqual(stance === 'against' ? 2 : 1)
        }
      }
    }
  })

  it('ranks a passage that has the name first where a name is asked about, however rare it is', () => {
    for (const { id, name } of shippedCorpus().technologies) {
      const named = new Set(library.naming(id).map((passage) => passage.id))
      for (const question of [`what is ${name}`, `what do the articles say of ${name}?`]) {
        const { hits, declined } = library.search(question, { limit: 1 })
        if (declined === null) expect(hits.map(({ passage }) => named.has(passage.id)), question).toEqual([true])
      }
    }
  })

  it('takes no side where both are asked for, or an advantage is only taken', () => {
    const meanings = (text: string): string => JSON.stringify(library.search(text, { limit: 1 }).hits[0]!.explain())
    expect(meanings('downsides of python')).toContain('speaks against')
    for (const text of ['pros and cons of python', 'can node take full advantage of many processors?',
      'what is python?']) {
      expect(meanings(text), text).not.toContain('what was asked"')
    }
  })

  it('shows the very sentence that takes the side', () => {
    const [hit] = library.search('why is python considered bad').hits
    const { body } = shippedCorpus().articles.find(({ id }) => id === hit!.passage.article)!
    const shown = shippedCorpus().stances.filter(({ technology, stance, article, start, end }) =>
      technology === 'python' && stance === 'against' && article === hit!.passage.article && start < hit!.snippet.end &&
      hit!.snippet.start < end
    )
    expect(shown.length, body.slice(hit!.snippet.start, hit!.snippet.end)).toBeGreaterThan(0)
  })

  it('finds by synonym, alias and misspelling what the plain words find', () => {
    expect(order('number crunching in lh')[0]).toBe('second#2')
    expect(order('hrabour websokets')).toEqual(order('harbour websockets'))
    expect(tiny.search('hrabour websokets').readings).toEqual([
      { from: 'hrabour', to: 'Harbour' },
      { from: 'websokets', to: 'websockets' },
    ])
  })

  it('gives at most as many hits as were asked for, without an id twice, the same each time', () => {
    const all = library.search('node or python for chat', { limit: 100 }).hits
    expect(library.search('node or python for chat', { limit: 3 }).hits.map(({ passage }) => passage.id)).toEqual(
      all.slice(0, 3).map(({ passage }) => passage.id),
    )
    expect(new Set(all.map(({ passage }) => passage.id)).size).toBe(all.length)
    expect(openLibrary(shippedCorpus(), isEnglish).search('node or python for chat', { limit: 100 })).toMatchObject({
      hits: all.map(({ score, snippet }) => ({ score, snippet })),
    })
  })

  it('lets scores fall and never rise', () => {
    for (const text of ['node or python for chat', 'which is better', 'why is python slow', 'security']) {
      const scores = library.search(text, { limit: 200 }).hits.map(({ score }) => score)
      expect(scores.length).toBeGreaterThan(5)
      expect([...scores].sort((a, b) => b - a)).toEqual(scores)
    }
  })

  it('does not fill the first five places from one article', () => {
    for (const text of ['node or python for chat', 'python machine learning', 'how does node scale',
      'which one is easier to learn']) {
      const articles = new Set(library.search(text, { limit: 5 }).hits.map(({ passage }) => passage.article))
      expect(articles.size).toBeGreaterThan(2)
    }
  })

  it('explains each score by parts that add up to it', () => {
    for (const hit of library.search('who created python, and is it faster than node.js?', { limit: 200 }).hits) {
      expect(hit.explain().value).toBe(hit.score)
      for (const node of nodes(hit.explain())) expect(sum(node)).toBeCloseTo(node.value, 2)
    }
  })

  it('names in an explanation what was read into the question', () => {
    const text = JSON.stringify(library.search('is flask fast', { limit: 1 }).hits[0]?.explain())
    expect(text).toContain('Performance')
    expect(text).toContain('the ecosystem of what was asked')
  })

  it('finds passages by id and by the technology that they name', () => {
    expect(tiny.passage('first#1')?.text).toContain('runtime')
    expect(tiny.passage('first#99')).toBeUndefined()
    expect(tiny.naming(tiny.mentions('beacon kit').technologies[0]!.value.id).map(({ id }) => id)).toEqual(['second#2'])
  })
})

describe('snippets', () => {
  const snippetOf = ({ passage, snippet }: Hit): string =>
    passage.text.slice(snippet.start - passage.start, snippet.end - passage.start)

  it('shows a short passage whole', () => {
    const [hit] = tiny.search('is harbour chat').hits
    expect(hit && snippetOf(hit)).toBe(hit?.passage.text)
  })

  it('cuts a long passage at the ends of sentences, with the words that were asked in it', () => {
    const long = library.search('node.js api gateway with high concurrency', { limit: 30 }).hits.filter(({ passage }) =>
      passage.text.length > 600
    )
    expect(long.length).toBeGreaterThan(2)
    for (const hit of long) {
      const snippet = snippetOf(hit)
      expect(snippet.length).toBeLessThan(hit.passage.text.length)
      expect(snippet).toMatch(/[.!?:;]["\u201d)]?$/)
      expect(hit.snippet.marks.length).toBeGreaterThan(0)
    }
  })

  it('marks words of the question, in the article\u2019s own offsets, in order', () => {
    const { articles } = library.corpus
    for (const { passage, snippet } of library.search('is node.js slower than python for machine learning', {
      limit: 50,
    }).hits) {
      const body = articles.find(({ id }) => id === passage.article)?.body ?? ''
      let before = snippet.start
      for (const { start, end } of snippet.marks) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeLessThanOrEqual(snippet.end)
        expect(body.slice(start, end)).toMatch(/^(?:node|python|py|slow|machine|learn|js)/i)
        before = end
      }
    }
  })
})

function* nodes(explanation: Explanation): Generator<Explanation> {
  if (explanation.parts.length > 0) yield explanation
  for (const part of explanation.parts) yield* nodes(part)
}

const sum = ({ parts }: Explanation): number => parts.reduce((total, { value }) => total + value, 0)
