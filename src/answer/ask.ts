import type { Technology, Topic } from '../corpus/index.js'
import { findSides, type Question, type Reading } from '../reading/index.js'
import type { Found } from '../search/index.js'
import { emptyVerdict, type Remark, type Verdict } from '../verdict/index.js'
import { line, questionBlocks, quiet, say } from './blocks.js'
import { emptyReference, type AnswerReference, type Understood } from './codebook.js'
import { sayRemark, type Composer } from './composer.js'
import { finish, type Draft } from './finish.js'
import { clarifyingQuestion, draftVerdict, needsPicker, offeringNeeds } from './judgement.js'
import type { Block } from './model.js'
import { composeDecline, sayReadings } from './notices.js'
import { pickQuotes, standpointIn } from './pick-quotes.js'
import { findSentences, numberArticles, type Quotable } from './quotes.js'
import { hitRecords, verdictRecord, type Answer, type CodedRecord } from './record.js'
import { heardLines, needsIn, unique, verdictBlock } from './verdicts.js'

/** A question as it was understood and what was found for it; its words and its readings only while they are known. */
export interface Asked extends Understood {
  readonly text: string | null
  readonly readings: readonly Reading[]
  readonly technologies: readonly Technology[]
  readonly topics: readonly Topic[]
  readonly hits: readonly (Quotable & { readonly score: number | null })[]
  readonly verdict: Verdict | null
}

/** What was read in a question. */
export function understoodIn(question: Question): Omit<Asked, 'hits' | 'verdict' | 'described'> {
  return {
    text: question.text,
    readings: readings(question),
    technologies: question.named,
    elsewhere: unique(question.elsewhere.map(({ value }) => value.name)),
    topics: unique(question.topics.map(({ value }) => value)),
    intent: question.intent,
    language: question.language,
  }
}

/** Each once, whatever its letter case. */
function readings({ readings: all }: Question): readonly Reading[] {
  const seen = new Set<string>()
  return all.filter(({ from }) => !seen.has(from.toLowerCase()) && seen.add(from.toLowerCase()))
}

export interface Asking {
  readonly question: Question
  readonly found: Found
  readonly verdict: Verdict | null
}

/** `ask`: what was understood, a verdict if the question compares or chooses, the best quotes. */
export function composeAsk({ question, found, verdict }: Asking, composer: Composer): Answer {
  const understood = { ...understoodIn(question), described: false }
  if (!found.declined)
    return finish(draftAsked({ ...understood, hits: found.hits, verdict }, composer, question.sides), composer)
  const { readings } = understood
  const { reason, missing } = found.declined
  const record = askRecord({ ...understood, hits: [], verdict: null }, composer, { reason, missing })
  return { ...composeDecline({ asked: question.text, declined: found.declined, readings }, composer), record,
    replay: null }
}

/** @param sides - For the buttons alone, should all that was understood not fit there. */
export function draftAsked(found: Asked, composer: Composer, sides: Question['sides'] = []): Draft {
  const { verdict } = found
  const { quoting, quoting: { corpus } } = composer
  const isOpen = weighsNothing(found) && found.technologies.every(({ ecosystem }) => ecosystem !== null)
  // Nothing was said to weigh them by: what the articles say of choosing is shown, not what speaks for one of them.
  const picked = pickQuotes(isOpen ? { ...found, verdict: null } : found, corpus)
  const besides = picked.filter(({ passage }) => !found.hits.some((hit) => hit.passage.id === passage.id))
  const asked = { ...found, hits: [...found.hits, ...besides.map((quoted) => ({ ...quoted, score: null }))] }
  const numbering = numberArticles(picked.map(({ passage }) => passage), corpus)
  const quotes = picked.map((quoted) =>
    quoting.quoteHit(quoted, numbering, { standpoint: standpointIn(quoted, verdict, corpus), judged: verdict !== null })
  )
  const reference = referenceTo(asked, picked)
  return {
    status: 'answered',
    quotes,
    blocks:
      () => [...questionBlocks(asked.text), ...understoodBlocks(asked, composer), ...heardBlocks(asked, composer),
        ...verdictBlocks(asked, composer), ...notWeighed(asked, composer), ...quotes,
        ...(isOpen ? [clarifyingQuestion(composer)] : [])],
    below: isOpen
      ? (code, held) =>
        needsPicker({ asked: asked.text, verdict: emptyVerdict, reference: held, code, page: 0 }, composer)
      : undefined,
    reference,
    brief: { ...reference, technologies: sides.slice(0, 3), topics: reference.topics.slice(0, 3), understood: null },
    verdict,
    record: askRecord(asked, composer),
  }
}

export interface Described extends Omit<Asked, 'described'> {
  readonly verdict: Verdict
  /** Which part of all needs to offer, from 0. */
  readonly page?: number
}

/** `ask` with a project in place of a question: judged like one. */
export const composeDescribed = (project: Described, composer: Composer): Answer =>
  finish(draftDescribed(project, composer), composer)

export function draftDescribed({ page = 0, ...project }: Described, composer: Composer): Draft {
  const { text: words, verdict } = project
  const asked: Asked = { ...project, described: true }
  // What was found is quoted for a verdict; without one the asker is told what is missing.
  const quoted = verdict.points.length === 0 ? [] : pickQuotes(asked, composer.quoting.corpus)
  const reference = referenceTo(asked, [])
  return draftVerdict({ ...offeringNeeds({ asked: words, verdict, page }, composer), quoted, reference,
    brief: { ...reference, technologies: [], topics: [], understood: null }, record: askRecord(asked, composer) },
    composer)
}

function referenceTo({ technologies, topics, described, intent, language, elsewhere, verdict }: Asked,
  quoted: readonly Quotable[]): AnswerReference {
  return {
    ...emptyReference,
    command: 'ask',
    technologies: technologies.map(({ id }) => id),
    topics: topics.map(({ id }) => id),
    aspects: aspectsIn(verdict),
    ...needsIn(verdict),
    understood: { described, intent, language, elsewhere },
    quotes: quoted.map(({ passage, snippet }) => ({ passage: passage.id, sentences: findSentences(passage, snippet) })),
  }
}

/** On which it was weighed, in the order in which they were asked. */
const aspectsIn = (verdict: Verdict | null): AnswerReference['aspects'] => verdict?.asked ?? []

function askRecord(asked: Asked, composer: Composer,
  declined?: Pick<NonNullable<Found['declined']>, 'reason' | 'missing'>): CodedRecord {
  const { text: words, technologies, elsewhere, topics, intent, language, readings, hits, verdict } = asked
  return {
    kind: 'ask',
    ...(words === null ? {} : { question: words }),
    declined: declined !== undefined,
    understood: {
      technologies: technologies.map(({ id }) => id),
      elsewhere,
      topics: topics.map(({ id }) => id),
      intent,
      language,
      readings,
      ...(declined ? { declined } : {}),
    },
    verdict: verdict === null ? null : verdictRecord(verdict, composer),
    ...hitRecords(hits, composer.quoting),
  }
}

/** The needs that the verdict was given by, so that a person can correct them; none where a topic alone was weighed. */
function heardBlocks({ verdict }: Asked, composer: Composer): readonly Block[] {
  if (verdict === null || verdict.heard.length + verdict.ruledOut.length === 0) return []
  return heardLines(verdict, composer).map((each) => line(...each))
}

/** Sides are to be weighed, and nothing was said to weigh them by. */
const weighsNothing = ({ verdict, topics }: Pick<Asked, 'verdict' | 'topics'>): boolean =>
  verdict?.outcome === 'even' && verdict.heard.length + verdict.asked.length === 0 &&
  topics.every(({ weighed }) => weighed === false)

function verdictBlocks(asked: Asked, composer: Composer): readonly Block[] {
  const { verdict, technologies } = asked
  if (!verdict || (verdict.outcome === 'insufficient' && verdict.points.length === 0)) return []
  const block = verdictBlock(verdict, composer)
  // A framework is asked about, and the verdict is that of its side.
  const counted = technologies.flatMap((
    { id, ecosystem },
  ): Remark[] => (ecosystem === null || ecosystem === id
    ? []
    : [{ kind: 'counts-for', technology: id, side: ecosystem }])
  )
  const remarks = [...counted, ...verdict.remarks.filter(({ kind }) => kind !== 'counts-for')]
  // Over all topics neither wins, and a "level" would flatten what differs.
  return [weighsNothing(asked) ? { ...block, headline: composer.texts.answer.depends(verdict.sides.length) } : block,
    ...remarks.map((remark) => say(sayRemark(remark, composer)))]
}

/** What was asked about, and below it which words were read as others. */
function understoodBlocks(asked: Asked, composer: Composer): readonly Block[] {
  const { readings, verdict } = asked
  const { answer: texts } = composer.texts
  // That a choice is being made goes without saying where it is made.
  const topics = asked.topics.filter(({ weighed }) => verdict === null || weighed !== false)
  const parts = [...weighedNames(asked, composer), ...topics.map(({ name }) => name)].filter((part) => part !== '')
  return [
    line(quiet(`${texts.understood}: ${parts.length > 0 ? parts.join(' · ') : texts.understoodNothing}`)),
    ...(readings.length > 0 ? [line(quiet(sayReadings(readings, texts)))] : []),
  ]
}

/** The technologies that were named; of those that are weighed also against which others, the rest apart. */
function weighedNames({ technologies, intent, verdict }: Asked,
  { names, quoting, texts: { answer: texts, words } }: Composer): readonly string[] {
  const named = (some: readonly Technology[]): string => words.and(some.map(({ name }) => name))
  const weighed = technologies.filter(({ ecosystem }) => ecosystem !== null)
  const heads = new Set(weighed.map(({ ecosystem }) => ecosystem))
  const others = verdict === null || weighed.length === 0
    ? []
    : findSides(intent, technologies, quoting.corpus).filter((id) => !heads.has(id))
  if (others.length === 0) return [named(technologies)]
  return [texts.setAgainst(named(weighed), words.and(others.map((id) => names.technology(id)))),
    named(technologies.filter(({ ecosystem }) => ecosystem === null))]
}

/** What was to be weighed and is not: to leave it out without a word would pass for an answer. */
function notWeighed(asked: Asked, { texts: { answer: texts } }: Composer): readonly Block[] {
  if (asked.intent !== 'compare' && asked.intent !== 'choose') return []
  const passed = passedOver(asked)
  const passing = passed.filter(({ kind }) => kind === 'language').map(({ name }) => name)
  const others = [...asked.elsewhere, ...passed.map(({ name }) => name).filter((name) => !passing.includes(name))]
  const told = asked.technologies.some(({ ecosystem }) => ecosystem !== null)
    ? texts.mentionedBeside
    : texts.mentionedOnly
  return [...others.map((name) => say(texts.remarks['not-weighed'](name))),
    ...(passing.length > 0 ? [say(told(passing))] : [])]
}

function passedOver({ technologies, intent, verdict }: Asked): readonly Technology[] {
  if (intent === 'choose' && verdict === null) return []
  // Beside what is weighed, a choice names what it is to run on: that is no rival.
  const hasGround = intent === 'choose' && technologies.some(({ ecosystem }) => ecosystem !== null)
  const isRival = ({ kind }: Technology): boolean => !hasGround || (kind !== 'platform' && kind !== 'tool')
  return technologies.filter((each) => each.ecosystem === null && isRival(each))
}
