import type { Json } from '../../answer/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'
import { countCharacters, isReadable } from '../../text/index.js'
import type { CommandContext } from '../command.js'
import type { Invocation } from './door.js'
import { parseArgs, quote } from './parse.js'
import { findCommand, unknownCommand } from './refuse.js'

/** Opens a command for a stream of lines. */
export function openLines(invocation: Invocation, context: CommandContext): Parsed<(row: unknown) => Parsed<Json>> {
  const command = findCommand(invocation, context.commands)
  if (!command) return refused(unknownCommand(invocation, context.commands))
  if (!command.lines) {
    const names = context.commands.filter(({ lines }) => lines).map(({ name }) => name)
    return refused({ code: 'no-lines',
      message: `${quote(command.name)} takes no lines; --jsonl goes with ${names.join(', ')}.` })
  }
  const optional = Object.fromEntries(
    Object.entries(command.args).map(([name, spec]) => [name, { ...spec, optional: true as const }]),
  )
  const args = parseArgs(optional, invocation, context)
  if (!args.ok) return args
  const opened = command.lines.open(args.value.values, context)
  if (!opened.ok) return opened
  const { expects } = command.lines
  return {
    ok: true,
    value: (row) =>
      typeof row === 'object' && row !== null && !Array.isArray(row)
        ? opened.value(row as Readonly<Record<string, unknown>>)
        : refused({ code: 'not-an-object', message: `A line is to be a JSON object with ${expects}.` }),
  }
}

type Row = Readonly<Record<string, unknown>>

/** A line's id as it came; null when it has none. */
export function readId(row: Row): Json {
  const { id } = row
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

/** A line's free text: present, readable, within the limit, which is in code points. */
export function readText(row: Row, maxCharacters: number, field = 'text'): Parsed<string> {
  const value = Object.hasOwn(row, field) ? row[field] : undefined
  const expected = `expected text of 1 to ${maxCharacters.toLocaleString('en')} characters`
  if (typeof value !== 'string')
    return refused({ code: 'missing', path: field, message: `"${field}" is ${describe(value)}; ${expected}.` })
  const characters = countCharacters(value)
  if (characters > maxCharacters)
    return refused({ code: 'too-long', path: field,
      message: `"${field}" has ${characters.toLocaleString('en')} characters; ${expected}.` })
  return isReadable(value)
    ? parsed(value)
    : refused({ code: 'empty', path: field, message: `"${field}" is empty; ${expected}.` })
}

function describe(value: unknown): string {
  return value === undefined
    ? 'missing'
    : value === null
    ? 'null'
    : Array.isArray(value)
    ? 'a list'
    : `a ${typeof value}`
}
