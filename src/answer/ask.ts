import type { Found } from '../search/index.js'
import type { Question } from '../reading/index.js'
import type { Remark, Verdict } from '../verdict/index.js'
import { sealAnswer, shownQuotes, type Composer } from './composer.js'
import { composeDecline } from './decline.js'
import { findSentences } from './excerpt.js'
import { composeVerdict, offerNeeds, openingOf } from './judgement.js'
import type { Answer, Block, Json } from './model.js'
import { numberArticles } from './numbering.js'
import { caveatRecord, passageRecord } from './quotes.js'
import { emptyReference, type AnswerReference } from './reference.js'
import { sayRemark } from './remarks.js'
import { line, questionBlock, text } from './spans.js'
import { notWeighed, understoodBlocks, understoodIn, type Asked } from './understood.js'
import { heardLines, needsIn, pickEvidence, unique, verdictBlock, verdictRecord } from './verdicts.js'
import { pickQuotes, voiceIn, type Quotable } from './voices.js'

/** `ask`: what was understood, a verdict if the question compares or chooses, the best quotes. */
export function composeAsk(question: Question, found: Found, verdict: Verdict | null, composer: Composer): Answer {
  const asked: Asked = {
    ...understoodIn(question, found.readings),
    described: false,
    hits: found.declined ? [] : found.hits,
    verdict: found.declined ? null : verdict,
  }
  if (!found.declined) return composeAsked(asked, composer, question.sides)
  const { reason, missing } = found.declined
  const record = askRecord(asked, composer, { declined: { reason, missing } })
  return { ...composeDecline(question.text, found.declined, asked.readings, composer),
    record: { ...record, replay: null } }
}

/** @param sides - For the buttons alone, should all that was understood not fit there. */
export function composeAsked(found: Asked, composer: Composer, sides: Question['sides'] = []): Answer {
  const { text: words, verdict } = found
  const { corpus } = composer.quoting
  const picked = pickQuotes(found.hits, verdict, corpus)
  const besides = picked.filter(({ passage }) => !found.hits.some((hit) => hit.passage.id === passage.id)).map((
    quoted,
  ) => ({ ...quoted, score: null }))
  const asked = { ...found, hits: [...found.hits, ...besides] }
  const numbering = numberArticles(picked.map(({ passage }) => passage), corpus)
  const quotes = picked.map((quoted) =>
    composer.quoting.quoteHit(quoted, numbering, voiceIn(quoted, verdict, corpus), verdict !== null)
  )
  const blocks = [...(words === null ? [] : [questionBlock(words)]), ...understoodBlocks(asked, composer),
    ...heardBlocks(asked, composer), ...verdictBlocks(asked, composer), ...notWeighed(asked, composer), ...quotes]
  const reference = referenceTo(asked, picked)
  const brief = { ...reference, technologies: sides.slice(0, 2), topics: reference.topics.slice(0, 3),
    understood: null }
  return sealAnswer({ status: 'answered', blocks, reference, brief, verdict, record: askRecord(asked, composer, {}) },
    composer)
}

/** `ask` with a project in place of a question: judged like one, and its hits are what the verdict rests on. @param page - Which part of all needs to offer. */
export function composeDescribed(project: Omit<Asked, 'hits' | 'described'> & { readonly verdict: Verdict },
  composer: Composer, page = 0): Answer {
  const { text: words, verdict } = project
  const hits = pickEvidence(verdict.points, 10)
    .map(({ point, evidence: { passage, start, end } }) => ({ passage, snippet: { start, end, marks: [] },
      score: point.weight })
    )
    .sort((a, b) => b.score - a.score)
  const asked: Asked = { ...project, described: true, hits }
  const reference = referenceTo(asked, hits.slice(0, shownQuotes))
  const brief = { ...reference, technologies: [], topics: [], understood: null }
  return composeVerdict({ opening: openingOf(words, verdict, composer), verdict, reference, brief,
    record: askRecord(asked, composer, {}), below: offerNeeds(verdict, page, composer) }, composer)
}

function referenceTo({ technologies, topics, described, intent, language, elsewhere, verdict }: Asked,
  quoted: readonly Quotable[]): AnswerReference {
  return {
    ...emptyReference,
    command: 'ask',
    technologies: technologies.map(({ id }) => id),
    topics: topics.map(({ id }) => id),
    ...needsIn(verdict),
    understood: { described, intent, language, elsewhere },
    quotes: quoted.map(({ passage, snippet }) => ({ passage: passage.id, sentences: findSentences(passage, snippet) })),
  }
}

function askRecord(asked: Asked, composer: Composer,
  more: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
  const { quoting } = composer
  const { text: words, technologies, elsewhere, topics, intent, language, hits, verdict } = asked
  return {
    ...(words === null ? {} : { question: words }),
    declined: more.declined !== undefined,
    understood: {
      technologies: technologies.map(({ id }) => id),
      elsewhere,
      topics: topics.map(({ id }) => id),
      intent,
      language,
      readings: asked.readings.map((reading) => ({ ...reading })),
      ...more,
    },
    verdict: verdict === null ? null : verdictRecord(verdict, composer),
    hits: hits.map(({ passage, score }) => ({ ...passageRecord(quoting, passage),
      ...(score === null ? {} : { score }) })
    ),
    caveats: unique(hits.flatMap(({ passage }) => quoting.caveats(passage))).map(caveatRecord),
  }
}

/** The needs that the verdict was given by, so that a person can correct them; none where a topic alone was weighed. */
function heardBlocks({ verdict }: Asked, composer: Composer): readonly Block[] {
  if (verdict === null || verdict.heard.length + verdict.ruledOut.length === 0) return []
  const lines = heardLines(verdict, composer).map((each) => line(...each))
  return verdict.heard.length === 0 ? lines.slice(1) : lines
}

function verdictBlocks({ verdict, topics, technologies }: Asked, composer: Composer): readonly Block[] {
  if (!verdict || (verdict.outcome === 'insufficient' && verdict.points.length === 0)) return []
  const block = verdictBlock(verdict, composer)
  // Nothing was said to weigh them by: over all topics neither wins, and a "level" would flatten what differs.
  const isOverall = verdict.outcome === 'even' && verdict.heard.length === 0 &&
    topics.every(({ weighed }) => weighed === false)
  // A framework is asked about, and the verdict is that of its side.
  const counted = technologies.flatMap((
    { id, ecosystem },
  ): Remark[] => (ecosystem === null || ecosystem === id
    ? []
    : [{ kind: 'counts-for', technology: id, side: ecosystem }])
  )
  const remarks = [...counted, ...verdict.remarks.filter(({ kind }) => kind !== 'counts-for')]
  return [isOverall ? { ...block, headline: composer.texts.answer.depends } : block,
    ...remarks.map((remark) => line(text(sayRemark(remark, composer))))]
}
