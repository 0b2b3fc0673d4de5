import type { Issue } from '../errors.js'
import type { Place } from './document.js'
import { quoted } from './issues.js'
import type { StanceLabel, TechnologyId } from './model.js'
import type { Rule, RuleEvidence } from './rulebook-model.js'

/**
 * Rules that rest on words for what those words do not say: on a range whose labels all speak the other way, or none of
 * which takes a side. Words without a label contradict nobody.
 *
 * @param rules - As read from `file`, one for one.
 */
export function findDisagreements(rules: readonly Rule[], { issues, lineOf }: Place,
  labels: readonly StanceLabel[]): readonly Issue[] {
  return rules.flatMap(({ id, evidence }, index) =>
    evidence.flatMap((cited, at) => {
      const own = labels.filter((label) => overlaps(label, cited))
      if (own.length === 0 || own.some((label) => supports(label, cited))) return []
      const { cites, technology, stance } = cited
      const said = [...new Set(own.map(spell))].join(' and ')
      const message = `Found ${cites.start} to ${cites.end} of ${quoted(cites.article)} as ${
        spell({ technology, stance })
      } in the rule ${quoted(id)}; expected what its reviewed label says, ${said}.`
      return [issues.at(lineOf([index, 'evidence', at]), 'stance-disagrees', message)]
    })
  )
}

function overlaps(label: StanceLabel, { cites }: RuleEvidence): boolean {
  return label.article === cites.article && label.start < cites.end && cites.start < label.end
}

/** Whatever values several sides bears out each; a rule that claims no side asks nothing of the words. */
function supports(label: StanceLabel, { technology, stance, between }: RuleEvidence): boolean {
  if (stance === 'neutral' || stance === 'trade-off' || label.stance === 'both' || label.stance === 'trade-off')
    return true
  if (label.stance === 'neutral') return false
  if (label.technology === technology) return label.stance === stance
  // Speaking against the one is speaking for the other where the words are of these two.
  const isOfBoth = [label.technology, technology].every((side) => side !== null && between.includes(side))
  return label.stance !== stance && isOfBoth
}

function spell(
  { technology, stance }: { readonly technology: TechnologyId | null; readonly stance: StanceLabel['stance'] },
): string {
  return technology === null ? `'${stance}'` : `'${stance} ${technology}'`
}
