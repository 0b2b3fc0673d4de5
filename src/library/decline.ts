import type { Topic, TopicId } from '../corpus/index.js'
import { inverseDocumentFrequency } from '../retrieval/index.js'
import type { Asked } from './asked.js'
import { givesOrders } from './instructions.js'
import { languageOf } from './language.js'
import type { Decline, DeclineReason, Mention } from './model.js'
import type { Ground, Placed } from './ranking.js'
import type { Word } from './words.js'

export function evidenceOf(asked: Asked, placed: readonly Placed[], { index, shelf }: Ground): { coverage: number; total: number; missing: Word[] } {
  const { technologies, elsewhere, topics } = asked.read.mentions
  const inside = (word: Word, mentions: readonly Mention<unknown>[]): boolean => mentions.some(({ start, end }) => start <= word.start && word.end <= end)
  const top = placed.slice(0, 5)
  let covered = 0
  let total = 0
  const missing: Word[] = []
  for (const word of asked.content) {
    const rarity = /^\d/.test(word.word) ? 1 : inverseDocumentFrequency(index.documentFrequency(word.word), shelf.items.length)
    const isNamed = inside(word, technologies)
    const weight = isNamed ? 2 : rarity
    total += weight
    if (isNamed) covered += weight
    else if (inside(word, elsewhere)) missing.push(word)
    else if (inside(word, topics)) covered += weight
    else if (top.some(({ item }) => item.terms.has(word.term))) covered += weight
    else missing.push(word)
  }
  return { coverage: total === 0 ? 0 : covered / total, total, missing }
}

/** Null when the articles answer; else why not. */
export function weighEvidence(asked: Asked, placed: readonly Placed[], ground: Ground): Decline | null {
  const { read, sides } = asked
  const { elsewhere, technologies, topics } = read.mentions
  const evidence = evidenceOf(asked, placed, ground)
  const names = [...new Set(elsewhere.map(({ value }) => value.name))]
  const decline = (reason: DeclineReason, missing: readonly string[]): Decline => ({ reason, missing, nearest: nearestTopics(asked, placed, ground) })
  const words = evidence.missing.map(({ start, end }) => read.text.slice(start, end)).slice(0, 5)
  if (givesOrders(read.text)) return decline('instructions', [])
  if (asked.content.length === 0 && technologies.length + topics.length === 0) return decline('noise', [])
  if (languageOf(read.text, read.words) === 'other' && sides.size < 2 && (sides.size === 0 || topics.length === 0)) return decline('language', [])
  if (names.length > 0 && names.length >= sides.size) return decline('other-technology', names)
  if (placed.length === 0) return decline(technologies.length > 0 ? 'not-covered' : 'off-topic', words)
  if (evidence.coverage < 0.4) return decline(technologies.length > 0 ? 'not-covered' : 'off-topic', words)
  return null
}

function nearestTopics(asked: Asked, placed: readonly Placed[], { topics }: Ground): Topic[] {
  const ids: TopicId[] = [...asked.topics, ...placed.slice(0, 3).flatMap(({ item }) => [...item.topics.keys()])]
  return [...new Set(ids)].flatMap((id) => topics.get(id) ?? []).slice(0, 3)
}
