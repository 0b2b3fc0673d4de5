import type { Verdict } from '../verdict/index.js'
import type { Composer } from './composer.js'
import type { Line } from './model.js'
import { quiet, strong, text } from './spans.js'
import { isDemanded } from './verdicts.js'

/** How the points of a verdict add up, and what follows from that; where nothing was added up, why not. */
export function sumLines(verdict: Verdict,
  { names, texts: { answer: { sum: texts, margins }, words } }: Composer): readonly Line[] {
  if (isOverall(verdict)) return [[text(texts.overall)]]
  const weigh = (points: Verdict['points']): number => tenths(points.reduce((all, { weight }) => all + weight, 0))
  const sides = verdict.sides
    .map(({ technology }) => ({ name: names.technology(technology),
      weight: weigh(verdict.points.filter(({ favours }) => favours === technology)) })
    )
    .sort((one, other) => other.weight - one.weight)
  const level = weigh(verdict.points.filter(({ effect }) => effect === 'level'))
  const [first, second] = sides
  if (first === undefined || second === undefined) return []
  const parts = [...sides.map(({ name, weight }) => `${name} ${words.number(weight)}`),
    ...(level > 0 ? [texts.neither(level)] : [])]
  const [ahead, all] = [tenths(first.weight - second.weight),
    tenths(sides.reduce((total, { weight }) => total + weight, level))]
  return [
    [text(`${texts.added}: `), strong(parts.join(', '))],
    [text(conclude())],
    ...(verdict.outcome === 'favours' && !isDemanded(verdict) ? [[quiet(texts.scale)]] : []),
  ]

  function conclude(): string {
    if (isDemanded(verdict)) return texts.demanded
    if (verdict.outcome === 'combine') return texts.combined
    return verdict.outcome === 'favours'
      ? texts.ahead(first?.name ?? '', ahead, all, margins[verdict.margin.degree])
      : texts.level(ahead, all)
  }
}

/** On several topics at once, and by no needs: each was weighed for itself. */
const isOverall = ({ heard, points }: Verdict): boolean =>
  heard.length === 0 && new Set(points.map(({ topic }) => topic)).size > 1

/** Without what adding up fractions leaves behind. */
const tenths = (value: number): number => Math.round(value * 10) / 10
