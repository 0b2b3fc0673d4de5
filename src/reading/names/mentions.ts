import type { Elsewhere, Technology, Topic } from '../../corpus/index.js'
import { isMeant } from './ambiguity.js'
import type { Mention, Mentions } from '../model.js'
import type { Known, NameTable } from './names.js'
import { byPhrase, bySpelling, findSpans } from './spans.js'
import type { Word } from './words.js'

export interface NameTables {
  readonly technologies: NameTable<Known>
  readonly topics: NameTable<Topic>
}

/** What the words of a text name, left to right. A name that is an ordinary word counts only where it is meant. */
export function findMentions(text: string, words: readonly Word[], tables: NameTables): Mentions {
  const named = findSpans(words, tables.technologies, bySpelling)
  const topics = findSpans(words, tables.topics, byPhrase)
  const meant = named.filter((span) => isMeant(span, { text, words, named, topics }))
  const technologies: Mention<Technology>[] = []
  const elsewhere: Mention<Elsewhere>[] = []
  for (const span of meant) {
    for (const { value, match } of span.names) {
      if (value.kind === 'technology') technologies.push(toMention(text, words, span, value.value, match))
      else elsewhere.push(toMention(text, words, span, value.value, match))
    }
  }
  const mentioned = topics.flatMap((span) =>
    span.names.map(({ value, match }) => toMention(text, words, span, value, match))
  )
  return { technologies, elsewhere, topics: mentioned }
}

function toMention<T>(text: string, words: readonly Word[], span: { from: number; to: number }, value: T,
  match: 'exact' | 'alias'): Mention<T> {
  const run = words.slice(span.from, span.to)
  const start = run[0]?.start ?? 0
  const end = run.at(-1)?.end ?? start
  const slipped = run.some(({ typed, word }) => typed !== word)
  return { value, start, end, words: text.slice(start, end), match: slipped ? 'fuzzy' : match }
}
