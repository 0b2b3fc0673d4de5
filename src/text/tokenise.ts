import { normalise } from './normalise.js'
import { stem } from './stem.js'

/** A word where it stands. */
export interface PlacedWord {
  /** As written: `text === given.slice(start, end)`. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** Normalised, not stemmed. */
  readonly word: string
  /**
   * 0 for a plain word. A compound (`real-time` as `realtime`) stands before the plain words it spans, and counts
   * them.
   */
  readonly parts: number
}

interface Token extends PlacedWord {
  /** The normalised form in an index: the stem of `word`. */
  readonly term: string
}

/** Words are cut here; nobody means the 65th letter. */
export const maxWordLength = 64

/** Told of each word of a normalised text in order; offsets are into that text. See {@link PlacedWord} for `parts`. */
type WordVisitor = (word: string, parts: number, start: number, end: number) => void

// A chunk is letters and digits with the signs that may join them; `.net`, `c++` and `c#` keep theirs, also before a
// version (`c#12`).
const plainChunks =
  /(?:(?<![a-z0-9])\.)?[a-z0-9]+(?:(?:['._\-/&]|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))[a-z0-9]+)*(?:(?:\+\+|#(?![a-z0-9])|(?<=(?<![a-z0-9])[a-z])#(?=[0-9]))(?:'s(?![a-z0-9]))?)?/g
const wideChunks =
  /(?:(?<![\p{L}\p{N}])\.)?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:(?:['._\-/&]|(?<=[0-9]),(?=[0-9]{3}(?![0-9])))[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:(?:\+\+|#(?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])[a-z])#(?=[0-9]))(?:'s(?![\p{L}\p{N}]))?)?/gu
const isSimple = /^[a-z]+$/
const isPlain = /^[\t\n\r\x20-\x7e]*$/
// A point or comma between digits belongs to the number; a dash between letters joins two words into one.
const pieces = /(?:[^._\-/&]|(?<=[0-9])\.(?=[0-9]))+/g
const ideographs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const scripts =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\p{M}*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu
// A name with its version: two letters are enough where a point says that it is one (`py3.11`, but `es6`, `s3`).
const lettersThenDigits = /^([a-z]{3,}(?=[0-9]{1,2}$)|[a-z]{2,}(?=[0-9]+\.[0-9]))([0-9]+(?:\.[0-9]+)*)$/
// `i/o`, `ci/cd` and `r&d` are one name; `client/server` is two words.
const maxSlashedLength = 5

/**
 * The words of a text, left to right, each with its place.
 *
 * @param text - Any string; offsets in the answer are UTF-16 code units into it, half-open.
 * @example tokenise("C++'s real-time I/O").map(({ word }) => word) // ['c++', 'realtime', 'real', 'time', 'io', 'i',
 * 'o']
 */
export function tokenise(text: string): Token[] {
  return placeWords(text).map(({ text: written, start, end, word, parts }) => ({ text: written, start, end, word,
    term: stem(word), parts })
  )
}

/** The same words without their stems, for those who know the terms already. */
export function placeWords(text: string): PlacedWord[] {
  const folded = normalise(text)
  const words: PlacedWord[] = []
  scanWords(folded.text, (word, parts, from, to) => {
    const start = folded.startOf(from)
    const end = folded.endOf(to - 1)
    words.push({ text: text.slice(start, end), start, end, word, parts })
  })
  return words
}

/** The words of an already normalised text, without making a value for each: what an index is built from. */
export function scanWords(text: string, visit: WordVisitor): void {
  if (isPlain.test(text)) scanPlain(text, visit)
  else scanChunks(text, { chunks: wideChunks, from: 0, most: Infinity }, visit)
}

// Most words are letters between spaces, and there is no need of a pattern to see that: it takes a quarter of the time.
function scanPlain(text: string, visit: WordVisitor): void {
  for (let at = 0; at < text.length;) {
    const start = at
    while (isLetter(text.charCodeAt(at))) at++
    const next = text.charCodeAt(at)
    if (at > start && !isDigit(next) && !isSign(next)) visit(cut(text.slice(start, at)), 0, start, at)
    else if (at > start || isDigit(next) || (next === point && isLetter(text.charCodeAt(at + 1))))
      at = scanChunks(text, { chunks: plainChunks, from: start, most: 1 }, visit)
    else at++
  }
}

const point = 0x2e
const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39
// What may join a word to the next or belong to it: ' . _ - / & , + #
const signs = new Set(Array.from("'._-/&,+#", (sign) => sign.charCodeAt(0)))
const isSign = (code: number): boolean => code < 0x60 && signs.has(code)

interface Chunks {
  readonly chunks: RegExp
  readonly from: number
  readonly most: number
}

/** @returns Where the last of `most` chunks ends. */
function scanChunks(text: string, { chunks, from, most }: Chunks, visit: WordVisitor): number {
  chunks.lastIndex = from
  for (let count = 0; count < most; count++) {
    const match = chunks.exec(text)
    if (match === null) return text.length
    const chunk = match[0]
    if (isSimple.test(chunk)) visit(cut(chunk), 0, match.index, match.index + chunk.length)
    else scanChunk(chunk, match.index, visit)
  }
  return chunks.lastIndex
}

const cut = (word: string): string => (word.length > maxWordLength ? word.slice(0, maxWordLength) : word)

interface Piece {
  readonly word: string
  readonly start: number
  readonly end: number
}

function scanChunk(chunk: string, offset: number, visit: WordVisitor): void {
  const plain = splitPieces(chunk, offset)
  const compound = compoundOf(chunk, plain)
  const first = plain[0]
  const last = plain.at(-1)
  if (first === undefined || last === undefined) return
  if (compound !== null) visit(compound, plain.length, offset, last.end)
  for (const { word, start, end } of plain) visit(cut(word), 0, start, end)
}

function splitPieces(chunk: string, offset: number): Piece[] {
  const found: Piece[] = []
  for (const match of chunk.matchAll(pieces)) {
    for (const [at, piece] of splitScripts(match[0])) {
      const start = offset + match.index + at
      const base = piece.replace(/'s$/, '')
      const letters = lettersThenDigits.exec(base)
      if (letters?.[1] === undefined) found.push({ word: base.replace(/[',]/g, ''), start, end: start + base.length })
      else {
        const border = start + letters[1].length
        found.push({ word: letters[1], start, end: border }, { word: base.slice(letters[1].length), start: border,
          end: start + base.length })
      }
    }
  }
  return found.filter(({ word }) => word !== '')
}

// Scripts that write no spaces: each ideograph is a word.
function splitScripts(piece: string): [number, string][] {
  if (!ideographs.test(piece)) return [[0, piece]]
  return Array.from(piece.matchAll(scripts), (match) => [match.index, match[0]])
}

function compoundOf(chunk: string, plain: readonly Piece[]): string | null {
  if (chunk.length > maxWordLength || ideographs.test(chunk)) return null
  if (chunk.startsWith('.') && plain.length === 1 && /^\.[a-z]/.test(chunk)) return chunk.replace(/'s$/, '')
  if (plain.length < 2) return null
  const joined = plain.map(({ word }) => word).join('')
  return /[/&]/.test(chunk) && joined.length > maxSlashedLength ? null : joined
}
