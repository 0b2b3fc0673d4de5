import { describe, expect, it } from 'vitest'
import type { Found, Hit } from '../../src/search/index.js'
import type { Explanation } from '../../src/retrieval/index.js'
import { openRooms, shippedRooms } from '../support/house.js'
import { tinyRooms } from './tiny.js'

const tiny = tinyRooms()
const shipped = shippedRooms()
const { corpus } = shipped
const find = (text: string, limit = 10, { reader, search } = shipped): Found =>
  search.find(reader.read(text), { limit })
const order = (text: string): string[] => find(text, 10, tiny).hits.map(({ passage }) => passage.id)

describe('search', () => {
  it('ranks passages on the topics and technologies asked above those that only name them', () => {
    expect(order('many users in a chat: harbour or lighthouse?')).toEqual([
      'second#1', // chat and connections, and Harbour: both topics, one side
      'first#2', // the same claim, longer, from another article
      'first#3', // requests: one topic, the other side
      'first#4', // from here on only a name: Lighthouse, which fewer passages name
      'first#5', // Harbour, in a short passage
      'second#2',
      'first#1', // Harbour, in a longer one
    ])
  })

  it('ranks what a topic is about above a passage that shares a rarer word', () => {
    expect(order('is lighthouse good for newbies')).toEqual([
      'first#4', // beginners, and of Lighthouse
      'second#2', // names Lighthouse in a passage as long as the average
      'first#3', // names it in a longer one
      'first#5', // beginners, but of Harbour
    ])
  })

  it('ranks nothing that does not name what was asked about', () => {
    expect(order('what is harbour')).toEqual(expect.arrayContaining(['first#1']))
    expect(order('what is harbour')).not.toContain('first#4')
  })

  it('ranks a date first where a date was asked', () => {
    expect(order('since when does harbour exist')[0]).toBe('first#1')
  })

  it('quotes what speaks against or for a technology where the question asks for that alone', () => {
    const { technologies, stances } = corpus
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
          const sided = find(question, 3).hits.filter((hit) => speaks(hit, id, stance))
          // Praise is what most passages hold, so that it tells them less apart.
          expect(sided.length, question).toBeGreaterThanOrEqual(stance === 'against' ? 2 : 1)
        }
      }
    }
  })

  it('ranks a passage that has the name first where a name is asked about, however rare it is', () => {
    for (const { id, name } of corpus.technologies) {
      const named = new Set(shipped.search.naming(id).map((passage) => passage.id))
      for (const question of [`what is ${name}`, `what do the articles say of ${name}?`]) {
        const { hits, declined } = find(question, 1)
        if (declined === null) expect(hits.map(({ passage }) => named.has(passage.id)), question).toEqual([true])
      }
    }
  })

  it('takes no side where both are asked for, or an advantage is only taken', () => {
    const meanings = (text: string): string => JSON.stringify(find(text, 1).hits[0]!.explain())
    expect(meanings('downsides of python')).toContain('speaks against')
    for (const text of ['pros and cons of python', 'can node take full advantage of many processors?',
      'what is python?']) {
      expect(meanings(text), text).not.toContain('what was asked"')
    }
  })

  it('shows the very sentence that takes the side', () => {
    const [hit] = find('why is python considered bad').hits
    const { body } = corpus.articles.find(({ id }) => id === hit!.passage.article)!
    const shown = corpus.stances.filter(({ technology, stance, article, start, end }) =>
      technology === 'python' && stance === 'against' && article === hit!.passage.article && start < hit!.snippet.end &&
      hit!.snippet.start < end
    )
    expect(shown.length, body.slice(hit!.snippet.start, hit!.snippet.end)).toBeGreaterThan(0)
  })

  it('finds by synonym, alias and misspelling what the plain words find', () => {
    expect(order('number crunching in lh')[0]).toBe('second#2')
    expect(order('hrabour websokets')).toEqual(order('harbour websockets'))
    expect(tiny.reader.read('hrabour websokets').readings).toEqual([
      { from: 'hrabour', to: 'Harbour' },
      { from: 'websokets', to: 'websockets' },
    ])
  })

  it('gives at most as many hits as were asked for, without an id twice, the same each time', () => {
    const all = find('node or python for chat', 100).hits
    expect(find('node or python for chat', 3).hits.map(({ passage }) => passage.id)).toEqual(
      all.slice(0, 3).map(({ passage }) => passage.id),
    )
    expect(new Set(all.map(({ passage }) => passage.id)).size).toBe(all.length)
    expect(find('node or python for chat', 100, openRooms(corpus))).toMatchObject({
      hits: all.map(({ score, snippet }) => ({ score, snippet })),
    })
  })

  it('lets scores fall and never rise', () => {
    for (const text of ['node or python for chat', 'which is better', 'why is python slow', 'security']) {
      const scores = find(text, 200).hits.map(({ score }) => score)
      expect(scores.length).toBeGreaterThan(5)
      expect([...scores].sort((a, b) => b - a)).toEqual(scores)
    }
  })

  it('does not fill the first five places from one article', () => {
    for (const text of ['node or python for chat', 'python machine learning', 'how does node scale',
      'which one is easier to learn']) {
      const articles = new Set(find(text, 5).hits.map(({ passage }) => passage.article))
      expect(articles.size).toBeGreaterThan(2)
    }
  })

  it('explains each score by parts that add up to it', () => {
    for (const hit of find('who created python, and is it faster than node.js?', 200).hits) {
      expect(hit.explain().value).toBe(hit.score)
      for (const node of nodes(hit.explain())) expect(sum(node)).toBeCloseTo(node.value, 2)
    }
  })

  it('names in an explanation what was read into the question', () => {
    const text = JSON.stringify(find('is flask fast', 1).hits[0]?.explain())
    expect(text).toContain('Performance')
    expect(text).toContain('the ecosystem of what was asked')
  })

  it('finds passages by id and by the technology that they name', () => {
    expect(tiny.search.passage('first#1')?.text).toContain('runtime')
    expect(tiny.search.passage('first#99')).toBeUndefined()
    expect(tiny.search.naming(tiny.reader.read('beacon kit').technologies[0]!.value.id).map(({ id }) => id)).toEqual([
      'second#2',
    ])
  })
})

describe('snippets', () => {
  const snippetOf = ({ passage, snippet }: Hit): string =>
    passage.text.slice(snippet.start - passage.start, snippet.end - passage.start)

  it('shows a short passage whole', () => {
    const [hit] = find('is harbour chat', 10, tiny).hits
    expect(hit && snippetOf(hit)).toBe(hit?.passage.text)
  })

  it('cuts a long passage at the ends of sentences, with the words that were asked in it', () => {
    const long = find('node.js api gateway with high concurrency', 30).hits.filter(({ passage }) =>
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
    const { articles } = corpus
    for (const { passage, snippet } of find('is node.js slower than python for machine learning', 50).hits) {
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
