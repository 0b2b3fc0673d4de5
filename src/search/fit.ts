import type { Question } from '../reading/index.js'
import type { Shelved } from './shelf.js'

/** A reason to trust a passage more or less than its words alone would. */
export interface Fit {
  readonly factor: number
  readonly meaning: string
}

// A passage about something else altogether may share every word of the topic.
const aboutNone = 0.5
const defining = 1.35
const dated = 1.25
// What does not name it cannot say what it is, whatever it says of its ecosystem.
const unnamed = 0.5
// Code is quoted whole and says little by itself.
const code = 0.6

/** What a passage is beyond its words: whom it is about, whether it defines or dates where that was question. */
export function fitsOf(item: Shelved, question: Question): Fit[] {
  const { kind, text } = item.passage
  const isAboutOne = [...question.ecosystems].some((side) => item.about.has(side))
  const fits: readonly (Fit & { readonly holds: boolean })[] = [
    { holds: question.ecosystems.size > 0 && !isAboutOne, factor: aboutNone,
      meaning: 'about none of the technologies asked' },
    { holds: question.defines && isDefinition(item, question), factor: defining, meaning: 'says what it is' },
    { holds: isAboutName(question) && !question.named.some(({ id }) => item.named.has(id)), factor: unnamed,
      meaning: 'does not name what was asked about' },
    { holds: question.asksDatesOrNames && date.test(text), factor: dated, meaning: 'gives a date' },
    { holds: kind === 'code', factor: code, meaning: 'is code' },
  ]
  return fits.filter(({ holds }) => holds)
}

/** A name is asked about and nothing besides, or what it is. */
const isAboutName = ({ defines, subject, named }: Question): boolean =>
  named.length > 0 && (defines || subject.size === 0)

const date = /\b(?:19|20)\d\d\b/
const isA = /\b(?:is|are|refers to|stands for)\s+(?:an?|the|not\s+an?|one\s+of)\b/i

/** "X is a …" near the beginning, of something that was question. */
function isDefinition({ named, passage }: Shelved, question: Question): boolean {
  return question.named.some(({ id }) => named.has(id)) && isA.test(passage.text.slice(0, 120))
}
