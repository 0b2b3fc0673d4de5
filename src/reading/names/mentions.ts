import type { Elsewhere, English, Technology, Topic } from '../../corpus/index.js'
import type { Span } from '../../text/index.js'
import type { Mention, Mentions } from '../model.js'
import { countCapitals, isMeant } from './ambiguity.js'
import { byPhrase, bySpelling, findSpans, type Known, type Name, type NameTable } from './names.js'
import type { Word } from './words.js'

export interface NameTables {
  readonly technologies: NameTable<Known>
  readonly topics: NameTable<Topic>
}

/** A text as names are looked for in it. */
export interface Worded {
  /** As it was given, in one line. */
  readonly given: string
  /** The same in English, with its line ends. */
  readonly text: string
  readonly words: readonly Word[]
  /** What a part of `text` stands for in what was given. */
  readonly spanOf: (span: Span) => Span
}

/** What the words of a text name, left to right. A name that is an ordinary word counts only where it is meant. */
export function findMentions(worded: Worded, tables: NameTables, english: English): Mentions {
  const { text, words } = worded
  const named = findSpans(words, tables.technologies, bySpelling)
  const topics = findSpans(words, tables.topics, byPhrase)
  const around = { text, words, named, topics, english, capitals: countCapitals(text, words) }
  const meant = named.filter((span) => isMeant(span, around))
  const technologies: Mention<Technology>[] = []
  const elsewhere: Mention<Elsewhere>[] = []
  for (const span of meant) {
    for (const { value, match } of span.names) {
      if (value.kind === 'technology') technologies.push(toMention(worded, span, { value: value.value, match }))
      else elsewhere.push(toMention(worded, span, { value: value.value, match }))
    }
  }
  const mentioned = topics.flatMap((span) =>
    span.names.map(({ value, match }) => toMention(worded, span, { value, match }))
  )
  return { technologies, elsewhere, topics: mentioned }
}

function toMention<T>({ given, words, spanOf }: Worded, { from, to }: { readonly from: number; readonly to: number },
  { value, match }: Pick<Name<T>, 'value' | 'match'>): Mention<T> {
  const run = words.slice(from, to)
  const { start, end } = spanOf(spanOfRun(run))
  const slipped = run.some(({ typed, word }) => typed !== word)
  return { value, from, to, start, end, words: given.slice(start, end), match: slipped ? 'fuzzy' : match }
}

/** From the beginning of the first word to the end of the last, in the text in English. */
function spanOfRun(run: readonly Word[]): Span {
  const start = run[0]?.start ?? 0
  return { start, end: run.at(-1)?.end ?? start }
}

/** Whether a word is part of a name. */
export const isWithin = ({ at }: Word, { from, to }: { readonly from: number; readonly to: number }): boolean =>
  from <= at && at < to
