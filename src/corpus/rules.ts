import type { z } from 'zod'
import type { Issue } from '../errors.js'
import { findCitationIssue } from './citation.js'
import type { Located, Place } from './document.js'
import { nearestOf, quoted } from './issues.js'
import type { Article, NeedId, Passage, RuleId, Technology, TechnologyId, Topic, TopicId } from './model.js'
import type { Condition, Rule, RuleEffect, RuleEvidence } from './rulebook-model.js'
import type { rulesSchema } from './rulebook-schemas.js'
import { sidesBetween } from './sides.js'

export type RuleEntry = z.infer<typeof rulesSchema>[number]
type EvidenceEntry = RuleEntry['evidence'][number]

/** What the rule book rests on. */
export interface Ground {
  readonly articles: readonly Article[]
  readonly passages: readonly Passage[]
  readonly technologies: readonly Technology[]
  readonly topics: readonly Topic[]
}

interface Named {
  readonly id: string
}

interface Spot extends Place {
  readonly path: readonly PropertyKey[]
  readonly issuesSoFar: Issue[]
}

/** Checks rules against what they speak of; what is wrong goes into `issues`, and what can be read is returned. */
export function readRules(file: Located<readonly RuleEntry[]>, needs: readonly Named[], ground: Ground,
  issues: Issue[]): readonly Rule[] {
  checkRepeats(file.value, file, [], issues)
  return file.value.map((entry, index) => {
    const spot: Spot = { ...file, path: [index], issuesSoFar: issues }
    checkNames(entry, needs, ground, spot)
    checkEffect(entry, spot)
    for (const [at, cites] of entry.evidence.entries())
      checkEvidence(cites, ground, { ...spot, path: [index, 'evidence', at] })
    const rule = toRule(entry, ground)
    checkSides(rule, ground, spot)
    return rule
  })
}

export function checkRepeats(entries: readonly Named[], { issues: maker, lineOf }: Place, path: readonly PropertyKey[],
  issues: Issue[]): void {
  const seen = new Set<string>()
  for (const [index, { id }] of entries.entries()) {
    if (seen.has(id))
      issues.push(
        maker.at(lineOf([...path, index, 'id']), 'duplicate-id',
          `Found the id ${quoted(id)} again; expected an id of its own.`),
      )
    seen.add(id)
  }
}

export function checkKnown(id: string | undefined, what: string, known: readonly Named[],
  { issues: maker, lineOf, path, issuesSoFar }: Spot): void {
  if (id === undefined || known.some((entry) => entry.id === id)) return
  const near = nearestOf(id, known.map((entry) => entry.id))
  issuesSoFar.push(
    maker.at(lineOf(path), `unknown-${what}`, `Found the ${what} ${quoted(id)}; expected the id of a ${what}.`, near),
  )
}

function checkNames(entry: RuleEntry, needs: readonly Named[], { topics, technologies }: Ground, spot: Spot): void {
  const at = (...path: PropertyKey[]): Spot => ({ ...spot, path: [...spot.path, ...path] })
  checkKnown(entry.topic, 'topic', topics, at('topic'))
  checkKnown(entry.favours, 'technology', technologies, at('favours'))
  for (const [group, ids] of (entry.when?.each ?? []).entries()) {
    for (const [index, id] of ids.entries()) checkKnown(id, 'need', needs, at('when', 'each', group, index))
  }
  for (const [index, id] of (entry.when?.none ?? []).entries()) checkKnown(id, 'need', needs, at('when', 'none', index))
  for (const [index, part] of (entry.combine ?? []).entries()) {
    checkKnown(part.technology, 'technology', technologies, at('combine', index, 'technology'))
    for (const [place, id] of part.needs.entries()) checkKnown(id, 'need', needs, at('combine', index, 'needs', place))
  }
  for (const [index, { for: side, against }] of entry.evidence.entries()) {
    checkKnown(side, 'technology', technologies, at('evidence', index, 'for'))
    checkKnown(against, 'technology', technologies, at('evidence', index, 'against'))
  }
}

/** A rule says one thing: whom it favours, what goes together, or (with neither) that it does not separate them. */
function checkEffect(entry: RuleEntry, { issues: maker, lineOf, path, issuesSoFar }: Spot): void {
  if (entry.favours === undefined || entry.combine === undefined) return
  issuesSoFar.push(
    maker.at(lineOf([...path, 'combine']), 'two-effects',
      `Found both 'favours' and 'combine' in the rule ${quoted(entry.id)}; expected one of them.`),
  )
}

function checkEvidence(entry: EvidenceEntry, { articles, passages }: Ground, spot: Spot): void {
  const { issues: maker, lineOf, path, issuesSoFar } = spot
  const cites = citesOf(entry)
  const issue = findCitationIssue(cites, new Map(articles.map((article) => [article.id, article])), spot, path)
  if (issue !== undefined) issuesSoFar.push(issue)
  else if (!passages.some(({ article, start, end }) =>
    article === cites.article && start <= cites.start && cites.end <= end
  )) {
    const message = `Found ${cites.start} to ${cites.end} of ${
      quoted(cites.article)
    }, which crosses the border of a passage; expected a range within one.`
    issuesSoFar.push(maker.at(lineOf([...path, 'start']), 'citation-crosses', message))
  }
}

/** A rule none of whose evidence names two sides could decide nothing. */
function checkSides({ id, effect, evidence }: Rule, { articles, technologies }: Ground,
  { issues: maker, lineOf, path, issuesSoFar }: Spot): void {
  const heads = technologies.filter((each) => each.id === each.ecosystem)
  const isRead = evidence.every(({ cites }) => articles.some((article) => article.id === cites.article))
  const canDecide = ({ between }: RuleEvidence): boolean =>
    between.length > 1 && (effect.kind !== 'favours' || between.includes(effect.technology))
  if (heads.length < 2 || !isRead || evidence.some(canDecide)) return
  const message = `Found no evidence in the rule ${quoted(id)} that is about two sides; expected words that name ` +
    "both, or an article that compares them: by its title, or by 'compares' in its front matter."
  issuesSoFar.push(maker.at(lineOf([...path, 'evidence']), 'one-sided-rule', message))
}

function citesOf({ article, start, end, sha256 }: EvidenceEntry): RuleEvidence['cites'] {
  return { article, start, end, sha256 }
}

function toRule(entry: RuleEntry, ground: Ground): Rule {
  const [first, ...others] = entry.evidence
  if (first === undefined) throw new TypeError('A rule without evidence passed its schema.')
  const effect = effectOf(entry)
  return {
    id: entry.id as RuleId,
    summary: entry.summary,
    topic: entry.topic as TopicId,
    when: conditionOf(entry),
    effect,
    strength: entry.strength,
    contested: entry.contested === true,
    single: entry.single === true,
    evidence: [toEvidence(first, effect, ground), ...others.map((other) => toEvidence(other, effect, ground))],
  }
}

function conditionOf({ when }: RuleEntry): Condition | null {
  if (when === undefined) return null
  return { each: when.each as NeedId[][], none: (when.none ?? []) as NeedId[] }
}

function effectOf({ favours, combine }: RuleEntry): RuleEffect {
  if (favours !== undefined) return { kind: 'favours', technology: favours as TechnologyId }
  if (combine === undefined) return { kind: 'level' }
  return { kind: 'combine',
    parts: combine.map(({ technology, needs }) => ({ technology: technology as TechnologyId,
      needs: needs as NeedId[] })
    ) }
}

function toEvidence(entry: EvidenceEntry, effect: RuleEffect, ground: Ground): RuleEvidence {
  const cites = citesOf(entry)
  const said = spokenOf(entry, effect)
  return { cites, ...said, between: sidesBetween(cites, said.technology, ground) }
}

function spokenOf(entry: EvidenceEntry, effect: RuleEffect): Pick<RuleEvidence, 'technology' | 'stance'> {
  if (entry.neutral === true) return { technology: null, stance: 'neutral' }
  if (entry.tradeOff === true) return { technology: null, stance: 'trade-off' }
  if (entry.against !== undefined) return { technology: entry.against as TechnologyId, stance: 'against' }
  if (entry.for !== undefined) return { technology: entry.for as TechnologyId, stance: 'for' }
  return effect.kind === 'favours'
    ? { technology: effect.technology, stance: 'for' }
    : { technology: null, stance: effect.kind === 'combine' ? 'trade-off' : 'neutral' }
}
