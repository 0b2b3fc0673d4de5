import { createInterface, type Interface } from 'node:readline'
import { toJson } from '../answer/index.js'
import type { Desk } from '../commands/index.js'
import { completeLine, type Completion } from './complete.js'
import { openConversation, viewWords, type SpokenReply } from './conversation.js'
import { renderCommandHelp, renderOverview, renderVersion } from './help.js'
import { toJsonLine } from './layout.js'
import { readLines, type InputLine } from './lines.js'
import { renderAnswer } from './render.js'
import { openOutput, openProgress, widthOf, type Output, type Terminal } from './terminal.js'
import { maxLineCharacters } from './words.js'

interface SessionOptions {
  /** Every reply as one JSON line. */
  readonly asJson: boolean
}

/**
 * Answers line after line until the input ends or the person leaves. With a terminal: a prompt, history, completion.
 * Without: no prompt, the banner on stderr, every line answered in order before it ends.
 *
 * @returns The exit code 0, whatever the lines said; rejects only when the streams fail.
 */
export async function runSession(desk: Desk, terminal: Terminal,
  { asJson }: SessionOptions = { asJson: false }): Promise<number> {
  const out = openOutput(terminal.stdout)
  const err = openOutput(terminal.stderr)
  const { isTerminal } = terminal
  const answer = openAnswering(desk, terminal, { out, asJson })
  await (isTerminal.stdin && isTerminal.stdout ? out : err).write(`${banner(desk, isTerminal.stdin)}\n`)
  if (isTerminal.stdin) {
    const words = [...viewWords(desk.commands).values(), 'exit']
    await runPrompt(terminal, { prompt: 'backquote> ', complete: (line) => completeLine(line, desk, words),
      answer: (text) => answer({ kind: 'line', text }) })
  } else {
    await answerInput(terminal, out, answer)
  }
  return 0
}

function banner({ version }: Desk, isPerson: boolean): string {
  const hint = isPerson
    ? 'Ask in your own words, or type help; exit leaves. Tab completes.'
    : 'One command or question a line.'
  return [`Backquote ${version.program}. ${hint}`,
    'To run it as a Discord bot, put DISCORD_TOKEN into .env (see README.md) and start it again.'].join('\n')
}

type AnswerLine = (line: InputLine) => Promise<boolean>

async function answerInput({ stdin, stopping }: Terminal, out: Output, answer: AnswerLine): Promise<void> {
  for await (const line of readLines(stdin, { maxCharacters: maxLineCharacters, stopping })) {
    if (!(await answer(line)) || out.isGone()) return
  }
}

/** Writes the reply to each line; false when the session is over. */
function openAnswering(desk: Desk, terminal: Terminal,
  { out, asJson }: SessionOptions & { readonly out: Output }): AnswerLine {
  const conversation = openConversation(desk, openProgress(terminal))
  return async (line) => {
    const reply = await conversation.reply(line)
    if (reply.kind === 'leave') return false
    if (reply.kind === 'nothing') return true
    const printsJson = reply.kind === 'answer' && (asJson || reply.asJson)
    await out.write(printsJson ? toJsonLine(toJson(reply.answer)) : renderReply(reply, desk, terminal))
    return true
  }
}

function renderReply(reply: SpokenReply, desk: Desk, terminal: Terminal): string {
  const width = widthOf(terminal)
  switch (reply.kind) {
    case 'version':
      return `${renderVersion(desk)}\n`
    case 'help':
      return `${
        reply.command ? renderCommandHelp(reply.command, desk, width) : renderOverview(desk, width, reply.group)
      }\n\n`
    case 'answer': {
      const look = { width, colour: terminal.colour && terminal.isTerminal.stdout, commands: desk.commands,
        viewWords: viewWords(desk.commands) }
      return `${renderAnswer(reply.answer, look)}\n\n`
    }
  }
}

interface PromptOptions {
  readonly prompt: string
  readonly complete: (line: string) => Promise<Completion>
  /** Answers one line; false: leave. Called for one line after another, in the order in which they were entered. */
  readonly answer: (line: string) => Promise<boolean>
}

/** Takes lines from a person until they leave: Ctrl-C clears the line and twice leaves, Ctrl-D leaves. */
function runPrompt({ stdin, stdout, stderr, isTerminal, stopping }: Terminal,
  { prompt, complete, answer }: PromptOptions): Promise<void> {
  const output = isTerminal.stdout ? stdout : stderr
  const completer = (line: string, done: (fault: Error | null, completion: Completion) => void): void =>
    void complete(line).then((found) => done(null, found))
  const lines = createInterface({ input: stdin, output, terminal: true, prompt, historySize: 500,
    removeHistoryDuplicates: true, completer })
  const waiting: string[] = []
  let closed = false
  let busy = false
  let warned = false

  return new Promise((resolve, reject) => {
    const finish = (): void => {
      stopping.removeEventListener('abort', close)
      resolve()
    }
    const close = (): void => lines.close()
    const work = async (): Promise<void> => {
      if (busy) return
      busy = true
      for (let line = waiting.shift(); line !== undefined; line = waiting.shift()) {
        if (!(await answer(line))) {
          waiting.length = 0
          lines.close()
        }
      }
      busy = false
      if (closed) finish()
      else lines.prompt()
    }
    lines.on('line', (line) => {
      warned = false
      waiting.push(line)
      work().catch((fault: unknown) => {
        reject(fault instanceof Error ? fault : new Error(String(fault)))
        lines.close()
      })
    })
    lines.on('SIGINT', () => {
      if (!busy && warned && lines.line === '') lines.close()
      else warned = clearLine(lines, () => output.write('\n(Ctrl-C again leaves)\n'), busy)
    })
    lines.on('close', () => {
      closed = true
      output.write('\n')
      if (!busy) finish()
    })
    stopping.addEventListener('abort', close, { once: true })
    if (stopping.aborted) close()
    else lines.prompt()
  })
}

/** @returns Whether the person was told that once more leaves. */
function clearLine(lines: Interface, warn: () => void, busy: boolean): boolean {
  const wasEmpty = lines.line === ''
  // To the end of the line, then all of it away: the editor knows no single key for both.
  lines.write(null, { ctrl: true, name: 'e' })
  lines.write(null, { ctrl: true, name: 'u' })
  if (wasEmpty) warn()
  if (!busy) lines.prompt()
  return wasEmpty
}
