import type { Passage } from '../corpus/index.js'
import type { Snippet } from '../search/index.js'
import { splitSentences } from '../text/index.js'
import type { QuoteReference } from './reference.js'

/**
 * Which sentences of a passage a cut shows, so that it can be cut again without the words it was cut by.
 *
 * @returns null for all of it, and where the cut does not begin and end with a sentence.
 */
export function findSentences(passage: Passage,
  { start, end }: Pick<Snippet, 'start' | 'end'>): QuoteReference['sentences'] {
  if (start === passage.start && end === passage.end) return null
  const spans = splitSentences(passage.text)
  const first = spans.findIndex((span) => passage.start + span.start === start)
  const last = spans.findIndex((span) => passage.start + span.end === end)
  return first < 0 || last < first ? null : { first, count: last - first + 1 }
}

/** The cut that shows these sentences, without marks; all of the passage where it has not so many. */
export function cutSentences(passage: Passage, sentences: QuoteReference['sentences']): Snippet {
  const spans = splitSentences(passage.text)
  const first = sentences === null ? undefined : spans[sentences.first]
  const last = sentences === null ? undefined : spans[sentences.first + sentences.count - 1]
  const whole = first === undefined || last === undefined
  return { start: passage.start + (whole ? 0 : first.start), end: whole ? passage.end : passage.start + last.end,
    marks: [] }
}

/** A range of a passage with the sentences around it whole. */
export function coverSentences(
  { passage, start, end }: { readonly passage: Passage; readonly start: number; readonly end: number },
): { readonly passage: Passage; readonly snippet: Snippet } {
  const spans = splitSentences(passage.text).filter((span) =>
    passage.start + span.start < end && start < passage.start + span.end
  )
  const [from, to] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? passage.text.length]
  return { passage, snippet: { start: passage.start + from, end: passage.start + to, marks: [] } }
}
