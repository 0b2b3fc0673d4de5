import { keepNothing, type AspectId, type Corpus, type Keep, type Technology, type TechnologyId,
  type TopicId } from '../corpus/index.js'
import type { HeardNeed, Question } from '../reading/index.js'
import { weighAspects, type AskedAspect } from './aspects.js'
import { whatWouldChange } from './change.js'
import { compareOn } from './compare.js'
import { refusesAny } from './demands.js'
import { judge } from './judge.js'
import type { Change, Verdict } from './model.js'
import { openGround, type Ground } from './sides.js'
import { sidesOf } from './weigh.js'

/** Judges by the rules of one corpus. Synchronous and pure: the same needs, the same verdict. */
export interface Judge extends Pick<Ground, 'originalOf' | 'copiedFrom'> {
  /** @param asked - The sides to choose between; all that the rules are about. */
  byNeeds(needs: readonly HeardNeed[], asked?: readonly TechnologyId[]): Verdict
  /**
   * A verdict for a project: by what it needs; where no need is heard in it, by what else the articles say of such a
   * thing.
   *
   * @param asked - As for `byNeeds`.
   */
  project(question: Question, asked?: readonly TechnologyId[]): Verdict
  /** What the articles say for each of several technologies, on one topic or on all. */
  compare(compared: readonly Technology[], topic: TopicId | null): Verdict
  /**
   * A verdict, if the question asks for one: a comparison on one topic is weighed there, anything else by the needs
   * that it states.
   */
  question(question: Question): Verdict | null
  /**
   * A question's comparison by topic alone; null where no rule takes a side, for then there is nothing to say.
   *
   * @param topics - Those asked about; the first on which anything is weighed counts, without one all do.
   * @param question - Where it still stands, the words in it that name a topic are those that fired its rules.
   */
  onTopics(sides: readonly Technology[], topics: Iterable<TopicId>, question?: Question): Verdict | null
  /**
   * What the articles say on exactly these aspects; null where they take no side.
   *
   * @param question - Where it still stands, its words are those that made the aspects heard.
   */
  onAspects(sides: readonly TechnologyId[], aspects: readonly AspectId[], question?: Question): Verdict | null
  /** The single changes of needs after which the rules decide otherwise. @param asked - As for `byNeeds`. */
  changes(needs: readonly HeardNeed[], asked?: readonly TechnologyId[]): readonly Change[]
}

/** Nothing is worked out before it is asked for; what holds for the whole corpus is then kept. */
export function openVerdict(corpus: Corpus, keep: Keep = keepNothing): Judge {
  const ground = openGround(corpus, keep)
  return {
    originalOf: (passage) => ground.originalOf(passage),
    copiedFrom: (article) => ground.copiedFrom(article),
    byNeeds: (needs, asked) => judge(needs, ground, asked),
    project: (question, asked) => judgeProject(question, asked, ground),
    compare: (compared, topic) => compareOn(compared, topic, ground),
    question: (question) => judgeQuestion(question, ground),
    onTopics: (sides, topics, question) => onTopics(sides, { topics, question }, ground),
    onAspects: (sides, aspects, question) =>
      weighAspects(aspects.map((aspect) => ({ aspect,
        words: question?.aspects.find((each) => each.aspect === aspect)?.words ?? [] })), sides, ground),
    changes: (needs, asked) => whatWouldChange(needs, ground, asked),
  }
}

function judgeProject(question: Question, sides: readonly TechnologyId[] | undefined, ground: Ground): Verdict {
  const verdict = judge(question.needs, ground, sides)
  if (verdict.outcome !== 'insufficient' || question.needs.length > 0) return verdict
  const all = sides ?? sidesOf(ground.rulebook.rules)
  const asked = (question.aspects[0]?.likelihood ?? 0) >= sureOfProject ? askedAspects(question) : []
  return weighAspects(asked, all, ground) ?? verdict
}

function judgeQuestion(question: Question, ground: Ground): Verdict | null {
  // What names are said about in a language that is not heard may be the opposite of what they ask for.
  if (question.language === 'other') return null
  const sides = question.sides.flatMap((id) => ground.technologies.find((technology) => technology.id === id) ?? [])
  if (sides.length < 2) return null
  const { needs } = question
  if (refusesAny(needs, ground.rulebook)) return judge(needs, ground, question.sides)
  const topic = topicNamed(question)
  if (topic !== null) return onTopics(sides, { topics: [topic], question }, ground)
  const heard = needs.filter(({ state }) => state === 'heard')
  const isHeard = heard.length > 0
  const byNeeds = (): Verdict => judge(needs, ground, question.sides)
  const [first] = question.aspects
  const asksToCompare = ground.aspects.find(({ id }) => id === first?.aspect)?.asks === 'compare' &&
    ((first?.likelihood ?? 0) >= sureOfComparison ||
      heard.every((need) => question.topics.some((mention) => overlaps(mention, need))))
  // Whoever chooses for a project is answered as if it had been described; words that name a topic and nothing more are
  // no project, and whoever asks whether one will do asks about that one.
  const named = new Set(question.named.flatMap(({ ecosystem }) => ecosystem ?? []))
  const asksOfOne = named.size === 1 && (first?.likelihood ?? 0) >= sureOfOne
  if (isHeard && question.intent === 'choose' && !asksToCompare && !asksOfOne) {
    const verdict = byNeeds()
    if (verdict.outcome !== 'insufficient') return verdict
  }
  return weighAspects(askedAspects(question), question.sides, ground) ??
    onTopics(sides, { topics: question.topicIds, question }, ground) ?? (isHeard ? byNeeds() : null)
}

/** The one topic that is called by its very name, where nothing else is asked: what comparing on it says is meant. */
function topicNamed({ topics, technologies, content }: Question): TopicId | null {
  const [first, ...others] = topics.filter(({ value }) => value.weighed !== false)
  const isNamed = first?.match === 'exact' && others.every(({ value }) => value === first.value)
  const isSaid = content.every((word) => [...topics, ...technologies].some((mention) => overlaps(mention, word)))
  return isNamed && isSaid ? first.value.id : null
}

interface Range {
  readonly start: number
  readonly end: number
}

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

// Less sure of what is asked, its needs say more. Measured on writers who were held out, as is `leastLikelihood`.
const sureOfOne = 0.2
const sureOfComparison = 0.3
// Who describes a project asks for nothing in so many words: what is less likely is a chance word.
const sureOfProject = 0.15

// What is half as likely as the likeliest may be meant as well; beyond a few it is a guess.
const likelyEnough = 0.5
const mostAspects = 3
const leastLikelihood = 0.05

function askedAspects({ aspects }: Question): readonly AskedAspect[] {
  const best = aspects[0]?.likelihood ?? 0
  return aspects.filter(({ likelihood }) => likelihood >= Math.max(leastLikelihood, best * likelyEnough))
    .slice(0, mostAspects)
}

const topicsWeighed = (ids: Iterable<TopicId>, { topics }: Corpus): readonly TopicId[] =>
  Array.from(ids).filter((id) => topics.some((topic) => topic.id === id && topic.weighed !== false))

interface Asked {
  readonly topics: Iterable<TopicId>
  readonly question: Question | undefined
}

function onTopics(sides: readonly Technology[], { topics, question }: Asked, ground: Ground): Verdict | null {
  const [topic = null] = topicsWeighed(topics, ground)
  const verdict = compareOn(sides, topic, ground)
  if (verdict.points.every(({ favours }) => favours === null)) return null
  if (question === undefined) return verdict
  const wordsOf = (of: TopicId | null): readonly string[] =>
    question.topics.filter(({ value }) => value.id === of).map(({ words }) => words)
  return { ...verdict, points: verdict.points.map((point) => ({ ...point, words: wordsOf(point.topic) })) }
}
