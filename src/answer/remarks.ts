import type { Lack, Margin, Remark } from '../verdict/index.js'
import type { Composer } from './composer.js'
import type { Json } from './model.js'

/** A remark of a verdict in a sentence. */
export function sayRemark(remark: Remark, { names, texts }: Composer): string {
  const say = texts.answer.remarks
  switch (remark.kind) {
    case 'counts-for':
      return say[remark.kind](names.technology(remark.technology), names.technology(remark.side))
    case 'not-weighed':
    case 'named-twice':
    case 'only-known':
      return say[remark.kind](names.technology(remark.technology))
    case 'same-side':
    case 'not-compared': {
      const [one, other] = remark.technologies
      return say[remark.kind](names.technology(one), names.technology(other))
    }
    case 'ruled-out':
      return say[remark.kind](remark.technologies.map((id) => names.technology(id)))
    case 'cost':
      return say.cost(remark.points, names.technology(remark.technology))
    case 'nothing-between':
    case 'nothing-left':
    case 'nothing-heard':
    case 'all-ruled-out':
      return say[remark.kind]
  }
}

/** What a rule that came close was missing. */
export function sayLack(lack: Lack, { names, texts }: Composer): string {
  const say = texts.answer.lacks
  if (lack.kind === 'unsaid') return say.unsaid(lack.needs.map((need) => names.need(need)))
  return say[lack.kind](lack.kind === 'ruled-out' ? names.ruledOut(lack.need) : names.need(lack.need))
}

export const marginRecord = ({ value, degree }: Margin, { texts }: Composer): Json => ({ value,
  words: texts.answer.margins[degree] })
