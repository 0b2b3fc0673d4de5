/** What does the evidence say, by which rule? */
export type {
  DecidedBy,
  Evidence,
  HeardNeed,
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
