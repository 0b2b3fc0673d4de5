/** What shall we say? Answers as plain data, and the small codes by which a button finds its way back to one. */
export type {
  Action,
  Answer,
  AnswerCode,
  AnswerStatus,
  Block,
  Control,
  DiffLine,
  Field,
  Form,
  Json,
  Line,
  Note,
  Option,
  Picker,
  Rating,
  SourceLine,
  Span,
  TextFile,
  View,
} from './model.js'
export { pickedNone } from './model.js'
export { composeAbout } from './about.js'
export { composeAsk, composeAsked, composeDescribed } from './ask.js'
export { buildCodebook, maxCodeCharacters, type Codebook } from './codebook.js'
export { composeComparison, type Comparison } from './comparison.js'
export { openComposer, viewControls, type Composer } from './composer.js'
export { composeCoverage, type CoverageRow } from './coverage.js'
export { composeDecline } from './decline.js'
export { embedVerdict, quoteForItself, shownReasons, type Embedded } from './embedded.js'
export { cutSentences, findSentences } from './excerpt.js'
export { composeRecommendation } from './judgement.js'
export { needsToPick, pageOfNeeds } from './needs-picker.js'
export { sayNotesOnce } from './notes.js'
export { numberArticles } from './numbering.js'
export { composeApology, composeExpired, composeIssues, composeLines, composeRefusal, withReadings, withUnheard } from './notices.js'
export { namesOf, type Names } from './names.js'
export { passageRecord, sourceNumber, type Quoting } from './quotes.js'
export { emptyReference, type AnswerReference, type Gone, type QuoteReference, type Understood } from './reference.js'
export { sayLack, sayRemark } from './remarks.js'
export { composeReplay, type Replayed } from './replay.js'
export { maxReplayCharacters, parseReplay, type ReplayCode } from './replay-code.js'
export { isHead, type SpokenOf } from './spoken-of.js'
export { code, heading, line, quiet, strong, text } from './spans.js'
export { needsIn, verdictRecord } from './verdicts.js'
export { composeContext, composeOtherSide, composeQuotedSources, composeWhy } from './views.js'
export { understoodIn } from './understood.js'
