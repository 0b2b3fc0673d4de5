import type { Topic } from '../corpus/index.js'
import type { Decline, Found, Reading } from '../library/index.js'
import type { Question } from '../question/index.js'
import type { Verdict } from '../verdict/index.js'
import { shownQuotes, viewControls, type Composer } from './composer.js'
import type { Answer, Block, Control, Json } from './model.js'
import { caveatRecord, passageRecord } from './quotes.js'
import type { AnswerReference } from './reference.js'
import { line, questionBlock, quiet, strong, text } from './spans.js'
import { listWords, texts } from './texts.js'
import { namesOf, unique, verdictBlock, verdictRecord, type Names } from './verdicts.js'

/** `ask`: what was understood, a verdict if the question compares or chooses, the best quotes. */
export function composeAsk(question: Question, found: Found, verdict: Verdict | null, composer: Composer): Answer {
  const record = askRecord(question, found, verdict, composer)
  if (found.declined) return { ...composeDecline(question.text, found.declined, readings(question, found.readings), composer), record }
  const names = namesOf(composer.quoting.corpus)
  const quotes = found.hits.slice(0, shownQuotes).map((hit, at) => composer.quoting.quoteHit(hit, at + 1))
  return {
    status: 'answered',
    private: false,
    blocks: [questionBlock(question.text), understoodBlock(question, found.readings), ...verdictBlocks(verdict, question, names), ...quotes],
    controls: viewControls(
      {
        command: 'ask',
        technologies: question.sides.slice(0, 2),
        topics: question.topics.map(({ value }) => value.id).slice(0, 3),
        ...needsOf(verdict),
        passages: found.hits.slice(0, shownQuotes).map(({ passage }) => passage.id),
      },
      composer,
    ),
    record,
  }
}

function askRecord(question: Question, found: Found, verdict: Verdict | null, { quoting }: Composer): Json {
  const shown = found.declined ? [] : found.hits
  return {
    question: question.text,
    declined: found.declined !== null,
    understood: {
      technologies: question.technologies.map(({ value }) => value.id),
      elsewhere: question.elsewhere.map(({ value }) => value.name),
      topics: question.topics.map(({ value }) => value.id),
      intent: question.intent,
      language: question.language,
      readings: readings(question, found.readings).map((reading) => ({ ...reading })),
      ...(found.declined ? { declined: { reason: found.declined.reason, missing: found.declined.missing } } : {}),
    },
    verdict: found.declined || !verdict ? null : verdictRecord(verdict, quoting),
    hits: shown.map(({ passage, score }) => ({ ...passageRecord(quoting, passage), score })),
    caveats: unique(shown.flatMap(({ passage }) => quoting.caveats(passage))).map(caveatRecord),
  }
}

function readings(question: Question, more: readonly Reading[]): readonly Reading[] {
  const seen = new Set<string>()
  return [...question.readings, ...more].filter(({ from }) => !seen.has(from.toLowerCase()) && seen.add(from.toLowerCase()))
}

function understoodBlock(question: Question, more: readonly Reading[]): Block {
  const named = unique(question.technologies.map(({ value }) => value.name))
  const topics = unique(question.topics.map(({ value }) => value.name))
  const parts = [
    listWords(named) || (topics.length === 0 ? texts.understoodNothing : ''),
    topics.length > 0 ? `${named.length > 0 ? `${texts.on} ` : ''}${listWords(topics)}` : '',
  ].filter((part) => part !== '')
  const read = readings(question, more).map(({ from, to }) => texts.readAs(from, to))
  return line(quiet(`${texts.understood}: ${[parts.join(' '), ...read].join('; ')}`))
}

function verdictBlocks(verdict: Verdict | null, { topics }: Question, names: Names): readonly Block[] {
  if (!verdict || (verdict.outcome === 'insufficient' && verdict.points.length === 0)) return []
  const block = verdictBlock(verdict, names)
  // Nothing was said to weigh them by: over all topics neither wins, and a "level" would flatten what differs.
  const isOverall = verdict.outcome === 'even' && verdict.heard.length === 0 && topics.length === 0
  return [isOverall ? { ...block, headline: texts.depends } : block, ...verdict.remarks.map((remark) => line(text(remark)))]
}

function needsOf(verdict: Verdict | null): Pick<AnswerReference, 'heard' | 'ruledOut'> {
  return {
    heard: unique(verdict?.heard.map(({ need }) => need) ?? []),
    ruledOut: unique(verdict?.ruledOut.map(({ need }) => need) ?? []),
  }
}

/** Nothing is quoted; what is missing is named, and where to go from here. */
export function composeDecline(asked: string, declined: Decline, read: readonly Reading[], composer: Composer): Answer {
  const blocks: Block[] = [questionBlock(asked)]
  if (read.length > 0) blocks.push(line(quiet(read.map(({ from, to }) => texts.readAs(from, to)).join('; '))))
  blocks.push(line(strong(texts.declined[declined.reason]), text(whatIsMissing(declined))))
  if (declined.nearest.length > 0) {
    blocks.push(line(text(`${texts.nearest}: ${listWords(declined.nearest.map(({ name }) => name))}.`)))
  }
  return {
    status: 'declined',
    private: false,
    blocks,
    controls: declined.nearest.slice(0, 3).map((topic) => topicControl(topic, composer)).filter((control) => control !== undefined),
    record: { question: asked, declined: true, reason: declined.reason, missing: declined.missing, nearest: declined.nearest.map(({ id }) => id) },
  }
}

function whatIsMissing({ reason, missing }: Decline): string {
  if (missing.length === 0 || reason === 'language' || reason === 'noise') return ''
  return ` ${reason === 'not-compared' ? texts.notCompared(missing) : texts.notSpokenOf(missing)}`
}

/** Compares the two technologies that the corpus is about, on one topic: where to go from a declined question. */
function topicControl(topic: Topic, { quoting }: Composer): Control | undefined {
  const [left, right] = quoting.corpus.technologies.filter(({ id, ecosystem }) => ecosystem === id)
  if (!left || !right) return undefined
  return { label: topic.name, action: { kind: 'run', command: 'compare', args: { left: left.id, right: right.id, topic: topic.id } } }
}
