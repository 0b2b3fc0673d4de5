import { composeExpired, composeIssues } from '../answer/index.js'
import { defineCommand } from './command.js'
import { quote } from './place.js'
import { showView } from './views.js'

const views = ['why', 'other-side', 'context', 'sources'] as const

export const show = defineCommand({
  name: 'show',
  summary: 'What an answer’s buttons show: why, other-side, context or sources.',
  only: 'terminal',
  args: {
    view: { kind: 'text', summary: `One of ${views.join(', ')}` },
    answer: { kind: 'text', summary: 'The code printed below an answer' },
  },
  examples: ['show why CODE'],
  run({ view, answer }, context) {
    const known = views.find((name) => name === view)
    if (!known)
      return composeIssues([{ code: 'unknown-view', path: 'view',
        message: `${quote(view)} is nothing to show; expected one of ${views.join(', ')}.` }], context.texts)
    const { codebook } = context.composer
    if (!codebook.recover(answer))
      return composeIssues([{ code: 'not-a-code', path: 'answer',
        message: `${quote(answer)} is no answer's code; expected the one that is printed below an answer, whole.` }],
        context.texts)
    const reference = codebook.decode(answer)
    return reference ? showView(known, reference, undefined, context) : composeExpired(context.texts)
  },
})
