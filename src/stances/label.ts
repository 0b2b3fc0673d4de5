import { findLabelOfWords, type Article, type Corpus, type Passage, type TechnologyId,
  type TopicId } from '../corpus/index.js'
import { normalise, splitSentences } from '../text/index.js'
import type { Reader } from '../reading/index.js'
import type { SentenceStance } from '../verdict/index.js'
import { openStances, type StanceContext } from './stances.js'

/** What a sentence of an article says, and how sure that is. */
export interface SentenceSaid extends SentenceStance {
  /** 0..1; 1 where somebody has read it. */
  readonly confidence: number
  /** A pattern was not sure enough to take a side. */
  readonly isUnclear: boolean
}

/** The articles, and what reads them. */
export interface Held {
  readonly corpus: Corpus
  readonly reader: Reader
}

/**
 * Labels a sentence of an article with what it says for a reader who chooses: as somebody who read it has decided, else
 * as patterns propose, also for one that the corpus left out.
 *
 * @param source - The article's number or id; unknown or null: the sentence is read alone.
 * @param by - `pattern`: as if there were no labels; `label` unless given.
 */
export type Labeller = (sentence: string, source: string | null, by?: 'label' | 'pattern') => SentenceSaid

export function openLabeller(held: Held): Labeller {
  const { corpus, reader } = held
  const stances = openStances(corpus.rulebook.stance, reader.english, (text) => reader.scan(text))
  // Each passage of an article is looked through for each of its sentences.
  const folded = new Map(corpus.passages.map((passage) => [passage, fold(passage.text)]))
  return (sentence, source, by = 'label') => {
    const isSource = (word: string | null): boolean => source !== null && word === source
    const article = corpus.articles.find(({ id, original }) => isSource(id) || isSource(original))
    const known = { source: article?.id ?? null, sentence }
    const label = by === 'label' ? findLabelOfWords(corpus, sentence, article?.id ?? null) : undefined
    if (label !== undefined) {
      const { technology, stance, topic, decidedBy } = label
      return { ...known, technology, stance, topic, decidedBy, confidence: 1, isUnclear: false }
    }
    const context = article === undefined ? alone : contextOf(sentence, article, { ...held, folded })
    return { ...known, ...stances.propose(sentence, context), topic: nearestTopic(sentence, context.section, held), decidedBy: 'pattern' }
  }
}

const alone: StanceContext = { about: null, section: [], header: '' }

interface Folded extends Held {
  readonly folded: ReadonlyMap<Passage, string>
}

function contextOf(sentence: string, article: Article, { corpus, reader, folded }: Folded): StanceContext {
  const passages = corpus.passages.filter((passage) => passage.article === article.id)
  const wanted = fold(sentence)
  const at = passages.findIndex((each) => folded.get(each)?.includes(wanted))
  const passage = passages[at]
  if (passage === undefined) return alone
  const before = sentencesBefore(wanted, passage, passages[at - 1])
  return { about: aboutBefore(before, passage.section, reader), section: passage.section,
    header: passage.kind === 'table-row' ? passage.context : '' }
}

/** Letters and digits alone, for finding a sentence whatever became of its signs and spaces. */
const fold = (text: string): string => normalise(text).text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Within the section, those of the passage above included. */
function sentencesBefore(wanted: string, here: Passage, above: Passage | undefined): readonly string[] {
  const own = sentencesOf(here)
  const place = own.findIndex((sentence) => fold(sentence).includes(wanted) || wanted.includes(fold(sentence)))
  const sameSection = above !== undefined && above.section.join('\n') === here.section.join('\n') &&
    here.kind === 'paragraph'
  return [...(sameSection ? sentencesOf(above) : []), ...own.slice(0, Math.max(0, place))]
}

const mostLookedBack = 3

/** Whom the nearest sentence before names alone; else whom the section's heading names. */
function aboutBefore(before: readonly string[], section: readonly string[], reader: Reader): TechnologyId | null {
  for (const sentence of before.slice(-mostLookedBack).reverse()) {
    const all = ecosystemsIn(sentence, reader)
    if (all.length === 1) return all[0] ?? null
    if (all.length > 1) break
  }
  for (const heading of [...section].reverse()) {
    const all = ecosystemsIn(heading, reader)
    if (all.length === 1) return all[0] ?? null
  }
  return null
}

const sentencesOf = ({ text }: Passage): readonly string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end))

function ecosystemsIn(text: string, reader: Reader): readonly TechnologyId[] {
  return Array.from(new Set(reader.scan(text).technologies.flatMap(({ value }) => value.ecosystem ?? [])))
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
