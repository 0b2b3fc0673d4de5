import { parsed, refused, type Parsed } from '../errors.js'

/** The longest line that is split, in UTF-16 code units: many times the longest question, far from any harm. */
export const maxLineCharacters = 20_000

export interface Word {
  readonly text: string
  /** Where it stands in the line, quotes included: UTF-16 code units, half-open. */
  readonly start: number
  readonly end: number
}

interface ScannedWords {
  readonly words: readonly Word[]
  /** The quote that was opened and not closed. */
  readonly open: '"' | "'" | undefined
}

/**
 * Splits a line as a shell does: single and double quotes keep words together, a backslash takes the next character
 * as it is. One difference: a single quote after a letter or digit is an apostrophe, for people write "what's".
 */
export function scanWords(line: string): ScannedWords {
  const words: Word[] = []
  let at = 0
  let open: ScannedWords['open']
  while (at < line.length) {
    if (isSpace(line[at])) {
      at++
      continue
    }
    const start = at
    const word = scanWord(line, start)
    words.push({ text: word.text, start, end: word.end })
    open = word.open
    at = word.end
  }
  return { words, open }
}

/** The words of a line, or the issue that a quote is not closed or the line too long. */
export function splitWords(line: string): Parsed<readonly string[]> {
  if (line.length > maxLineCharacters) {
    return refused({ code: 'too-long',
      message: `A line of ${line.length} characters was received; at most ${maxLineCharacters} are taken.` })
  }
  const { words, open } = scanWords(line)
  if (open === undefined) return parsed(words.map(({ text }) => text))
  return refused({ code: 'open-quote',
    message: `A quote was opened with ${open} and not closed; expected another ${open} where it ends.` })
}

/** The word as a person would type it: quoted only where a shell, or this one, would read it otherwise. */
export function spellWord(word: string): string {
  if (/^[\p{L}\p{N}_./:@%+,=-]+$/u.test(word)) return word
  return /["\\$`!]/.test(word) ? `'${word.replaceAll("'", String.raw`'\''`)}'` : `"${word}"`
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character)

interface ScannedWord {
  readonly text: string
  readonly end: number
  readonly open: ScannedWords['open']
}

function scanWord(line: string, start: number): ScannedWord {
  let text = ''
  let at = start
  let afterLetter = false
  while (at < line.length && !isSpace(line[at])) {
    const character = line[at] ?? ''
    if (character === '"' || (character === "'" && !afterLetter)) {
      const quoted = scanQuoted(line, at + 1, character)
      text += quoted.text
      at = quoted.end
      if (quoted.open) return { text, end: at, open: character }
      afterLetter = false
    } else if (character === '\\' && at + 1 < line.length) {
      text += line[at + 1] ?? ''
      at += 2
      afterLetter = false
    } else {
      text += character
      at++
      afterLetter = /[\p{L}\p{N}]/u.test(character)
    }
  }
  return { text, end: at, open: undefined }
}

function scanQuoted(line: string, start: number,
  quote: '"' | "'"): { readonly text: string; readonly end: number; readonly open: boolean } {
  let text = ''
  let at = start
  while (at < line.length) {
    const character = line[at] ?? ''
    if (character === quote) return { text, end: at + 1, open: false }
    const next = line[at + 1] ?? ''
    const escaped = quote === '"' && character === '\\' && next !== '' && '"\\$`'.includes(next)
    text += escaped ? next : character
    at += escaped ? 2 : 1
  }
  return { text, end: at, open: true }
}
