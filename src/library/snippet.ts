import type { Passage } from '../corpus/index.js'
import { isStopWord, splitSentences, tokenise, type Span } from '../text/index.js'
import type { Asked } from './asked.js'
import type { Snippet } from './model.js'
import type { Reader } from './reader.js'

// Two sentences or as many characters, whichever ends first; a passage that is hardly longer is shown whole.
const maxSentences = 2
const wholeBelow = 280

/** The sentences of a passage that answer, cut at sentence boundaries, with the words of the question marked. */
export function cutSnippet(passage: Passage, asked: Asked, reader: Reader): Snippet {
  const { start, end } = passage.kind === 'code' || passage.text.length <= wholeBelow ? { start: 0, end: passage.text.length } : bestSentences(passage, asked, reader)
  const marks = markWords(passage.text.slice(start, end), asked, reader)
  const offset = passage.start + start
  return { start: offset, end: passage.start + end, marks: marks.map((mark) => ({ start: mark.start + offset, end: mark.end + offset })) }
}

function bestSentences(passage: Passage, asked: Asked, reader: Reader): Span {
  const sentences = splitSentences(passage.text)
  const worth = sentences.map(({ start, end }) => worthOf(passage.text.slice(start, end), asked, reader))
  let best = 0
  for (let at = 1; at < sentences.length; at++) if (pairWorth(worth, at) > pairWorth(worth, best)) best = at
  const first = sentences[best]
  const last = sentences[Math.min(best + maxSentences, sentences.length) - 1]
  return { start: first?.start ?? 0, end: last?.end ?? passage.text.length }
}

// The first of the two should be the one that answers: what follows it explains.
const pairWorth = (worth: readonly number[], at: number): number => (worth[at] ?? 0) + (worth[at + 1] ?? 0) / 2

function worthOf(sentence: string, asked: Asked, reader: Reader): number {
  const { words, mentions } = reader.read(sentence, { correct: false })
  const terms = new Set(words.map(({ term }) => term))
  const asks = new Set(asked.content.map(({ term }) => term))
  const shared = [...asks].filter((term) => terms.has(term)).length
  const topics = new Set(mentions.topics.map(({ value }) => value.id).filter((id) => asked.topics.has(id))).size
  const sides = new Set(mentions.technologies.map(({ value }) => value.ecosystem ?? value.id).filter((id) => asked.sides.has(id))).size
  return shared + topics + sides
}

/** The asker's words in a text, and the words by which it speaks of the technologies and topics asked. */
function markWords(text: string, asked: Asked, reader: Reader): Span[] {
  const asks = new Set(asked.content.map(({ term }) => term))
  const named = new Set(asked.technologies)
  const { mentions } = reader.read(text, { correct: false })
  const marks = [
    ...tokenise(text).filter(({ parts, word, term }) => parts === 0 && !isStopWord(word) && asks.has(term)),
    ...mentions.technologies.filter(({ value }) => named.has(value)),
  ]
  return mergeSpans(marks.map(({ start, end }) => ({ start, end })))
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last !== undefined && span.start < last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else merged.push(span)
  }
  return merged
}
