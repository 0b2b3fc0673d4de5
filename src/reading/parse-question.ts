import type { Corpus, Technology, TechnologyId } from '../corpus/index.js'
import { intentOf, type Situation } from './intent.js'
import type { Intent, Mentions, Question, Reads } from './model.js'

// The longest question that is read; surfaces refuse longer ones and say so.
const maxText = 4_000

/** Finds the names in a text, and the corpus that they are of. */
export interface QuestionReader {
  readonly corpus: Corpus
  read(text: string): Reads
}

/** Works out what a free text asks. Any string is a question; nothing is searched. */
export function parseQuestion(text: string, library: QuestionReader): Question {
  const cleaned = cleanText(text)
  const { corrected, mentions, readings, language, unheard } = library.read(cleaned)
  const intent = intentOf(corrected, situationOf(mentions))
  return { text: cleaned, ...mentions, intent,
    sides: findSides(intent, mentions.technologies.map(({ value }) => value), library.corpus), language, readings,
    unheard }
}

/** Without what cannot be seen, spaces folded, cut to the longest text that is read. */
export function cleanText(text: string): string {
  return text.slice(0, maxText).replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu,
    (run) => (/[\t\n\r]/.test(run) ? ' ' : '')).replace(/\s+/g, ' ').trim()
}

const headOf = ({ id, ecosystem }: Technology): TechnologyId => ecosystem ?? id

function situationOf({ technologies, elsewhere, topics }: Mentions): Situation {
  const others = new Set(elsewhere.map(({ value }) => value)).size
  const names = new Set(technologies.map(({ value }) => value)).size
  const heads = new Set(technologies.flatMap(({ value }) => value.ecosystem ?? [])).size
  return { names: names + others, sides: heads + others, ours: heads, topics: topics.length }
}

/** The sides of a verdict: those named, and where a choice names fewer than two, every other head of an ecosystem. */
export function findSides(intent: Intent, technologies: readonly Technology[],
  { technologies: known }: Corpus): readonly TechnologyId[] {
  if (intent !== 'compare' && intent !== 'choose') return []
  const heads = new Set(known.filter(({ id, ecosystem }) => id === ecosystem).map(({ id }) => id))
  const named = [...new Set(technologies.map(headOf))].filter((id) => heads.has(id))
  if (named.length > 1) return named
  const isWithinOne = new Set(technologies.map(({ id }) => id)).size > 1 && named.length === 1
  if (isWithinOne && intent === 'compare') return []
  return [...new Set([...named, ...heads])]
}
