import { join } from 'node:path'
import { composeLines, heading, line, quiet, strong, text, type Answer, type Block, type Json,
  type Line } from '../../../answer/index.js'
import { findNearCopies, maxPassageCharacters, openCitations, sentencesIn, type Citation, type Elsewhere, type NearCopy,
  type Passage } from '../../../corpus/index.js'
import type { ReadArticle } from '../../../importing/index.js'
import { english } from '../../../language/index.js'
import { openLabeller, type Held, type Labeller, type SentenceSaid } from '../../../stances/index.js'

const { and, count } = english.words
const says = english.importing

interface Imported {
  readonly id: string
  readonly draft: ReadArticle
  /** The file as it is written. */
  readonly text: string
  readonly folder: string
  readonly isDry: boolean
  /** Over the corpus with the draft in it. */
  readonly held: Held
  readonly adopted: readonly Elsewhere[]
  readonly unadopted: readonly Elsewhere[]
}

/** What became of a file, and what its editor has to look at. */
export function importReport(imported: Imported): Answer {
  const { id, draft, text: words, folder, isDry, held, adopted, unadopted } = imported
  const label = openLabeller(held)
  const passages = held.corpus.passages.filter(({ article }) => article === id)
  const sentences = passages.flatMap((passage) =>
    sentencesIn(passage).map(({ start, end }) => ({ article: passage.article, start, end,
      words: passage.text.slice(start - passage.start, end - passage.start) })
    )
  )
  const found: Found = {
    passages,
    technologies: namesIn(passages, held, 'technologies'),
    topics: namesIn(passages, held, 'topics'),
    copies: findNearCopies(held.corpus.passages).filter(({ left, right }) =>
      [left, right].some((passage) => passage.startsWith(`${id}#`))
    ),
    sentences: sentences.length,
    proposals: sentences.slice(0, mostProposals).map((sentence) => propose(sentence, label)),
  }
  const path = join(folder, 'articles', `${id}.md`)
  const blocks: Block[] = [
    line(strong(isDry ? `${path} would be written.` : `${path} was written.`)),
    ...(adopted.length > 0
      ? [
        line(
          text(
            `${and(adopted.map(({ name }) => name))} ${
              isDry ? 'would move' : 'moved'
            } from elsewhere.json to technologies.json, on nobody’s side.`,
          ),
        ),
      ]
      : []),
    ...listBlocks('Named, and of no article so far: --adopt "name=kind, …"',
      unadopted.map(({ name }) => [text(name), quiet(` — nothing is said of it until it is adopted`)])),
    ...foundBlocks(draft, found),
    ...proposalBlocks(found),
    ...(isDry
      ? draftBlocks(words)
      : [heading('Next'), { kind: 'list', ordered: true, items: nextSteps.map((step) => [text(step)]) } as const]),
  ]
  return composeLines(blocks, importRecord(imported, path, found), { private: true })
}

const nextSteps = [
  'Take out what is not the article’s own, and set its headings right.',
  'Fill in what the front matter does not know: author, publisher, date and address, as they were published.',
  'Read each proposed stance, and put those that are right into stances.json as reviewed.',
  'Credit the article in the corpus folder’s README.md, then run: corpus check',
]

interface Found {
  readonly passages: readonly Passage[]
  readonly technologies: readonly Named[]
  readonly topics: readonly Named[]
  readonly copies: readonly NearCopy[]
  /** In all; of very many only the first are read by patterns. */
  readonly sentences: number
  readonly proposals: readonly Proposal[]
}

interface Named {
  readonly id: string
  readonly name: string
  readonly passages: number
}

/** What passages name, most often first, then by id. */
function namesIn(passages: readonly Passage[], held: Held, kind: 'technologies' | 'topics'): readonly Named[] {
  const counts = new Map<string, Named>()
  for (const passage of passages) {
    const named: readonly { readonly value: { readonly id: string; readonly name: string } }[] =
      held.reader.scan(passage.text)[kind]
    for (const { id, name } of new Set(named.map(({ value }) => value)))
      counts.set(id, { id, name, passages: (counts.get(id)?.passages ?? 0) + 1 })
  }
  return Array.from(counts.values()).sort((a, b) => b.passages - a.passages || (a.id < b.id ? -1 : 1))
}

/** What a label would say of a sentence, but for a topic, which only a reader can tell; and the sentence. */
interface Proposal extends Citation,
  Pick<SentenceSaid, 'technology' | 'topic' | 'stance' | 'confidence' | 'isUnclear'> {
  readonly words: string
}

// Nobody reads more proposals than this at a sitting, and each is looked for in the whole article.
const mostProposals = 600

function propose(sentence: Citation & Pick<Proposal, 'words'>, label: Labeller): Proposal {
  const { technology, topic, stance, confidence, isUnclear } = label(sentence.words, sentence.article, 'pattern')
  return { ...sentence, technology, topic, stance, confidence, isUnclear }
}

function foundBlocks({ furniture, leftOut, guessedHeadings }: ReadArticle,
  { passages, technologies, topics, copies }: Found): readonly Block[] {
  const long = passages.filter((passage) => passage.text.length > maxPassageCharacters)
  const names = (named: readonly Named[]): string =>
    and(named.map((each) => `${each.name} (${each.passages})`)) || 'none'
  return [
    line(
      text(
        `${count(passages.length, 'passage', 'passages')}. Technologies: ${names(technologies)}. Topics: ${
          names(topics)
        }.`,
      ),
    ),
    ...listBlocks('Perhaps not the article’s own',
      furniture.map(({ line: at, text: words, reason }) => [strong(`line ${at}: `), text(words),
        quiet(` — ${says.furniture[reason]}`)])),
    ...listBlocks('Left out',
      leftOut.map(({ line: at, text: words, reason }) => [strong(`line ${at}: `), text(words),
        quiet(` — ${says.leftOut[reason]}`)])),
    ...listBlocks('Taken for headings', guessedHeadings.map((words) => [text(words)])),
    ...listBlocks('Nearly the words of other articles',
      copies.map(({ left, right, likeness }) => [text(`${left} and ${right}: ${Math.round(likeness * 100)} % alike`)])),
    ...listBlocks(`Longer than ${maxPassageCharacters.toLocaleString('en')} characters`,
      long.map(({ id, text: words }) => [strong(`${id}: `), text(`${words.slice(0, 80)}…`)])),
  ]
}

const listBlocks = (title: string, items: readonly Line[]): readonly Block[] => (items.length === 0
  ? []
  : [heading(title), { kind: 'list', ordered: false, items }])

/** What the patterns propose; who only describes is counted, not listed. */
function proposalBlocks({ proposals, sentences }: Found): readonly Block[] {
  const sided = proposals.filter(({ stance }) => stance !== 'neutral')
  const unclear = proposals.filter(({ isUnclear }) => isUnclear)
  // The shakiest first: they are the ones that somebody has to look at.
  const items = [...sided].sort((a, b) => a.confidence - b.confidence).map(
    ({ technology, topic, stance, words, confidence }): Line => [
      strong(`${technology === null ? stance : `${stance} ${technology}`}${topic === null ? '' : ` on ${topic}`}: `),
      text(words),
      quiet(` (${percent(confidence)} sure)`),
    ],
  )
  const silent = proposals.length - sided.length - unclear.length
  return [
    heading('Proposed stances'),
    line(
      text(`${
        proposals.length < sentences
          ? `The first ${proposals.length.toLocaleString('en')} of ${count(sentences, 'sentence', 'sentences')}`
          : count(sentences, 'sentence', 'sentences')
      } read by patterns: ${sided.length} with a stance, ${silent} without, ${unclear.length} not clear enough to say. As entries for stances.json: --json.`),
    ),
    ...(items.length === 0 ? [] : [{ kind: 'list', ordered: false, items } as const]),
    ...listBlocks('No clear stance', unclear.map(({ words, confidence }) =>
      [text(words), quiet(` (${percent(confidence)} sure of a side)`)])),
  ]
}

const percent = (share: number): string => `${Math.round(100 * share)} %`

function draftBlocks(words: string): readonly Block[] {
  return [heading('The draft'),
    ...words.split('\n').filter((each) => each.trim() !== '').map((each) => line(text(each)))]
}

function importRecord({ id, draft, text: words, isDry, adopted, unadopted, held: { corpus } }: Imported, path: string,
  { passages, technologies, topics, copies, proposals }: Found): Json {
  const citations = openCitations(corpus.articles, corpus.passages)
  return {
    id,
    path,
    written: !isDry,
    article: { ...draft.details, original: null },
    text: words,
    passages: passages.map((passage) => ({ id: passage.id, kind: passage.kind, section: passage.section,
      text: passage.text })
    ),
    technologies: technologies.map((named) => ({ ...named })),
    topics: topics.map((named) => ({ ...named })),
    adopted: adopted.map(({ name }) => name),
    unadopted: unadopted.map(({ name }) => name),
    furniture: draft.furniture.map((each) => ({ ...each })),
    leftOut: draft.leftOut.map((each) => ({ ...each })),
    guessedHeadings: draft.guessedHeadings,
    nearCopies: copies.map((copy) => ({ ...copy })),
    // Ids that nobody chose yet; a sentence that stands there twice cannot be cited and has none.
    stances: proposals.flatMap(({ article, start, end, technology, topic, stance }, at) => {
      const cited = citations.spell({ article, start, end })
      return cited === undefined ?
        [] :
        [{ id: `${id.slice(0, 35).replace(/-$/, '')}-${at + 1}`, cites: { [article]: cited },
          stance: technology === null ? stance : `${stance} ${technology}`, topic, decidedBy: 'pattern' }]
    }),
  }
}
