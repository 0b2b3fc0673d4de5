import type { Technology, Topic, TopicId } from '../corpus/index.js'
import type { Asked } from './asked.js'
import { weighWords, type WordEvidence } from './evidence.js'
import { givesOrders } from './instructions.js'
import { languageOf } from './language.js'
import type { Decline, DeclineReason } from './model.js'
import type { Ground, Placed } from './ranking.js'

// Share of what was asked, by rarity, that the best passages or the names and topics known here account for. On the judged
// questions those that the articles do not answer lie below 0.4, those that they answer above 0.55, but for single words.
const enough = 0.48
// Without any name or topic of ours a few words in common are chance.
const enoughOfWordsAlone = 0.7
const maxMissing = 5

interface Ruling {
  readonly reason: DeclineReason
  readonly missing: readonly string[]
}

/** Null when the articles answer; else why not, what they lack, and the topics nearest to the question. */
export function findDecline(asked: Asked, placed: readonly Placed[], ground: Ground): Decline | null {
  const evidence = weighWords(asked, placed, ground)
  const ruling = ruleOnText(asked) ?? ruleOnNames(asked, ground) ?? ruleOnWords(asked, evidence)
  return ruling === null ? null : { ...ruling, nearest: nearestTopics(asked, placed, ground) }
}

/** What can be told from the text itself: orders, noise, another language. */
function ruleOnText({ read, content, sides, topics }: Asked): Ruling | null {
  const { text, words, mentions } = read
  if (givesOrders(text)) return { reason: 'instructions', missing: [] }
  const isNamed = mentions.technologies.length + mentions.topics.length + mentions.elsewhere.length > 0
  if (!isNamed && !content.some(({ word }) => isPronounceable(word))) return { reason: 'noise', missing: [] }
  const namesSuffice = sides.size > 1 || (sides.size === 1 && topics.size > 0)
  return languageOf(text, words) === 'other' && !namesSuffice ? { reason: 'language', missing: [] } : null
}

/** Technologies of which no article speaks, or that the articles do not weigh against one another. */
function ruleOnNames(asked: Asked, ground: Ground): Ruling | null {
  const { elsewhere, technologies } = asked.read.mentions
  const strangers = [...new Set(elsewhere.map(({ value }) => value.name))]
  const heads = new Set(technologies.flatMap(({ value }) => value.ecosystem ?? []))
  if (strangers.length > heads.size || (strangers.length > 0 && strangers.length === heads.size && asked.compares)) {
    return { reason: 'other-technology', missing: strangers }
  }
  if (asked.compares && isWithinOneEcosystem(asked.technologies) && !areWeighed(asked, ground)) {
    return { reason: 'not-covered', missing: asked.technologies.map(({ name }) => name) }
  }
  return null
}

function isWithinOneEcosystem(technologies: readonly Technology[]): boolean {
  const heads = new Set(technologies.map(({ ecosystem }) => ecosystem))
  return technologies.length > 1 && heads.size === 1 && !heads.has(null) && technologies.every(({ id, ecosystem }) => id !== ecosystem)
}

// A list of names side by side is no comparison; these words make one.
const contrast = /\b(?:than|compared|unlike|whereas|alternatives?|rather|faster|slower|better|worse|easier|harder|more|less|increases?|outperforms?|prefer\w*|instead)\b/i

/** Whether a sentence sets two of them against one another in what was asked. */
function areWeighed({ technologies, topics, subject }: Asked, { shelf }: Ground): boolean {
  const ids = technologies.map(({ id }) => id)
  return shelf.items.some(({ passage, sentences }) =>
    sentences.some(
      (sentence) =>
        ids.filter((id) => sentence.named.has(id)).length > 1 &&
        contrast.test(passage.text.slice(sentence.start, sentence.end)) &&
        (meets(topics, sentence.topics) || meets(subject, sentence.terms)),
    ),
  )
}

function meets<T>(wanted: ReadonlySet<T>, held: ReadonlySet<T>): boolean {
  return [...wanted].some((each) => held.has(each))
}

function ruleOnWords({ technologies, topics }: Asked, { coverage, missing }: WordEvidence): Ruling | null {
  const isOurs = technologies.length + topics.size > 0
  if (coverage >= (isOurs ? enough : enoughOfWordsAlone) || (isOurs && missing.length === 0)) return null
  return { reason: technologies.length > 0 ? 'not-covered' : 'off-topic', missing: missing.slice(0, maxMissing) }
}

// Keys hit at random have no vowels for long, or the same few letters over and over.
function isPronounceable(word: string): boolean {
  return /[aeiouy]/.test(word) && !/[bcdfghjklmnpqrstvwxz]{5}/.test(word) && !/(.)\1\1/.test(word)
}

function nearestTopics(asked: Asked, placed: readonly Placed[], { topics }: Ground): Topic[] {
  const ids: TopicId[] = [...asked.topics, ...placed.slice(0, 3).flatMap(({ item }) => [...item.topics.keys()])]
  return [...new Set(ids)].flatMap((id) => topics.get(id) ?? []).slice(0, 3)
}
