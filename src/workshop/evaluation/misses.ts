import type { Json } from '../../answer/index.js'
import type { Verdict } from '../../verdict/index.js'
import type { JudgedScenario, Row } from './model.js'
import type { NeedCount } from './need-count.js'
import { cut } from './rows.js'

/** A scenario, and what was said of it. */
export interface Miss {
  readonly row: Row<JudgedScenario>
  readonly verdict: Verdict
  readonly said: string
  readonly needs: NeedCount
}

/** A miss with its trace: what was heard, from which words, and which rules fired. */
export function describeMiss({ row: { value }, verdict, said }: Miss): string {
  const { heard, ruledOut, setAside, points } = verdict
  const remarks = [value.accept.includes(said) ? ' (accepted)' : '',
    value.trap === null ? '' : `, a trap: ${value.trap}`]
  const parts = [
    `${value.id}: ${value.verdict} is right, ${said} was said${remarks.join('')}`,
    cut(value.text, 160),
    `heard ${spellNeeds(heard) || 'nothing'}`,
    ...(ruledOut.length > 0 ? [`ruled out ${spellNeeds(ruledOut)}`] : []),
    ...(setAside.length > 0 ? [`set aside ${spellNeeds(setAside)}`] : []),
    `rules: ${points.map(spellPoint).join(', ') || 'none'}`,
  ]
  return parts.join(' · ')
}

const spellWords = (words: string): string => `“${cut(words, 30)}”`
const spellNeeds = (needs: Verdict['heard']): string =>
  needs.map(({ need, words }) => `${need} ${spellWords(words)}`).join(', ')

function spellPoint({ rule, favours, weight, words }: Verdict['points'][number]): string {
  const fired = words.length > 0 ? `, ${words.map(spellWords).join(' ')}` : ''
  return `${rule} (${favours ?? 'level'} ${weight.toFixed(1)}${fired})`
}

/** The same for scripts. */
export function missRecord({ row: { value }, verdict, said, needs }: Miss): Json {
  const spell = (list: Verdict['heard']): Json => list.map(({ need, words, reason }) => ({ need, words, reason }))
  return {
    id: value.id,
    right: value.verdict,
    said,
    accepted: value.accept.includes(said),
    trap: value.trap,
    margin: verdict.margin.value,
    heard: spell(verdict.heard),
    ruledOut: spell(verdict.ruledOut),
    setAside: spell(verdict.setAside),
    missed: needs.missed,
    misheard: needs.misheard,
    rules: verdict.points.map(({ rule, favours, weight, words }) => ({ rule, favours, weight, words })),
  }
}
