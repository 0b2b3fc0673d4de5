import { toJson, type Answer, type AnswerStatus } from '../answer/index.js'
import type { AnyCommand } from '../commands/index.js'
import type { Output } from './output.js'
import { toJsonLine } from './printable.js'
import { renderAnswer } from './render.js'
import { widthOf, type Terminal } from './terminal.js'

export const exitCodes: Readonly<Record<AnswerStatus, number>> = { answered: 0, refused: 2, declined: 3, failed: 1 }

const isResult: Readonly<Record<AnswerStatus, boolean>> = { answered: true, declined: true, refused: false,
  failed: false }

interface Delivery {
  readonly terminal: Terminal
  readonly commands: readonly AnyCommand[]
  readonly out: Output
  readonly err: Output
  readonly asJson: boolean
}

/** A file goes to stdout as it is, to be sent into one; what is said of it goes beside it. */
async function handOver(text: string, show: (onTerminal: boolean) => string,
  { out, err }: Pick<Delivery, 'out' | 'err'>): Promise<void> {
  await err.write(show(false))
  await out.write(text.endsWith('\n') ? text : `${text}\n`)
}

/**
 * Prints the one answer of a command: results on stdout, complaints on stderr. With `asJson` stdout always gets one
 * object, so that a script has something to read whatever happened.
 *
 * @returns The exit code.
 */
export async function deliver(answer: Answer, { terminal, commands, out, err, asJson }: Delivery): Promise<number> {
  const { isTerminal, colour } = terminal
  const show = (onTerminal: boolean): string =>
    `${renderAnswer(answer, { width: widthOf(terminal), colour: colour && onTerminal, commands })}\n`
  if (!isResult[answer.status]) await err.write(show(isTerminal.stderr))
  if (asJson) await out.write(toJsonLine(toJson(answer)))
  else if (answer.file && isResult[answer.status]) await handOver(answer.file.text, show, { out, err })
  else if (isResult[answer.status]) await out.write(show(isTerminal.stdout))
  return exitCodes[answer.status]
}
