import { composeIssues, type Action, type Answer, type Control, type View } from '../answer/index.js'
import { nearestNames, type AnyCommand, type Desk, type Given } from '../commands/index.js'
import { refused, type Parsed } from '../errors.js'
import { english } from '../language/index.js'
import { isSwitch, parseRequest, type Request } from './arguments.js'
import { argumentsOf, matchCommand, offeredCommands } from './forms.js'
import type { InputLine } from './lines.js'
import { readFiles, type During } from './terminal.js'
import { maxLineCharacters, splitWords } from './words.js'

const views: Readonly<Record<View, true>> = { why: true, 'other-side': true, context: true, sources: true }
// As people say it who do not know the words: letter case and the mark at the end aside.
const leaving: ReadonlySet<string> = new Set(['exit', 'quit', 'bye', 'exit now', 'quit now', 'leave', 'esci', ':q'])
const helping: ReadonlySet<string> = new Set(['?', 'what can i ask', 'what can i ask you', 'what can i ask here',
  'what can you do', 'what can i do', 'what can i do here', 'what do you know', 'how does this work',
  'how do i use this', 'help me', 'help please', 'commands', 'menu', 'aiuto', 'che cosa posso chiedere',
  'cosa posso chiedere'])

/** What a line of a session asks for. */
type Wish =
  | { readonly kind: 'nothing' | 'leave' }
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'request'; readonly request: Parsed<Request>; readonly text: string }

/** What a session says to a line. */
type Reply = SpokenReply | { readonly kind: 'nothing' } | { readonly kind: 'leave' }

export type SpokenReply =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: AnyCommand | undefined;
    readonly group?: readonly AnyCommand[] | undefined }
  | { readonly kind: 'answer'; readonly answer: Answer; readonly asJson: boolean }

interface Conversation {
  /** Lines are answered one after another: each knows the answer above it. */
  reply(line: InputLine): Promise<Reply>
}

/** The word for each view of the answer above; a word that names a command of its own takes `show` before it. */
export function viewWords(commands: readonly AnyCommand[]): ReadonlyMap<View, string> {
  const names = new Set(offeredCommands(commands).map(({ name }) => name))
  return new Map((Object.keys(views) as View[]).map((view) => [view, names.has(view) ? `show ${view}` : view]))
}

/** Reads lines as commands, as words for the answer above, or as questions, and remembers that answer. */
export function openConversation(desk: Desk, during: During): Conversation {
  let above: Answer | undefined
  const words = viewWords(desk.commands)

  const remember = (answer: Answer): Answer => {
    // An answer without views (a list, a refusal) leaves the one before it within reach.
    if (answer.controls.some(({ action }) => action.kind === 'show')) above = answer
    return answer
  }
  const run = async (name: string, args: Request['args']): Promise<Answer> => {
    const command = desk.commands.find((each) => each.name === name)
    const given = command ? readFiles(command, args) : { ok: true as const, value: args }
    if (!given.ok) return composeIssues(given.issues, english)
    return remember(await during((scope) => desk.dispatch({ command: name, args: given.value, scope })))
  }

  const show = async (view: View): Promise<Answer> => {
    const action = above?.controls.map((control): Action => control.action).find((each) =>
      each.kind === 'show' && each.view === view
    )
    return action
      ? remember(await during((scope) => desk.press(action, scope, givenBy(above))))
      : composeIssues([nothingAbove(view)], english)
  }

  const runRequest = async (parsed: Parsed<Request>, text: string): Promise<Reply> => {
    const asQuestion: Control = { label: 'As a question',
      action: { kind: 'run', command: 'ask', args: askArguments(text, desk.commands) } }
    if (!parsed.ok) return says(composeIssues(parsed.issues, english, [asQuestion]))
    const { command, group, args, switches, issues } = parsed.value
    const asJson = switches.has('json')
    if (switches.has('version')) return { kind: 'version' }
    if (switches.has('help')) return { kind: 'help', command, group }
    if (switches.has('jsonl')) return says(composeIssues([noLinesHere], english), asJson)
    if (!command) return says(composeIssues(issues.length > 0 ? issues : [noCommand], english), asJson)
    // "help me choose" and "compare x and y" begin like commands but are meant as questions.
    if (issues.length > 0)
      return says(
        composeIssues(issues, english, issues.some(({ code }) => code === 'unexpected-word') ? [asQuestion] : []),
        asJson,
      )
    const answer = await run(command.name, args)
    return says(command.name === 'help' ? withSessionWords(answer, [...words.values()]) : answer, asJson)
  }

  return {
    async reply(line) {
      if (line.kind === 'too-long') return says(composeIssues([tooLong(line.characters)], english))
      const wish = understand(line.text, desk.commands, words)
      switch (wish.kind) {
        case 'nothing':
        case 'leave':
          return { kind: wish.kind }
        case 'ask':
          return says(await run('ask', askArguments(wish.text, desk.commands)))
        case 'view':
          return says(await show(wish.view))
        case 'request':
          return runRequest(wish.request, wish.text)
      }
    },
  }
}

const says = (answer: Answer, asJson = false): Reply => ({ kind: 'answer', answer, asJson })

function understand(line: string, commands: readonly AnyCommand[], words: ReadonlyMap<View, string>): Wish {
  const text = line.trim()
  if (text === '') return { kind: 'nothing' }
  const said = text.toLowerCase().replace(/^\//, '').replace(/\s+/gu, ' ').replace(/(?<=.)\s*[?!.]+$/u, '')
  if (leaving.has(said)) return { kind: 'leave' }
  if (helping.has(said))
    return { kind: 'request', text, request: { ok: true, value: parseRequest(['help'], commands) } }
  const phrase = text.replace(/\s+/gu, ' ')
  const view = [...words].find(([name, word]) => phrase === word || phrase === `show ${name}`)?.[0]
  if (view !== undefined) return { kind: 'view', view }
  // Those who come from Discord put a slash before a command.
  const typed = text.startsWith('/') ? text.slice(1) : text
  const [first = '', second] = typed.split(/\s+/u, 2)
  if (!namesCommand(first, second, offeredCommands(commands)) && !isSwitch(first)) return { kind: 'ask', text: line }
  const split = splitWords(typed)
  return { kind: 'request', text,
    request: split.ok ? { ok: true, value: parseRequest(split.value, commands) } : refused(...split.issues) }
}

/** A group's word alone begins many a question: a command is meant only with one of its words, or nearly one. */
function namesCommand(first: string, second: string | undefined, offered: readonly AnyCommand[]): boolean {
  const match = matchCommand(second === undefined ? [first] : [first, second], offered)
  if (!match || match.command || second === undefined) return match !== undefined
  return nearestNames(second, match.group.map(({ name }) => name.split(' ')[1] ?? '')).length > 0
}

function askArguments(text: string, commands: readonly AnyCommand[]): Readonly<Record<string, string>> {
  const ask = commands.find(({ name }) => name === 'ask')
  const question = ask && argumentsOf(ask).find(({ isOption }) => !isOption)
  return question ? { [question.name]: text } : {}
}

function givenBy(answer: Answer | undefined): Given {
  const question = answer?.blocks.find((block) => block.kind === 'question')?.text
  return question === undefined ? {} : { question }
}

function nothingAbove(view: View): Request['issues'][number] {
  return { code: 'nothing-above',
    message: `“${view}” was received, but no answer above has it to show; ask something first.` }
}

/** What a session takes besides commands, below what `help` says on every surface. */
function withSessionWords(answer: Answer, words: readonly string[]): Answer {
  const text =
    `A line that begins with no command is asked. Words that belong together go in quotes. After an answer: ${
      words.join(', ')
    }. To leave: exit.`
  return { ...answer, blocks: [...answer.blocks, { kind: 'line', line: [{ kind: 'text', text }] }] }
}

function tooLong(characters: number): Request['issues'][number] {
  return { code: 'too-long',
    message: `A line of ${characters} characters was received; at most ${maxLineCharacters} are taken.` }
}

const noCommand = { code: 'no-command',
  message: 'An option was received without a command; expected the command first.' }
const noLinesHere = { code: 'no-lines',
  message: '--jsonl was received within a session; expected it when the program is started.' }
