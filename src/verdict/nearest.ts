import type { Corpus, Need, NeedId, Rule } from '../corpus/index.js'
import type { Verdict } from './model.js'
import { isMet, weightOf } from './weigh.js'

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
