import type { Verdict } from '../verdict/index.js'
import { sayNotesOnce } from './blocks.js'
import type { AnswerReference } from './codebook.js'
import type { Composer } from './composer.js'
import type { Action, AnswerCode, Block, Control } from './model.js'
import type { Quote } from './quotes.js'
import { quoteRecord, type Answer, type CodedRecord } from './record.js'
import { digestOf, hashPrefix, saidBy, spellReplay } from './replay-code.js'

/** What stands below an answer to go on with. */
export type Below = Required<Pick<Answer, 'controls' | 'pickers'>>

type OfferBelow = (code: AnswerCode, held: AnswerReference) => Below

/** An answer but for what can be known only of the whole of it. */
export interface Draft {
  readonly status: Answer['status']
  /** All that it quotes, in the order in which it is shown. */
  readonly quotes: readonly Quote[]
  /** Everything that is shown, those quotes among it. Not called where the replay code alone is wanted. */
  readonly blocks: () => readonly Block[]
  readonly reference: AnswerReference
  /** The same with less in it, for the buttons, should the whole not fit there. */
  readonly brief?: AnswerReference
  readonly verdict: Verdict | null
  readonly record: CodedRecord
  /** What else there is to do, by the code of what the buttons hold; not asked for when that is too long for any. */
  readonly below?: OfferBelow | undefined
}

/** The answer, with the buttons below it. */
export function finish(draft: Draft, composer: Composer): Answer {
  const { status, reference, brief = reference, verdict, record, below } = draft
  const { codebook, texts } = composer
  const held = codebook.encode(reference) === undefined ? brief : reference
  const code = codebook.encode(held)
  const blocks = sayNotesOnce(draft.blocks(), texts.answer)
  const quotes = draft.quotes.map((each) => quoteRecord(each, composer.quoting))
  const answer = { status, private: false, blocks, record, quotes, replay: replayOf(draft, composer) }
  if (code === undefined) return { ...answer, controls: [] }
  const { controls, pickers } = below?.(code, held) ?? { controls: [], pickers: [] }
  const isQuoted = held.quotes.length > 0
  const own = [...viewControls(code, { judged: (verdict?.points.length ?? 0) > 0, quoted: isQuoted }, composer),
    ...(status === 'answered' && isQuoted ? rateControls(code, composer) : [])]
  return { ...answer, controls: [...own, ...controls], ...(pickers.length > 0 ? { pickers } : {}), reference: held }
}

/** The code by which the answer can be had again; null when it is too long to be spelt. */
export function replayOf(draft: Draft, { codebook, locale, quoting: { corpus }, texts }: Composer): string | null {
  const answer = codebook.encode(draft.reference)
  if (answer === undefined) return null
  return spellReplay({ locale, corpus: hashPrefix(corpus.hash), rules: hashPrefix(corpus.rulesHash), answer,
    said: saidBy(draft.verdict), digest: digestOf(sayNotesOnce(draft.quotes, texts.answer), draft.record) })
}

/** The first row of every answer: the views that hold something. */
export const viewControls = (answer: AnswerCode,
  { judged, quoted }: { readonly judged: boolean; readonly quoted: boolean },
  { texts }: Composer): readonly Control[] =>
  [...(judged || quoted ? ['why' as const] : []), ...(judged ? ['other-side' as const] : []),
    ...(quoted ? ['context' as const, 'sources' as const] : [])].map((view) => ({ label: texts.answer.views[view],
      action: { kind: 'show', view, answer } satisfies Action })
    )

/** Whether it helped, where there is something that could. */
const rateControls = (answer: AnswerCode, { texts }: Composer): readonly Control[] =>
  (['helpful', 'unhelpful'] as const).map((rating) => ({ label: texts.picking.ratings[rating],
    action: { kind: 'rate', answer, rating } satisfies Action })
  )
