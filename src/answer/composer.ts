import type { Corpus, NeedId, TechnologyId } from '../corpus/index.js'
import { textsIn, type Locale, type Texts } from '../language/index.js'
import type { Lack, Remark } from '../verdict/index.js'
import type { Codebook } from './codebook.js'
import { openQuoting, type Quoting } from './quotes.js'

/** What composing needs of the house: made once for each language, beside the corpus. */
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

/** Names by id, for sentences of ours. */
export interface Names {
  technology(id: TechnologyId): string
  need(id: NeedId): string
  /** What is gone where a need is ruled out: of a permission, what it permits. */
  ruledOut(id: NeedId): string
}

export function namesOf({ technologies: all, rulebook }: Corpus): Names {
  const technologies = new Map(all.map(({ id, name }) => [id, name]))
  const needs = new Map(rulebook.needs.map(({ id, name }) => [id, name]))
  const permits = new Map(
    rulebook.needs.flatMap(({ id, demand }) =>
      demand?.kind === 'allowed' && demand.technology !== null ? [[id, demand.technology] as const] : []
    ),
  )
  const technology = (id: TechnologyId): string => technologies.get(id) ?? id
  const need = (id: NeedId): string => needs.get(id) ?? id
  const ruledOut = (id: NeedId): string => {
    const permitted = permits.get(id)
    return permitted === undefined ? need(id) : technology(permitted)
  }
  return { technology, need, ruledOut }
}

/** A remark of a verdict in a sentence. */
export function sayRemark(remark: Remark, { names, quoting, texts }: Composer): string {
  const say = texts.answer.remarks
  const all = (ids: readonly TechnologyId[]): readonly string[] => ids.map((id) => names.technology(id))
  switch (remark.kind) {
    case 'counts-for':
      return say[remark.kind](names.technology(remark.technology), names.technology(remark.side))
    case 'not-weighed':
    case 'named-twice':
      return say[remark.kind](names.technology(remark.technology))
    case 'same-side':
    case 'not-compared':
    case 'not-compared-here':
    case 'ruled-out':
      return say[remark.kind](all(remark.technologies))
    case 'left-out':
      return say[remark.kind][remark.because](all(remark.technologies))
    case 'only-known':
      return say[remark.kind](all(remark.technologies), all(remark.others))
    case 'apart':
      return say[remark.kind](names.technology(remark.technology), all(remark.others))
    case 'needs-apart':
      return say[remark.kind](remark.needs)
    case 'also':
      return say[remark.kind](names.technology(remark.technology), names.technology(remark.over),
        texts.answer.margins[remark.degree])
    case 'by-sentences': {
      const topics = remark.topics.flatMap((id) => quoting.corpus.topics.find((each) => each.id === id)?.name ?? [])
      return say[remark.kind](remark, topics)
    }
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
