import { toJson } from '../answer/index.js'
import type { Desk } from '../commands/index.js'
import { completeLine } from './complete.js'
import { openConversation, viewWords, type SpokenReply } from './conversation.js'
import { renderCommandHelp, renderOverview, renderVersion } from './help.js'
import { readLines, type InputLine } from './input.js'
import { openOutput, type Output } from './output.js'
import { toJsonLine } from './printable.js'
import { openProgress } from './progress.js'
import { runPrompt } from './prompt.js'
import { renderAnswer } from './render.js'
import { widthOf, type Terminal } from './terminal.js'
import { maxLineCharacters } from './words.js'

export interface SessionOptions {
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
  return `Backquote ${version.program}. ${hint}\nTo run it as a Discord bot, put DISCORD_TOKEN into .env (see README.md) and start it again.`
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
    if (reply.kind !== 'nothing') await out.write(renderReply(reply, desk, terminal, asJson))
    return true
  }
}

function renderReply(reply: SpokenReply, desk: Desk, terminal: Terminal, asJson: boolean): string {
  const width = widthOf(terminal)
  switch (reply.kind) {
    case 'version':
      return `${renderVersion(desk)}\n`
    case 'help':
      return `${
        reply.command ? renderCommandHelp(reply.command, desk, width) : renderOverview(desk, width, reply.group)
      }\n\n`
    case 'answer': {
      if (asJson || reply.asJson) return toJsonLine(toJson(reply.answer))
      const look = { width, colour: terminal.colour && terminal.isTerminal.stdout, commands: desk.commands,
        viewWords: viewWords(desk.commands) }
      return `${renderAnswer(reply.answer, look)}\n\n`
    }
  }
}
