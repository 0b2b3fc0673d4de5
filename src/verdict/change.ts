import type { Corpus, NeedId } from '../corpus/index.js'
import { judge } from './judge.js'
import type { Change, Verdict } from './model.js'
import { type HeardNeed, pickNeed } from '../reading/index.js'

const mostChanges = 6

/**
 * The single changes of needs after which the rules decide otherwise, found by judging again: what was heard and would not
 * have to be first, then what was not said. Empty when nothing single changes it.
 */
export function whatWouldChange(needs: readonly HeardNeed[], corpus: Corpus): readonly Change[] {
  const before = judge(needs, corpus)
  const heard = new Set(needs.filter(({ state }) => state === 'heard').map(({ need }) => need))
  const drops = Array.from(heard).sort().flatMap((need) => changeBy('drop', need, without(needs, need), before, corpus))
  const adds = corpus.rulebook.needs
    // A wish that a project may come to have; what a team knows or a client forbids does not come by itself.
    .filter(({ id, demand }) => !heard.has(id) && demand === null)
    .flatMap((need) => changeBy('add', need.id, [...without(needs, need.id), pickNeed(need)], before, corpus))
  return [...drops, ...adds.filter(({ outcome }) => outcome === 'favours'),
    ...adds.filter(({ outcome }) => outcome !== 'favours')].slice(0, mostChanges)
}

const without = (needs: readonly HeardNeed[], need: NeedId): readonly HeardNeed[] =>
  needs.filter((each) => each.need !== need)

function changeBy(kind: Change['kind'], need: NeedId, needs: readonly HeardNeed[], before: Verdict,
  corpus: Corpus): readonly Change[] {
  const { outcome, technologies } = judge(needs, corpus)
  if (outcome === before.outcome && technologies.join() === before.technologies.join()) return []
  const name = corpus.rulebook.needs.find(({ id }) => id === need)?.name ?? need
  return [{ kind, need, name, outcome, technologies }]
}
