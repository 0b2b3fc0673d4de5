import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Desk } from '../../src/commands/index.js'
import { parseCorpus, type Corpus, type CorpusFiles } from '../../src/corpus/index.js'
import { corpusFolder, noStore, openHouse, openRooms, valueOf } from './house.js'

/** The files of the shipped corpus, to be edited. */
export function shippedFiles(): Map<string, string> {
  const names = readdirSync(corpusFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:md|json|yml)$/.test(name) && name !== 'README.md'
  )
  return new Map(names.map((name) => [name, readFileSync(join(corpusFolder, name), 'utf8')]))
}

/** An entry of a file of data, as far as a test looks at it. */
export interface Entry {
  readonly id: string
}

/** Edits a file that is a list, in place; JSON is YAML. */
export function editList(files: Map<string, string>, name: string,
  edit: (entries: readonly Entry[]) => readonly object[]): void {
  files.set(name, JSON.stringify(edit(parse(files.get(name) ?? '[]') as Entry[])))
}

/** A test whose edit is refused fails here, with the loader's issues. */
export const corpusOf = (files: CorpusFiles): Corpus => valueOf(parseCorpus(files))

/** The house over another corpus, with nothing remembered. */
export function deskOf(corpus: Corpus): Desk {
  return openHouse(noStore, { ...openRooms(corpus),
    version: { program: '0.0.0', corpus: corpus.hash, rules: corpus.rulesHash }, now: () => 0 })
}
