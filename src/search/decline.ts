import type { NamedDecision, Technology, TechnologyId, TopicId } from '../corpus/index.js'
import { isWithin, type Mention, type Question } from '../reading/index.js'
import { answerFeatures, weighWords } from './decline-evidence.js'
import type { Decline, DeclineReason } from './model.js'
import { knowsAspects, type Ground, type Placed } from './ranking.js'

const maxMissing = 3
const fewestWordsAlone = 2

interface Ruling {
  readonly reason: DeclineReason
  readonly missing: readonly string[]
}

/** Null when the articles answer; else why not, what they lack, and the topics nearest to the question. */
export function findDecline(question: Question, placed: readonly Placed[], ground: Ground): Decline | null {
  const ruling = ruleOnText(question) ?? ruleOnNames(question, ground) ??
    ruleOnEvidence(question, placed, ground)
  if (ruling === null) return null
  return { ...ruling, nearest: ruling.reason === 'noise' ? [] : nearestTopics(question, placed) }
}

/** Whether a question is declined for what it is or names, whatever the articles hold: nothing to learn from. */
export const isRuledOut = (question: Question, ground: Ground): boolean =>
  ruleOnText(question) !== null || ruleOnNames(question, ground) !== null

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

// Where nothing was learnt, half of what was asked is enough.
const untaught: NamedDecision = { weights: { coverage: 1, together: 1 }, bias: -1, bar: 0.5 }

/** What was learnt of questions that articles answer and of those that only sound like them. */
function ruleOnEvidence(question: Question, placed: readonly Placed[], ground: Ground): Ruling | null {
  if (question.language === 'other') return null
  if (asksForChoiceAlone(question)) return null
  // Without a name or a topic of ours one word in common is chance.
  const words = weighWords(question, placed, ground)
  if (!question.isOnSubject && question.topicIds.size === 0 && words.solid < fewestWordsAlone)
    return { reason: 'off-topic', missing: words.missing.slice(0, maxMissing) }
  const { english: { learnt } } = ground
  const decision = learnt === null ? untaught : learnt.answered[knowsAspects(question, ground)]
  const features = answerFeatures(question, placed, words)
  const odds = Object.entries(features).reduce((sum, [name, value]) => sum + value * (decision.weights[name] ?? 0),
    decision.bias)
  if (1 / (1 + Math.exp(-odds)) >= decision.bar) return null
  const missing = question.money === null ? words.missing.slice(0, maxMissing) : [question.money]
  return { reason: question.named.length > 0 ? 'not-covered' : 'off-topic', missing }
}

/** Sides, named or meant, and nothing besides: what the articles say of choosing is an answer. */
function asksForChoiceAlone({ content, technologies, elsewhere, named, meansAllSides, intent }: Question): boolean {
  const isChoice = intent === 'compare' || intent === 'choose'
  const hasSide = meansAllSides || (isChoice && named.some(({ ecosystem }) => ecosystem !== null))
  return hasSide && content.every((word) => word.isVague || word.meansUs ||
    [...technologies, ...elsewhere].some((mention) => isWithin(word, mention)))
}

/** What tells whether it is answered. */
export const evidenceFor = (question: Question, placed: readonly Placed[],
  ground: Ground): Readonly<Record<string, number>> =>
  answerFeatures(question, placed, weighWords(question, placed, ground))

function nearestTopics({ topicIds }: Question, placed: readonly Placed[]): TopicId[] {
  const near = placed.slice(0, 3).flatMap(({ item }) => [...item.topics.keys()])
  return [...new Set([...topicIds, ...near])].slice(0, 3)
}
