import type { Technology, TechnologyId, TopicId } from '../corpus/index.js'
import type { Mention, Question } from '../reading/index.js'
import { weighWords, type WordEvidence } from './decline-evidence.js'
import type { Decline, DeclineReason } from './model.js'
import type { Ground, Placed } from './ranking.js'

// Share of what was asked, by rarity, for which the articles account, and more so one passage by itself. Below the bars
// lie hardly any of the judged questions that the articles answer; between them and 0.6 lie answers and near misses
// alike, and there a quote that misses does less harm than a refusal of what is there. Two sides are in question
// whatever else is.
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
export function findDecline(question: Question, placed: readonly Placed[], ground: Ground): Decline | null {
  const ruling = ruleOnText(question) ?? ruleOnNames(question, ground) ??
    ruleOnWords(question, weighWords(question, placed, ground))
  return ruling === null ? null : { ...ruling, nearest: nearestTopics(question, placed) }
}

/** What can be told from the text itself: orders, noise, another language. */
function ruleOnText(question: Question): Ruling | null {
  if (question.givesOrders) return { reason: 'instructions', missing: [] }
  if (question.language === 'other')
    return doNamesSuffice(question) ? null : { reason: 'language', missing: question.unheard.slice(0, maxMissing) }
  return question.isNoise ? { reason: 'noise', missing: [] } : null
}

const headsOf = (technologies: readonly Technology[]): Set<TechnologyId> =>
  new Set(technologies.flatMap(({ ecosystem }) => ecosystem ?? []))

/** Two sides, or one and a topic, are a question in any language. */
function doNamesSuffice({ named, topics }: Question): boolean {
  const heads = headsOf(named)
  return heads.size > 1 || (heads.size === 1 && topics.length > 0)
}

/** Technologies of which no article speaks, or that the articles do not weigh against one another. */
function ruleOnNames(question: Question, ground: Ground): Ruling | null {
  const isAsked = (mention: Mention<unknown>): boolean =>
    !question.background.some(({ from, to }) => from === mention.from && to === mention.to)
  const strangers = namesOf(question.elsewhere.filter(isAsked))
  const ours = question.technologies.filter(isAsked)
  const heads = headsOf(question.named)
  if (strangers.length > heads.size || (strangers.length > 0 && strangers.length === heads.size && question.compares)) {
    return { reason: 'other-technology', missing: strangers }
  }
  // Languages that the articles name in passing and weigh against nothing.
  if (heads.size === 0 && ours.length > 0 && ours.every(({ value }) => value.kind === 'language')) {
    return { reason: 'other-technology', missing: namesOf(ours) }
  }
  if (question.compares && isWithinOneEcosystem(question.named) && !areWeighed(question, ground)) {
    return { reason: 'not-compared', missing: namesOf(question.technologies) }
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
const contrast = new RegExp(
  String.raw`\b(?:${
    ['than', 'compared', 'unlike', 'whereas', 'alternatives?', 'rather', 'faster', 'slower', 'better', 'worse',
      'easier', 'harder', 'more', 'less', 'increases?', 'outperforms?', String.raw`prefer\w*`, 'instead'].join('|')
  })\b`,
  'i',
)

/** Whether a sentence sets two of them against one another in what was asked. */
function areWeighed({ named, topicIds, subject }: Question, { shelf }: Ground): boolean {
  const ids = named.map(({ id }) => id)
  return shelf.items.some(({ passage, sentences }) =>
    sentences.some(
      (sentence) =>
        ids.filter((id) => sentence.named.has(id)).length > 1 &&
        contrast.test(passage.text.slice(sentence.start, sentence.end)) &&
        (meets(topicIds, sentence.topics) || meets(subject, sentence.terms)),
    )
  )
}

function meets<T>(wanted: ReadonlySet<T>, held: ReadonlySet<T>): boolean {
  return [...wanted].some((each) => held.has(each))
}

function ruleOnWords(question: Question, { coverage, together, missing, solid }: WordEvidence): Ruling | null {
  if (question.language === 'other') return null
  const reason = question.named.length > 0 ? 'not-covered' : 'off-topic'
  // Sums of money are facts of a day and a place; the articles name none, whatever else they say of costs.
  if (question.money !== null) return { reason, missing: [question.money] }
  // Articles can tell how work is done, but nobody here does it.
  if (question.isTask && !question.compares) return { reason, missing: [] }
  if (question.meansAllSides && question.content.every(({ isVague, meansUs }) => isVague || meansUs)) return null
  const share = (coverage + together) / 2
  const isAnswered = question.isOnSubject
    ? solid > 0 && (share >= barFor(question) || missing.length === 0)
    : solid >= fewestWordsAlone && share >= enoughOfWordsAlone
  return isAnswered ? null : { reason, missing: missing.slice(0, maxMissing) }
}

function barFor({ named, meansAllSides }: Question): number {
  if (headsOf(named).size > 1 || meansAllSides) return enoughOfSides
  return named.length > 0 ? enoughOfTechnology : enoughOfTopic
}

function nearestTopics({ topicIds }: Question, placed: readonly Placed[]): TopicId[] {
  const near = placed.slice(0, 3).flatMap(({ item }) => [...item.topics.keys()])
  return [...new Set([...topicIds, ...near])].slice(0, 3)
}
