import { join } from 'node:path'
import { catalogue, openDesk, type Desk, type DeskOptions, type Rooms, type Scope } from '../../src/commands/index.js'
import { readCorpus, readEnglish, type Corpus, type English } from '../../src/corpus/index.js'
import { Fault, type Parsed } from '../../src/errors.js'
import { openReader } from '../../src/reading/index.js'
import { openSearch } from '../../src/search/index.js'
import { openStore as openAnyStore, type Store } from '../../src/store/index.js'
import { openVerdict } from '../../src/verdict/index.js'
import { workshopCommands } from '../../src/workshop/index.js'

export const root = join(import.meta.dirname, '..', '..')
/** What a terminal offers: the bot's commands and the workshop's. */
export const everyCommand = [...catalogue, ...workshopCommands]
export const corpusFolder = join(root, 'corpus')
/** What lies beside the project where its developers work: judged sets, source texts. It may not be there. */
export const sharedFolder = process.env['BACKQUOTE_SHARED'] ?? join(root, '..', 'shared')

/** What is known of English, as the shipped bot knows it. */
export const english = valueOf(readEnglish(join(corpusFolder, 'english')))

/** A test that needs what is shipped fails here, with the loader's issues, if it is broken. */
export function valueOf<T>(read: Parsed<T>): T {
  if (!read.ok) throw new Error(read.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return read.value
}

let corpus: Corpus | undefined
let rooms: Rooms | undefined
let desk: Desk | undefined

export const shippedCorpus = (): Corpus => (corpus ??= valueOf(readCorpus(corpusFolder)))

export function openRooms(corpus: Corpus, isWord: English['isWord'] = english.isWord): Rooms {
  const reader = openReader(corpus, { ...english, isWord })
  return { corpus, reader, search: openSearch(corpus, reader), judge: openVerdict(corpus) }
}

/** The rooms over the shipped corpus, opened once. */
export const shippedRooms = (): Rooms => (rooms ??= openRooms(shippedCorpus()))

/** For houses in which nothing is remembered. */
export const noStore = (): Promise<Store> => Promise.reject(new Fault('store-unavailable', 'This house has no store.'))

/** The house over the shipped corpus, or over other rooms; a fault fails the test that caused it. */
export function openHouse(openStore: () => Promise<Store> = () => openAnyStore({ kind: 'memory' }),
  options: Partial<DeskOptions> = {}): Desk {
  return openDesk({
    commands: everyCommand,
    ...shippedRooms(),
    corpusFolder,
    version: { program: '0', corpus: '0', rules: '0' },
    onFault: (fault) => {
      throw fault
    },
    newReference: () => 'reference',
    openStore,
    now: () => 1_000_000,
    ...options,
  })
}

/** The house as it is shipped, opened once: what it says of itself is true. */
export function shippedDesk(): Desk {
  const { hash, rulesHash } = shippedCorpus()
  return (desk ??= openHouse(undefined, { version: { program: '0', corpus: hash, rules: rulesHash }, now: Date.now }))
}

const server: Scope = { surface: 'discord', guild: '900', channel: '901' }

/** Three people of one server, by what they may. */
export const people = {
  member: { ...server, person: { id: '77000000000000001', name: 'Ada' } },
  moderator: { ...server, person: { id: '77000000000000002', name: 'Mo' }, rights: ['moderate'] },
  manager: { ...server, person: { id: '77000000000000003', name: 'Max' }, rights: ['manage', 'moderate'] },
} as const satisfies Record<string, Scope>
