import { inverseDocumentFrequency } from '../retrieval/index.js'
import { isCommonWord, stem, type Span } from '../text/index.js'
import { type Asked, isVague, type Word } from '../reading/index.js'
import type { Ground, Placed } from './ranking.js'
import type { Shelved } from './shelf.js'

/** How much of what was asked the articles account for. Shares are by weight, 0..1; 0 for a question without content. */
export interface WordEvidence {
  /** What names, topics and the best passages have between them. */
  readonly coverage: number
  /** What the best passage has by itself: words that are strangers to one another meet in a list of hits, not in one text. */
  readonly together: number
  /** Words that nothing accounts for, as they stand in the question, in its order. */
  readonly missing: readonly string[]
  /** How many different words are accounted for that name a subject, and do not fit any. */
  readonly solid: number
}

// A name weighs alike whether articles are full of it or not: that it is ours is what counts.
const nameWeight = 2.5
const vagueShare = 0.25
const numberWeight = 1
// A word that no article has weighs less than the rarest that one has: people dress a question up. One that fits any subject
// weighs less still, where the rest of the question is on ours.
const strangeShare = 0.65
const commonShare = 0.4
// An answer is looked for among these; a word that stands only further down is not part of one.
const looked = 5
// What the asker calls the texts that are searched.
const ourselves = new Set(['article', 'articles', 'author', 'authors', 'writer', 'writers', 'source', 'sources', 'bot'])

/** Whether a word could stand in a question about anything, or means our own texts. */
export function saysNothing(word: string): boolean {
  return isVague(word) || ourselves.has(word)
}

interface Weighed {
  readonly word: Word
  readonly weight: number
  readonly isKnown: boolean
  readonly isIn: (item: Shelved) => boolean
}

export function weighWords(asked: Asked, placed: readonly Placed[], ground: Ground): WordEvidence {
  const top = placed.map(({ item }) => item).filter(({ passage }) => passage.kind !== 'code').slice(0, looked)
  const onSubject = isOnSubject(asked)
  const weighed = asked.content.filter((word) => !asked.background.some((span) => isWithin(word, span))).map((word) =>
    weigh(word, { asked, top, ground, onSubject })
  )
  const total = sumOf(weighed)
  // Words that an article has, if not here, can not be said to be missing; nor is a number a thing to speak of.
  const isMissing = ({ isKnown, word }: Weighed): boolean =>
    !isKnown && !isVague(word.word) && !/^\d/.test(word.word) && ground.index.documentFrequency(word.word) === 0
  const missing = weighed.filter(isMissing).map(({ word }) => asked.read.said(word))
  const share = (part: readonly Weighed[]): number => (total === 0 ? 0 : sumOf(part) / total)
  return {
    coverage: share(weighed.filter(({ isKnown }) => isKnown)),
    together: Math.max(0, ...top.map((item) => share(weighed.filter(({ isIn }) => isIn(item))))),
    missing: [...new Set(missing)],
    solid: new Set(weighed.flatMap(({ isKnown, word }) => (isKnown && !isVague(word.word) ? [word.term] : []))).size,
  }
}

// "Your bot is …": what answers is spoken to, or of.
const toOurselves =
  /\b(?:your|ur|you(?:['\u2019]?re| are)(?: an?)?) (?:\w+ )?bot\b|^\W*(?:this|that|what an?|the|stupid|bad|good|nice|hey|hi|hello) (?:\w+ ){0,2}bot\b(?=\W*$| (?:is|was|sucks?|does|doesn|do|can|cannot|has|knows?|isn)\b)/i

/** Whether a technology of ours is named, or a topic in words that say more than "best" or "should I", and not of us. */
export function isOnSubject({ content, read: { mentions, corrected } }: Asked): boolean {
  const isToUs = toOurselves.test(corrected)
  const telling = content.filter(({ word }) => !isVague(word) && !(isToUs && ourselves.has(word)))
  return mentions.technologies.length > 0 ||
    mentions.topics.some((mention) => telling.some((word) => isWithin(word, mention)))
}

interface Weighing {
  readonly asked: Asked
  readonly top: readonly Shelved[]
  readonly ground: Ground
  readonly onSubject: boolean
}

function weigh(word: Word,
  { asked: { read: { mentions } }, top, ground: { index, shelf }, onSubject }: Weighing): Weighed {
  const names = mentions.technologies.filter((mention) => isWithin(word, mention)).map(({ value }) => value.id)
  const topics = mentions.topics.filter((mention) => isWithin(word, mention)).map(({ value }) => value.id)
  const terms = [word.term, ...word.others.map((other) => stem(other.word))]
  const isStranger = mentions.elsewhere.some((mention) => isWithin(word, mention))
  const isOurs = names.length > 0 || ourselves.has(word.word)
  const isIn = (item: Shelved): boolean =>
    ourselves.has(word.word) || names.some((id) => item.about.has(id)) ||
    (!isStranger && (topics.some((id) => item.topics.has(id)) || terms.some((term) => item.terms.has(term))))
  return {
    word,
    isIn,
    weight: isOurs
      ? nameWeight
      : rarityOf(word, index.documentFrequency(word.word), { documentCount: shelf.items.length, onSubject }),
    isKnown: isOurs || (!isStranger && topics.length > 0) || top.some(isIn),
  }
}

const sumOf = (weighed: readonly Weighed[]): number => weighed.reduce((sum, { weight }) => sum + weight, 0)

const isWithin = (word: Span, span: Span): boolean => span.start <= word.start && word.end <= span.end

function rarityOf({ word }: Word, documentFrequency: number,
  { documentCount, onSubject }: { readonly documentCount: number; readonly onSubject: boolean }): number {
  if (/^\d/.test(word)) return numberWeight
  const rarity = inverseDocumentFrequency(documentFrequency, documentCount)
  if (isVague(word)) return rarity * vagueShare
  if (documentFrequency > 0) return rarity
  return rarity * (!isCommonWord(word) ? strangeShare : onSubject ? commonShare : 1)
}
