import type { Need, NeedId, TechnologyId } from '../corpus/index.js'
import { judge } from './judge.js'
import type { Change } from './model.js'
import type { Ground } from './sides.js'
import { type HeardNeed, pickNeed } from '../reading/index.js'

const mostChanges = 6

/**
 * The single changes of needs after which the rules decide otherwise, found by judging again: first each that was heard
 * left out, then each that was not said put in. Empty when no single change does.
 *
 * @param asked - As for {@link judge}.
 */
export function whatWouldChange(needs: readonly HeardNeed[], corpus: Ground,
  asked?: readonly TechnologyId[]): readonly Change[] {
  const before = judge(needs, corpus, asked)
  const heard = new Set(needs.filter(({ state }) => state === 'heard').map(({ need }) => need))
  const { needs: known } = corpus.rulebook
  const drops = Array.from(heard).sort().flatMap((id) =>
    changeBy('drop', known.find((need) => need.id === id), without(needs, id))
  )
  const adds = known
    // A wish that a project may come to have; what a team knows or a client forbids does not come by itself.
    .filter(({ id, demand }) => !heard.has(id) && demand === null)
    .flatMap((need) => changeBy('add', need, [...without(needs, need.id), pickNeed(need)]))
  return [...drops, ...adds.filter(({ outcome }) => outcome === 'favours'),
    ...adds.filter(({ outcome }) => outcome !== 'favours')].slice(0, mostChanges)

  function changeBy(kind: Change['kind'], need: Need | undefined, changed: readonly HeardNeed[]): readonly Change[] {
    const { outcome, technologies } = judge(changed, corpus, asked)
    const isSame = outcome === before.outcome && technologies.join() === before.technologies.join()
    return need === undefined || isSame ? [] : [{ kind, need: need.id, name: need.name, outcome, technologies }]
  }
}

const without = (needs: readonly HeardNeed[], need: NeedId): readonly HeardNeed[] =>
  needs.filter((each) => each.need !== need)
