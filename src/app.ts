import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { catalogue, openDesk, type Desk } from './commands/index.js'
import { openEnglish, readCorpus } from './corpus/index.js'
import { parsed, type Parsed } from './errors.js'
import { openLibrary } from './search/index.js'
import { openKeeper, openStore, type Store, type StoreKeeper } from './store/index.js'
import { workshopCommands } from './workshop/index.js'

// src/ and dist/ lie side by side, so that these hold for the sources and for what is built from them.
const shippedCorpus = fileURLToPath(new URL('../corpus', import.meta.url))
const manifest = fileURLToPath(new URL('../package.json', import.meta.url))

export interface AppOptions {
  readonly corpusFolder?: string | undefined
  readonly onFault: (fault: unknown, reference: string) => void
  /** Told of what went wrong without costing anybody an answer. */
  readonly onTrouble?: (fault: unknown) => void
  /** Called when something is first to be remembered. Missing: into memory, until the program ends. */
  readonly openStore?: () => Promise<Store>
  /** For what is done to that store from outside. */
  readonly keeper?: StoreKeeper
}

/** Wires the house once: files → corpus → library → desk. */
export function openApp(
  { corpusFolder = shippedCorpus, onFault, onTrouble = () => undefined,
    openStore: open = () => openStore({ kind: 'memory' }), keeper = openKeeper({ kind: 'memory' }) }: AppOptions,
): Parsed<Desk> {
  const corpus = readCorpus(corpusFolder)
  if (!corpus.ok) return corpus
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }
  return parsed(
    openDesk({
      commands: [...catalogue, ...workshopCommands],
      library: openLibrary(corpus.value, openEnglish()),
      corpusFolder,
      version: { program: version, corpus: corpus.value.hash, rules: corpus.value.rulebook.hash },
      onFault,
      onTrouble,
      newReference: () => randomUUID().slice(0, 8),
      openStore: open,
      keeper,
      now: Date.now,
    }),
  )
}
