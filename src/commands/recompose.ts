import { cutSentences, draftAbout, draftAsked, draftComparison, draftDescribed, draftRecommendation,
  type AnswerReference, type Draft } from '../answer/index.js'
import type { Hit, Library } from '../search/index.js'
import { judge } from '../verdict/index.js'
import { lookUp } from './about.js'
import type { CommandContext } from './command.js'
import { weigh } from './compare.js'
import { judgeReference, needsOf } from './judging.js'

export type Ground = Pick<CommandContext, 'library' | 'composer'>

type Redraft = (reference: AnswerReference, ground: Ground) => Draft | undefined

const commands: { readonly [Name in AnswerReference['command']]: Redraft } = {
  ask: redraftAsked,
  recommend: (reference, { library, composer }) =>
    draftRecommendation({ asked: null, verdict: judge(needsOf(reference, undefined, library), library.corpus) },
      composer),
  compare: (reference, { library, composer }) => {
    const { technologies: [left, right, ...others], topics: [topic = null] } = namedIn(reference, library)
    if (!left || !right) return undefined
    const comparison = weigh({ left, right, others, topic }, library)
    const spoken = comparison.spoken.map((each) => ({ ...each, hits: each.hits.map(unmarked) }))
    return draftComparison({ ...comparison, spoken }, composer)
  },
  about: (reference, { library, composer }) => {
    const [technology] = namedIn(reference, library).technologies
    if (!technology) return undefined
    const about = lookUp(technology, library)
    return draftAbout({ ...about, hits: about.hits.map(unmarked) }, composer)
  },
}

/**
 * The whole answer again, from its reference alone: without the asker's words, and without the marks that these left.
 *
 * @returns undefined when the reference does not hold all that the answer rested on.
 */
export const redraft: Redraft = (reference, ground) => commands[reference.command](reference, ground)

const unmarked = <Quoted extends Pick<Hit, 'snippet'>>(hit: Quoted): Quoted => ({ ...hit,
  snippet: { ...hit.snippet, marks: [] } })

function redraftAsked(reference: AnswerReference, { library, composer }: Ground): Draft | undefined {
  const verdict = judgeReference(reference, undefined, library)
  const asked = understoodFrom(reference, library)
  if (asked?.described === true) return verdict ? draftDescribed({ ...asked, verdict }, composer) : undefined
  if (!asked) return undefined
  const hits = reference.quotes.flatMap(({ passage: id, sentences }) => {
    const passage = library.passage(id)
    return passage ? [{ passage, snippet: cutSentences(passage, sentences), score: null }] : []
  })
  return draftAsked({ ...asked, hits, verdict }, composer)
}

/** A question as its reference holds it: without its words. @returns undefined when the reference is of something else. */
export function understoodFrom(reference: AnswerReference, library: Library) {
  return reference.understood && { ...reference.understood, text: null, readings: [], ...namedIn(reference, library) }
}

function namedIn({ technologies, topics }: AnswerReference, { corpus }: Library) {
  return {
    technologies: technologies.flatMap((id) => corpus.technologies.find((each) => each.id === id) ?? []),
    topics: topics.flatMap((id) => corpus.topics.find((each) => each.id === id) ?? []),
  }
}
