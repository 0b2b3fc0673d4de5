import type { Technology, Topic } from '../corpus/index.js'
import { heading, line, list, quiet, say, strong, text } from './blocks.js'
import type { Composer } from './composer.js'
import type { Block, Control, Line } from './model.js'
import { composeLines } from './notices.js'
import type { Answer } from './record.js'

interface CoverageRow {
  readonly topic: Topic
  readonly cells: readonly { readonly technology: Technology; readonly sources: number }[]
  /** Articles that are as good as level between several. */
  readonly level: number
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
  const items = shown.map((
    { topic, cells, level },
  ): Line => [strong(topic.name),
    text(`: ${[...cells.map(({ technology, sources }) => texts.cell(technology.name, sources)),
      ...(level > 0 ? [texts.equally(level)] : [])].join(', ')}`)]
  )
  const blocks: Block[] = [
    say(texts.coverage(articles)),
    list(items),
    ...(pages > 1 ? [line(quiet(texts.topicsShown(from + 1, from + shown.length, rows.length)))] : []),
    ...(page === 1 ? gapBlocks(rows, composer) : []),
  ]
  const gaps = rows.map(({ topic, cells }) => ({ topic: topic.id,
    without: cells.filter(({ sources }) => sources === 0).map(({ technology }) => technology.id) })
  )
  const record = {
    coverage: rows.map(({ topic, cells, level }) => ({ topic: topic.id,
      sources: Object.fromEntries(cells.map(({ technology, sources }) => [technology.id, sources])), level })
    ),
    gaps: gaps.filter(({ without }) => without.length > 0),
  }
  return { ...composeLines(blocks, record, { private: false }), controls: turns(page, pages, composer) }
}

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
    ...(page < pages ? [turn(page + 1, texts.topicsAfter)] : [])]
}
