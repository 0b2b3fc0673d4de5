import { composeContext, composeOtherSide, composeQuotedSources, composeWhy, replayOf, type Answer,
  type AnswerReference, type Composer, type Line, type View } from '../answer/index.js'
import type { Passage } from '../corpus/index.js'
import type { Question } from '../reading/index.js'
import type { Change } from '../verdict/index.js'
import type { CommandContext } from './command.js'
import { askedSides, judgeReference, needsOf, redraft } from './recompose.js'

type Show = (reference: AnswerReference, question: Question | undefined, context: CommandContext) => Answer

const views: { readonly [Name in View]: Show } = {
  why: (reference, question, context) => {
    const { composer } = context
    const draft = redraft(reference, context)
    return composeWhy({ verdict: judgeReference(reference, question, context), quoted: quoted(reference, context),
      change: describeChange(reference, context), replay: draft ? replayOf(draft, composer) : null }, composer)
  },
  'other-side': (reference, question, context) =>
    composeOtherSide(judgeReference(reference, question, context), quoted(reference, context), context.composer),
  context: (reference, _question, context) => composeContext(quoted(reference, context), context.composer),
  sources: (reference, _question, context) =>
    composeQuotedSources(quoted(reference, context), judgeReference(reference, undefined, context), context.composer),
}

/** More of an answer, found again from its reference alone; the asker's words only point at what fired a rule. */
export function showView(view: View, reference: AnswerReference, question: string | undefined,
  context: CommandContext): Answer {
  return views[view](reference, question === undefined ? undefined : context.reader.read(question), context)
}

function quoted({ quotes }: AnswerReference, { search }: CommandContext): readonly Passage[] {
  return quotes.map(({ passage }) => search.passage(passage)).filter((passage) => passage !== undefined)
}

/** What would change the verdict, in a sentence; null where no needs were judged. */
function describeChange(reference: AnswerReference, { corpus, judge, composer }: CommandContext): Line | null {
  const needs = needsOf(reference, undefined, corpus)
  if (needs.length === 0) return null
  const changes = judge.changes(needs, askedSides(reference, corpus))
  const sentence = changes.length === 0
    ? composer.texts.answer.changesNothing
    : changes.slice(0, 3).map((change) => describe(change, composer)).join(' ')
  return [{ kind: 'text', text: sentence }]
}

function describe({ kind, name, outcome, technologies }: Change,
  { names, texts: { answer: texts, words } }: Composer): string {
  const sides = technologies.map((id) => names.technology(id))
  return texts.change(kind === 'drop' ? texts.without(name) : texts.with(name),
    outcome === 'favours' ? words.and(sides) : texts.outcomes[outcome])
}
