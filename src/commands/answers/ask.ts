import { composeAsk, composeDescribed, list, say, understoodIn, withUnheard, type Answer, type Control, type Block,
  type Json, type Line } from '../../answer/index.js'
import type { TopicId } from '../../corpus/index.js'
import { parsed, type Parsed } from '../../errors.js'
import type { Texts } from '../../language/index.js'
import { findRivals, type Question } from '../../reading/index.js'
import type { Found, Hit } from '../../search/index.js'
import type { Verdict } from '../../verdict/index.js'
import { defineCommand, type AnyCommand, type CommandContext } from '../command.js'
import { readId, readText } from '../desk/lines.js'
import { maxTextCharacters } from '../desk/parse.js'
import { fillExample } from './help.js'

export const ask = defineCommand({
  name: 'ask',
  summary: 'Ask in your own words; the answer quotes the articles word for word.',
  args: {
    question: { kind: 'text', summary: 'Your question', rest: true, suggests: 'questions' },
    limit: { kind: 'integer', summary: 'How many passages to list with --json', optional: true, named: true,
      only: 'terminal', min: 1, max: 100 },
    explain: { kind: 'flag', summary: 'Show each score as a tree', only: 'terminal' },
  },
  examples: ['ask {question}'],
  lines: {
    expects: '"id" and "text"',
    open: ({ limit }, context) => parsed((row) => askRow(row, limit, context)),
  },
  run({ question: words, limit, explain }, context) {
    const { corpus, reader, texts } = context
    const question = reader.read(words)
    const service = serviceFor(question, context)
    if (service !== undefined) return service.run({}, context)
    const { answer, hits } = answerQuestion(question, limit, context)
    const whole = withUnheard(answer, question.unheard, texts)
    if (answer.declined === 'noise') return withExample(whole, fillExample('{question}', corpus, texts), texts)
    return explain === true ? withExplanations(whole, hits) : whole
  },
})

/** The command that answers what is asked of the service itself, where it can be had without more. */
const serviceFor = ({ service }: Question, { commands }: CommandContext): AnyCommand | undefined =>
  commands.find(({ name, right, guildOnly }) => name === service && right === undefined && guildOnly === undefined)

const usualHits = 10
/** So many are held against what the verdict on a project rests on. */
export const hitsOfProject = 30

interface Answered {
  readonly answer: Answer
  /** What was found for it. */
  readonly hits: readonly Hit[]
}

/** What a question is answered with, and what was found for it. */
export function answerQuestion(question: Question, limit = usualHits, context: CommandContext): Answered {
  const { search, judge, composer } = context
  const verdictOnProject = question.describesProject
    ? judge.byNeeds(question.needs, rivalsIn(question, context))
    : judgeAim(question, context)
  if (verdictOnProject !== null) {
    const { hits } = withoutCopies(search.find(question, { limit: Math.max(limit, hitsOfProject) }), judge)
    return { answer: composeDescribed({ ...understoodIn(question), verdict: verdictOnProject, hits }, composer), hits }
  }
  const hits = question.isOpen ? findOnChoosing(limit, context) : search.find(question, { limit })
  const sought = withoutCopies(hits, judge)
  const found = sought.declined !== null && isForProject(question, judge) ? { ...sought, declined: null } : sought
  const verdict = found.declined ? null : question.isOpen ? judgeAll(question, context) : judgeAsked(question, context)
  return { answer: composeAsk({ question, found, verdict }, composer), hits: found.hits }
}

const rivalsIn = ({ intent, named }: Question, { corpus }: CommandContext) => findRivals(intent, named, corpus)

/** "X or Y for such a thing?" gets the verdict that such a thing would get between these, described by itself. */
function judgeAim(question: Question, context: CommandContext): Verdict | null {
  const { judge, reader } = context
  if (question.project === null || question.givesOrders || question.isOpen) return null
  if (topicNamed(question, context) !== null) return null
  return judge.project(reader.read(question.project), rivalsIn(question, context))
}

/** "X or Y for such a topic?" gets the verdict that a comparison on the topic gives. */
function judgeAsked(question: Question, context: CommandContext): Verdict | null {
  const { corpus: { technologies }, judge } = context
  const topic = topicNamed(question, context)
  const sides = technologies.filter(({ id }) => question.sides.includes(id))
  return (topic === null ? null : judge.onTopics(sides, [topic], question)) ?? judge.question(question)
}

/** The one topic that the words behind "for" name, and nothing else. */
function topicNamed({ project }: Question, { reader, corpus: { topics } }: CommandContext): TopicId | null {
  if (project === null) return null
  const whole = reader.read(project).topics.find(({ start, end }) => start === 0 && end === project.length)?.value ??
    topics.find(({ name }) => name.toLowerCase() === project.toLowerCase())
  return whole === undefined || whole.weighed === false ? null : whole.id
}

/** Where the words say nothing, all that the articles weigh counts; what a word is like is no need. */
const judgeAll = ({ sides }: Question, { corpus, judge }: CommandContext): Verdict | null =>
  judge.onTopics(corpus.technologies.filter(({ id }) => sides.includes(id)), [])

/** Who says nothing to choose by is answered by what the articles say of choosing. */
function findOnChoosing(limit: number, { corpus, reader, search }: CommandContext): Found {
  const topics = corpus.topics.filter(({ weighed }) => weighed === false).map(({ name }) => name)
  return { hits: search.find(reader.read(topics[0] ?? ''), { limit }).hits, declined: null }
}

/** Whether these words are answered by now. Nothing is counted. */
export const isAnswered = (words: string, context: CommandContext): boolean =>
  answerQuestion(context.reader.read(words), undefined, context).answer.status === 'answered'

/** What repeats a better match, nearly word for word, is no second voice. */
export function withoutCopies<Of extends { readonly hits: readonly Pick<Hit, 'passage'>[] }>(found: Of,
  judge: CommandContext['judge']): Of {
  const seen = new Set<string>()
  return { ...found, hits: found.hits.filter(({ passage }) => {
    const { id } = judge.originalOf(passage)
    return !seen.has(id) && seen.add(id).has(id)
  }) }
}

/**
 * A side is named and a project that it is to serve: what its needs decide is an answer, though no article may speak
 * of such a project. It is the verdict that describing the project would get.
 */
function isForProject({ intent, named, needs, sides, language }: Question, judge: CommandContext['judge']): boolean {
  if (intent !== 'choose' || sides.length < 2 || named.length === 0 || language === 'other') return false
  const { outcome } = judge.byNeeds(needs, sides)
  return outcome === 'favours' || outcome === 'combine'
}

/** For scripts: whether a question was answered, the verdict, and the quotes that a reader would see. */
function askRow(row: Readonly<Record<string, unknown>>, limit: number | undefined,
  context: CommandContext): Parsed<Json> {
  const text = readText(row, maxTextCharacters)
  if (!text.ok) return text
  const question = context.reader.read(text.value)
  const service = serviceFor(question, context)
  if (service !== undefined) {
    return parsed({ id: readId(row), declined: false, reason: null, command: service.name, verdict: null, quotes: [],
      hits: [] })
  }
  const { answer } = answerQuestion(question, limit, context)
  const { record } = answer
  if (record?.kind !== 'ask') throw new TypeError(`a question was answered by ${record?.kind ?? 'nothing'}`)
  const { declined, verdict, hits } = record
  return parsed({ id: readId(row), declined, reason: answer.declined ?? null, verdict, quotes: answer.quotes ?? [],
    hits })
}

/** Whoever greets us, or wants help, learns how to ask, and can do so at a tap. */
function withExample(answer: Answer, example: string, { help }: Texts): Answer {
  const controls: readonly Control[] = [
    { label: example, action: { kind: 'run', command: 'ask', args: { question: example } } },
    { label: help.button, action: { kind: 'run', command: 'help', args: {} } },
  ]
  return { ...answer, blocks: [...answer.blocks, say(help.askSo(example))],
    controls: [...answer.controls, ...controls] }
}

type Explanation = ReturnType<Hit['explain']>

/** Puts the score of each quoted hit beside the answer, as a tree: value, meaning, parts. */
function withExplanations(answer: Answer, hits: readonly Hit[]): Answer {
  const explained = hits.map((hit) => ({ id: hit.passage.id, tree: hit.explain() }))
  const shown = explained.slice(0, 3).flatMap(({ id, tree }): Block[] => [
    { kind: 'heading', text: id },
    list(linesOf(tree, 0)),
  ])
  const explanations: Json = explained.map(({ id, tree }) => ({ id, explanation: treeRecord(tree) }))
  return { ...answer, blocks: [...answer.blocks, ...shown],
    record: answer.record && { kind: 'extended', record: answer.record, by: { explanations } } }
}

export function linesOf({ value, meaning, parts }: Explanation, depth: number): Line[] {
  const own: Line = [{ kind: 'text', text: `${'· '.repeat(depth)}${value.toFixed(3)}  ${meaning}` }]
  return [own, ...parts.flatMap((part) => linesOf(part, depth + 1))]
}

export function treeRecord({ value, meaning, parts }: Explanation): Json {
  return { value, meaning, parts: parts.map(treeRecord) }
}
