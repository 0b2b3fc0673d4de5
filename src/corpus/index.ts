/** What do we hold, and where does each passage stand? */
export { parseArticle } from './article.js'
export { checkCorpus, type CorpusReport } from './check.js'
export { compareWithSources, type ArticleComparison, type MissingSentence, type SourceComparison } from './compare.js'
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
export { findNearCopies, type NearCopy } from './near-copies.js'
export { parseCorpus, type CorpusFiles } from './parse-corpus.js'
export { maxPassageCharacters, splitPassages } from './passages.js'
export { readCorpus } from './read-corpus.js'
export { readRecords, readSourceTexts, type LeaveOutReason, type LeftOut, type Records } from './records.js'
