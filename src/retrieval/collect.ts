import { normalise, scanWords, stopWords } from '../text/index.js'
import { findAlias } from './aliases.js'
import { createByteWriter } from './bytes.js'
import type { Document } from './model.js'
import { firstWordCode, maxGap, type Segment, type StreamReader, streamFieldEnd, streamGap, termOfWord, toStreamCode, wordOfCode } from './segment.js'
import { createSpellings } from './spellings.js'
import type { Settings } from './settings.js'

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

export interface Collector {
  readonly count: number
  add(document: Document): void
  /** Takes over a document of a segment that was built with the same settings. */
  adopt(segment: Segment, stream: StreamReader, document: number): void
  finish(): Collected
}

interface ScannedWord {
  readonly word: string
  readonly parts: number
}

export function createCollector(settings: Settings): Collector {
  const ids: string[] = []
  // Words of grammar come first, so that they are known by their numbers; none of them is written.
  const words = createSpellings([...stopWords])
  const terms = createSpellings()
  const wordTerms = Array.from(stopWords, () => 0)
  const starts: number[] = [0]
  const out = createByteWriter(1 << 16)
  // Words of grammar since the last word that is kept.
  let gap = 0

  const numberOf = (word: string): number => {
    const known = words.numberOf(word)
    if (known >= 0) return known
    const term = termOfWord(word)
    const termNumber = terms.numberOf(term)
    wordTerms.push(termNumber >= 0 ? termNumber : terms.add(term))
    return words.add(word)
  }

  const write = (word: string, isCompound: boolean): void => {
    const number = numberOf(word)
    if (number < stopWords.size) {
      if (!isCompound) gap++
      return
    }
    for (; gap > maxGap; gap -= maxGap) out.pushByte(streamGap)
    out.push(toStreamCode(number, gap, isCompound))
    gap = 0
  }

  const writeField = (text: string): void => {
    if (settings.aliases.byFirst.size > 0) writeWithAliases(text)
    else scanWords(normalise(text).text, (word, _start, _end, parts) => write(word, parts > 0))
  }

  const writeWithAliases = (text: string): void => {
    const scanned: ScannedWord[] = []
    scanWords(normalise(text).text, (word, _start, _end, parts) => scanned.push({ word, parts }))
    for (let at = 0; at < scanned.length;) {
      const alias = findAlias(settings.aliases, scanned, at)
      const here = scanned[at]
      if (alias !== undefined) write(alias.term, false)
      else if (here !== undefined) write(here.word, here.parts > 0)
      at += alias?.length ?? 1
    }
  }

  return {
    get count() {
      return ids.length
    },
    add({ id, fields }) {
      for (const { name } of settings.fields) {
        const text: unknown = Object.hasOwn(fields, name) ? fields[name] : ''
        if (typeof text === 'string') writeField(text)
        out.pushByte(streamFieldEnd)
        gap = 0
      }
      ids.push(id)
      starts.push(out.length)
    },
    adopt(segment, stream, document) {
      const count = stream.read(document)
      for (let at = 0; at < count; at++) {
        const code = stream.codes[at] ?? 0
        if (code < firstWordCode) out.pushByte(code)
        else out.push((numberOf(segment.words[wordOfCode(code)] ?? '') + 1) * firstWordCode + (code % firstWordCode))
      }
      ids.push(segment.ids[document] ?? '')
      starts.push(out.length)
    },
    finish: () => ({ ids, words: words.all, wordTerms, terms: terms.all, stream: out.finish(), starts }),
  }
}
