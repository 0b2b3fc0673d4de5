/** What does the evidence say, by which rule? Pure: same needs and corpus, same verdict. */
export { openVerdict, type Judge } from './verdict.js'
export { prepareVerdict } from './sides.js'
export { nearestNeeds } from './change.js'
export { leanOf } from './sides.js'
export { emptyVerdict } from './model.js'
export type { Change, DecidedBy, Evidence, Lack, Margin, NearMiss, Outcome, Part, Point, Remark, SentenceStance,
  SideCount, Stance, Verdict } from './model.js'
