import { createInterface, type Interface } from 'node:readline'
import type { Completion } from './complete.js'
import type { Terminal } from './terminal.js'

interface PromptOptions {
  readonly prompt: string
  readonly complete: (line: string) => Promise<Completion>
  /** Answers one line; false: leave. Called for one line after another, in the order in which they were entered. */
  readonly answer: (line: string) => Promise<boolean>
}

/** Takes lines from a person until they leave: history and completion, Ctrl-C clears the line and twice leaves, Ctrl-D leaves. */
export function runPrompt({ stdin, stdout, stderr, isTerminal, stopping }: Terminal,
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
