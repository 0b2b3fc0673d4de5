import { isStopWord, type Span } from '../text/index.js'
import type { Question } from '../reading/index.js'
import type { Snippet } from './model.js'
import type { Sentence, Shelved } from './shelf.js'
import { takesSide } from './features.js'

// Two sentences are what is read at a glance; a passage that is hardly longer is shown whole.
const maxSentences = 2
const wholeBelow = 280

/** The sentences of a passage that answer, cut at sentence boundaries, with the words of the question marked. */
export function cutSnippet(item: Shelved, question: Question): Snippet {
  const { passage } = item
  const isWhole = passage.kind === 'code' || passage.text.length <= wholeBelow || item.sentences.length <= maxSentences
  const { start, end } = isWhole ? { start: 0, end: passage.text.length } : bestSentences(item, question)
  const marks = markWords(item, question).filter((mark) => start <= mark.start && mark.end <= end)
  const shift = (span: Span): Span => ({ start: passage.start + span.start, end: passage.start + span.end })
  return { ...shift({ start, end }), marks: marks.map(shift) }
}

function bestSentences(item: Shelved, question: Question): Span {
  const sided = item.labels.filter((label) => takesSide(label, question))
  const worth = item.sentences.map((sentence) =>
    worthOf(sentence, question) + worthOfAnswer * answersBy(sentence, item, question) +
    (sided.some((label) => overlaps(label, sentence)) ? worthOfSide : 0)
  )
  // The first of the two should be the one that answers: what follows it explains.
  const pairs = worth.map((own, at) => own + (worth[at + 1] ?? 0) / 2)
  const best = pairs.indexOf(Math.max(...pairs))
  const first = item.sentences[Math.min(best, item.sentences.length - maxSentences)]
  const last = item.sentences[Math.min(best + maxSentences, item.sentences.length) - 1]
  return { start: first?.start ?? 0, end: last?.end ?? item.passage.text.length }
}

// The sentence that answers is shown whatever its words.
const worthOfAnswer = 4

/** How likely a sentence answers what is asked, 0..1. */
function answersBy(sentence: Span, { answering }: Shelved, { aspects }: Question): number {
  const own = answering.filter((span) => overlaps(span, sentence)).map(({ aspect }) => aspect)
  return Math.max(0, ...aspects.filter(({ aspect }) => own.includes(aspect)).map(({ likelihood }) => likelihood))
}

// Whoever asks for a drawback wants the sentence that names it.
const worthOfSide = 2

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

// Whoever asks about one framework looks for its name first.
const worthOfName = 2

/** How many of the things asked a sentence has: words, topics, sides, and the very names. */
function worthOf(sentence: Sentence, question: Question): number {
  const members = new Set(question.named.filter(({ id, ecosystem }) => id !== ecosystem).map(({ id }) => id))
  return (
    shared(question.subject, sentence.terms) +
    shared(question.topicIds, sentence.topics) +
    shared(question.ecosystems, sentence.sides) +
    worthOfName * shared(members, sentence.named)
  )
}

function shared<T>(wanted: ReadonlySet<T>, held: ReadonlySet<T>): number {
  let count = 0
  for (const each of wanted) if (held.has(each)) count++
  return count
}

/** The asker's words in a passage, and the words by which it names the technologies asked. */
function markWords({ scanned }: Shelved, question: Question): Span[] {
  const terms = new Set(question.content.map(({ term }) => term))
  const named = new Set(question.named)
  const words = scanned.words.filter(({ word, term }) => !isStopWord(word) && terms.has(term))
  return mergeSpans([...words, ...scanned.technologies.filter(({ value }) => named.has(value))])
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last !== undefined && start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else merged.push({ start, end })
  }
  return merged
}
