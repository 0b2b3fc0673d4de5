/** Which side does a sentence take? Proposed by how people compare things, where nobody has read it. Pure. */
export { openLabeller, stanceWord, type Held, type Labeller, type SentenceSaid } from './label.js'
export { stanceFeatures, type StanceText } from './features.js'
export { openStances, type Proposal, type StanceContext, type StanceReader } from './stances.js'
