import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { openDesk, type Desk } from '../../src/commands/index.js'
import { parseCorpus, type CorpusFiles } from '../../src/corpus/index.js'
import { everyCommand, corpusFolder, openRooms } from './house.js'
import { noStore } from './no-store.js'

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

/** The house over other files. A test whose edit is refused fails here, with the loader's issues. */
export function deskOf(files: CorpusFiles): Desk {
  const corpus = parseCorpus(files)
  if (!corpus.ok) throw new Error(corpus.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return openDesk({
    commands: everyCommand,
    ...openRooms(corpus.value),
    corpusFolder,
    version: { program: '0.0.0', corpus: corpus.value.hash, rules: corpus.value.rulesHash },
    onFault: (fault) => {
      throw fault
    },
    newReference: () => 'reference',
    openStore: noStore,
    now: () => 0,
  })
}
