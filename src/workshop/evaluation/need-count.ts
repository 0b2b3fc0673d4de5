import type { Verdict } from '../../verdict/index.js'
import { f1Of } from './classes.js'
import type { JudgedScenario, Section } from './model.js'

/** Needs, as pairs of name and stated or ruled out. */
export interface NeedCount {
  readonly right: number
  readonly heard: number
  readonly judged: number
  readonly missed: readonly string[]
  readonly misheard: readonly string[]
}

/** What was heard and ruled out, held against what was judged. */
export function countNeeds(needs: JudgedScenario['needs'],
  { heard, ruledOut }: Pick<Verdict, 'heard' | 'ruledOut'>): NeedCount {
  const read = new Map<string, boolean>(heard.map(({ need }) => [need, true]))
  for (const { need } of ruledOut) read.set(need, false)
  const spell = ([need, isStated]: readonly [string, boolean]): string => `${isStated ? '' : 'not '}${need}`
  const missed = Array.from(needs).filter(([need, isStated]) => read.get(need) !== isStated)
  const misheard = Array.from(read).filter(([need, isStated]) => needs.get(need) !== isStated)
  const right = read.size - misheard.length
  return { right, heard: read.size, judged: needs.size, missed: missed.map(spell), misheard: misheard.map(spell) }
}

type Counted = 'right' | 'heard' | 'judged'

/** Of all pairs together; 0 where there is none. */
function shareOf(rows: readonly NeedCount[], whole: Counted): number {
  const sum = (which: Counted): number => rows.reduce((total, row) => total + row[which], 0)
  return sum(whole) === 0 ? 0 : sum('right') / sum(whole)
}

export const precisionOfNeeds = (rows: readonly NeedCount[]): number => shareOf(rows, 'heard')
export const recallOfNeeds = (rows: readonly NeedCount[]): number => shareOf(rows, 'judged')
export const needsF1 = (rows: readonly NeedCount[]): number => f1Of(precisionOfNeeds(rows), recallOfNeeds(rows))

const mostShown = 8

/** The names that come most often, with how often. */
export function oftenSection(title: string, names: readonly string[]): Section {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const often = Array.from(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, mostShown)
  const line = often.map(([name, count]) => `${name} ${count}`).join(', ')
  return { title: `${title}: ${names.length} in all`, lines: line === '' ? [] : [line] }
}
