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
