import { findLabelOfWords, type Article, type Corpus, type Passage, type TechnologyId,
  type TopicId } from '../../corpus/index.js'
import { normalise, splitSentences } from '../../text/index.js'
import type { SentenceStance } from '../../verdict/index.js'
import { proposeStance, type StanceContext } from './stance.js'
import type { Reader } from '../../reading/index.js'

/** The articles, and what reads them. */
export interface Held {
  readonly corpus: Corpus
  readonly reader: Reader
}

/**
 * What a sentence of an article says for a reader who chooses: as somebody who read it has labelled it, else as patterns
 * propose, also for one that the corpus left out.
 *
 * @param source - The article's number or id; unknown or null: the sentence is read alone.
 * @param by - `pattern`: as if there were no labels.
 */
export function labelSentence(sentence: string, source: string | null, held: Held,
  by: 'label' | 'pattern' = 'label'): SentenceStance {
  const { corpus, reader } = held
  const article = corpus.articles.find(({ id, original }) => source !== null && (id === source || original === source))
  const label = by === 'label' ? findLabelOfWords(corpus, sentence, article?.id ?? null) : undefined
  if (label !== undefined) {
    const { technology, stance, topic, decidedBy } = label
    return { source: article?.id ?? null, sentence, technology, stance, topic, decidedBy }
  }
  const context = article === undefined ? alone : contextOf(sentence, article, held)
  const { technology, stance } = proposeStance(sentence, context, corpus.rulebook.stance, (text) => reader.scan(text))
  return { source: article?.id ?? null, sentence, technology, stance,
    topic: nearestTopic(sentence, context.section, held), decidedBy: 'pattern' }
}

const alone: StanceContext = { about: null, section: [], header: '' }

function contextOf(sentence: string, article: Article, held: Held): StanceContext {
  const passages = held.corpus.passages.filter((passage) => passage.article === article.id)
  const wanted = fold(sentence)
  const at = passages.findIndex((each) => foldedText(each).includes(wanted))
  const passage = passages[at]
  if (passage === undefined) return alone
  return { about: aboutBefore(wanted, at, passages, held), section: passage.section,
    header: passage.kind === 'table-row' ? passage.context : '' }
}

/** Letters and digits alone, for finding a sentence whatever became of its signs and spaces. */
const fold = (text: string): string => normalise(text).text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

// Each passage of an article is looked through for each of its sentences.
const folded = new WeakMap<Passage, string>()

function foldedText(passage: Passage): string {
  const known = folded.get(passage) ?? fold(passage.text)
  folded.set(passage, known)
  return known
}

const mostLookedBack = 3

/** Whom the nearest sentence before names alone, within the section; else whom the section's heading names. */
function aboutBefore(wanted: string, at: number, passages: readonly Passage[], held: Held): TechnologyId | null {
  const here = passages[at]
  if (here === undefined) return null
  const own = sentencesOf(here)
  const place = own.findIndex((sentence) => fold(sentence).includes(wanted) || wanted.includes(fold(sentence)))
  const above = passages[at - 1]
  const sameSection = above !== undefined && above.section.join('\n') === here.section.join('\n') &&
    here.kind === 'paragraph'
  const before = [...(sameSection ? sentencesOf(above) : []), ...own.slice(0, Math.max(0, place))]
  for (const sentence of before.slice(-mostLookedBack).reverse()) {
    const all = ecosystemsIn(sentence, held)
    if (all.length === 1) return all[0] ?? null
    if (all.length > 1) break
  }
  return headingAbout(here.section, held)
}

const sentencesOf = ({ text }: Passage): readonly string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end))

function headingAbout(section: readonly string[], held: Held): TechnologyId | null {
  for (const heading of [...section].reverse()) {
    const all = ecosystemsIn(heading, held)
    if (all.length === 1) return all[0] ?? null
  }
  return null
}

function ecosystemsIn(text: string, held: Held): readonly TechnologyId[] {
  return Array.from(new Set(held.reader.scan(text).technologies.flatMap(({ value }) => value.ecosystem ?? [])))
}

/** The topic that most words of the sentence point to; failing that, the section's. */
function nearestTopic(sentence: string, section: readonly string[], held: Held): TopicId | null {
  return commonest(held.reader.scan(sentence).topics.map(({ value }) => value.id)) ??
    commonest(section.flatMap((heading) => held.reader.scan(heading).topics.map(({ value }) => value.id)))
}

function commonest(topics: readonly TopicId[]): TopicId | null {
  const counts = new Map<TopicId, number>()
  for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const [first] = Array.from(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return first?.[0] ?? null
}

/** The label as one word: "pro-" or "con-" and the technology, "both" (also for and against the one) or "neutral". */
export function stanceWord({ technology, stance }: Pick<SentenceStance, 'technology' | 'stance'>): string {
  if (stance === 'both' || stance === 'trade-off') return 'both'
  if (technology === null || (stance !== 'for' && stance !== 'against')) return 'neutral'
  return `${stance === 'for' ? 'pro' : 'con'}-${technology}`
}
