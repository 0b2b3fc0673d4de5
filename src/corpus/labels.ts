import { z } from 'zod'
import type { Issue } from '../errors.js'
import { normalise, splitSentences, type Span, nearestNames } from '../text/index.js'
import { citingSchema, readCitation, type Citations } from './citation.js'
import { findRepeats, openSpot, type Located, type Spot } from './document.js'
import { quoted } from './issues.js'
import type { ArticleId, Citation, Corpus, LabelId, LabelStance, Passage, StanceLabel, Technology, TechnologyId, Topic,
  TopicId } from './model.js'
import { idSchema } from './schemas.js'

const stances: readonly LabelStance[] = ['for', 'against', 'neutral', 'trade-off', 'both']

export const stanceSchema = z.string().regex(new RegExp(`^(?:${stances.join('|')})(?: [a-z0-9]+(?:-[a-z0-9]+)*)?$`),
  `one of ${stances.join(', ')}, with the id of a technology where one is spoken of`)

export const labelsSchema = z.array(z.strictObject({
  id: idSchema,
  cites: citingSchema,
  /** "for node", "against python", "trade-off python", "neutral", "neutral node", "both". */
  stance: stanceSchema,
  topic: idSchema,
  /** Missing: a person has read the sentence and decided. */
  decidedBy: z.literal('pattern').exactOptional(),
}))

export type LabelEntry = z.infer<typeof labelsSchema>[number]

/** What labels speak of. */
export interface LabelGround {
  readonly citations: Citations
  readonly passages: readonly Passage[]
  readonly technologies: readonly Technology[]
  readonly topics: readonly Topic[]
}

/**
 * Reads labels. Words that are not there, ranges that are no sentences, names of nothing, an id or a sentence that two
 * of them have: all goes into `issues`.
 *
 * @returns Those that are right, in the order of the articles, whatever the order of their file.
 */
export function readLabels(file: Located<readonly LabelEntry[]>, ground: LabelGround,
  issues: Issue[]): readonly StanceLabel[] {
  const borders = findBorders(ground.passages)
  const labels = file.value.flatMap((entry, index) => {
    const wrong: Issue[] = []
    const spot = openSpot(file, wrong, [index])
    const cites = readCitation(entry.cites, ground.citations, spot.inside('cites'))
    const label = toLabel(entry)
    if (cites && borders.get(cites.article)?.get(cites.start)?.has(cites.end) !== true) {
      spot.inside('cites', cites.article).complain('no-sentence',
        `Found ${quoted(entry.cites[cites.article])} of ${
          quoted(cites.article)
        }; expected whole sentences of one passage, full stop included, or a row of a table.`)
    }
    checkNames(label, ground, spot)
    issues.push(...wrong)
    return cites && wrong.length === 0 ? [{ label: { ...label, ...cites }, index }] : []
  })
  issues.push(...findRepeats(file.value, file), ...findOverlaps(labels, file))
  const place = new Map(ground.citations.articles.map((id, at) => [id, at]))
  return labels.map(({ label }) => label)
    .sort((a, b) => (place.get(a.article) ?? 0) - (place.get(b.article) ?? 0) || a.start - b.start)
}

function toLabel({ id, stance, topic, decidedBy }: LabelEntry): Omit<StanceLabel, keyof Citation> {
  return { id: id as LabelId, ...readStance(stance), topic: topic as TopicId, decidedBy: decidedBy ?? 'reviewed' }
}

/** @param stance - As {@link stanceSchema} has it. */
export function readStance(stance: string): Pick<StanceLabel, 'stance' | 'technology'> {
  const [kind, technology = null] = stance.split(' ')
  return { stance: kind as LabelStance, technology: technology as TechnologyId | null }
}

/** Where a label may begin, and for each such place where it may end. */
type Borders = ReadonlyMap<ArticleId, ReadonlyMap<number, ReadonlySet<number>>>

function findBorders(passages: readonly Passage[]): Borders {
  const borders = new Map<ArticleId, Map<number, ReadonlySet<number>>>()
  for (const passage of passages) {
    const own = borders.get(passage.article) ?? new Map<number, ReadonlySet<number>>()
    borders.set(passage.article, own)
    const spans = sentencesIn(passage)
    for (const [at, { start }] of spans.entries()) own.set(start, new Set(spans.slice(at).map(({ end }) => end)))
  }
  return borders
}

function checkNames({ technology: id, topic, stance }: Pick<StanceLabel, 'technology' | 'topic' | 'stance'>,
  { technologies, topics }: LabelGround, spot: Spot): void {
  const ofStance = spot.inside('stance')
  if (!topics.some((each) => each.id === topic)) {
    spot.inside('topic').complain('unknown-topic', {
      message: `Found the topic ${quoted(topic)}; expected the id of a topic.`,
      nearest: nearestNames(topic, topics.map((each) => each.id)),
    })
  }
  const technology = technologies.find((each) => each.id === id)
  if (id !== null && technology === undefined) {
    ofStance.complain('unknown-technology', {
      message: `Found the technology ${quoted(id)}; expected the id of a technology behind ${quoted(stance)}.`,
      nearest: nearestNames(id, technologies.map((each) => each.id)),
    })
  }
  const side = technology?.ecosystem ?? id
  if (side !== id)
    ofStance.complain('no-side',
      `Found the technology ${quoted(id)}; expected the one whose side it takes, ${quoted(side)}.`)
  if (stance === 'both' && id !== null)
    ofStance.complain('no-side', `Found ${quoted(`both ${id}`)}; expected 'both' alone.`)
  if (stance !== 'both' && stance !== 'neutral' && id === null)
    ofStance.complain('no-side', `Found ${quoted(stance)} alone; expected the id of a technology behind it.`)
}

interface Read {
  readonly label: StanceLabel
  /** Its place in the file. */
  readonly index: number
}

function findOverlaps(labels: readonly Read[], { issues, lineOf }: Located<unknown>): readonly Issue[] {
  const order = [...labels].sort(({ label: a, index }, { label: b, index: other }) =>
    a.article === b.article ? a.start - b.start || a.end - b.end || index - other : a.article < b.article ? -1 : 1
  )
  const found: Issue[] = []
  let last = order[0]
  for (const each of order.slice(1)) {
    if (last !== undefined && overlaps(last.label, each.label)) {
      const message = `Found a second label, ${quoted(each.label.id)}, on the words of ${
        quoted(last.label.id)
      }; expected one for each sentence (the first stands on line ${lineOf([last.index])}).`
      found.push(issues.at(lineOf([each.index]), 'duplicate-label', message))
    }
    if (last?.label.article !== each.label.article || each.label.end > last.label.end) last = each
  }
  return found
}

/** The sentences of a passage as ranges of its article's body. A table row is one, code has none. */
export function sentencesIn({ kind, start, end, text }: Passage): readonly Span[] {
  if (kind === 'code') return []
  if (kind === 'table-row') return [{ start, end }]
  return splitSentences(text).map((span) => ({ start: start + span.start, end: start + span.end }))
}

/** What labels say of words, without where they stand. */
export type Labelled = Pick<StanceLabel, 'id' | 'technology' | 'topic' | 'stance' | 'decidedBy'>

/**
 * What the labels say of a range of an article's body: that of the sentence it lies in, or what those of several
 * sentences agree on, where neutral ones do not object and what is for one agrees with what is against another.
 * Undefined where one is missing or they speak against one another.
 */
export function findLabel({ stances: labels }: Pick<Corpus, 'stances'>, range: Citation): Labelled | undefined {
  return merge(labels.filter((label) => overlaps(label, range)))
}

export const overlaps = (one: Citation, other: Citation): boolean =>
  one.article === other.article && one.start < other.end && other.start < one.end

/**
 * What the labels say of words, whatever became of their signs, spaces and letter case.
 *
 * @param words - A sentence or a table row as an article has it, or several sentences.
 * @param article - null: of whatever article.
 */
export function findLabelOfWords({ articles, stances: labels }: Pick<Corpus, 'articles' | 'stances'>, words: string,
  article: ArticleId | null): Labelled | undefined {
  const bodies = new Map(articles.map(({ id, body }) => [id, body]))
  const own = labels.filter((label) => article === null || label.article === article)
    .map((label) => ({ label, folded: fold(bodies.get(label.article)?.slice(label.start, label.end) ?? '') }))
  const find = (text: string): readonly StanceLabel[] => {
    const wanted = fold(text)
    return own.filter(({ folded }) => folded === wanted).map(({ label }) => label)
  }
  const whole = find(words)
  if (whole.length > 0) return merge(whole)
  const parts = splitSentences(words).map(({ start, end }) => find(words.slice(start, end)))
  return parts.some((each) => each.length === 0) ? undefined : merge(parts.flat())
}

function merge(labels: readonly StanceLabel[]): StanceLabel | undefined {
  const sided = labels.filter(({ stance }) => stance !== 'neutral')
  const first = sided.find(({ stance }) => stance === 'for') ?? sided[0] ?? labels[0]
  return first !== undefined && sided.every((label) => agree(first, label)) ? first : undefined
}

/** What is for one agrees with what is against another. */
const agree = (one: StanceLabel, other: StanceLabel): boolean =>
  one.stance === other.stance
    ? one.technology === other.technology
    : one.stance === 'for' && other.stance === 'against' && one.technology !== other.technology

/** Letters and digits alone. */
const fold = (text: string): string => normalise(text).text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
