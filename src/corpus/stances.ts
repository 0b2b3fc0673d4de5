import type { Issue } from '../errors.js'
import { splitSentences, type Span } from '../text/index.js'
import { findCitationIssue } from './citation.js'
import type { Located, Place } from './document.js'
import { nearestOf, quoted } from './issues.js'
import type { Article, ArticleId, Corpus, Passage, StanceLabel } from './model.js'
import type { Ground } from './rules.js'

/** The sentences of a passage as ranges of its article's body. A table row is one, code has none. */
export function sentencesIn({ kind, start, end, text }: Passage): readonly Span[] {
  if (kind === 'code') return []
  if (kind === 'table-row') return [{ start, end }]
  return splitSentences(text).map((span) => ({ start: start + span.start, end: start + span.end }))
}

/** A sentence of which nobody has decided what it says. */
export interface Unlabelled extends Span {
  readonly article: ArticleId
}

/** Sentences that no reviewed label covers, in the order of the articles: there a pattern decides. */
export function findUnlabelled({ passages, stances }: Pick<Corpus, 'passages' | 'stances'>): readonly Unlabelled[] {
  const reviewed = stances.filter(({ decidedBy }) => decidedBy === 'reviewed')
  return passages.flatMap((passage) => {
    const own = reviewed.filter(({ article, end }) => article === passage.article && end > passage.start)
    const open = sentencesIn(passage).filter(({ start, end }) =>
      !own.some((label) => label.start <= start && end <= label.end)
    )
    return open.map(({ start, end }) => ({ article: passage.article, start, end }))
  })
}

/** What is wrong with labels: words that changed, ranges that are no sentences, names of nothing, a sentence labelled twice. */
export function findStanceIssues(file: Located<readonly StanceLabel[]>, ground: Ground): readonly Issue[] {
  const articles = new Map(ground.articles.map((article) => [article.id, article]))
  const borders = findBorders(ground.passages)
  return [
    ...file.value.flatMap((label, index) => [
      ...findRangeIssues(label, articles, borders, file, index),
      ...findNameIssues(label, ground, file, index),
    ]),
    ...findOverlaps(file),
  ]
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

function findRangeIssues(
  label: StanceLabel,
  articles: ReadonlyMap<ArticleId, Article>,
  borders: Borders,
  file: Place,
  index: number,
): readonly Issue[] {
  const changed = findCitationIssue(label, articles, file, [index])
  if (changed !== undefined) return [changed]
  if (borders.get(label.article)?.get(label.start)?.has(label.end) === true) return []
  const message = `Found ${label.start} to ${label.end} of ${
    quoted(label.article)
  }; expected whole sentences of one passage, or a row of a table.`
  return [file.issues.at(file.lineOf([index, 'start']), 'no-sentence', message)]
}

function findNameIssues(label: StanceLabel, { technologies, topics }: Ground, { issues, lineOf }: Place,
  index: number): readonly Issue[] {
  const found: Issue[] = []
  const { technology: id, topic, stance } = label
  const technology = technologies.find((each) => each.id === id)
  const complain = (key: string, code: string, message: string, nearest: readonly string[] = []): void => {
    found.push(issues.at(lineOf([index, key]), code, message, nearest))
  }
  if (!topics.some((each) => each.id === topic)) {
    complain('topic', 'unknown-topic', `Found the topic ${quoted(topic)}; expected the id of a topic.`,
      nearestOf(topic, topics.map((each) => each.id)))
  }
  if (id !== null && technology === undefined) {
    complain('technology', 'unknown-technology',
      `Found the technology ${quoted(id)}; expected the id of a technology, or null.`,
      nearestOf(id, technologies.map((each) => each.id)))
  }
  const side = technology?.ecosystem ?? id
  if (side !== id)
    complain('technology', 'no-side',
      `Found the technology ${quoted(id)}; expected the one whose side it takes, ${quoted(side)}.`)
  if (stance === 'both' ? id !== null : stance !== 'neutral' && id === null) {
    complain('technology', 'no-side',
      `Found the technology ${quoted(id)} with the stance ${quoted(stance)}; expected ${
        stance === 'both' ? 'null' : 'the id of a technology'
      }.`)
  }
  return found
}

function findOverlaps({ value, issues, lineOf }: Located<readonly StanceLabel[]>): readonly Issue[] {
  const order = value.map((label, index) => ({ ...label, index }))
    .sort((a, b) => (a.article === b.article
      ? a.start - b.start || a.end - b.end || a.index - b.index
      : a.article < b.article
      ? -1
      : 1)
    )
  const found: Issue[] = []
  let last = order[0]
  for (const label of order.slice(1)) {
    if (last?.article === label.article && label.start < last.end) {
      const message = `Found a second label on ${label.start} to ${label.end} of ${
        quoted(label.article)
      }; expected one for each sentence (the first stands on line ${lineOf([last.index])}).`
      found.push(issues.at(lineOf([label.index]), 'duplicate-label', message))
    }
    if (last?.article !== label.article || label.end > last.end) last = label
  }
  return found
}
