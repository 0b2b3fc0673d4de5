import type { Corpus } from '../corpus/index.js'
import { textsIn, type Locale, type Texts } from '../language/index.js'
import type { Verdict } from '../verdict/index.js'
import type { Action, Answer, AnswerCode, Control, Json } from './model.js'
import type { Codebook } from './codebook.js'
import { sayNotesOnce } from './notes.js'
import { openQuoting, type Quoting } from './quotes.js'
import type { AnswerReference } from './reference.js'
import { digestOf, hashPrefix, saidBy, spellReplay } from './replay-code.js'
import { namesOf, type Names } from './names.js'

/** What composing needs of the house: made once for each language, beside the library. */
export interface Composer {
  readonly quoting: Quoting
  readonly codebook: Codebook
  readonly names: Names
  readonly locale: Locale
  /** In which words it is said. */
  readonly texts: Texts
}

export function openComposer(corpus: Corpus, codebook: Codebook, locale: Locale): Composer {
  const texts = textsIn(locale)
  return { quoting: openQuoting(corpus, texts.answer), codebook, names: namesOf(corpus), locale, texts }
}

// A member reads three quotes on a phone without scrolling far; Other side and Context hold the rest.
export const shownQuotes = 3

/** What stands below an answer to go on with. */
export type Below = Required<Pick<Answer, 'controls' | 'pickers'>>

export type OfferBelow = (code: AnswerCode, held: AnswerReference) => Below

const nothingBelow: Below = { controls: [], pickers: [] }

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

/** An answer but for what can be known only of the whole of it. */
export interface Unsealed extends Pick<Answer, 'status' | 'blocks'> {
  readonly reference: AnswerReference
  /** The same with less in it, for the buttons, should the whole not fit there. */
  readonly brief?: AnswerReference
  readonly verdict: Verdict | null
  readonly record: { readonly [key: string]: Json }
  /** What else there is to do, by the code of what the buttons hold; not asked for when that is too long for any. */
  readonly below?: OfferBelow | undefined
}

/** Puts the buttons below an answer and its replay code into the record: null when it is too long to be spelt. */
export function sealAnswer({ status, blocks: whole, reference, brief = reference, verdict, record, below }: Unsealed,
  composer: Composer): Answer {
  const { corpus } = composer.quoting
  const blocks = sayNotesOnce(whole, composer.texts.answer)
  const code = composer.codebook.encode(reference)
  const replay = code === undefined
    ? null
    : spellReplay({ locale: composer.locale, corpus: hashPrefix(corpus.hash), rules: hashPrefix(corpus.rulesHash),
      answer: code, said: saidBy(verdict), digest: digestOf(blocks, record) })
  const held = code === undefined ? brief : reference
  const short = composer.codebook.encode(held)
  const { controls, pickers } = short === undefined ? nothingBelow : (below?.(short, held) ?? nothingBelow)
  const own = short === undefined
    ? []
    : [...viewControls(short, { judged: (verdict?.points.length ?? 0) > 0, quoted: held.quotes.length > 0 }, composer),
      ...(status === 'answered' && held.quotes.length > 0 ? rateControls(short, composer) : [])]
  return { status, private: false, blocks, controls: [...own, ...controls], ...(pickers.length > 0 ? { pickers } : {}),
    record: { ...record, replay } }
}
