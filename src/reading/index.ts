/** What does this text say? Pure; never searches, never judges. */
export type { Candidate, HeardNeed, Intent, Language, Mention, Mentions, Polarity, Question, Reading,
  Scanned } from './model.js'
export { openReader, readOnce, type Reader } from './reader.js'
export { findSides } from './question.js'
export { isCertain } from './names/lookup.js'
export { isWithin } from './names/mentions.js'
export type { Word } from './names/words.js'
export { type Match, type PhraseIndex, type Run, findMatches, indexPhrases } from './needs/match.js'
export { type NameSpan, type Words, cutForMatching, namesIn } from './needs/words.js'
export { pickNeed } from './needs/needs.js'
