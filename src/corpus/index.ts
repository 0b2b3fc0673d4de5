/** What do we hold, and where does each passage stand? */
export { parseArticle } from './article.js'
export { openCitations, readCitation, type Citations, type Found } from './citation.js'
export { openSpot, parseJson, type Located } from './document.js'
export { askingFile, spellAsking, type Asking, type NamedDecision, type NamedWeights } from './asking.js'
export { askedFile, askedPagesIn, parseAskedPage, spellLearntAspects, type AskedPage } from './asked.js'
export { hashOf, sha256 } from './hash.js'
export { type CompiledPlace, type Folders, type Holdings, type Keep, keepNothing, readHoldings } from './holdings.js'
export { learntFile, pagesIn, parseNeedPage, spellLearnt, type Decision, type LearntNeeds, type LinearModel,
  type NeedModel, type NeedPage } from './learnt.js'
export { issuesIn, lineAt, type IssueMaker, quoted } from './issues.js'
export { findLabel, findLabelOfWords, type Labelled, overlaps, sentencesIn } from './labels.js'
export { listNamedElsewhere } from './names.js'
export { parseCorpus } from './parse-corpus.js'
export { parseData, type CorpusFiles } from './parts.js'
export { findNearCopies, maxPassageCharacters, type NearCopy, nearCopySteps, splitPassages } from './passages.js'
export { readCorpus, readCorpusFiles, writeCannedBasis } from './read-corpus.js'
export { readEnglish, type English, type ServiceExamples } from './english.js'
export { learntStancesFile, spellLearntStances, type LearntStances, type StanceWay } from './stance-english.js'
export { strengths, type Article, type ArticleId, type Aspect, type AspectId,
  type AspectLabel, type CannedFile, type CannedWords, type Caveat, type CaveatCategory,
  type Citation, type Condition, type Corpus, type Cue, type CueEffect, type CueReach, type Demand, type Elsewhere,
  type Glossary, type LabelId, type LabelStance, type LearntAspects,
  type Need, type NeedId, type OwnLabel, type OwnWords, type Passage, type PassageId, type PassageKind,
  type Phrase, type ReadingCues, type Rule, type Rulebook, type RuleEffect, type RuleEvidence, type RuleId, type Saying,
  type StanceCues, type StanceLabel, type Strength, type Technology, type TechnologyId, type TechnologyKind, type Topic,
  type TopicId, type Translation } from './model.js'
export { findUntranslated, translateCorpus } from './translation.js'
export { assembleOwn, closeOwnNames, mixtures, prepareOwn, technologyKinds, type Mixture, type OwnArticle,
  type OwnGround, type OwnName, type OwnStance, type Prepared } from './own.js'
export { type Block, scanBlocks } from './markdown.js'
export { frontMatterSchema, hashSchema, idSchema } from './schemas.js'
