import { tokenise } from '../text/index.js'

interface Spelling {
  readonly words: readonly string[]
  readonly term: string
}

/** Ways of writing names, looked up by the first word. */
export interface AliasTable {
  /** Spellings that open with this word, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Spelling[]>
  /** Every word of every spelling with the terms it can be part of: what a misspelt name may be corrected to. */
  readonly words: ReadonlyMap<string, readonly string[]>
}

/** Terms of aliases are marked: no stem of a word can be mistaken for one. They are kept on one line. */
export function aliasTerm(name: string): string {
  return `=${name.replace(/\s+/g, ' ')}`
}

export function buildAliasTable(aliases: Iterable<readonly [phrase: string, name: string]>): AliasTable {
  const spellings = new Map<string, Spelling>()
  for (const [phrase, name] of aliases) {
    for (const words of spellingsOf(phrase)) spellings.set(words.join(' '), { words, term: aliasTerm(name) })
  }
  const sorted = [...spellings.values()].sort((a, b) =>
    b.words.length - a.words.length || compareStrings(a.words.join(' '), b.words.join(' '))
  )
  const byFirst = new Map<string, Spelling[]>()
  const words = new Map<string, string[]>()
  for (const spelling of sorted) {
    append(byFirst, spelling.words[0] ?? '', spelling)
    for (const word of spelling.words) append(words, word, spelling.term)
  }
  return { byFirst, words }
}

// "Node.js" may be met as `node js` and as `nodejs`; `.net` only whole, for its part is another word.
function spellingsOf(phrase: string): string[][] {
  const tokens = tokenise(phrase)
  const first = tokens[0]
  if (first === undefined) return []
  const plain = tokens.filter(({ parts }) => parts === 0).map(({ word }) => word)
  if (first.parts === 0 || first.parts < plain.length) return [plain]
  return first.parts === 1 ? [[first.word]] : [[first.word], plain]
}

function append<T>(table: Map<string, T[]>, key: string, value: T): void {
  const list = table.get(key)
  if (list === undefined) table.set(key, [value])
  else list.push(value)
}

/** A word of a text on its way into an index or a query; `parts` as in a token. */
export interface AliasInput {
  readonly word: string
  readonly parts: number
}

/** A stretch of the input that spells a name. */
interface AliasMatch {
  readonly term: string
  /** How many inputs it takes up, compounds included. */
  readonly length: number
}

/** The longest spelling that begins at `at`, or undefined. */
export function findAlias(table: AliasTable, input: readonly AliasInput[], at: number): AliasMatch | undefined {
  const opening = input[at]
  if (opening === undefined) return undefined
  if (opening.parts > 0) {
    const whole = table.byFirst.get(opening.word)?.find(({ words }) => words.length === 1)
    if (whole !== undefined) return { term: whole.term, length: opening.parts + 1 }
  }
  const first = opening.parts > 0 ? input[at + 1] : opening
  for (const spelling of table.byFirst.get(first?.word ?? '') ?? []) {
    const length = spelledLength(input, at, spelling.words)
    if (length > 0) return { term: spelling.term, length }
  }
  return undefined
}

// A compound gives way to the name at its head: "Node.js-based" is the name and the word "based".
function spelledLength(input: readonly AliasInput[], at: number, words: readonly string[]): number {
  let index = at
  for (const word of words) {
    if ((input[index]?.parts ?? 0) > 0) index++
    if (input[index]?.word !== word || input[index]?.parts !== 0) return 0
    index++
  }
  return index - at
}

export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
