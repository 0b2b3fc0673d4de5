import { describe, expect, it } from 'vitest'
import type { Rooms } from '../../../src/commands/index.js'
import type { Corpus, StanceLabel } from '../../../src/corpus/index.js'
import { labelSentence, stanceWord } from '../../../src/workshop/stances/label.js'
import { openRooms, shippedCorpus, shippedRooms } from '../../support/house.js'

const corpus = shippedCorpus()
const rooms = shippedRooms()
const [label] = corpus.stances as [StanceLabel]
const article = corpus.articles.find(({ id }) => id === label.article)!
const sentence = article.body.slice(label.start, label.end)

/** The same articles, with one label that no pattern would propose. */
function roomsSaying(changes: Partial<StanceLabel>): Rooms {
  const stances: Corpus['stances'] = [{ ...label, ...changes }]
  return openRooms({ ...corpus, stances })
}

describe('labelSentence', () => {
  it('says what a reader decided, and who', () => {
    expect(labelSentence(sentence, article.original, rooms)).toEqual({
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
    expect(labelSentence(sentence, article.id, contrary)).toMatchObject({ stance: 'against', technology: technology!.id,
      decidedBy: 'reviewed' })
    expect(labelSentence(sentence, article.id, contrary, 'pattern')).toEqual(
      labelSentence(sentence, article.id, roomsSaying({ stance: 'neutral' }), 'pattern'),
    )
  })

  it('lets patterns propose alone when asked to', () => {
    const bodies = new Map(corpus.articles.map(({ id, body }) => [id, body]))
    for (const { article: id, start, end } of corpus.stances.slice(0, 40)) {
      const words = bodies.get(id)?.slice(start, end) ?? ''
      expect(labelSentence(words, id, rooms, 'pattern').decidedBy).toBe('pattern')
      expect(labelSentence(words, id, rooms).decidedBy).toBe('reviewed')
    }
  })

  it('lets patterns propose on words that nobody has read', () => {
    expect(labelSentence('Node.js is much slower than Python at weaving baskets.', null, rooms).decidedBy).toBe(
      'pattern',
    )
    expect(labelSentence(sentence, 'constructor', rooms).source).toBeNull()
  })

  it('says that a proposal which was only written down is one', () => {
    expect(labelSentence(sentence, article.id, roomsSaying({ decidedBy: 'pattern' })).decidedBy).toBe('pattern')
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
