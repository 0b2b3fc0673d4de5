import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogue, openDesk, type AnyCommand, type Desk } from './commands/index.js'
import { type CompiledPlace, readHoldings } from './corpus/index.js'
import { parsed, type Parsed } from './errors.js'
import { openReader } from './reading/index.js'
import { openSearch } from './search/index.js'
import { openVerdict } from './verdict/index.js'
import { openKeeper, openStore, type Store, type StoreKeeper } from './store/index.js'

// src/ and dist/ lie side by side, so that these hold for the sources and for what is built from them.
const shippedCorpus = fileURLToPath(new URL('../corpus', import.meta.url))
const manifest = fileURLToPath(new URL('../package.json', import.meta.url))

interface AppOptions {
  readonly corpusFolder?: string | undefined
  /** Where what loading works out is kept between runs. Missing: everything is worked out anew. */
  readonly compiled?: CompiledPlace | undefined
  /** What a terminal offers besides; see {@link loadWorkshop}. */
  readonly workshop?: readonly AnyCommand[]
  readonly onFault: (fault: unknown, reference: string) => void
  /** Told of what went wrong without costing anybody an answer. */
  readonly onTrouble?: (fault: unknown) => void
  /** Called when something is first to be remembered. Missing: into memory, until the program ends. */
  readonly openStore?: () => Promise<Store>
  /** For what is done to that store from outside. */
  readonly keeper?: StoreKeeper
}

/** The commands for those who keep the corpus. Their code is loaded only where there is a terminal, not by the bot. */
export async function loadWorkshop(): Promise<readonly AnyCommand[]> {
  return (await import('./workshop/index.js')).workshopCommands
}

/** The house's door, and what it was opened with. */
export interface App extends Desk {
  /** Keeps what was worked out since it was opened, too. */
  readonly finishCompiling: () => void
}

/** Wires the house once: files → corpus → reader, search, judge → desk. */
export function openApp(
  { corpusFolder = shippedCorpus, compiled, workshop = [], onFault, onTrouble = () => undefined,
    openStore: open = () => openStore({ kind: 'memory' }), keeper = openKeeper({ kind: 'memory' }) }: AppOptions,
): Parsed<App> {
  // Whoever brings their own articles need not bring their own English.
  const own = join(corpusFolder, 'english')
  const read = readHoldings({ corpus: corpusFolder, english: existsSync(own) ? own : join(shippedCorpus, 'english') },
    compiled)
  if (!read.ok) return read
  const { corpus, english, keep, finish } = read.value
  const reader = openReader(corpus, english, keep)
  const search = openSearch(corpus, reader, keep)
  const judge = openVerdict(corpus, keep)
  finish()
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }
  const desk = openDesk({
    commands: [...catalogue, ...workshop],
    corpus,
    reader,
    search,
    judge,
    corpusFolder,
    version: { program: version, corpus: corpus.hash, rules: corpus.rulebook.hash },
    keep,
    onFault,
    onTrouble,
    newReference: () => randomUUID().slice(0, 8),
    openStore: open,
    keeper,
    now: Date.now,
  })
  return parsed({
    ...desk,
    finishCompiling: finish,
    close() {
      // What was worked out at the first question of this process is there for the next one.
      finish()
      return desk.close()
    },
  })
}
