import type { Action, Control } from './model.js'
import type { Quoting } from './quotes.js'
import type { AnswerReference, Codebook } from './reference.js'
import { texts } from './texts.js'

/** What composing needs of the house; made once beside the library. */
export interface Composer {
  readonly quoting: Quoting
  readonly codebook: Codebook
}

// A member reads three quotes on a phone without scrolling far; Other side and Context hold the rest.
export const shownQuotes = 3

/** The first row of every answer; none when the reference is too long to be held by a button. */
export function viewControls(reference: AnswerReference, { codebook }: Composer): readonly Control[] {
  const code = codebook.encode(reference)
  if (code === undefined) return []
  return (['why', 'other-side', 'context', 'sources'] as const).map((view) => ({
    label: texts.views[view],
    action: { kind: 'show', view, answer: code } satisfies Action,
  }))
}
