/** What do we hold, and where does each passage stand? */
export { parseArticle } from './article.js'
export { openCitations, readCitation, type Citations, type Found } from './citation.js'

export { parseJson, type Located } from './document.js'

export type { Glossary, Saying } from './glossary.js'
export { hashOf, sha256 } from './hash.js'
export { learntFile, pagesIn, parseNeedPage, spellLearnt, type Decision, type LearntNeeds, type LinearModel,
  type NeedModel, type NeedPage } from './learnt.js'
export { issuesIn, lineAt, nearestOf, type IssueMaker, quoted } from './issues.js'
export { findLabel, findLabelOfWords, type Labelled, sentencesIn } from './labels.js'
export type { Article, ArticleId, CannedFile, CannedWords, Caveat, CaveatCategory, Citation, Corpus, Elsewhere, LabelId,
  LabelStance, NeedId, Passage, PassageId, PassageKind, RuleId, StanceLabel, Technology, TechnologyId, TechnologyKind,
  Topic, TopicId } from './model.js'
export { listNamedElsewhere } from './names.js'
export { parseCorpus } from './parse-corpus.js'
export { parseData, type CorpusFiles } from './parts.js'
export { findNearCopies, maxPassageCharacters, type NearCopy, splitPassages } from './passages.js'
export type { Phrase } from './phrase.js'
export { readCorpus, readCorpusFiles, writeCannedBasis } from './read-corpus.js'
export { readEnglish, type English } from './english.js'
export type { Condition, Cue, CueEffect, CueReach, Demand, Need, ReadingCues, Rule, Rulebook, RuleEffect, RuleEvidence,
  StanceCues, Strength } from './rulebook-model.js'
export { strengths } from './rulebook-model.js'
export { findUntranslated, translateCorpus, type Translation } from './translation.js'
export { type Block, scanBlocks } from './markdown.js'
export { frontMatterSchema, hashSchema, idSchema } from './schemas.js'
