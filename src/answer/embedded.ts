import { overallBlocks, type Comparison } from './comparison.js'
import type { Composer } from './composer.js'
import type { Block } from './model.js'
import { sayRemark } from './remarks.js'
import { line, text } from './spans.js'
import { pickEvidence, pointLine, verdictBlock } from './verdicts.js'
import type { Evidence, Verdict } from '../verdict/index.js'

/** A verdict, with what it leads on where technologies were compared over all topics. */
export interface Embedded {
  readonly verdict: Verdict
  readonly comparison: Comparison | null
}

// Beside a moderator's own words the two weightiest reasons say enough; Why has them all.
export const shownReasons = 2

const isOverall = ({ verdict, comparison }: Embedded): boolean =>
  comparison !== null && comparison.topic === null && verdict.points.length > 0

/**
 * What a verdict has to quote itself: one passage for each reason shown, and over all topics for the weightiest, where the
 * text around it quotes none.
 */
export function quoteForItself(embedded: Embedded, isQuoted: (evidence: Evidence) => boolean): readonly Evidence[] {
  const shown = embedded.verdict.points.slice(0, shownReasons)
  const bare = isOverall(embedded) && embedded.verdict.points.some(({ evidence }) => evidence.some(isQuoted))
    ? []
    : shown.filter(({ evidence }) => !evidence.some(isQuoted))
  return pickEvidence(bare, bare.length).map(({ evidence }) => evidence)
}

/**
 * A verdict within another text: its line, what must be known of it, and its first reasons.
 *
 * @param citedFor - The numbers of the sources that this evidence is quoted from in that text: a reason points at those that it rests on.
 */
export function embedVerdict(embedded: Embedded, citedFor: (evidence: Evidence) => readonly number[],
  composer: Composer): readonly Block[] {
  const { verdict, comparison } = embedded
  if (comparison !== null && isOverall(embedded)) return overallBlocks(comparison, composer)
  const reasons = verdict.points.slice(0, shownReasons).map((point) => {
    const cited = new Set(point.evidence.flatMap(citedFor))
    return pointLine(point, composer, { numbers: [...cited].sort((a, b) => a - b) })
  })
  return [
    verdictBlock(verdict, composer),
    ...verdict.remarks.map((remark) => line(text(sayRemark(remark, composer)))),
    ...(reasons.length > 0 ? [{ kind: 'list', ordered: false, items: reasons } satisfies Block] : []),
  ]
}
