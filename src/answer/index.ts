/** What shall we say? Answers as plain data, and the small codes by which a button finds its way back to one. */
export { pickedNone, type Action, type AnswerCode, type Block, type Control, type DiffLine, type Field, type Form,
  type Json, type Line, type Note, type Option, type Picker, type Rating, type SourceLine, type Span, type TextFile,
  type View } from './model.js'
export { composeAbout, draftAbout, type About } from './about.js'
export { composeAsk, composeDescribed, draftAsked, draftDescribed, understoodIn } from './ask.js'
export { code, heading, line, list, quiet, say, sayNotesOnce, strong, text } from './blocks.js'
export { buildCodebook, emptyReference, maxCodeCharacters, type AnswerReference, type Codebook, type Gone,
  type QuoteReference, type Understood } from './codebook.js'
export { composeComparison, draftComparison, embedVerdict, isHead, quoteForItself, reasonsShown, type Comparison,
  type Embedded, type SpokenOf } from './comparison.js'
export { namesOf, openComposer, sayLack, sayRemark, type Composer, type Names } from './composer.js'
export { composeChart, composeCoverage, drawnRows, type CoverageRow } from './coverage.js'
export { finish, replayOf, viewControls, type Draft } from './finish.js'
export { fnv1a, spellNumber } from './id-codec.js'
export { composeRecommendation, draftRecommendation, needsToPick, pageOfNeeds } from './judgement.js'
export { composeApology, composeDecline, composeExpired, composeIssues, composeLines, composeNotice, composeRefusal,
  withReadings, withUnheard } from './notices.js'
export { cutSentences, findSentences, nameOf, numberArticles, sourceNumber, type Quoting } from './quotes.js'
export { passageRecord, toJson, verdictRecord, type Answer, type AnswerRecord, type AnswerStatus,
  type VerdictRecord } from './record.js'
export { composeReplay, type Replayed } from './replay.js'
export { maxReplayCharacters, parseReplay, type ReplayCode } from './replay-code.js'
export { needsIn } from './verdicts.js'
export { composeContext, composeOtherSide, composeQuotedSources, composeWhy } from './views.js'
