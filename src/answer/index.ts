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
export {
  composeAbout,
  composeApology,
  composeAsk,
  composeContext,
  composeDecline,
  composeExpired,
  composeIssues,
  composeLines,
  composeOtherSide,
  composeQuotedSources,
  composeVerdict,
  composeWhy,
  questionBlock,
  viewControls,
  type Composer,
} from './compose.js'
export { openQuoting, passageRecord, sourceLine, sourceNumber, type Quoting } from './quotes.js'
export { buildCodebook, maxCodeCharacters, type AnswerReference, type Codebook } from './reference.js'
export { listWords, plural, texts } from './texts.js'
export { namesOf, verdictRecord } from './verdicts.js'
