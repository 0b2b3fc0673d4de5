import type { Caveat, Corpus, Passage, Rule, RuleEvidence } from '../corpus/index.js'
import type { Evidence } from './model.js'

/** What a rule rests on, best first: what is wrong is left out, what is dated comes last. */
export function gatherEvidence(rule: Rule, corpus: Corpus): readonly Evidence[] {
  const all = rule.evidence.flatMap((cited) => toEvidence(cited, corpus) ?? [])
  const sound = all.filter(({ caveats }) => !caveats.some(({ category }) => category === 'wrong'))
  return [...sound.filter((evidence) => !isDated(evidence)), ...sound.filter(isDated)]
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
