import type { ArticleId, AspectId, Corpus, LabelStance, Passage, StanceLabel, TechnologyId, TopicId } from '../corpus/index.js'
import { splitSentences, type Span } from '../text/index.js'
import type { Reader, Scanned } from '../reading/index.js'

/** What one sentence of a passage says; offsets are into `passage.text`. */
export interface Sentence extends Span {
  readonly terms: ReadonlySet<string>
  readonly topics: ReadonlySet<TopicId>
  readonly named: ReadonlySet<TechnologyId>
  /** The heads of the ecosystems named. */
  readonly sides: ReadonlySet<TechnologyId>
}

/** A reviewed sentence of a passage that takes a side. */
export interface Labelled extends Span {
  readonly technology: TechnologyId
  readonly stance: LabelStance
  readonly topic: TopicId
}

/** A passage with what was found in it once, when searching was opened. */
export interface Shelved {
  readonly passage: Passage
  /** The text's words and names; offsets are into `passage.text`. */
  readonly scanned: Scanned
  readonly sentences: readonly Sentence[]
  /** Words of the text itself. */
  readonly length: number
  /** How often it speaks of each topic; a heading or a table's header speaks more softly than the text. */
  readonly topics: ReadonlyMap<TopicId, number>
  /** Named in the text. */
  readonly named: ReadonlySet<TechnologyId>
  /** Named in the text or around it (heading, table header), with the ecosystems that these belong to. */
  readonly about: ReadonlySet<TechnologyId>
  /** What its sentences are labelled to say of whom; offsets are into `passage.text`. */
  readonly labels: readonly Labelled[]
  /** The aspects that its sentences answer: directly or a part of it, and at which place among the answers, from 0. */
  readonly answers: ReadonlyMap<AspectId, { readonly isDirect: boolean; readonly place: number }>
  /** Its sentences that answer an aspect directly; offsets are into `passage.text`. */
  readonly answering: readonly (Span & { readonly aspect: AspectId })[]
  /** Distinct stems of the text, to tell near-copies. */
  readonly terms: ReadonlySet<string>
}

export interface Shelf {
  readonly items: readonly Shelved[]
  readonly byId: ReadonlyMap<string, Shelved>
  /** In how many passages each topic is spoken of. */
  readonly topicFrequency: ReadonlyMap<TopicId, number>
  readonly averageLength: number
  /** The articles of which it was said what their sentences answer. */
  readonly answering: ReadonlySet<ArticleId>
}

const headingVoice = 0.5
const contextVoice = 0.3

/** Pauses after each passage. @param known - The same passage as a reader of the same names has read it before. */
export function* fillShelf(corpus: Corpus, reader: Reader,
  known: (passage: Passage) => Shelved | undefined = () => undefined): Generator<void, Shelf> {
  const answering = new Set(
    corpus.aspects.flatMap(({ direct, partly }) => [...direct, ...partly]).map(({ article }) => article),
  )
  const stances = new Map<ArticleId, StanceLabel[]>()
  for (const label of corpus.stances) {
    const own = stances.get(label.article)
    if (own === undefined) stances.set(label.article, [label])
    else own.push(label)
  }
  const items: Shelved[] = []
  for (const passage of corpus.passages) {
    const aspects = answering.has(passage.article) ? corpus.aspects : []
    items.push({ ...(known(passage) ?? shelve(passage, reader)),
      labels: labelsIn(passage, stances.get(passage.article) ?? []), answers: answersIn(passage, aspects),
      answering: answeringIn(passage, aspects) })
    yield
  }
  const topicFrequency = new Map<TopicId, number>()
  for (const { topics } of items)
    for (const topic of topics.keys()) topicFrequency.set(topic, (topicFrequency.get(topic) ?? 0) + 1)
  const words = items.reduce((sum, { length }) => sum + length, 0)
  return {
    items,
    topicFrequency,
    byId: new Map(items.map((item) => [item.passage.id, item])),
    averageLength: Math.max(1, words / Math.max(1, items.length)),
    answering,
  }
}

function shelve(passage: Passage, reader: Reader): Omit<Shelved, 'labels' | 'answers' | 'answering'> {
  const words = reader.scan(passage.text)
  // In code a name is a variable, a command or a word of the language.
  const text = passage.kind === 'code' ? { ...words, technologies: [], elsewhere: [] } : words
  const heading = reader.scan(passage.section.at(-1) ?? '')
  const context = reader.scan(passage.context)
  const topics = new Map<TopicId, number>()
  countTopics(topics, text, 1)
  countTopics(topics, heading, headingVoice)
  countTopics(topics, context, contextVoice)
  const all = [text, heading, context].flatMap(({ technologies }) => technologies.map(({ value }) => value))
  return {
    passage,
    topics,
    scanned: text,
    sentences: splitSentences(passage.text).map((span) => readSentence(span, text)),
    length: text.words.length,
    named: new Set(text.technologies.map(({ value }) => value.id)),
    about: new Set(all.flatMap(({ id, ecosystem }) => (ecosystem === null ? [id] : [id, ecosystem]))),
    terms: new Set(text.words.map(({ term }) => term)),
  }
}

/** @param stances - Of its article. */
function labelsIn({ start, end }: Passage, stances: readonly StanceLabel[]): readonly Labelled[] {
  return stances.flatMap((label) =>
    label.technology !== null && start <= label.start && label.end <= end
      ? [{ technology: label.technology, stance: label.stance, topic: label.topic, start: label.start - start,
        end: label.end - start }]
      : []
  )
}

function answersIn({ article, start, end }: Passage, aspects: Corpus['aspects']): Shelved['answers'] {
  const isHere = (label: StanceLabel): boolean => label.article === article && start <= label.start && label.end <= end
  return new Map(aspects.flatMap(({ id, direct, partly }) => {
    const first = direct.findIndex(isHere)
    const place = first < 0 ? partly.findIndex(isHere) : first
    return place < 0 ? [] : [[id, { isDirect: first >= 0, place }] as const]
  }))
}

function answeringIn({ article, start, end }: Passage, aspects: Corpus['aspects']): Shelved['answering'] {
  return aspects.flatMap(({ id, direct }) =>
    direct.flatMap((label) => label.article === article && start <= label.start && label.end <= end
      ? [{ aspect: id, start: label.start - start, end: label.end - start }]
      : [])
  )
}

function readSentence({ start, end }: Span, { words, technologies, topics }: Scanned): Sentence {
  const here = (span: Span): boolean => start <= span.start && span.end <= end
  return {
    start,
    end,
    terms: new Set(words.filter(here).map(({ term }) => term)),
    topics: new Set(topics.filter(here).map(({ value }) => value.id)),
    named: new Set(technologies.filter(here).map(({ value }) => value.id)),
    sides: new Set(technologies.filter(here).map(({ value }) => value.ecosystem ?? value.id)),
  }
}

function countTopics(counts: Map<TopicId, number>, { topics }: Scanned, voice: number): void {
  for (const { value } of topics) counts.set(value.id, (counts.get(value.id) ?? 0) + voice)
}
