import { composeIssues, type Action, type Answer, type AnswerCode, type Block } from '../../../src/answer/index.js'
import { standardSettings } from '../../../src/memory/index.js'
import { findRefusal, type AnyCommand, type Desk, type Given, type Invocation } from '../../../src/commands/index.js'
import { refused } from '../../../src/errors.js'
import { textsIn } from '../../../src/language/index.js'

/** What a desk does besides answering, done by one that remembers nothing. */
export const deskBeyondAnswers = {
  settle: (invocation) => invocation,
  sent: () => Promise.resolve(),
  removed: () => Promise.resolve(),
  posts: () => Promise.resolve([]),
  settings: () => Promise.resolve(standardSettings),
  guildRemoved: () => Promise.resolve(),
  guildAdded: () => Promise.resolve(),
  reconcileGuilds: () => Promise.resolve(),
  watchRecord: () => () => undefined,
  isStoreReachable: () => Promise.resolve(true),
  startRetention: () => undefined,
  close: () => Promise.resolve(),
} satisfies Partial<Desk>

/** A desk whose answers a test chooses, and which remembers what it was asked. */
export interface FakeDesk extends Desk {
  readonly asked: Invocation[]
  readonly pressed: { readonly action: Action; readonly given: Given }[]
  /** What the next dispatches answer; without it they echo. */
  answers: ((invocation: Invocation) => Answer | Promise<Answer>) | undefined
}

export const code = 'a.n0d.p3r..' as AnswerCode

export function makeAnswer(blocks: readonly Block[], more: Partial<Answer> = {}): Answer {
  return { status: 'answered', private: false, blocks, controls: [], record: null, ...more }
}

export const say = (...lines: readonly string[]): readonly Block[] =>
  lines.map((text) => ({ kind: 'line', line: [{ kind: 'text', text }] }))

const run = (): Answer => makeAnswer(say('not run by this desk'))

const commands: readonly AnyCommand[] = [
  { name: 'ask', summary: 'Ask in your own words.', args: { question: { kind: 'text', summary: 'Your question' } },
    examples: [], run },
  {
    name: 'compare',
    summary: 'Weigh two technologies.',
    args: {
      left: { kind: 'technology', summary: 'The first' },
      right: { kind: 'technology', summary: 'The second' },
      topic: { kind: 'topic', summary: 'The topic to compare them on', optional: true },
      limit: { kind: 'integer', summary: 'How many', optional: true, min: 1, max: 10 },
      explain: { kind: 'flag', summary: 'Only at a terminal', only: 'terminal' },
    },
    examples: [],
    run,
  },
  { name: 'ponder', summary: 'Takes its time.', args: {}, examples: [], slow: true, private: true, run },
  { name: 'eval', summary: 'Only at a terminal.', args: { file: { kind: 'path', summary: 'A file' } }, examples: [],
    only: 'terminal', run },
]

const echo = ({ command, args }: Invocation): Answer =>
  makeAnswer(
    [
      { kind: 'question', text: String(Object.values(args)[0] ?? command) },
      { kind: 'verdict', outcome: 'favours', headline: 'Heron: clearly ahead',
        detail: '3 passages from 2 independent sources' },
      {
        kind: 'quote',
        range: { start: 0, end: 1 },
        standpoint: { technology: null, stance: 'neutral' },
        number: 1,
        passage: 'birds#1',
        text: [{ kind: 'text', text: 'The ' }, { kind: 'mark', text: 'heron' }, { kind: 'text',
          text: ' stands still for hours.' }],
        source: { number: 1, title: 'On herons', short: 'On herons, publisher unknown', author: null, publisher: null,
          published: '2024-05-01', url: 'https://birds.example/herons' },
        section: ['Habits'],
        context: '',
        stance: 'for Heron',
        notes: [],
        code: false,
      },
    ],
    { controls: [{ label: 'Why', action: { kind: 'show', view: 'why', answer: code } }] },
  )

export function makeDesk(): FakeDesk {
  const asked: Invocation[] = []
  const pressed: FakeDesk['pressed'] = []
  return {
    asked,
    pressed,
    answers: undefined,
    commands,
    version: { program: '0', corpus: '0', rules: '0' },
    // Rights first, then what is to be fetched: as the desk does it.
    async dispatch({ command: name, args, fetchArgs, scope }) {
      const texts = textsIn(scope.locale ?? 'en')
      const command = this.commands.find((declared) => declared.name === name)
      const refusal = command && findRefusal(command, scope, texts)
      if (refusal) return composeIssues([refusal], texts)
      const fetched = await fetchArgs?.()
      if (fetched?.ok === false) return composeIssues(fetched.issues, texts)
      const invocation = { command: name, args: { ...args, ...fetched?.value }, scope }
      asked.push(invocation)
      return (this.answers ?? echo)(invocation)
    },
    press(action, _scope, given = {}) {
      pressed.push({ action, given })
      return Promise.resolve(makeAnswer(say(`pressed ${action.kind}`), { private: true }))
    },
    openLines: () => refused({ code: 'no-lines', message: 'None here.' }),
    examples: (command) => [`${command} which bird stands still`],
    suggest: ({ argument, typed }) =>
      Promise.resolve(argument === 'question' ? [] : [{ label: `${typed}heron`, value: 'heron' }]),
    ...deskBeyondAnswers,
  }
}

/** One whose commands all take their time. */
export function makeSlowDesk(): FakeDesk {
  const desk = makeDesk()
  return { ...desk, commands: desk.commands.map((command) => ({ ...command, slow: true })) }
}
