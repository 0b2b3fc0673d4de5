import { composeContext, composeOtherSide, composeQuotedSources, composeWhy, replayOf, type Answer,
  type AnswerReference, type View } from '../answer/index.js'
import type { Passage } from '../corpus/index.js'
import type { CommandContext } from './command.js'
import { judgeReference, describeChange } from './judging.js'
import { redraft } from './recompose.js'

type Show = (reference: AnswerReference, question: string | undefined, context: CommandContext) => Answer

const views: { readonly [Name in View]: Show } = {
  why: (reference, question, context) => {
    const { library, composer } = context
    const draft = redraft(reference, context)
    return composeWhy({ verdict: judgeReference(reference, question, library), quoted: quoted(reference, context),
      change: describeChange(reference, library, composer), replay: draft ? replayOf(draft, composer) : null },
      composer)
  },
  'other-side': (reference, question, context) =>
    composeOtherSide(judgeReference(reference, question, context.library), quoted(reference, context),
      context.composer),
  context: (reference, _question, context) => composeContext(quoted(reference, context), context.composer),
  sources: (reference, _question, context) =>
    composeQuotedSources(quoted(reference, context), judgeReference(reference, undefined, context.library),
      context.composer),
}

/** More of an answer, found again from its reference alone; the asker's words only point at what fired a rule. */
export function showView(view: View, reference: AnswerReference, question: string | undefined,
  context: CommandContext): Answer {
  return views[view](reference, question, context)
}

function quoted({ quotes }: AnswerReference, { library }: CommandContext): readonly Passage[] {
  return quotes.map(({ passage }) => library.passage(passage)).filter((passage) => passage !== undefined)
}
