/** Which side does a sentence take? Proposed by general comparison language, where nobody has read it. Pure. */
export { openLabeller, stanceWord, type Held, type Labeller } from './label.js'
