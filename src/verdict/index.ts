/** What does the evidence say, by which rule? Pure: same needs and corpus, same verdict. */
export { whatWouldChange } from './change.js'
export { compareOn } from './compare.js'
export { judge } from './judge.js'
export type {
  Change,
  DecidedBy,
  Evidence,
  HeardNeed,
  HearReason,
  HearState,
  Margin,
  NearMiss,
  Outcome,
  Part,
  Point,
  SentenceStance,
  SideCount,
  Stance,
  Verdict,
} from './model.js'
export { pickNeed, readNeeds } from './needs.js'
export { namesIn, type NameSpan } from './words.js'
