import { join } from 'node:path'
import { openApp } from '../../src/app.js'
import { catalogue, type Desk, type Rooms } from '../../src/commands/index.js'
import { readCorpus, readEnglish, type Corpus, type English } from '../../src/corpus/index.js'
import type { Parsed } from '../../src/errors.js'
import { openReader } from '../../src/reading/index.js'
import { openSearch } from '../../src/search/index.js'
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
function valueOf<T>(read: Parsed<T>): T {
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

/** The whole house over the shipped corpus; a fault fails the test that caused it. */
export function shippedDesk(): Desk {
  if (desk) return desk
  const opened = openApp({
    corpusFolder,
    workshop: workshopCommands,
    onFault: (fault) => {
      throw fault
    },
  })
  if (!opened.ok) throw new Error(opened.issues.map(({ message }) => message).join('\n'))
  return (desk = opened.value)
}
