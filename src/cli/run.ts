import { composeIssues, toJson, type Answer, type AnswerStatus } from '../answer/index.js'
import type { Desk } from '../commands/index.js'
import { english } from '../language/index.js'
import { parseRequest, type Request } from './arguments.js'
import { renderCommandHelp, renderOverview, renderVersion } from './help.js'
import { toJsonLine } from './layout.js'
import { answerLines } from './lines.js'
import { renderAnswer } from './render.js'
import { runSession } from './session.js'
import { openOutput, openProgress, readFiles, widthOf, type Output, type Terminal } from './terminal.js'

interface Run {
  readonly request: Request
  readonly desk: Desk
  readonly terminal: Terminal
  readonly out: Output
  readonly err: Output
}

/**
 * Runs one command line; without a command, a session.
 *
 * @param words - What stands after the program's name.
 * @returns The exit code: 0 answered, 2 refused, 3 declined, 1 failed. Never rejects.
 */
export async function runCli(words: readonly string[], desk: Desk, terminal: Terminal): Promise<number> {
  const request = parseRequest(words, desk.commands)
  const run: Run = { request, desk, terminal, out: openOutput(terminal.stdout), err: openOutput(terminal.stderr) }
  try {
    return await runRequest(run)
  } catch (fault) {
    await run.err.write(`Standard input or output failed: ${fault instanceof Error ? fault.message : String(fault)}\n`)
      .catch(() => undefined)
    return 1
  }
}

async function runRequest(run: Run): Promise<number> {
  const { desk, terminal, out } = run
  const { command, group, args, switches, issues } = run.request
  if (switches.has('version')) return print(out, switches.has('json') ? toJsonLine(desk.version) : renderVersion(desk))
  if (switches.has('help') && (command || group || issues.length === 0)) {
    const width = widthOf(terminal)
    return print(out, `${command ? renderCommandHelp(command, desk, width) : renderOverview(desk, width, group)}\n`)
  }
  if (issues.length > 0) return refuse(issues, run)
  if (!command)
    return switches.has('jsonl')
      ? refuse([linesNeedCommand(desk)], run)
      : runSession(desk, terminal, { asJson: switches.has('json') })
  const during = openProgress(terminal)
  if (switches.has('jsonl')) {
    const opened = await during((scope) => desk.openLines({ command: command.name, args, scope }))
    if (!opened.ok) return refuse(opened.issues, run)
    await answerLines(opened.value, out, terminal)
    return 0
  }
  const given = readFiles(command, args)
  if (!given.ok) return refuse(given.issues, run)
  return deliver(await during((scope) => desk.dispatch({ command: command.name, args: given.value, scope })), run)
}

async function print(out: Output, text: string): Promise<number> {
  await out.write(text)
  return 0
}

function refuse(issues: Request['issues'], run: Run): Promise<number> {
  const answer = composeIssues(issues, english)
  return deliver(issues.some(({ code }) => code === 'fault') ? { ...answer, status: 'failed' } : answer, run)
}

function linesNeedCommand({ commands }: Desk): Request['issues'][number] {
  const names = commands.filter(({ lines }) => lines).map(({ name }) => name)
  return { code: 'no-command', message: `--jsonl was received without a command; expected one of ${names.join(', ')}.` }
}

const exitCodes: Readonly<Record<AnswerStatus, number>> = { answered: 0, refused: 2, declined: 3, failed: 1 }

/**
 * Prints the one answer of a command: results on stdout, complaints on stderr. With `--json` stdout always gets one
 * object, so that a script has something to read whatever happened.
 *
 * @returns The exit code.
 */
async function deliver(answer: Answer, { request, desk: { commands }, terminal, out, err }: Run): Promise<number> {
  const { isTerminal, colour } = terminal
  const isResult = answer.status === 'answered' || answer.status === 'declined'
  const show = (onTerminal: boolean): string =>
    `${renderAnswer(answer, { width: widthOf(terminal), colour: colour && onTerminal, commands })}\n`
  if (!isResult) await err.write(show(isTerminal.stderr))
  if (request.switches.has('json')) await out.write(toJsonLine(toJson(answer)))
  else if (answer.file && isResult) {
    // A file goes to stdout as it is, to be sent into one; what is said of it goes beside it.
    const { text } = answer.file
    await err.write(show(false))
    await out.write(text.endsWith('\n') ? text : `${text}\n`)
  } else if (isResult) await out.write(show(isTerminal.stdout))
  return exitCodes[answer.status]
}
