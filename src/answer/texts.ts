import { textsIn } from '../language/index.js'

export const texts = textsIn('en').answer
export { inSentence, listWords, plural } from '../language/index.js'
