import type { Technology, TechnologyId, Topic, TopicId } from '../corpus/index.js'
import type { Span } from '../text/index.js'
import { type Asked, givesOrders, type Mention, type ReadText } from '../reading/index.js'
import { isOnSubject, saysNothing, weighWords, type WordEvidence } from './decline-evidence.js'
import type { Decline, DeclineReason } from './model.js'
import type { Ground, Placed } from './ranking.js'

// Share of what was asked, by rarity, for which the articles account, and more so one passage by itself. Below the bars lie
// hardly any of the judged questions that the articles answer; between them and 0.6 lie answers and near misses alike, and
// there a quote that misses does less harm than a refusal of what is there. Two sides are in question whatever else is.
const enoughOfSides = 0.3
const enoughOfTechnology = 0.44
const enoughOfTopic = 0.48
// Without a name or a topic of ours a few words in common are chance.
const enoughOfWordsAlone = 0.7
const fewestWordsAlone = 2
const maxMissing = 3

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
function ruleOnText({ read, content }: Asked): Ruling | null {
  const { text, mentions, language } = read
  if (givesOrders(text)) return { reason: 'instructions', missing: [] }
  const isNamed = mentions.technologies.length + mentions.topics.length + mentions.elsewhere.length > 0
  if (language === 'other')
    return doNamesSuffice(read)
      ? null
      : { reason: 'language', missing: read.unheard.slice(0, maxMissing) }
  return isNamed || content.some(({ word }) => isPronounceable(word)) ? null : { reason: 'noise', missing: [] }
}

const headsOf = (technologies: readonly Technology[]): Set<TechnologyId> =>
  new Set(technologies.flatMap(({ ecosystem }) => ecosystem ?? []))

/** Two sides, or one and a topic, are a question in any language. */
function doNamesSuffice({ mentions: { technologies, topics } }: ReadText): boolean {
  const heads = headsOf(technologies.map(({ value }) => value))
  return heads.size > 1 || (heads.size === 1 && topics.length > 0)
}

/** Technologies of which no article speaks, or that the articles do not weigh against one another. */
function ruleOnNames(asked: Asked, ground: Ground): Ruling | null {
  const isAsked = (mention: Span): boolean =>
    !asked.background.some(({ start, end }) => start === mention.start && end === mention.end)
  const { elsewhere, technologies } = asked.read.mentions
  const strangers = namesOf(elsewhere.filter(isAsked))
  const ours = technologies.filter(isAsked)
  const heads = headsOf(asked.technologies)
  if (strangers.length > heads.size || (strangers.length > 0 && strangers.length === heads.size && asked.compares)) {
    return { reason: 'other-technology', missing: strangers }
  }
  // Languages that the articles name in passing and weigh against nothing.
  if (heads.size === 0 && ours.length > 0 && ours.every(({ value }) => value.kind === 'language')) {
    return { reason: 'other-technology', missing: namesOf(ours) }
  }
  if (asked.compares && isWithinOneEcosystem(asked.technologies) && !areWeighed(asked, ground)) {
    return { reason: 'not-compared', missing: namesOf(technologies) }
  }
  return null
}

const namesOf = (
  mentions: readonly Mention<{ readonly name: string }>[],
): string[] => [...new Set(mentions.map(({ value }) => value.name))]

function isWithinOneEcosystem(technologies: readonly Technology[]): boolean {
  const heads = new Set(technologies.map(({ ecosystem }) => ecosystem))
  return technologies.length > 1 && heads.size === 1 && !heads.has(null) &&
    technologies.every(({ id, ecosystem }) => id !== ecosystem)
}

// A list of names side by side is no comparison; these words make one.
const contrast =
  /\b(?:than|compared|unlike|whereas|alternatives?|rather|faster|slower|better|worse|easier|harder|more|less|increases?|outperforms?|prefer\w*|instead)\b/i

/** Whether a sentence sets two of them against one another in what was asked. */
function areWeighed({ technologies, topics, subject }: Asked, { shelf }: Ground): boolean {
  const ids = technologies.map(({ id }) => id)
  return shelf.items.some(({ passage, sentences }) =>
    sentences.some(
      (sentence) =>
        ids.filter((id) => sentence.named.has(id)).length > 1 &&
        contrast.test(passage.text.slice(sentence.start, sentence.end)) &&
        (meets(topics, sentence.topics) || meets(subject, sentence.terms)),
    )
  )
}

function meets<T>(wanted: ReadonlySet<T>, held: ReadonlySet<T>): boolean {
  return [...wanted].some((each) => held.has(each))
}

function ruleOnWords(asked: Asked, { coverage, together, missing, solid }: WordEvidence): Ruling | null {
  if (asked.read.language === 'other') return null
  const isNamed = asked.technologies.length > 0
  const reason = isNamed ? 'not-covered' : 'off-topic'
  const { corrected, text, said } = asked.read
  const amount = money.exec(corrected)
  if (amount !== null)
    return { reason,
      missing: [corrected === text ? said({ start: amount.index, end: amount.index + amount[0].length }) : amount[0]] }
  if (task.test(corrected) && !asked.compares) return { reason, missing: [] }
  const share = (coverage + together) / 2
  if (pair.test(asked.read.corrected) && asked.content.every(({ word }) => saysNothing(word))) return null
  const isAnswered = isOnSubject(asked)
    ? solid > 0 && (share >= barFor(asked) || missing.length === 0)
    : solid >= fewestWordsAlone && share >= enoughOfWordsAlone
  return isAnswered ? null : { reason, missing: missing.slice(0, maxMissing) }
}

// Work that somebody is told to do: articles can tell how it is done, but nobody here does it.
const task =
  /^\W*(?:(?:hey|hi|hello|please|pls|ok|so|(?:can|could|will|would) you|i (?:want|need) you to)[\s,]+){0,3}(?:write|rewrite|code|program|fix|debug|refactor|generate|draw|sing|compose|translate|solve)(?: (?:me|us|my|our|this)\b|(?: an?| some| the)? (?:\w+ ){0,3}(?:poem|song|joke|story|essay|script|code|function|snippet|program|hello world)\b)/i

// The articles weigh one pair, so that "which of the two" names both.
const pair =
  /\b(?:which one|(?:which|who|what) of (?:the two|them|these|those|both)|the two|both|pick one|either one|who wins|the winner)\b/i

function barFor({ technologies, read }: Asked): number {
  if (headsOf(technologies).size > 1 || pair.test(read.corrected)) return enoughOfSides
  return technologies.length > 0 ? enoughOfTechnology : enoughOfTopic
}

// Sums of money are facts of a day and a place; the articles name none, whatever else they say of costs.
const money =
  /\b(?:pric(?:e|es|ing)|salar(?:y|ies)|wages?|how much (?:does|do|is|are|will|would|should|can|could)\b.{0,60}\b(?:cost|pay|paid|earn|charge|make)|(?:cost|pay|charge|earn|make)s?\b.{0,30}\bper (?:hour|day|month|year|user|seat|call|request|million)|free tier)\b/i

// Keys hit at random have no vowels for long, or the same few letters over and over.
function isPronounceable(word: string): boolean {
  return /[aeiouy]/.test(word) && !/[bcdfghjklmnpqrstvwxz]{5}/.test(word) && !/(.)\1\1/.test(word)
}

function nearestTopics(asked: Asked, placed: readonly Placed[], { topics }: Ground): Topic[] {
  const ids: TopicId[] = [...asked.topics, ...placed.slice(0, 3).flatMap(({ item }) => [...item.topics.keys()])]
  return [...new Set(ids)].flatMap((id) => topics.get(id) ?? []).slice(0, 3)
}
