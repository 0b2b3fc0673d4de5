/** What is being asked? Pure; never searches. */
export type { Intent, Question } from './model.js'
export { cleanText, findSides, parseQuestion } from './parse-question.js'
