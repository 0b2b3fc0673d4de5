import { readFileSync, statSync } from 'node:fs'
import type { AnyCommand, Invocation } from '../commands/index.js'
import { parsed, refused, type Parsed } from '../errors.js'
import { quote } from './arguments.js'

// Whatever takes a file takes less; a wrong name must not fill the memory.
const mostBytes = 1024 * 1024

/** The arguments with what the files hold in place of their paths: where others hand a file in, a terminal names one. */
export function readFiles({ args: specs }: AnyCommand, args: Invocation['args']): Parsed<Invocation['args']> {
  const paths = Object.entries(args).filter(([name, value]) =>
    Object.hasOwn(specs, name) && specs[name]?.kind === 'file' && typeof value === 'string'
  )
  const read: Record<string, string> = {}
  for (const [name, path] of paths) {
    const text = readText(String(path))
    if (typeof text !== 'string')
      return refused({ code: 'unreadable-file', path: name,
        message: `${quote(String(path))} was received; expected a text file of at most ${
          mostBytes.toLocaleString('en')
        } bytes (${text.why}).` })
    read[name] = text
  }
  return parsed({ ...args, ...read })
}

function readText(path: string): string | { readonly why: string } {
  try {
    const stats = statSync(path)
    // A device or a pipe has no size, and may have no end.
    if (!stats.isFile()) return { why: 'that is no ordinary file' }
    const { size } = stats
    return size > mostBytes ? { why: `it has ${size.toLocaleString('en')}` } : readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return { why: code === 'ENOENT' ? 'there is none' : code }
  }
}
