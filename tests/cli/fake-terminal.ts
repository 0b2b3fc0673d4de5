import { PassThrough, type Readable } from 'node:stream'
import type { Terminal } from '../../src/cli/index.js'
import { inputOf } from './fake-desk.js'

export interface FakeTerminal extends Terminal {
  readonly written: () => { readonly stdout: string; readonly stderr: string }
  readonly stop: () => void
}

/** A terminal in memory: what is written to it can be read back. */
export function openFakeTerminal(stdin: Readable = inputOf(), overrides: Partial<Terminal> = {}): FakeTerminal {
  const texts = { stdout: '', stderr: '' }
  const collect = (name: 'stdout' | 'stderr'): PassThrough => {
    const stream = new PassThrough()
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => (texts[name] += text))
    return stream
  }
  const controller = new AbortController()
  return {
    stdin,
    stdout: collect('stdout'),
    stderr: collect('stderr'),
    isTerminal: { stdin: false, stdout: false, stderr: false },
    columns: () => undefined,
    colour: false,
    now: () => performance.now(),
    stopping: controller.signal,
    written: () => ({ ...texts }),
    stop: () => controller.abort(),
    ...overrides,
  }
}
