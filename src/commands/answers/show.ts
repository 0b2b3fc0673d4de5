import { composeExpired, composeIssues, composeContext, composeOtherSide, composeQuotedSources, composeWhy, replayOf,
  type Answer, type AnswerReference, type Composer, type Line, type View } from '../../answer/index.js'
import type { Passage } from '../../corpus/index.js'
import type { Question } from '../../reading/index.js'
import type { Change } from '../../verdict/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { quote } from '../desk/parse.js'
import { ask } from './ask.js'
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

const viewNames = Object.keys(views) as readonly View[]

export const show = defineCommand({
  name: 'show',
  summary: 'What an answer’s buttons show: why, other-side, context or sources.',
  only: 'terminal',
  args: {
    view: { kind: 'text', summary: `One of ${viewNames.join(', ')}` },
    answer: { kind: 'text', summary: 'The code printed below an answer, or a question in quotes' },
  },
  examples: ['show why CODE', 'show why "node or python for chat?"'],
  async run({ view, answer }, context) {
    const known = viewNames.find((name) => name === view)
    if (!known)
      return composeIssues([{ code: 'unknown-view', path: 'view',
        message: `${quote(view)} is nothing to show; expected one of ${viewNames.join(', ')}.` }], context.texts)
    if (/\s/u.test(answer.trim())) return showAsked(known, answer, context)
    if (!context.composer.codebook.recover(answer))
      return composeIssues([{ code: 'not-a-code', path: 'answer',
        message: `${quote(answer)} is no answer's code; expected the one that is printed below an answer, whole.` }],
        context.texts)
    return showView({ view: known, answer }, context)
  },
})

/** The view of what a question is answered with; that answer itself where it has no such view. */
async function showAsked(view: View, question: string, context: CommandContext): Promise<Answer> {
  const answered = await ask.run({ question, limit: undefined, explain: undefined }, context)
  const code = answered.controls.flatMap(({ action }) =>
    action.kind === 'show' && action.view === view ? [action.answer] : []
  )[0]
  return code === undefined ? answered : showView({ view, answer: code }, context, question)
}

/** More of an answer, found again from its code alone; the asker's words only point at what fired a rule. */
export function showView({ view, answer }: { readonly view: View; readonly answer: string }, context: CommandContext,
  question?: string): Answer {
  const reference = context.composer.codebook.decode(answer)
  if (!reference) return composeExpired(context.texts)
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
