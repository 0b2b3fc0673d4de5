import { inverseDocumentFrequency } from '../retrieval/index.js'
import { stem } from '../text/index.js'
import { isWithin, type Question, type Word } from '../reading/index.js'
import type { Ground, Placed } from './ranking.js'
import type { Shelved } from './shelf.js'

/**
 * How much of what was asked the articles account for. Shares are by weight, 0..1; 0 for a question without content.
 */
export interface WordEvidence {
  /** What names, topics and the best passages have between them. */
  readonly coverage: number
  /**
   * What the best passage has by itself: words that are strangers to one another meet in a list of hits, not in one
   * text.
   */
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
// A word that no article has weighs less than the rarest that one has: people dress a question up. One that fits any
// subject weighs less still, where the rest of the question is on ours.
const strangeShare = 0.65
const commonShare = 0.4
// An answer is looked for among these; a word that stands only further down is not part of one.
const looked = 5
interface Weighed {
  readonly word: Word
  readonly weight: number
  readonly isKnown: boolean
  readonly isIn: (item: Shelved) => boolean
}

export function weighWords(question: Question, placed: readonly Placed[], ground: Ground): WordEvidence {
  const top = placed.map(({ item }) => item).filter(({ passage }) => passage.kind !== 'code').slice(0, looked)
  const weighed = question.content.filter((word) => !question.background.some((name) => isWithin(word, name))).map((
    word,
  ) => weigh(word, { question, top, ground }))
  const total = sumOf(weighed)
  // Words that an article has, if not here, can not be said to be missing; nor is a number a thing to speak of.
  const isMissing = ({ isKnown, word }: Weighed): boolean =>
    !isKnown && !word.isVague && !/^\d/.test(word.word) && ground.index.documentFrequency(word.word) === 0
  const missing = weighed.filter(isMissing).map(({ word }) => word.said)
  const share = (part: readonly Weighed[]): number => (total === 0 ? 0 : sumOf(part) / total)
  return {
    coverage: share(weighed.filter(({ isKnown }) => isKnown)),
    together: Math.max(0, ...top.map((item) => share(weighed.filter(({ isIn }) => isIn(item))))),
    missing: [...new Set(missing)],
    solid: new Set(weighed.flatMap(({ isKnown, word }) => (isKnown && !word.isVague ? [word.term] : []))).size,
  }
}

interface Weighing {
  readonly question: Question
  readonly top: readonly Shelved[]
  readonly ground: Ground
}

function weigh(word: Word, { question, top, ground: { index, shelf, english: { isCommon } } }: Weighing): Weighed {
  const names = question.technologies.filter((mention) => isWithin(word, mention)).map(({ value }) => value.id)
  const topics = question.topics.filter((mention) => isWithin(word, mention)).map(({ value }) => value.id)
  const terms = [word.term, ...word.others.map((other) => stem(other.word))]
  const isStranger = question.elsewhere.some((mention) => isWithin(word, mention))
  const isOurs = names.length > 0 || word.meansUs
  const isIn = (item: Shelved): boolean =>
    word.meansUs || names.some((id) => item.about.has(id)) ||
    (!isStranger && (topics.some((id) => item.topics.has(id)) || terms.some((term) => item.terms.has(term))))
  return {
    word,
    isIn,
    weight: isOurs ? nameWeight : rarityOf(word, index.documentFrequency(word.word), {
      documentCount: shelf.items.length,
      // A word that fits any subject weighs less where the rest of the question is on ours.
      strange: !isCommon(word.word) ? strangeShare : question.isOnSubject ? commonShare : 1,
    }),
    isKnown: isOurs || (!isStranger && topics.length > 0) || top.some(isIn),
  }
}

const most = 3
const longQuestion = 30

/** What tells whether the articles answer, by name; 0..1 but for margins and log-odds. */
export function answerFeatures(question: Question, placed: readonly Placed[],
  { coverage, together, solid, missing }: WordEvidence): Readonly<Record<string, number>> {
  const { aspects, named, elsewhere } = question
  const [first, second] = aspects
  const heads = new Set(named.flatMap(({ ecosystem }) => ecosystem ?? [])).size
  const oddsOf = (likelihood = leastLikelihood): number =>
    Math.log(likelihood / Math.max(leastLikelihood, 1 - likelihood))
  return {
    'likeliest aspect': oddsOf(first?.likelihood),
    'ahead of the next': oddsOf(first?.likelihood) - oddsOf(second?.likelihood),
    'all aspects': Math.log(aspects.reduce((sum, { likelihood }) => sum + likelihood, leastLikelihood)),
    'like a near miss': question.nearMiss,
    'best passage': placed[0]?.likelihood ?? 0,
    'third passage': placed[2]?.likelihood ?? 0,
    coverage,
    together,
    'solid words': Math.min(most, solid) / most,
    'missing words': Math.min(most, missing.length) / most,
    'on our subject': Number(question.isOnSubject),
    'names a side': Number(heads > 0),
    'two sides': Number(heads > 1),
    'all sides': Number(question.meansAllSides),
    'names strangers': Math.min(most, elsewhere.length) / most,
    'more strangers than sides': Number(elsewhere.length > heads),
    'names others': Number(named.some(({ ecosystem }) => ecosystem === null)),
    'has a topic': Number(question.topicIds.size > 0),
    compares: Number(question.compares),
    'asks how': Number(question.intent === 'how-to'),
    'asks for money': Number(question.money !== null),
    'is a task': Number(question.isTask),
    length: Math.min(longQuestion, question.words.length) / longQuestion,
  }
}

// What is less likely is not heard at all.
const leastLikelihood = 0.02

const sumOf = (weighed: readonly Weighed[]): number => weighed.reduce((sum, { weight }) => sum + weight, 0)

interface Rarity {
  readonly documentCount: number
  /** How much a word counts that no article has. */
  readonly strange: number
}

function rarityOf({ word, isVague }: Word, documentFrequency: number, { documentCount, strange }: Rarity): number {
  if (/^\d/.test(word)) return numberWeight
  const rarity = inverseDocumentFrequency(documentFrequency, documentCount)
  if (isVague) return rarity * vagueShare
  return documentFrequency > 0 ? rarity : rarity * strange
}
