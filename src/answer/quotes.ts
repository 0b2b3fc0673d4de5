import { findLabel, overlaps, type Article, type ArticleId, type Caveat, type Corpus, type LabelStance, type Passage,
  type TechnologyId } from '../corpus/index.js'
import type { Texts } from '../language/index.js'
import type { Hit, Snippet } from '../search/index.js'
import { clipAtWord, splitSentences } from '../text/index.js'
import type { Evidence } from '../verdict/index.js'
import type { Block, Note, SourceLine, Span } from './model.js'
import type { QuoteReference } from './codebook.js'

export type Quote = Extract<Block, { kind: 'quote' }>

/** Where quoted words stand; `both`: they value several sides. */
export interface Standpoint {
  readonly technology: TechnologyId | null
  readonly stance: LabelStance
  readonly decidedBy?: Evidence['decidedBy']
}

/** A passage as it would be quoted. */
export type Quotable = Pick<Hit, 'passage' | 'snippet'>

/** By their labels; neutral where they have none. Those that speak against one another make a trade-off together. */
export function standpointOf({ passage, snippet }: Quotable, corpus: Corpus): Standpoint {
  const range = { article: passage.article, start: snippet.start, end: snippet.end }
  const label = findLabel(corpus, range)
  if (label !== undefined) {
    const { technology, stance, decidedBy } = label
    return { technology, stance, decidedBy }
  }
  const [first, ...others] = new Set(
    corpus.stances.filter((each) => each.stance !== 'neutral' && overlaps(each, range))
      .map(({ technology }) => technology),
  )
  if (first === undefined) return standsNowhere
  return first === null || others.length > 0
    ? { technology: null, stance: 'both' }
    : { technology: first, stance: 'trade-off' }
}

// A member reads three quotes on a phone without scrolling far; Other side and Context hold the rest.
export const shownQuotes = 3

/** The number by which an article is referred to in an answer and in every view of it, from 1. */
export type Numbering = (article: ArticleId) => number

/** @param quoted - What the answer quotes, in its order: those articles come first, then the corpus's other ones. */
export function numberArticles(quoted: readonly Pick<Passage, 'article'>[], { articles }: Corpus): Numbering {
  const order = [...new Set([...quoted.map(({ article }) => article), ...articles.map(({ id }) => id)])]
  const numbers = new Map(order.map((id, at) => [id, at + 1]))
  return (article) => numbers.get(article) ?? order.length + 1
}

/** Each number once, in order. */
export const numbersOf = (passages: readonly Pick<Passage, 'article'>[], numbering: Numbering): readonly number[] =>
  [...new Set(passages.map(({ article }) => numbering(article)))].sort((a, b) => a - b)

/** Finds what stands around a passage: its article, the notes beside it. */
export interface Quoting {
  readonly corpus: Corpus
  article(passage: Passage): Article
  /** Editor's notes on claims within the range, in order of place. */
  caveats(passage: Passage, range?: Pick<Snippet, 'start' | 'end'>): readonly Caveat[]
  /** @param said - What is said beside it: where its words stand; of a `judged` one also that they take no side. */
  quoteHit(hit: Quotable, numbering: Numbering,
    said?: { readonly standpoint: Standpoint; readonly judged?: boolean; readonly contested?: boolean }): Quote
  quoteEvidence(evidence: Evidence, numbering: Numbering, contested?: boolean): Quote
  /** Without a numbering it is not referred to. */
  quoteWhole(passage: Passage, numbering: Numbering | null): Quote
  source(article: Article, number: number | null): SourceLine
}

export function openQuoting(corpus: Corpus, texts: Texts['answer']): Quoting {
  const articles = new Map(corpus.articles.map((article) => [article.id, article]))
  const names = new Map(corpus.technologies.map(({ id, name }) => [id, name]))
  const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem).length

  const article = (passage: Passage): Article => {
    const found = articles.get(passage.article)
    if (!found) throw new RangeError(`passage ${passage.id} belongs to no article of this corpus`)
    return found
  }

  const caveats: Quoting['caveats'] = (passage, { start, end } = passage) =>
    corpus.caveats
      .filter(({ cites }) => cites.article === passage.article && cites.start < end && cites.end > start)
      .sort((a, b) => a.cites.start - b.cites.start)

  const source = (article: Article, number: number | null): SourceLine => sourceLine(article, number, texts)

  const quote = ({ passage, snippet }: Pick<Hit, 'passage' | 'snippet'>, numbering: Numbering | null,
    { standpoint, said }: { readonly standpoint: Standpoint; readonly said: string }): Quote => {
    const number = numbering && numbering(passage.article)
    return {
      kind: 'quote',
      number,
      passage: passage.id,
      range: { start: snippet.start, end: snippet.end },
      standpoint: { technology: standpoint.technology, stance: standpoint.stance },
      text: spansOf(article(passage).body, passage, snippet),
      source: source(article(passage), number),
      section: passage.section,
      context: contextOf(passage, texts),
      stance: said,
      notes: caveats(passage, snippet).map((caveat) => noteOf(caveat, texts)),
      code: passage.kind === 'code',
    }
  }

  const sayStandpoint = ({ technology, stance, decidedBy }: Standpoint): string => {
    const name = technology === null ? undefined : names.get(technology)
    if (stance === 'trade-off') return texts.tradeOff
    if (stance === 'both') return texts.severalSides(heads)
    if (stance === 'neutral' || name === undefined) return ''
    const said = stance === 'for' ? texts.for(name) : texts.against(name)
    return decidedBy === 'pattern' ? texts.proposed(said) : said
  }

  return {
    corpus,
    article,
    caveats,
    source,
    quoteHit: (hit, numbering, { standpoint, judged = false, contested = false } = { standpoint: standsNowhere }) => {
      const said = [sayStandpoint(standpoint) || (judged ? texts.neutral : ''), contested ? texts.contested : '']
      return quote(hit, numbering, { standpoint, said: said.filter((part) => part !== '').join(', ') })
    },
    quoteEvidence: (evidence, numbering, contested = false) => {
      const quoted = { passage: evidence.passage, snippet: unmarked(evidence) }
      const { technology, stance, decidedBy } = evidence
      // A rule makes no difference between words that value several sides and words that take none.
      const own = technology === null ? standpointOf(quoted, corpus) : { technology, stance }
      const standpoint = own.stance === 'both' ? own : { technology, stance, decidedBy }
      const said = [sayStandpoint(standpoint), contested ? texts.contested : ''].filter((part) => part !== '').join(', ')
      return quote(quoted, numbering, { standpoint, said })
    },
    quoteWhole: (passage, numbering) =>
      quote({ passage, snippet: unmarked(passage) }, numbering, { standpoint: standsNowhere, said: '' }),
  }
}

const standsNowhere: Standpoint = { technology: null, stance: 'neutral' }

const unmarked = ({ start, end }: Pick<Snippet, 'start' | 'end'>): Snippet => ({ start, end, marks: [] })

/** The shown range as spans: a cut where the passage goes on, marks on the asker's words. */
function spansOf(body: string, passage: Passage, { start, end, marks }: Snippet): readonly Span[] {
  const spans: Span[] = start > passage.start ? [{ kind: 'cut' }] : []
  let at = start
  const push = (kind: 'text' | 'mark', to: number): void => {
    if (to > at) spans.push({ kind, text: body.slice(at, to) })
    at = Math.max(at, to)
  }
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    if (mark.start < at || mark.end > end) continue
    push('text', mark.start)
    push('mark', mark.end)
  }
  push('text', end)
  return end < passage.end ? [...spans, { kind: 'cut' }] : spans
}

// So much of a title stands in one line of a phone.
const shortTitle = 34

/** What an article is called within a line: by its publisher, or by its title, which is marked as one. */
export const nameOf = ({ short, publisher, title }: Article, { titled }: Texts['answer']): string =>
  publisher === null ? titled(short ?? clipAtWord(title, shortTitle)) : (short ?? publisher)

/** An evidence's source for those who script: the article's number, or its id where it has none. */
export const sourceNumber = ({ original, id }: Article): string => original ?? id

function sourceLine(article: Article, number: number | null, texts: Texts['answer']): SourceLine {
  const { title, author, publisher, published, url } = article
  const isUnknown = publisher === null && article.short === undefined
  const whose = article.isOwn === true ? texts.addedHere : isUnknown ? texts.unknownPublisher : undefined
  const parts = [nameOf(article, texts), whose, published?.slice(0, 4)]
  return { number, title, short: parts.filter((part) => part !== undefined).join(', '), author, publisher, published,
    url }
}

/** What a reader must know to read it alone. The head of a table is said to be one. */
function contextOf({ kind, context }: Passage, { columns }: Texts['answer']): string {
  return kind === 'table-row' && context !== '' ? `${columns}: ${context}` : context
}

const noteOf = ({ category, note, reviewed, references }: Caveat, texts: Texts['answer']): Note => ({
  label: texts.notes[category],
  text: note,
  reviewed,
  references,
})

/**
 * Which sentences of a passage a cut shows, so that it can be cut again without the words it was cut by.
 *
 * @returns null for all of it, and where the cut does not begin and end with a sentence.
 */
export function findSentences(passage: Passage,
  { start, end }: Pick<Snippet, 'start' | 'end'>): QuoteReference['sentences'] {
  if (start === passage.start && end === passage.end) return null
  const spans = splitSentences(passage.text)
  const first = spans.findIndex((span) => passage.start + span.start === start)
  const last = spans.findIndex((span) => passage.start + span.end === end)
  return first < 0 || last < first ? null : { first, count: last - first + 1 }
}

/** The cut that shows these sentences, without marks; all of the passage where it has not so many. */
export function cutSentences(passage: Passage, sentences: QuoteReference['sentences']): Snippet {
  const spans = splitSentences(passage.text)
  const first = sentences === null ? undefined : spans[sentences.first]
  const last = sentences === null ? undefined : spans[sentences.first + sentences.count - 1]
  if (first === undefined || last === undefined) return unmarked(passage)
  return unmarked({ start: passage.start + first.start, end: passage.start + last.end })
}

/** A range of a passage with the sentences around it whole. */
export function coverSentences(
  { passage, start, end }: Pick<Evidence, 'passage' | 'start' | 'end'>,
): Pick<Hit, 'passage' | 'snippet'> {
  const spans = splitSentences(passage.text).filter((span) =>
    passage.start + span.start < end && start < passage.start + span.end
  )
  const [from, to] = [spans[0]?.start ?? 0, spans.at(-1)?.end ?? passage.text.length]
  return { passage, snippet: unmarked({ start: passage.start + from, end: passage.start + to }) }
}
