import { basename, join, resolve } from 'node:path'
import { parsed, type Parsed } from '../errors.js'
import { askedFile } from './asked.js'
import { type CompiledKey, digestFiles, readCompiled, type Unusable, writeCompiled } from './compiled.js'
import { type English, englishFiles, type EnglishWords, openEnglish, readEnglishWords } from './english.js'
import { sha256 } from './hash.js'
import { learntFile } from './learnt.js'
import type { Corpus } from './model.js'
import { openAll, packAll } from './packed.js'
import { parseCorpus } from './parse-corpus.js'
import { listCorpusFiles, readCorpus, readCorpusFiles } from './read-corpus.js'

/**
 * Hands out what was worked out before under this name, or works it out. Only plain data is kept: no functions, and
 * nothing that depends on more than the corpus, its English and the program.
 */
export type Keep = <T>(name: string, make: () => T) => T

/** Works out everything, and keeps nothing. */
export const keepNothing: Keep = (_name, make) => make()

/** Whatever stands in the folders, read and checked, with what was worked out from it. */
export interface Holdings {
  readonly corpus: Corpus
  readonly english: English
  readonly keep: Keep
  /** Writes what was worked out so far, where it does not stand there yet. */
  readonly finish: () => void
}

export interface Folders {
  readonly corpus: string
  readonly english: string
}

/** Where what loading works out is kept between runs. */
export interface CompiledPlace {
  readonly folder: string
  /** Of the program. */
  readonly build: string
  /** Told why what was kept is worked out anew, and where it cannot be kept. */
  readonly onTrouble?: (trouble: Exclude<Unusable, 'missing'> | 'unwritable' | 'unlearnt') => void
  /** Whether what was learnt may be missing where it cannot be read: whoever is to learn it anew has to begin. */
  readonly mayLearn?: boolean
}

interface Kept {
  readonly corpus: Corpus
  readonly english: EnglishWords
  readonly rest: Map<string, unknown>
}

/**
 * Reads a corpus and its English: from what was kept, where that was made from these very files by this very program;
 * else from the files.
 *
 * @param place - Missing: nothing is kept.
 */
export function readHoldings(folders: Folders, place?: CompiledPlace): Parsed<Holdings> {
  const read = readWhole(folders, place)
  const isUnlearnt = !read.ok && place?.mayLearn === true && read.issues.every(({ code }) => code === 'damaged-file')
  if (!isUnlearnt) return read
  place.onTrouble?.('unlearnt')
  return readUnlearnt(folders)
}

function readWhole(folders: Folders, place: CompiledPlace | undefined): Parsed<Holdings> {
  if (place === undefined) return readAnew(folders)
  const path = join(place.folder, `${sha256(resolve(folders.corpus)).slice(0, 16)}.bin`)
  const key = keyOf(folders, place)
  const write = (kept: Kept): void => {
    // Files that changed while they were read are read again by the next start.
    if (keyOf(folders, place).sources !== key.sources) return
    try {
      writeCompiled(path, key, withLearnt(kept, packAll))
    } catch {
      place.onTrouble?.('unwritable')
    }
  }
  const found = readCompiled(path, key)
  if (typeof found === 'object') {
    return parsed(hold(withLearnt(found.value as Kept, openAll), { write, isWritten: true }))
  }
  if (found !== 'missing') place.onTrouble?.(found)
  return readAnew(folders, write)
}

const keyOf = (folders: Folders, { build }: CompiledPlace): CompiledKey => ({
  build,
  sources: digestFiles([...listCorpusFiles(folders.corpus).map((file) => join(folders.corpus, file)),
    ...englishFiles.map((file) => join(folders.english, file))]),
})

// Only this part is made anew: whatever else was worked out goes on pointing at the very technologies and topics.
function withLearnt({ corpus, english, rest }: Kept, change: (learnt: unknown) => unknown): Kept {
  const { rulebook, asked } = corpus
  const changed = <T>(learnt: T): T => change(learnt) as T
  return {
    corpus: { ...corpus, rulebook: { ...rulebook, learnt: changed(rulebook.learnt) }, asked: changed(asked) },
    english: { ...english, learnt: changed(english.learnt),
      stances: { ...english.stances, learnt: changed(english.stances.learnt) } },
    rest,
  }
}

function readAnew(folders: Folders, write: (kept: Kept) => void = () => undefined): Parsed<Holdings> {
  const corpus = readCorpus(folders.corpus)
  if (!corpus.ok) return corpus
  const english = readEnglishWords(folders.english)
  if (!english.ok) return english
  return parsed(hold({ corpus: corpus.value, english: english.value, rest: new Map() }, { write, isWritten: false }))
}

/** Without anything that was learnt; nothing of it is kept. */
function readUnlearnt(folders: Folders): Parsed<Holdings> {
  const files = readCorpusFiles(folders.corpus)
  if (!files.ok) return files
  const isTaught = ([name]: readonly [string, string]): boolean => name !== learntFile && name !== askedFile
  const corpus = parseCorpus(new Map(Array.from(files.value).filter(isTaught)), basename(resolve(folders.corpus)))
  const english = readEnglishWords(folders.english, { isLearnt: false })
  if (!corpus.ok) return corpus
  if (!english.ok) return english
  return parsed(hold({ corpus: corpus.value, english: english.value, rest: new Map() }, { write: () => undefined,
    isWritten: true }))
}

function hold(kept: Kept,
  { write, isWritten }: { readonly write: (kept: Kept) => void; readonly isWritten: boolean }): Holdings {
  let isComplete = isWritten
  return {
    corpus: kept.corpus,
    english: openEnglish(kept.english),
    keep<T>(name: string, make: () => T): T {
      if (kept.rest.has(name)) return kept.rest.get(name) as T
      const made = make()
      kept.rest.set(name, made)
      isComplete = false
      return made
    },
    finish() {
      if (!isComplete) write(kept)
      isComplete = true
    },
  }
}
