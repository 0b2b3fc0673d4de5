import type { Article, Caveat, Corpus, Passage } from '../corpus/index.js'
import type { Texts } from '../language/index.js'
import type { Hit, Snippet } from '../search/index.js'
import { clipAtWord } from '../text/index.js'
import type { Evidence } from '../verdict/index.js'
import type { Voice } from './voices.js'
import type { Block, Json, Note, SourceLine, Span } from './model.js'
import type { Numbering } from './numbering.js'

type Quote = Extract<Block, { kind: 'quote' }>

/** Finds what stands around a passage: its article, the notes beside it. */
export interface Quoting {
  readonly corpus: Corpus
  article(passage: Passage): Article
  /** Editor's notes on claims within the range, in order of place. */
  caveats(passage: Passage, start?: number, end?: number): readonly Caveat[]
  /** `voice`: where its words stand, to be said beside it; `judged`: it is also said that they take no side. */
  quoteHit(hit: Pick<Hit, 'passage' | 'snippet'>, numbering: Numbering, voice: Voice | null, judged?: boolean): Quote
  quoteEvidence(evidence: Evidence, numbering: Numbering, contested?: boolean): Quote
  /** Without a numbering it is not referred to. */
  quoteWhole(passage: Passage, numbering: Numbering | null): Quote
  source(article: Article, number: number | null): SourceLine
}

export function openQuoting(corpus: Corpus, texts: Texts['answer']): Quoting {
  const articles = new Map(corpus.articles.map((article) => [article.id, article]))
  const names = new Map(corpus.technologies.map(({ id, name }) => [id, name]))

  const article = (passage: Passage): Article => {
    const found = articles.get(passage.article)
    if (!found) throw new RangeError(`passage ${passage.id} belongs to no article of this corpus`)
    return found
  }

  const caveats = (passage: Passage, start = passage.start, end = passage.end): readonly Caveat[] =>
    corpus.caveats
      .filter(({ cites }) => cites.article === passage.article && cites.start < end && cites.end > start)
      .sort((a, b) => a.cites.start - b.cites.start)

  const source = (article: Article, number: number | null): SourceLine => sourceLine(article, number, texts)

  const quote = (passage: Passage, snippet: Snippet, numbering: Numbering | null, stance: string): Quote => {
    const number = numbering && numbering(passage.article)
    return {
      kind: 'quote',
      number,
      passage: passage.id,
      text: spansOf(article(passage).body, passage, snippet),
      source: source(article(passage), number),
      section: passage.section,
      context: contextOf(passage, texts),
      stance,
      notes: caveats(passage, snippet.start, snippet.end).map((caveat) => noteOf(caveat, texts)),
      code: passage.kind === 'code',
    }
  }

  const whole = ({ start, end }: Passage): Snippet => ({ start, end, marks: [] })

  const stanceOf = (evidence: Voice, contested: boolean): string => {
    const name = evidence.technology === null ? undefined : names.get(evidence.technology)
    const said = evidence.stance === 'trade-off'
      ? texts.tradeOff
      : evidence.stance === 'neutral' || name === undefined
      ? ''
      : evidence.stance === 'for'
      ? texts.for(name)
      : texts.against(name)
    return [said, contested ? texts.contested : ''].filter((part) => part !== '').join(', ')
  }

  return {
    corpus,
    article,
    caveats,
    source,
    quoteHit: (hit, numbering, voice, judged = false) =>
      quote(hit.passage, hit.snippet, numbering,
        (voice ? stanceOf(voice, false) : '') || (judged ? texts.neutral : '')),
    quoteEvidence: (evidence, numbering, contested = false) =>
      quote(evidence.passage, { start: evidence.start, end: evidence.end, marks: [] }, numbering,
        stanceOf(evidence, contested)),
    quoteWhole: (passage, numbering) => quote(passage, whole(passage), numbering, ''),
  }
}

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

/** What an article is called within a line. */
export const nameOf = ({ short, publisher, title }: Article): string =>
  short ?? publisher ?? clipAtWord(title, shortTitle)

function sourceLine(article: Article, number: number | null, { unknownPublisher }: Texts['answer']): SourceLine {
  const { title, author, publisher, published, url } = article
  const parts = [nameOf(article), publisher === null && article.short === undefined ? unknownPublisher : undefined,
    published?.slice(0, 4)]
  return { number, title, short: parts.filter((part) => part !== undefined).join(', '), author, publisher, published,
    url }
}

/** What a reader must know to read it alone. The head of a table is said to be one. */
function contextOf({ kind, context }: Passage, { columns }: Texts['answer']): string {
  return kind === 'table-row' && context !== '' ? `${columns}: ${context}` : context
}

function noteOf(caveat: Caveat, texts: Texts['answer']): Note {
  return { label: texts.notes[caveat.category], text: caveat.note, reviewed: caveat.reviewed,
    references: caveat.references }
}

/** The machine form of a quoted passage: whole and verbatim. */
export function passageRecord(quoting: Quoting, passage: Passage): { readonly [key: string]: Json } {
  const { id, original, title, author, publisher, published, url } = quoting.article(passage)
  return {
    id: passage.id,
    source: { id, original, title, author, publisher, published, url },
    section: passage.section,
    text: passage.text,
    start: passage.start,
    end: passage.end,
    sha256: passage.sha256,
  }
}

/** An evidence's source for those who script: the article's number, or its id where it has none. */
export function sourceNumber(article: Article): string {
  return article.original ?? article.id
}

export function caveatRecord(caveat: Caveat): Json {
  const { cites, category, note, references, reviewed } = caveat
  return { article: cites.article, start: cites.start, end: cites.end, category, note,
    references: references.map((entry) => ({ ...entry })), reviewed }
}
