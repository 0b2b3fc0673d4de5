/** What does the evidence say, by which rule? Pure: same needs and corpus, same verdict. */
export { whatWouldChange } from './change.js'
export { compareOn } from './compare.js'
export { refusesAny } from './demands.js'
export { labelSentence, stanceWord } from './label.js'
export { judge } from './judge.js'
export type {
  Change,
  DecidedBy,
  Evidence,
  HeardNeed,
  HearReason,
  HearState,
  Lack,
  Margin,
  NearMiss,
  Outcome,
  Part,
  Point,
  Remark,
  SentenceStance,
  SideCount,
  Stance,
  Verdict,
} from './model.js'
export { nearestNeeds } from './nearest.js'
export { pickNeed, readNeeds } from './needs.js'
export { proposeStance, type Proposal, type StanceContext } from './stance.js'
export { namesIn, type NameSpan } from './words.js'
