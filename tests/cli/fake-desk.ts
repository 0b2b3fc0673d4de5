import { Readable } from 'node:stream'
import type { Action, Answer, AnswerCode, Block, Json } from '../../src/answer/index.js'
import { defineCommand, type AnyCommand, type Desk, type Invocation } from '../../src/commands/index.js'
import { parsed, refused } from '../../src/errors.js'
import { deskBeyondAnswers } from '../support/discord/fake-desk.js'

// Declarations only, shaped like real ones: what they answer is the fake desk's to say.
const run = (): Answer => {
  throw new Error('a fake command is never run')
}

export const commands: readonly AnyCommand[] = [
  defineCommand({
    name: 'ask',
    summary: 'Ask in your own words.',
    args: {
      question: { kind: 'text', summary: 'Your question', rest: true },
      limit: { kind: 'integer', summary: 'How many passages', optional: true, named: true, min: 1, max: 100 },
      explain: { kind: 'flag', summary: 'Show each score as a tree' },
      hide: { kind: 'flag', summary: 'Only you see it', only: 'discord' },
    },
    examples: ['ask {question}'],
    run,
  }),
  defineCommand({
    name: 'compare',
    summary: 'Weigh two technologies.',
    args: {
      left: { kind: 'technology', summary: 'The first technology' },
      right: { kind: 'technology', summary: 'The second technology' },
      topic: { kind: 'topic', summary: 'The topic to compare them on', optional: true, named: true },
    },
    examples: ['compare {technology} {technology}'],
    run,
  }),
  defineCommand({
    name: 'search',
    summary: 'Retrieval alone.',
    args: {
      text: { kind: 'text', summary: 'What to find', rest: true },
      limit: { kind: 'integer', summary: 'How many hits', optional: true, named: true, min: 1, max: 100 },
      corpus: { kind: 'path', summary: 'Another collection', optional: true, named: true },
    },
    examples: [],
    slow: true,
    lines: { expects: '"text"', open: () => refused({ code: 'unused', message: 'unused' }) },
    run,
  }),
  defineCommand({ name: 'sources', summary: 'The articles.',
    args: { article: { kind: 'article', summary: 'One of them', optional: true, rest: true } }, examples: ['sources'],
    run }),
  defineCommand({
    name: 'show',
    summary: 'What buttons show.',
    only: 'terminal',
    args: { view: { kind: 'text', summary: 'A view' }, answer: { kind: 'text', summary: 'A code' } },
    examples: [],
    run,
  }),
  defineCommand({ name: 'help', summary: 'How to ask.', args: {}, examples: ['help'], run }),
  defineCommand({ name: 'privacy', summary: 'What is stored.', only: 'discord', args: {}, examples: [], run }),
]

/** Commands whose names are two words. */
export const grouped: readonly AnyCommand[] = [
  defineCommand({ name: 'keep list', summary: 'What is kept.', args: {}, examples: ['keep list'], run }),
  defineCommand({ name: 'keep move', summary: 'Move it.', args: { place: { kind: 'path', summary: 'Where to' } },
    examples: ['keep move x'], run }),
]

export function answerOf(overrides: Partial<Answer> = {}): Answer {
  return { status: 'answered', private: false, blocks: [], controls: [], record: { kind: 'data', data: {} },
    ...overrides }
}

export const say = (text: string): Block => ({ kind: 'line', line: [{ kind: 'text', text }] })

/** What a desk was asked, in order. */
export interface FakeDesk extends Desk {
  readonly invocations: Invocation[]
  readonly pressed: { readonly action: Action; readonly question: string | undefined }[]
}

/** Answers every invocation with its own command and arguments; `declined`, `bad`, `broken` in them set the status. */
export function openFakeDesk(overrides: Partial<Desk> = {}): FakeDesk {
  const invocations: Invocation[] = []
  const pressed: FakeDesk['pressed'] = []
  return {
    invocations,
    pressed,
    commands,
    version: { program: '9.8.7', corpus: 'c0ffee', rules: 'facade' },
    dispatch(invocation) {
      invocations.push(invocation)
      return Promise.resolve(echo(invocation))
    },
    press(action, _scope, given = {}) {
      pressed.push({ action, question: given.question })
      return Promise.resolve(
        answerOf({
          blocks: [
            say(
              `pressed ${action.kind === 'show' ? action.view : action.kind === 'run' ? action.command : action.kind}`,
            ),
          ],
          record: { kind: 'data', data: { pressed: true } },
        }),
      )
    },
    openLines({ args }) {
      if (args['limit'] === '0')
        return refused({ code: 'out-of-range', path: 'limit', message: 'Received “0”; expected 1 to 100.' })
      return parsed((row) => {
        const text = typeof row === 'object' && row !== null && 'text' in row ? row.text : undefined
        if (typeof text !== 'string')
          return refused({ code: 'missing', message: 'No "text" was received; expected a string.' })
        return parsed<Json>({ id: (row as { readonly id?: string }).id ?? null, length: text.length })
      })
    },
    examples: (name) => (name === 'ask' ? ['ask Which of them is quicker?'] : []),
    suggest: ({ argument, typed }) =>
      Promise.resolve(
        argument === 'left' || argument === 'right' || argument === 'topic'
          ? [{ label: 'Near', value: `near${typed.length}` }, { label: 'Real time', value: 'real time' }]
          : [],
      ),
    ...deskBeyondAnswers,
    ...overrides,
  }
}

function echo({ command, args }: Invocation): Answer {
  const words = `${command} ${JSON.stringify(args)}`
  const status = /declined/.test(words)
    ? 'declined'
    : /bad/.test(words)
    ? 'refused'
    : /broken/.test(words)
    ? 'failed'
    : 'answered'
  const code = 'k3y' as AnswerCode
  const views: readonly Answer['controls'][number][] = ['why', 'other-side', 'context', 'sources'].map((view) => ({
    label: view,
    action: { kind: 'show', view: view as 'why', answer: code },
  }))
  const question: readonly Block[] = command === 'ask' ? [{ kind: 'question', text: String(args['question']) }] : []
  return answerOf({
    status,
    blocks: [...question, say(words)],
    controls: command === 'ask' && status === 'answered' ? views : [],
    record: status === 'refused' || status === 'failed'
      ? { kind: 'error', error: { code: status, message: words } }
      : { kind: 'data', data: { command, args: JSON.parse(JSON.stringify(args)) as Json } },
  })
}

/** A stream of bytes as they would arrive, cut wherever the test says. */
export function inputOf(...chunks: readonly (string | Uint8Array)[]): Readable {
  return Readable.from(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk))), {
    objectMode: false,
  })
}
