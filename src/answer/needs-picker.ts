import type { Corpus, Need } from '../corpus/index.js'
import { clip } from '../text/index.js'
import { nearestNeeds, type Verdict } from '../verdict/index.js'
import { shownQuotes, type Below, type Composer } from './composer.js'
import type { AnswerCode, Option, Picker } from './model.js'
import type { AnswerReference } from './reference.js'

/** What a platform's list holds. */
const mostOptions = 25
const detailCharacters = 100

/** Every need, in the order in which a person is offered it: what was heard, then the nearest. */
export function needsToPick(verdict: Verdict, corpus: Corpus): readonly Need[] {
  const heard = new Set(verdict.heard.map(({ need }) => need))
  const first = [...heard].flatMap((id) => corpus.rulebook.needs.find((need) => need.id === id) ?? [])
  return [...first, ...nearestNeeds(verdict, corpus)]
}

/** One part of a list. @param page - From 0; beyond the last there is nothing. */
export function pageOfNeeds(needs: readonly Need[], page: number): readonly Need[] {
  return needs.slice(page * mostOptions, (page + 1) * mostOptions)
}

export interface PickableNeeds {
  readonly verdict: Verdict
  readonly reference: AnswerReference
  readonly code: AnswerCode
  /** Which part of all needs to offer, from 0; beyond the last the first again. */
  readonly page: number
}

/** What a misreading is corrected with: the needs heard are picked, the others wait; a button leads on to the rest. */
export function needsPicker({ verdict, reference, code, page: asked }: PickableNeeds, composer: Composer): Below {
  const { picking } = composer.texts
  const all = needsToPick(verdict, composer.quoting.corpus)
  const pages = Math.ceil(all.length / mostOptions)
  const page = asked < pages ? asked : 0
  const offered = pageOfNeeds(all, page)
  const options = offered.map((need) => toOption(need, verdict, composer))
  const picked = options.filter((option) => option.picked).length
  const room = mostNeeds(reference, composer) - (reference.heard.length - picked)
  const picker: Picker = {
    kind: 'choices',
    label: reference.heard.length > 0 ? picking.needs : picking.noNeeds,
    action: { kind: 'rejudge', answer: code, page },
    options,
    min: 0,
    max: Math.max(1, picked, Math.min(options.length, room)),
  }
  return {
    pickers: options.length > 0 ? [picker] : [],
    controls: pages > 1
      ? [{ label: picking.moreNeeds, action: { kind: 'rejudge', answer: code, page: (page + 1) % pages } }]
      : [],
  }
}

function toOption({ id, name, summary }: Need, { heard, ruledOut, setAside }: Verdict,
  { texts: { picking } }: Composer): Option {
  const isIn = (list: Verdict['heard']): boolean => list.some(({ need }) => need === id)
  const detail = isIn(ruledOut) ? picking.ruledOut : isIn(setAside) ? picking.setAside : summary
  return { label: name, value: id, detail: clip(detail, detailCharacters), picked: isIn(heard) }
}

/** How many needs a button of such an answer can hold: of more picked ones the next answer could not be corrected any more. */
function mostNeeds(reference: AnswerReference, { quoting: { corpus }, codebook }: Composer): number {
  // Any need takes as much room as any other, and so does any quote, of which the next verdict may bring all that is shown.
  const [passage] = corpus.passages
  const [need] = corpus.rulebook.needs
  if (!passage || !need) return 0
  const quotes = Array.from({ length: shownQuotes }, () => ({ passage: passage.id, sentences: null }))
  const fits = (count: number): boolean =>
    codebook.encode({ ...reference, quotes, heard: Array.from({ length: count }, () => need.id) }) !== undefined
  let most = mostOptions
  while (most > 0 && !fits(most)) most -= 1
  return most
}
