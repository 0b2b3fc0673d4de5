import type { Verdict } from '../verdict/index.js'
import { shownQuotes, viewControls, type Composer } from './composer.js'
import type { Answer, Block } from './model.js'
import type { AnswerReference } from './reference.js'
import { line, questionBlock, text } from './spans.js'
import { heardLine, namesOf, pickEvidence, pointLine, unique, verdictBlock, verdictRecord } from './verdicts.js'

/** A verdict on its own: what was heard, the outcome, its reasons, the best quotes of each side. */
export function composeVerdict(
  { asked, verdict, reference, extra }: { readonly asked: string | null; readonly verdict: Verdict; readonly reference: Omit<AnswerReference, 'passages'>; readonly extra?: readonly Block[] },
  composer: Composer,
): Answer {
  const names = namesOf(composer.quoting.corpus)
  const picked = pickEvidence(verdict.points, shownQuotes)
  const numberOf = new Map(picked.map(({ evidence }, at) => [evidence.passage.id, at + 1]))
  const reasons = verdict.points.slice(0, 4).map((point) =>
    pointLine(point, names, unique(point.evidence.map(({ passage }) => numberOf.get(passage.id)).filter((number) => number !== undefined))),
  )
  const quotes = picked.map(({ point, evidence }, at) => composer.quoting.quoteEvidence(evidence, at + 1, point.contested))
  return {
    status: 'answered',
    private: false,
    blocks: [
      ...(asked === null ? [] : [questionBlock(asked), line(...heardLine(verdict))]),
      verdictBlock(verdict, names),
      ...verdict.remarks.map((remark) => line(text(remark))),
      ...(reasons.length > 0 ? [{ kind: 'list', ordered: false, items: reasons } satisfies Block] : []),
      ...(extra ?? []),
      ...quotes,
    ],
    controls: viewControls({ ...reference, passages: picked.map(({ evidence }) => evidence.passage.id) }, composer),
    record: verdictRecord(verdict, composer.quoting),
  }
}
