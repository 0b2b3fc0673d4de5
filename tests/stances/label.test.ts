import { describe, expect, it } from 'vitest'
import type { Rooms } from '../../src/commands/index.js'
import type { Corpus, StanceLabel } from '../../src/corpus/index.js'
import { openLabeller, stanceWord } from '../../src/stances/index.js'
import { openRooms, shippedCorpus, shippedRooms } from '../support/house.js'

const corpus = shippedCorpus()
const rooms = shippedRooms()
const labelOf = openLabeller(rooms)
const [label] = corpus.stances as [StanceLabel]
const article = corpus.articles.find(({ id }) => id === label.article)!
const sentence = article.body.slice(label.start, label.end)

/** The same articles, with one label that no pattern would propose. */
function roomsSaying(changes: Partial<StanceLabel>): Rooms {
  const stances: Corpus['stances'] = [{ ...label, ...changes }]
  return openRooms({ ...corpus, stances })
}

describe('a labeller', () => {
  it('says what a reader decided, and who', () => {
    expect(labelOf(sentence, article.original)).toMatchObject({
      source: article.id,
      sentence,
      technology: label.technology,
      stance: label.stance,
      topic: label.topic,
      decidedBy: 'reviewed',
    })
  })

  it('lets the reader overrule the pattern', () => {
    const [technology] = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem)
    const contrary = roomsSaying({ stance: 'against', technology: technology!.id })
    expect(openLabeller(contrary)(sentence, article.id)).toMatchObject({ stance: 'against', technology: technology!.id,
      decidedBy: 'reviewed' })
    expect(openLabeller(contrary)(sentence, article.id, 'pattern')).toEqual(
      openLabeller(roomsSaying({ stance: 'neutral' }))(sentence, article.id, 'pattern'),
    )
  })

  it('lets patterns propose alone when asked to', () => {
    const bodies = new Map(corpus.articles.map(({ id, body }) => [id, body]))
    for (const { article: id, start, end } of corpus.stances.slice(0, 40)) {
      const words = bodies.get(id)?.slice(start, end) ?? ''
      expect(labelOf(words, id, 'pattern').decidedBy).toBe('pattern')
      expect(labelOf(words, id).decidedBy).toBe('reviewed')
    }
  })

  it('lets patterns propose on words that nobody has read', () => {
    expect(labelOf('Node.js is much slower than Python at weaving baskets.', null).decidedBy).toBe(
      'pattern',
    )
    expect(labelOf(sentence, 'constructor').source).toBeNull()
  })

  it('says that a proposal which was only written down is one', () => {
    expect(openLabeller(roomsSaying({ decidedBy: 'pattern' }))(sentence, article.id).decidedBy).toBe('pattern')
  })
})

describe('stanceWord', () => {
  it('spells every stance, a trade-off as both', () => {
    const technology = rooms.reader.technologies('node')[0]!.value.id
    const words = (['for', 'against', 'trade-off', 'neutral'] as const).map((stance) =>
      stanceWord({ technology, stance })
    )
    expect(words).toEqual(['pro-node', 'con-node', 'both', 'neutral'])
    expect(stanceWord({ technology: null, stance: 'both' })).toBe('both')
  })
})
