import type { Json } from '../answer/index.js'
import { parsed, refused, type Parsed } from '../errors.js'
import { countCharacters, isReadable } from '../text/index.js'

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
