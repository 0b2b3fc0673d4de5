/** What do we hold, and where does each passage stand? */
export { parseArticle } from './article.js'
export { hashOf, sha256 } from './hash.js'
export type {
  Article,
  ArticleId,
  Caveat,
  CaveatCategory,
  Citation,
  Corpus,
  Elsewhere,
  NeedId,
  Passage,
  PassageId,
  PassageKind,
  RuleId,
  Technology,
  TechnologyId,
  TechnologyKind,
  Topic,
  TopicId,
} from './model.js'
export { parseCorpus, type CorpusFiles } from './parse-corpus.js'
export { maxPassageCharacters, splitPassages } from './passages.js'
export { readCorpus } from './read-corpus.js'
