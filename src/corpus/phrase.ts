import { parsed, refused, type Parsed } from '../errors.js'
import { tokenise } from '../text/index.js'
import type { Phrase } from './model.js'

/** A longer pattern is a paragraph, and a wider gap joins what does not belong together. */
const maxPhraseCharacters = 1_200
const widestGap = 10
const deepest = 6

const piece = /\s*(\.\.\d{1,2}|[()|?]|#|=?[^\s()|?^{}@#=~]+)/y

/** Reads a pattern. @returns The pattern, or one issue without a path that says what was found and expected. */
export function parsePhrase(text: string): Parsed<Phrase> {
  try {
    return parsed(new PhraseReader(cut(text)).read())
  } catch (error) {
    if (error instanceof Unreadable) return refused({ code: 'phrase-syntax', message: error.message })
    throw error
  }
}

class Unreadable extends Error {}

function cut(text: string): readonly string[] {
  if (text.length > maxPhraseCharacters)
    throw new Unreadable(`Found a pattern of ${text.length} characters; expected at most ${maxPhraseCharacters}.`)
  const pieces: string[] = []
  piece.lastIndex = 0
  for (let at = 0; text.slice(at).trim() !== ''; at = piece.lastIndex) {
    const found = piece.exec(text)?.[1]
    if (found === undefined)
      throw new Unreadable(
        `Found '${text.slice(at).trim().slice(0, 20)}'; expected a word, a gap or a number.`,
      )
    pieces.push(found)
  }
  return pieces
}

class PhraseReader {
  private readonly pieces: readonly string[]
  private at = 0
  private depth = 0

  constructor(pieces: readonly string[]) {
    this.pieces = pieces
  }

  read(): Phrase {
    const phrase = this.readChoice()
    if (this.at < this.pieces.length)
      throw new Unreadable(`Found '${this.pieces[this.at] ?? ''}' where the pattern should end.`)
    if (canBeEmpty(phrase))
      throw new Unreadable(
        'Found a pattern that matches no words at all; expected at least one word that must be there.',
      )
    return phrase
  }

  private readChoice(): Phrase {
    const choices = [this.readSequence()]
    while (this.skip('|')) choices.push(this.readSequence())
    const [only] = choices
    return choices.length === 1 && only !== undefined ? only : { kind: 'choice', of: choices }
  }

  private readSequence(): Phrase {
    const parts: Phrase[] = []
    for (let next = this.pieces[this.at]; next !== undefined && next !== '|' && next !== ')';
      next = this.pieces[this.at]) {
      const part = this.readOne()
      parts.push(this.skip('?') ? { kind: 'optional', of: part } : part)
    }
    const [only] = parts
    if (only === undefined) throw new Unreadable('Found nothing between two signs; expected a word.')
    return parts.length === 1 ? only : { kind: 'sequence', of: parts }
  }

  private readOne(): Phrase {
    const found = this.pieces[this.at++] ?? ''
    if (found === '(') return this.readGroup()
    if (found === '?') throw new Unreadable("Found '?' after nothing; expected a word before it.")
    if (found.startsWith('..')) return readGap(found)
    if (found === '#') return { kind: 'number' }
    return readWord(found)
  }

  private readGroup(): Phrase {
    if (++this.depth > deepest) throw new Unreadable(`Found brackets more than ${deepest} deep.`)
    const inner = this.readChoice()
    if (!this.skip(')')) throw new Unreadable("Found no ')' for every '('.")
    this.depth--
    return inner
  }

  private skip(sign: string): boolean {
    const stands = this.pieces[this.at] === sign
    if (stands) this.at++
    return stands
  }
}

function readGap(found: string): Phrase {
  const most = Number(found.slice(2))
  if (most < 1 || most > widestGap)
    throw new Unreadable(`Found the gap '${found}'; expected '..1' to '..${widestGap}'.`)
  return { kind: 'gap', most }
}

function readWord(found: string): Phrase {
  const exact = found.startsWith('=')
  const body = exact ? found.slice(1) : found
  if (body.endsWith('*')) return { kind: 'prefix', start: body.slice(0, -1).toLowerCase() }
  const words = tokenise(body).filter(({ parts }) => parts === 0)
  const of = words.map(({ word, term }): Phrase => ({ kind: 'word', term, word, exact }))
  const [only] = of
  if (only === undefined) throw new Unreadable(`Found '${found}', which has no letters; expected a word.`)
  return of.length === 1 ? only : { kind: 'sequence', of }
}

function canBeEmpty(phrase: Phrase): boolean {
  switch (phrase.kind) {
    case 'optional':
    case 'gap':
      return true
    case 'sequence':
      return phrase.of.every(canBeEmpty)
    case 'choice':
      return phrase.of.some(canBeEmpty)
    default:
      return false
  }
}
