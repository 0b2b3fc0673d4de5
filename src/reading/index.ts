/** What does this text say? Pure; never searches, never judges. */
export type { Candidate, HeardAspect, HeardNeed, Intent, Language, Mention, Mentions, Polarity, Question, Reading,
  Scanned } from './model.js'
export { nearMissClass, weighingClass } from './aspects/hear.js'
export { openReader, readOnce, type Reader } from './reader.js'
export { findRivals, findSides } from './question.js'
export { isCertain } from './names/lookup.js'
export { isWithin } from './names/mentions.js'
export type { Word } from './names/words.js'
export { type Match, type PhraseIndex, type Run, findMatches, indexPhrases } from './needs/match.js'
export { type NameSpan, type Words, cutForMatching, namesIn } from './needs/words.js'
export { openNeeds, pickNeed } from './needs/needs.js'
export { evidenceFeatures } from './needs/decision.js'
export { featuresOf, type Feature, type PlainName, type PlainWord } from './needs/features.js'
export { familyClass, recogniseNeeds, standingOf, traceNeeds, type FoundNeed,
  type LearntNeed } from './needs/recognise.js'
export { learntNeedsOf } from './needs/families.js'
export { standingFeatures, standings, type Reach, type Standing, type StandingText } from './needs/standing.js'
