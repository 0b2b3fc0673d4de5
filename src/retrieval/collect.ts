import { normalise, scanWords, stopWords } from '../text/index.js'
import { type AliasInput, type AliasTable, findAlias } from './aliases.js'
import { type ByteWriter, createByteWriter, createStringTable, type StringTable } from './flat.js'
import type { Document } from './model.js'
import type { Settings } from './ranking.js'
import { maxGap, streamFieldEnd, streamGap, termOfWord, toStreamCode } from './segment.js'

/** What was read, in the order in which it came, with words and terms numbered as they were met. */
export interface Collected {
  readonly ids: readonly string[]
  readonly words: readonly string[]
  readonly wordTerms: readonly number[]
  readonly terms: readonly string[]
  readonly stream: Uint8Array
  /** Where each document begins, and where the last one ends. */
  readonly starts: readonly number[]
}

interface Collector {
  readonly count: number
  add(document: Document): void
  finish(): Collected
}

/** Numbers words and terms as they are met. */
interface Register {
  readonly words: StringTable
  readonly terms: StringTable
  /** The term of each word, by number. */
  readonly wordTerms: number[]
  numberOf(word: string): number
}

function createRegister(): Register {
  // Words of grammar come first, so that they are known by their numbers; none of them is written.
  const words = createStringTable([...stopWords])
  const terms = createStringTable()
  const wordTerms = Array.from(stopWords, () => 0)
  return {
    words,
    terms,
    wordTerms,
    numberOf(word) {
      const known = words.numberOf(word)
      if (known >= 0) return known
      const term = termOfWord(word)
      const termNumber = terms.numberOf(term)
      wordTerms.push(termNumber >= 0 ? termNumber : terms.add(term))
      return words.add(word)
    },
  }
}

/** Writes words as stream codes, leaving grammar out but for its places. */
interface StreamWriter {
  readonly write: (word: string, isCompound: boolean) => void
  readonly endField: () => void
}

function createStreamWriter(out: ByteWriter, register: Register): StreamWriter {
  // Words of grammar since the last word that was written.
  let gap = 0
  return {
    write(word, isCompound) {
      const number = register.numberOf(word)
      if (number < stopWords.size) {
        if (!isCompound) gap++
        return
      }
      for (; gap > maxGap; gap -= maxGap) out.pushByte(streamGap)
      out.push(toStreamCode(number, gap * 2 + (isCompound ? 1 : 0)))
      gap = 0
    },
    endField() {
      out.pushByte(streamFieldEnd)
      gap = 0
    },
  }
}

function writeText(text: string, { write }: StreamWriter, aliases: AliasTable): void {
  const folded = normalise(text).text
  if (aliases.byFirst.size === 0) {
    scanWords(folded, (word, parts) => write(word, parts > 0))
    return
  }
  const scanned: AliasInput[] = []
  scanWords(folded, (word, parts) => scanned.push({ word, parts }))
  for (let at = 0; at < scanned.length;) {
    const alias = findAlias(aliases, scanned, at)
    const here = scanned[at]
    if (alias !== undefined) write(alias.term, false)
    else if (here !== undefined) write(here.word, here.parts > 0)
    at += alias?.length ?? 1
  }
}

export function createCollector(settings: Settings): Collector {
  const ids: string[] = []
  const starts: number[] = [0]
  const register = createRegister()
  const out = createByteWriter(1 << 16)
  const writer = createStreamWriter(out, register)
  return {
    get count() {
      return ids.length
    },
    add({ id, fields }) {
      for (const { name } of settings.fields) {
        const text: unknown = Object.hasOwn(fields, name) ? fields[name] : ''
        if (typeof text === 'string') writeText(text, writer, settings.aliases)
        writer.endField()
      }
      ids.push(id)
      starts.push(out.length)
    },
    finish: () => ({ ids, words: register.words.all, wordTerms: register.wordTerms, terms: register.terms.all,
      stream: out.finish(), starts }),
  }
}
