import type { Corpus, Keep } from '../corpus/index.js'
import { buildIndexData, createIndexData, type Document, type Expansion, type IndexData, type IndexOptions, openIndex,
  type Query, type SearchIndex } from '../retrieval/index.js'
import type { Question, Reader } from '../reading/index.js'

// A heading says what a passage is about in a few words, but it says it of its neighbours too; a table's header of
// every row.
const fields = { text: { weight: 1 }, section: { weight: 0.4 }, context: { weight: 0.3 } }

/** The passages as an index of words, with every spelling of a technology as one term. */
export function indexPassages(corpus: Corpus, reader: Reader, keep: Keep): SearchIndex {
  const data = keep(indexName, () => createIndexData(documentsOf(corpus), optionsOf(reader)))
  return openIndex(data, optionsOf(reader))
}

export const indexName = 'search: index'

/** What an index consists of, made in small steps. */
export const indexSteps = (corpus: Corpus, reader: Reader): Generator<unknown, IndexData> =>
  buildIndexData(documentsOf(corpus), optionsOf(reader))

const optionsOf = ({ spellings, english }: Reader): IndexOptions => ({ fields, isKnownWord: english.isCommon,
  aliases: spellings, ranking: { k1: 1.2, b: 0.5, proximity: 0, feedback: 0 } })

const documentsOf = ({ passages }: Corpus): readonly Document[] =>
  passages.map(({ id, text, section, context }) => ({ id, fields: { text, section: section.join(' · '), context } }))

// "Good", "consider", "example": rare enough in a few articles to look weighty.
const ofVague = 0.5
// Who asks of a framework is helped, less, by what is said of the language under it.
const ofEcosystem = 0.3

/** The content of what was asked, as a query; what else it may have meant comes in with less weight. */
export function toQuery(question: Question, index: SearchIndex, corpus: Corpus): Query {
  const text = question.content.filter(({ isVague }) => !isVague).map(({ word, dotted }) => dotted ?? word).join(' ')
  const vague = question.content.filter(({ isVague }) => isVague).map(({ word }): Expansion => ({ phrase: word,
    weight: ofVague, source: 'asked, but fits any subject' })
  )
  const others: Expansion[] = question.content.flatMap(({ others: readings, typed }) =>
    readings.map(({ word, weight }) => ({ phrase: word, weight, source: `another reading of "${typed}"` }))
  )
  const named = new Set(question.named.map(({ id }) => id))
  const heads = corpus.technologies.filter(({ id }) => question.ecosystems.has(id) && !named.has(id))
  const ecosystems = heads.map(({ name }) => ({ phrase: name, weight: ofEcosystem,
    source: 'the ecosystem of what was asked' })
  )
  // A name that is also an ordinary word stands in the index as that word; where an article writes it in full, as the
  // name.
  const inFull = question.named.flatMap(({ aliases, commonWords = [] }): Expansion[] => {
    const whole = commonWords.length === 0 ? undefined : aliases.find((alias) => !commonWords.includes(alias))
    return whole === undefined ? [] : [{ phrase: whole, weight: 1, source: 'its name in full' }]
  })
  return index.query(text, { correct: false, expansions: [...vague, ...others, ...ecosystems, ...inFull] })
}
