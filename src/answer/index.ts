/** What shall we say? Answers as plain data, and the small codes by which a button finds its way back to one. */
export type {
  Action,
  Answer,
  AnswerCode,
  AnswerStatus,
  Block,
  Control,
  Json,
  Line,
  Note,
  SourceLine,
  Span,
  View,
} from './model.js'
export { composeAbout } from './about.js'
export { composeAsk, composeDecline } from './ask.js'
export { composeComparison, composeCoverage, type CoverageRow } from './comparison.js'
export { viewControls, type Composer } from './composer.js'
export { composeVerdict } from './judgement.js'
export { composeApology, composeExpired, composeIssues, composeLines } from './notices.js'
export { openQuoting, passageRecord, sourceLine, sourceNumber, type Quoting } from './quotes.js'
export { buildCodebook, maxCodeCharacters, type AnswerReference, type Codebook } from './reference.js'
export { heading, line, questionBlock, quiet, strong, text } from './spans.js'
export { listWords, plural, texts } from './texts.js'
export { namesOf, verdictRecord } from './verdicts.js'
export { composeContext, composeOtherSide, composeQuotedSources, composeWhy } from './views.js'
