import type { Caveat, Corpus, Passage, Rule, RuleEvidence } from '../corpus/index.js'
import type { Evidence } from './model.js'

/** What a rule cites: what it rests on, best first, dated last; and what does not count, for it is marked wrong. */
export function gatherEvidence(rule: Rule,
  corpus: Corpus): { readonly sound: readonly Evidence[]; readonly leftOut: readonly Evidence[] } {
  const all = rule.evidence.flatMap((cited) => toEvidence(cited, corpus) ?? [])
  const isWrong = ({ caveats }: Evidence): boolean => caveats.some(({ category }) => category === 'wrong')
  const sound = all.filter((evidence) => !isWrong(evidence))
  return { sound: [...sound.filter((evidence) => !isDated(evidence)), ...sound.filter(isDated)],
    leftOut: all.filter(isWrong) }
}

const isDated = ({ caveats }: Evidence): boolean => caveats.some(({ category }) => category === 'dated')

function toEvidence({ cites, technology, stance }: RuleEvidence, corpus: Corpus): Evidence | null {
  const passage = passageAround(cites, corpus.passages)
  if (passage === undefined) return null
  const caveats = caveatsOn(cites, corpus.caveats)
  return { passage, start: cites.start, end: cites.end, technology, stance, decidedBy: 'reviewed', caveats }
}

type Range = Pick<RuleEvidence['cites'], 'article' | 'start' | 'end'>

function passageAround({ article, start, end }: Range, passages: readonly Passage[]): Passage | undefined {
  return passages.find((passage) => passage.article === article && passage.start <= start && end <= passage.end)
}

function caveatsOn({ article, start, end }: Range, caveats: readonly Caveat[]): readonly Caveat[] {
  return caveats.filter(({ cites }) => cites.article === article && cites.start < end && start < cites.end)
}
