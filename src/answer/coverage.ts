import type { Technology, Topic } from '../corpus/index.js'
import { heading, line, list, quiet, say, strong, text } from './blocks.js'
import type { Composer } from './composer.js'
import type { Block, Control, Line } from './model.js'
import { composeLines } from './notices.js'
import type { Answer } from './record.js'

export interface CoverageRow {
  readonly topic: Topic
  readonly cells: readonly { readonly technology: Technology; readonly sources: number }[]
  /** Articles that are as good as level between several. */
  readonly level: number
  /** Whether the articles contradict one another there. */
  readonly contested: boolean
}

interface Coverage {
  readonly rows: readonly CoverageRow[]
  /** How many independent ones there are. */
  readonly articles: number
  /** Which page, from 1; beyond the last it is the last. */
  readonly page: number
}

// A phone's screenful, with what stands around it.
const perPage = 10

/**
 * `coverage`: how many articles speak for each technology, by topic, the most discussed first; on the first page also
 * where none speaks for one. The record always has all topics, in the order of the corpus.
 */
export function composeCoverage({ rows, articles, page: asked }: Coverage, composer: Composer): Answer {
  const { texts: { answer: texts } } = composer
  const pages = Math.max(1, Math.ceil(rows.length / perPage))
  const page = Math.min(asked, pages)
  const from = (page - 1) * perPage
  const shown = [...rows].sort((one, other) => voicesIn(other) - voicesIn(one)).slice(from, from + perPage)
  const blocks: Block[] = [
    say(texts.coverage(articles)),
    list(shown.map((row) => rowLine(row, composer))),
    ...(shown.some(({ contested }) => contested) ? [line(quiet(texts.contestedMark))] : []),
    ...(pages > 1 ? [line(quiet(texts.topicsShown(from + 1, from + shown.length, rows.length)))] : []),
    ...(page === 1 ? gapBlocks(rows, composer) : []),
  ]
  const gaps = rows.map(({ topic, cells }) => ({ topic: topic.id,
    without: cells.filter(({ sources }) => sources === 0).map(({ technology }) => technology.id) })
  )
  const record = {
    coverage: rows.map(rowRecord),
    gaps: gaps.filter(({ without }) => without.length > 0),
  }
  return { ...composeLines(blocks, record, { private: false }), controls: turns(page, pages, composer) }
}

/** A row in words. */
const rowLine = ({ topic, cells, level, contested }: CoverageRow, { texts: { answer: texts } }: Composer): Line =>
  [strong(`${topic.name}${contested ? '*' : ''}`),
    text(`: ${[...cells.map(({ technology, sources }) => texts.cell(technology.name, sources)),
      ...(level > 0 ? [texts.equally(level)] : [])].join(', ')}`)]

// More rows are too small to be read on a phone.
const mostDrawn = 14

/** The rows that a chart shows: those on which most articles take a side. */
export const drawnRows = (rows: readonly CoverageRow[]): readonly CoverageRow[] =>
  rows.filter((row) => row.topic.weighed !== false && voicesIn(row) > 0)
    .sort((one, other) => voicesIn(other) - voicesIn(one)).slice(0, mostDrawn)

export interface Chart {
  readonly rows: readonly CoverageRow[]
  /** Of {@link drawnRows}; null: it could not be drawn, and the words alone say the same. */
  readonly png: Uint8Array | null
}

/** A comparison as a picture, and the same in words below it, with the topics that it leaves out. */
export function composeChart({ rows, png }: Chart, composer: Composer): Answer {
  const { texts: { answer: texts } } = composer
  const all = rows.filter(({ topic }) => topic.weighed !== false).sort((one, other) => voicesIn(other) - voicesIn(one))
  const words = all.map((row) => rowLine(row, composer))
  const drawn = words.slice(0, drawnRows(rows).length).map((spans) =>
    spans.map((span) => ('text' in span ? span.text : '')).join(''))
  const mark = rows.some(({ contested }) => contested) ? [line(quiet(texts.contestedMark))] : []
  const blocks: readonly Block[] = [
    heading(texts.chartTitle),
    ...(png === null ? [] : [{ kind: 'image', name: 'chart.png', png, alt: texts.chartAlt(drawn) } as const]),
    list(words),
    ...mark,
  ]
  return composeLines(blocks, { chart: all.map(rowRecord) }, { private: false })
}

const rowRecord = ({ topic, cells, level, contested }: CoverageRow) => ({ topic: topic.id, level, contested,
  sources: Object.fromEntries(cells.map(({ technology, sources }) => [technology.id, sources])) })

const voicesIn = ({ cells, level }: CoverageRow): number =>
  cells.reduce((sum, { sources }) => sum + sources, level)

/** For each technology the topics on which no article speaks for it; where nothing can be weighed nobody is missing. */
function gapBlocks(rows: readonly CoverageRow[], { texts: { answer: texts, words } }: Composer): readonly Block[] {
  const technologies = [...new Set(rows.flatMap(({ cells }) => cells.map(({ technology }) => technology)))]
  const items = technologies.flatMap((technology): Line[] => {
    const isSilent = ({ topic, cells }: CoverageRow): boolean =>
      topic.weighed !== false && cells.some((cell) => cell.technology === technology && cell.sources === 0)
    const topics = rows.filter(isSilent).map(({ topic }) => words.inSentence(topic.name))
    return topics.length === 0 ? [] : [[strong(technology.name), text(`: ${topics.join(' · ')}`)]]
  })
  return [heading(texts.gaps), items.length === 0 ? say(texts.noGaps) : list(items)]
}

function turns(page: number, pages: number, { texts: { answer: texts } }: Composer): readonly Control[] {
  const turn = (to: number, label: string): Control => ({ label,
    action: { kind: 'run', command: 'coverage', args: { page: String(to) } } })
  return [...(page > 1 ? [turn(page - 1, texts.topicsBefore)] : []),
    ...(page < pages ? [turn(page + 1, texts.topicsAfter)] : []),
    { label: texts.chart, action: { kind: 'run', command: 'coverage', args: { view: 'chart' } } }]
}
