import { cutSentences, draftAbout, draftAsked, draftComparison, draftDescribed, draftRecommendation, composeDescribed,
  composeExpired, composeRecommendation, line, needsToPick, pageOfNeeds, quiet, type AnswerReference, type Draft,
  type Action, type Answer } from '../../answer/index.js'
import type { Corpus, NeedId, Technology, TechnologyId } from '../../corpus/index.js'
import { findRivals, findSides, pickNeed, type HeardNeed, type Question } from '../../reading/index.js'
import type { Hit } from '../../search/index.js'
import type { Verdict } from '../../verdict/index.js'
import type { CommandContext } from '../command.js'
import type { Given } from '../desk/door.js'
import type { Rooms } from '../desk/rooms.js'
import { lookUp, weigh } from './compare.js'

export type Ground = Rooms & Pick<CommandContext, 'composer'>

type Redraft = (reference: AnswerReference, ground: Ground) => Draft | undefined

const commands: { readonly [Name in AnswerReference['command']]: Redraft } = {
  ask: redraftAsked,
  recommend: (reference, ground) => {
    const verdict = judgeReference(reference, undefined, ground)
    return verdict === null
      ? undefined
      : draftRecommendation({ asked: null, verdict, hits: quotedIn(reference, ground) }, ground.composer)
  },
  compare: (reference, ground) => {
    const { technologies: [left, right, ...others], topics: [topic = null] } = namedIn(reference, ground.corpus)
    if (!left || !right) return undefined
    const comparison = weigh({ left, right, others, topic }, ground)
    const spoken = comparison.spoken.map((each) => ({ ...each, hits: each.hits.map(unmarked) }))
    return draftComparison({ ...comparison, spoken }, ground.composer)
  },
  about: (reference, ground) => {
    const [technology] = namedIn(reference, ground.corpus).technologies
    if (!technology) return undefined
    const about = lookUp(technology, ground)
    return draftAbout({ ...about, hits: about.hits.map(unmarked) }, ground.composer)
  },
}

const technologiesOf = (ids: readonly TechnologyId[], { technologies }: Corpus): readonly Technology[] =>
  ids.flatMap((id) => technologies.find((technology) => technology.id === id) ?? [])

/** The same verdict again, from what a button holds. The question, where it is known, only says which words fired. */
export function judgeReference(reference: AnswerReference, question: Question | undefined,
  { corpus, judge }: Pick<Rooms, 'corpus' | 'judge'>): Verdict | null {
  const { heard, ruledOut, setAside, topics } = reference
  const isProject = reference.command === 'recommend' || reference.understood?.described === true
  if (isProject && reference.aspects.length > 0) {
    const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem).map(({ id }) => id).sort()
    return judge.onAspects(askedSides(reference, corpus) ?? heads, reference.aspects, question)
  }
  if (heard.length + ruledOut.length + setAside.length > 0 || isProject)
    return judge.byNeeds(needsOf(reference, question, corpus), askedSides(reference, corpus))
  const sides = technologiesOf(weighed(reference, corpus), corpus)
  if (sides.length < 2) return null
  if (reference.aspects.length > 0) return judge.onAspects(sides.map(({ id }) => id), reference.aspects, question)
  return reference.understood === null
    ? judge.compare(sides, topics[0] ?? null)
    : judge.onTopics(sides, topics, question)
}

/** A question's sides follow from what was understood of it; what else names technologies names its sides. */
function weighed({ technologies, understood }: AnswerReference, corpus: Corpus): readonly TechnologyId[] {
  return understood === null
    ? technologies
    : findSides(understood.intent, technologiesOf(technologies, corpus), corpus)
}

/** Between which sides needs are judged again: those of a question; for a project those named, or all of them. */
export function askedSides(reference: AnswerReference, corpus: Corpus): readonly TechnologyId[] | undefined {
  const { technologies, understood } = reference
  if (understood?.described === true)
    return findRivals(understood.intent, technologiesOf(technologies, corpus), corpus)
  const sides = weighed(reference, corpus)
  return sides.length > 1 ? sides : undefined
}

export function needsOf({ heard, ruledOut, setAside, more, less }: AnswerReference, question: Question | undefined,
  corpus: Corpus): readonly HeardNeed[] {
  const said = question?.needs ?? []
  const end = question?.text.length ?? 0
  const restore = (ids: readonly NeedId[], state: HeardNeed['state']): readonly HeardNeed[] =>
    ids.flatMap((id, at) => {
      const again = said.filter((each) => each.need === id && each.state === state)
      const need = corpus.rulebook.needs.find((each) => each.id === id)
      // What is not in the text was picked after it was written; its place in the list stands for one in the text.
      const stress = more.includes(id) ? 'more' : less.includes(id) ? 'less' : null
      return again.length > 0 || !need ? again : [{ ...pickNeed(need, state), stress, start: end + at, end: end + at }]
    })
  return [...restore(heard, 'heard'), ...restore(ruledOut, 'ruled-out'), ...restore(setAside, 'set-aside')]
}

/**
 * The whole answer again, from its reference alone: without the asker's words, and without the marks that these left.
 *
 * @returns undefined when the reference does not hold all that the answer rested on.
 */
export const redraft: Redraft = (reference, ground) => commands[reference.command](reference, ground)

const unmarked = <Quoted extends Pick<Hit, 'snippet'>>(hit: Quoted): Quoted => ({ ...hit,
  snippet: { ...hit.snippet, marks: [] } })

function redraftAsked(reference: AnswerReference, ground: Ground): Draft | undefined {
  const { corpus, composer } = ground
  const verdict = judgeReference(reference, undefined, ground)
  const asked = understoodFrom(reference, corpus)
  if (!asked) return undefined
  const hits = quotedIn(reference, ground)
  if (asked.described) return verdict ? draftDescribed({ ...asked, verdict, hits }, composer) : undefined
  return draftAsked({ ...asked, hits, verdict }, composer)
}

/** What an answer quoted, cut as it was then. */
const quotedIn = ({ quotes }: AnswerReference, { search }: Ground) =>
  quotes.flatMap(({ passage: id, sentences }) => {
    const passage = search.passage(id)
    return passage ? [{ passage, snippet: cutSentences(passage, sentences), score: null }] : []
  })

/** A question as its reference holds it: without its words. @returns null when the reference is of something else. */
export function understoodFrom(reference: AnswerReference, corpus: Corpus) {
  return reference.understood && { ...reference.understood, text: null, readings: [], ...namedIn(reference, corpus) }
}

function namedIn({ technologies, topics }: AnswerReference, corpus: Corpus) {
  return {
    technologies: technologiesOf(technologies, corpus),
    topics: topics.flatMap((id) => corpus.topics.find((each) => each.id === id) ?? []),
  }
}

/** What a need picker means: the same project, judged by what is picked now; without a pick other needs are offered. */
export function rejudge({ answer, page }: Extract<Action, { kind: 'rejudge' }>, given: Given,
  context: CommandContext): Answer {
  const { corpus, reader, judge, composer, texts } = context
  const { question, picked } = given
  const reference = composer.codebook.decode(answer)
  if (!reference) return composeExpired(texts)
  const corrected = picked === undefined ? reference : correct(reference, picked, offeredAt(page, reference, context))
  const said = question === undefined ? undefined : reader.read(question)
  const verdict = judge.byNeeds(needsOf(corrected, said, corpus), askedSides(corrected, corpus))
  // What was picked is read best where it is listed first.
  const judged = { verdict, page: picked === undefined ? page : 0 }
  const asked = understoodFrom(corrected, corpus)
  const again = asked?.described === true
    ? composeDescribed({ ...asked, text: question ?? null, ...judged, hits: [] }, composer)
    : composeRecommendation({ asked: question ?? null, ...judged }, composer)
  if (picked === undefined) return { ...again, inPlace: true }
  // Below a question that still says otherwise.
  const at = again.blocks.findIndex(({ kind }) => kind === 'question') + 1
  const blocks = [...again.blocks.slice(0, at), line(quiet(texts.answer.rejudged)), ...again.blocks.slice(at)]
  return { ...again, blocks, inPlace: true }
}

function offeredAt(page: number, reference: AnswerReference, { corpus, judge }: CommandContext): readonly NeedId[] {
  const verdict = judge.byNeeds(needsOf(reference, undefined, corpus), askedSides(reference, corpus))
  return pageOfNeeds(needsToPick(verdict, corpus), page).map(({ id }) => id)
}

/** Of the needs that were offered, those picked are heard and no others; what was ruled out stays so, unless picked. */
function correct(reference: AnswerReference, picked: readonly string[], offered: readonly NeedId[]): AnswerReference {
  const isPicked = (id: NeedId): boolean => picked.includes(id)
  const kept = reference.heard.filter((id) => !offered.includes(id) || isPicked(id))
  const heard = [...kept, ...offered.filter((id) => isPicked(id) && !kept.includes(id))]
  const without = (ids: readonly NeedId[]): readonly NeedId[] => ids.filter((id) => !heard.includes(id))
  const within = (ids: readonly NeedId[]): readonly NeedId[] => ids.filter((id) => heard.includes(id))
  return { ...reference, heard, ruledOut: without(reference.ruledOut), setAside: without(reference.setAside),
    more: within(reference.more), less: within(reference.less) }
}
