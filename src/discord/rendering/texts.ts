import type { AnswerStatus } from '../../answer/index.js'
import { textsIn, type Locale, type Texts } from '../../language/index.js'

/** What the surface itself says. */
export type Sayings = Texts['discord'] & Pick<Texts, 'manners'>

export function sayingsIn(locale: Locale = 'en'): Sayings {
  const { discord, manners } = textsIn(locale)
  return { ...discord, manners }
}

/** The edge of a message's container, so that a glance tells an answer from a refusal. */
export const accents: Readonly<Record<AnswerStatus, number>> = {
  answered: 0x2b8a3e,
  declined: 0x868e96,
  refused: 0xe67700,
  failed: 0xc92a2a,
}
