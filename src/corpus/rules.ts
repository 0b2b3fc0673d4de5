import { nearestNames } from '../text/index.js'
import { z } from 'zod'
import type { Issue } from '../errors.js'
import { citingSchema, readCitation } from './citation.js'
import { findRepeats, openSpot, type Located, type Spot } from './document.js'
import { quoted } from './issues.js'
import { overlaps, type LabelGround } from './labels.js'
import { type Article, type Citation, type NeedId, type RuleId, type StanceLabel, type TechnologyId, type TopicId,
  strengths, type Condition, type Rule, type RuleEffect, type RuleEvidence } from './model.js'
import { idSchema, words } from './schemas.js'
import { findSidesIn, type FindSides } from './names.js'

/** A label's id, those of neighbours as `one + other`, or words that have no label. */
const evidenceSchema = z.union([words(200), citingSchema], 'the id of a label, or an article’s id with its words')

/** `rules.yml`. */
export const rulesSchema = z
  .array(
    z.strictObject({
      id: idSchema,
      summary: words(200),
      topic: idSchema,
      /** All of these, where `one | other` is either. Missing: it speaks in comparisons only. */
      when: z.array(words(600)).min(1).exactOptional(),
      /** None of these. */
      unless: z.array(idSchema).min(1).exactOptional(),
      favours: idSchema.exactOptional(),
      /** By technology: the needs that go to it. */
      combine: z.record(z.string(), z.array(idSchema).min(1)).refine((parts) => Object.keys(parts).length > 1,
        'two technologies or more').exactOptional(),
      strength: z.enum(strengths),
      contested: z.literal(true).exactOptional(),
      single: z.literal(true).exactOptional(),
      /** What it rests on, best first. */
      because: z.array(evidenceSchema).min(1).max(12),
      /** What speaks against it and should be read beside it. */
      though: z.array(evidenceSchema).min(1).max(4).exactOptional(),
    }),
  )
  .min(1)

export type RuleEntry = z.infer<typeof rulesSchema>[number]

/** What the rule book rests on. */
export interface Ground extends LabelGround {
  readonly articles: readonly Article[]
  readonly labels: readonly StanceLabel[]
  /** Ids of labels that could not be read: a rule that names one is not to blame. */
  readonly unread: ReadonlySet<string>
}

interface Named {
  readonly id: string
}

/** Checks rules against what they speak of; what is wrong goes into `issues`, and what can be read is returned. */
export function readRules(file: Located<readonly RuleEntry[]>, ground: Ground & { readonly needs: readonly Named[] },
  issues: Issue[]): readonly Rule[] {
  issues.push(...findRepeats(file.value, file))
  const findSides = findSidesIn(ground)
  return file.value.flatMap((entry, index) => {
    const spot = openSpot(file, issues, [index])
    checkNames(entry, ground, spot)
    checkEffect(entry, spot)
    const effect = effectOf(entry)
    const evidence = (key: 'because' | 'though'): readonly RuleEvidence[] =>
      (entry[key] ?? []).flatMap((item, at) =>
        readEvidence(item, { effect, rule: entry.id, isCounter: key === 'though', findSides, ground },
          spot.inside(key, at)) ?? []
      )
    const found = issues.length
    const [first, ...others] = [...evidence('because'), ...evidence('though')]
    if (first === undefined) return []
    const rule: Rule = {
      id: entry.id as RuleId,
      summary: entry.summary,
      topic: entry.topic as TopicId,
      when: conditionOf(entry),
      effect,
      strength: entry.strength,
      contested: entry.contested === true,
      single: entry.single === true,
      evidence: [first, ...others],
    }
    // What could not be read may have been about two sides.
    if (issues.length === found) checkSides(rule, ground, spot)
    return [rule]
  })
}

/** A check that an id, where one is given, is that of one of these. */
export const knownAmong = (what: string, known: readonly Named[]) => (id: string | undefined, spot: Spot): void => {
  if (id === undefined || known.some((entry) => entry.id === id)) return
  spot.complain(`unknown-${what}`, { message: `Found the ${what} ${quoted(id)}; expected the id of a ${what}.`,
    nearest: nearestNames(id, known.map((entry) => entry.id)) })
}

function checkNames(entry: RuleEntry,
  { topics, technologies, needs }: Ground & { readonly needs: readonly Named[] }, spot: Spot): void {
  const checkTechnology = knownAmong('technology', technologies)
  const checkNeed = knownAmong('need', needs)
  knownAmong('topic', topics)(entry.topic, spot.inside('topic'))
  checkTechnology(entry.favours, spot.inside('favours'))
  for (const [at, group] of (entry.when ?? []).entries())
    for (const id of choicesIn(group)) checkNeed(id, spot.inside('when', at))
  for (const [at, id] of (entry.unless ?? []).entries()) checkNeed(id, spot.inside('unless', at))
  for (const [technology, ids] of Object.entries(entry.combine ?? {})) {
    checkTechnology(technology, spot.inside('combine', technology))
    for (const [at, id] of ids.entries()) checkNeed(id, spot.inside('combine', technology, at))
  }
}

/** A rule says one thing: whom it favours, what goes together, or (with neither) that it does not separate them. */
function checkEffect({ id, favours, combine, when, unless }: RuleEntry, spot: Spot): void {
  if (favours !== undefined && combine !== undefined)
    spot.inside('combine').complain('two-effects',
      `Found both 'favours' and 'combine' in the rule ${quoted(id)}; expected one of them.`)
  if (unless !== undefined && when === undefined)
    spot.inside('unless').complain('idle-unless',
      `Found 'unless' without 'when' in the rule ${quoted(id)}; expected both, or neither in a rule for comparisons.`)
}

const choicesIn = (group: string): readonly string[] => group.split('|').map((id) => id.trim())

/** A rule none of whose evidence names two sides could decide nothing. */
function checkSides({ id, effect, evidence }: Pick<Rule, 'id' | 'effect' | 'evidence'>, { technologies }: Ground,
  spot: Spot): void {
  const heads = technologies.filter((each) => each.id === each.ecosystem)
  const canDecide = ({ between }: RuleEvidence): boolean =>
    between.length > 1 && (effect.kind !== 'favours' || between.includes(effect.technology))
  if (heads.length < 2 || evidence.some(canDecide)) return
  spot.inside('because').complain('one-sided-rule',
    `Found no evidence in the rule ${quoted(id)} that is about two sides; expected words that name both, or an ` +
      "article that compares them: by its title, or by 'compares' in its front matter.")
}

function conditionOf({ when, unless = [] }: RuleEntry): Condition | null {
  return when === undefined ?
    null :
    { each: when.map((group) => choicesIn(group) as NeedId[]), none: unless as NeedId[] }
}

function effectOf({ favours, combine }: RuleEntry): RuleEffect {
  if (favours !== undefined) return { kind: 'favours', technology: favours as TechnologyId }
  if (combine === undefined) return { kind: 'level' }
  return { kind: 'combine',
    parts: Object.entries(combine).map(([technology, needs]) => ({ technology: technology as TechnologyId,
      needs: needs as NeedId[] })
    ) }
}

interface Use {
  readonly effect: RuleEffect
  readonly rule: string
  /** It speaks against the rule. */
  readonly isCounter: boolean
  readonly findSides: FindSides
  readonly ground: Ground
}

function readEvidence(item: RuleEntry['because'][number], use: Use, spot: Spot): RuleEvidence | undefined {
  const cited = typeof item === 'string'
    ? readLabelled(item, use.ground, spot)
    : readUnlabelled(item, use.ground, spot)
  if (cited === undefined) return undefined
  const { cites, labels } = cited
  const said = saidOf(cited, use)
  if (said !== null) {
    return { cites, labels: labels.map(({ id }) => id), ...said, between: use.findSides(cites, said.technology) }
  }
  const spoken = [
    ...new Set(
      labels.map(({ stance, technology }) => quoted(technology === null ? stance : `${stance} ${technology}`)),
    ),
  ].join(' and ')
  spot.complain('stance-disagrees',
    `Found ${quoted(typeof item === 'string' ? item : Object.values(item)[0])} under 'because' in the rule ${
      quoted(use.rule)
    }, while its label says ${spoken}; expected it under 'though', or words that bear the rule out.`)
  return undefined
}

interface Cited {
  readonly cites: Citation
  readonly labels: readonly StanceLabel[]
}

function readLabelled(item: string, { labels, unread, passages }: Ground, spot: Spot): Cited | undefined {
  const own = item.split('+').map((id) => id.trim()).map((id) => {
    const label = labels.find((each) => each.id === id)
    if (label === undefined && !unread.has(id)) knownAmong('label', labels)(id, spot)
    return label
  }).filter((label) => label !== undefined)
  const [first] = own
  if (first === undefined || own.length < item.split('+').length) return undefined
  const cites = { article: first.article, start: Math.min(...own.map(({ start }) => start)),
    end: Math.max(...own.map(({ end }) => end)) }
  const passage = passages.find((each) =>
    each.article === cites.article && each.start <= cites.start && cites.end <= each.end
  )
  // Nothing that was not named may stand between those that were.
  if (passage !== undefined && labels.filter((label) => overlaps(label, cites)).every((label) => own.includes(label)))
    return { cites, labels: own }
  spot.complain('citation-crosses',
    `Found ${quoted(item)}, which are no neighbours in one passage; expected such, or each on its own.`)
  return undefined
}

function readUnlabelled(item: Exclude<RuleEntry['because'][number], string>, { citations, labels }: Ground, spot: Spot):
  | Cited
  | undefined {
  const cites = readCitation(item, citations, spot)
  return cites && { cites, labels: labels.filter((label) => overlaps(label, cites)) }
}

/**
 * What cited words say for a rule: what their labels say of whom it favours. Words that value both sides bear either
 * out, those without a label are taken at the rule's word, and a rule that favours none claims no side.
 *
 * @returns null where the labels speak for another side alone.
 */
function saidOf({ cites, labels }: Cited, { effect, isCounter, findSides }: Use):
  | Pick<RuleEvidence, 'technology' | 'stance'>
  | null {
  if (effect.kind === 'level') return { technology: null, stance: 'neutral' }
  if (effect.kind === 'combine' || isCounter) return { technology: null, stance: 'trade-off' }
  const { technology } = effect
  const sided = labels.filter(({ stance }) => stance !== 'neutral')
  if (labels.length > 0 && sided.length === 0) return { technology: null, stance: 'neutral' }
  const own = sided.filter((label) => bearsOut(label, technology, () => findSides(cites, label.technology)))
  const [against] = own
  if (against !== undefined && own.every(({ stance }) => stance === 'against'))
    return { technology: against.technology, stance: 'against' }
  return own.length > 0 || labels.length === 0 ? { technology, stance: 'for' } : null
}

/** What values several sides bears out each; what is against one speaks for another where the words are of both. */
function bearsOut({ stance, technology }: StanceLabel, side: TechnologyId,
  findBetween: () => readonly TechnologyId[]): boolean {
  if (stance === 'both' || stance === 'trade-off') return true
  if (technology === side || stance === 'for') return technology === side && stance === 'for'
  const between = findBetween()
  return [side, technology].every((each) => each !== null && between.includes(each))
}
