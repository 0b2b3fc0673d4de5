import { composeChart, drawnRows, type Answer, type CoverageRow } from '../../answer/index.js'
import type { Technology, Topic } from '../../corpus/index.js'
import { drawSides, renderPng, type SideChart } from '../../picture/index.js'
import type { Verdict } from '../../verdict/index.js'
import type { CommandContext } from '../command.js'

/** Who stands where on a topic, by verdicts on it: of one between all of these, or of each pair of them. */
export function rowOf(topic: Topic, technologies: readonly Technology[], verdicts: readonly Verdict[]): CoverageRow {
  const sides = verdicts.flatMap((verdict) => verdict.sides)
  const most = (counts: readonly number[]): number => Math.max(0, ...counts)
  return {
    topic,
    cells: technologies.map((technology) => ({ technology,
      sources: most(sides.filter((side) => side.technology === technology.id).map(({ sources }) => sources)) })),
    level: most(sides.map(({ level }) => level.length)),
    contested: verdicts.some(({ points }) => points.some(({ contested }) => contested)),
  }
}

/** What its button shows: rows as a picture, and in words. */
export async function chartOf(rows: readonly CoverageRow[], { composer }: CommandContext): Promise<Answer> {
  const { texts: { answer: texts } } = composer
  const drawn = drawnRows(rows)
  const chart: SideChart = {
    title: texts.chartTitle,
    sides: drawn[0]?.cells.map(({ technology }) => technology.name) ?? [],
    level: texts.severalEqually,
    note: drawn.some(({ contested }) => contested) ? texts.contestedMark : '',
    rows: drawn.map(({ topic, cells, level, contested }) => ({ label: `${topic.name}${contested ? '*' : ''}`, level,
      counts: cells.map(({ sources }) => sources) })),
  }
  return composeChart({ rows, png: drawn.length === 0 ? null : await draw(chart) }, composer)
}

/** A native module draws: where it is not to be had, the words alone say the same. */
const draw = (chart: SideChart): Promise<Uint8Array | null> => renderPng(drawSides(chart)).catch(() => null)
