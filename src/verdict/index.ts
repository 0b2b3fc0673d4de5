/** What does the evidence say, by which rule? Pure: same needs and corpus, same verdict. */
export { whatWouldChange } from './change.js'
export { compareOn } from './compare.js'
export { refusesAny } from './demands.js'

export { judge } from './judge.js'
export { judgeQuestion, topicsWeighed, weighSides, withTopicWords } from './question.js'
export type { Change, DecidedBy, Evidence, Lack, Margin, NearMiss, Outcome, Part, Point, Remark, SentenceStance,
  SideCount, Stance, Verdict } from './model.js'

export { nearestNeeds } from './nearest.js'
