import type { ArticleId, Caveat, Corpus, Passage, Rule, RuleEffect, RuleEvidence, TechnologyId } from '../corpus/index.js'
import type { Evidence } from './model.js'

/**
 * What a rule cites that decides anything between these sides: what it rests on, best first, dated last; and what does
 * not count, for it is marked wrong.
 */
export function gatherEvidence(rule: Rule, corpus: Corpus, sides: readonly TechnologyId[]): {
  readonly sound: readonly Evidence[]
  readonly leftOut: readonly Evidence[]
} {
  const all = rule.evidence.filter((cited) => rivalsIn(cited, rule.effect, sides).length > 0)
    .flatMap((cited) => toEvidence({ ...cited.cites, ...cited }, corpus) ?? [])
  const sound = all.filter((evidence) => !isWrong(evidence))
  return { sound: [...sound.filter((evidence) => !isDated(evidence)), ...sound.filter(isDated)],
    leftOut: all.filter(isWrong) }
}

/**
 * The sides over which evidence bears out that a rule favours one, or, for a rule that favours none, those that it
 * speaks of together; none where it decides nothing between these sides. A point against one side is no point for a
 * third.
 */
export function rivalsIn({ technology, stance, between }: Pick<RuleEvidence, 'technology' | 'stance' | 'between'>,
  effect: RuleEffect, sides: readonly TechnologyId[]): readonly TechnologyId[] {
  const own = sides.filter((side) => between.includes(side))
  if (effect.kind !== 'favours') return own.length > 1 ? own : []
  if (!own.includes(effect.technology)) return []
  const rivals = own.filter((side) => side !== effect.technology)
  return stance === 'against' && technology !== effect.technology
    ? rivals.filter((side) => side === technology)
    : rivals
}

const isDated = ({ caveats }: Evidence): boolean => caveats.some(({ category }) => category === 'dated')

export const isWrong = ({ caveats }: Evidence): boolean => caveats.some(({ category }) => category === 'wrong')

/** Words that say something of a technology, with the passage that they stand in. */
export function toEvidence({ article, start, end, technology, stance, between, decidedBy = 'reviewed' }: Said,
  corpus: Corpus): Evidence | null {
  const cites = { article, start, end }
  const passage = passageAround(cites, corpus)
  if (passage === undefined) return null
  return { passage, start, end, technology, stance: stance === 'both' ? 'neutral' : stance, decidedBy,
    caveats: caveatsOn(cites, corpus.caveats), between }
}

type Said = Range & Pick<RuleEvidence, 'technology' | 'between'> & {
  readonly stance: RuleEvidence['stance'] | 'both'
  readonly decidedBy?: Evidence['decidedBy']
}

type Range = Pick<RuleEvidence['cites'], 'article' | 'start' | 'end'>

// A server may have thousands of passages: those of an article are found without looking through all.
const byArticle = new WeakMap<Corpus['passages'], ReadonlyMap<ArticleId, readonly Passage[]>>()

function passageAround({ article, start, end }: Range, { passages }: Corpus): Passage | undefined {
  const known = byArticle.get(passages) ?? groupByArticle(passages)
  byArticle.set(passages, known)
  return known.get(article)?.find((passage) => passage.start <= start && end <= passage.end)
}

function groupByArticle(passages: Corpus['passages']): ReadonlyMap<ArticleId, readonly Passage[]> {
  const grouped = new Map<ArticleId, Passage[]>()
  for (const passage of passages) {
    const own = grouped.get(passage.article)
    if (own === undefined) grouped.set(passage.article, [passage])
    else own.push(passage)
  }
  return grouped
}

function caveatsOn({ article, start, end }: Range, caveats: readonly Caveat[]): readonly Caveat[] {
  return caveats.filter(({ cites }) => cites.article === article && cites.start < end && start < cites.end)
}
