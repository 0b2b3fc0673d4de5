import type { Corpus, Need, NeedId, Rule, TechnologyId } from '../corpus/index.js'
import { pickNeed, type HeardNeed } from '../reading/index.js'
import { judge } from './judge.js'
import type { Change, Verdict } from './model.js'
import type { Ground } from './sides.js'
import { isMet, weightOf } from './weigh.js'

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

// What a team knows or a client forbids is seldom what was misheard, though it decides much.
const demandShare = 0.4
const topicCloseness = 0.5

/**
 * The needs that were not heard, those first that bear most on this verdict: what was said and did not count, what
 * would let a rule fire, what belongs to a topic that was decided.
 *
 * @returns All others, best first; equally close ones in the order of the corpus.
 */
export function nearestNeeds(verdict: Verdict, corpus: Corpus): readonly Need[] {
  const { needs, rules } = corpus.rulebook
  const heard = new Set(verdict.heard.map(({ need }) => need))
  const said = [...verdict.setAside, ...verdict.ruledOut].map(({ need }) => need)
  const topics = new Set(verdict.points.map(({ topic }) => topic))
  const silent = rules.filter((rule) => !isMet(rule, heard))
  const closenessOf = (need: Need): number => {
    const withIt = new Set([...heard, need.id])
    const speaking = silent.filter((rule) => isMet(rule, withIt)).reduce((sum, rule) => sum + weightOf(rule), 0)
    const related = rules.filter((rule) => topics.has(rule.topic) && asksFor(rule, need.id)).length
    return (speaking + related * topicCloseness) * (need.demand === null ? 1 : demandShare)
  }
  const place = (id: NeedId): number => (said.includes(id) ? said.indexOf(id) : said.length)
  return needs
    .filter(({ id }) => !heard.has(id))
    .map((need) => ({ need, closeness: closenessOf(need) }))
    .sort((a, b) => place(a.need.id) - place(b.need.id) || b.closeness - a.closeness)
    .map(({ need }) => need)
}

const asksFor = ({ when }: Rule, need: NeedId): boolean =>
  when !== null && when.each.some((group) => group.includes(need))
