import type { Verdict } from '../verdict/index.js'
import { shownQuotes, viewControls, type Composer } from './composer.js'
import type { Answer, Block } from './model.js'
import type { AnswerReference } from './reference.js'
import { line, questionBlock, text } from './spans.js'
import { heardLine, namesOf, pickEvidence, pointLine, unique, verdictBlock, verdictRecord } from './verdicts.js'

export interface Judgement {
  /** The asker's words, restated with what was heard in them; null where nobody wrote any. */
  readonly asked: string | null
  readonly verdict: Verdict
  readonly reference: Omit<AnswerReference, 'passages'>
  /** What stands in place of the verdict's line. */
  readonly lead?: readonly Block[]
  /** How many reasons are listed above the quotes; Why shows them all. */
  readonly reasons?: number
}

/** A verdict on its own: what was heard, the outcome, its reasons, the best quotes of each side. */
export function composeVerdict({ asked, verdict, reference, lead, reasons: mostReasons = 4 }: Judgement, composer: Composer): Answer {
  const names = namesOf(composer.quoting.corpus)
  const picked = pickEvidence(verdict.points, shownQuotes)
  const numberOf = new Map(picked.map(({ evidence }, at) => [evidence.passage.id, at + 1]))
  const reasons = verdict.points.slice(0, mostReasons).map((point) =>
    pointLine(point, names, unique(point.evidence.map(({ passage }) => numberOf.get(passage.id)).filter((number) => number !== undefined))),
  )
  return {
    status: 'answered',
    private: false,
    blocks: [
      ...(asked === null ? [] : [questionBlock(asked), line(...heardLine(verdict))]),
      ...(lead ?? [verdictBlock(verdict, names)]),
      ...verdict.remarks.map((remark) => line(text(remark))),
      ...(reasons.length > 0 ? [{ kind: 'list', ordered: false, items: reasons } satisfies Block] : []),
      ...picked.map(({ point, evidence }, at) => composer.quoting.quoteEvidence(evidence, at + 1, point.contested)),
    ],
    controls: viewControls({ ...reference, passages: picked.map(({ evidence }) => evidence.passage.id) }, composer),
    record: verdictRecord(verdict, composer.quoting),
  }
}
