import { sourceNumber } from '../../answer/index.js'
import { parsed, type Parsed } from '../../errors.js'
import type { Subject } from '../evaluation/index.js'
import type { Rooms } from '../../commands/index.js'
import { labelSentence } from '../stances/label.js'
import { collectionOf, openCollection, type Collection, type Progress } from './collection.js'

/**
 * The program as `search`, `recommend` and `stance` use it, to be measured.
 *
 * @param documents - A file of documents to search besides; null without.
 */
export function openSubject(rooms: Rooms, documents: string | null, tell: Progress): Parsed<Subject> {
  const collection = collectionOf(rooms)
  const beside = documents === null ? parsed<Collection>(collection) : openCollection(documents, tell)
  if (!beside.ok) return beside
  const { corpus, reader, judge } = rooms
  const sources = new Map(corpus.articles.map((article) => [article.id, sourceNumber(article)]))
  return parsed({
    search: (text, limit) => collection.search(text, limit),
    searchDocuments: (text, limit) => beside.value.search(text, limit),
    judging: {
      judge: (text) => judge.byNeeds(reader.read(text).needs),
      sourceOf: ({ passage }) => sources.get(passage.article) ?? passage.article,
    },
    labelling: {
      propose: (sentence, source) => labelSentence(sentence, source, rooms, 'pattern'),
      recall: (sentence, source) => {
        const label = labelSentence(sentence, source, rooms, 'label')
        return label.decidedBy === 'reviewed' ? label : null
      },
    },
    passages: corpus.passages.map(({ article, text }) => ({ source: sources.get(article) ?? article, text })),
  })
}
