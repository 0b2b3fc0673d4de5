import { join } from 'node:path'
import { openApp } from '../../src/app.js'
import { catalogue, type Desk, type Rooms } from '../../src/commands/index.js'
import { openEnglish, readCorpus, type Corpus } from '../../src/corpus/index.js'
import { openReader } from '../../src/reading/index.js'
import { openSearch } from '../../src/search/index.js'
import { openVerdict } from '../../src/verdict/index.js'
import { workshopCommands } from '../../src/workshop/index.js'

export const root = join(import.meta.dirname, '..', '..')
/** What a terminal offers: the bot's commands and the workshop's. */
export const everyCommand = [...catalogue, ...workshopCommands]
export const corpusFolder = join(root, 'corpus')

/** Which words are English, as the shipped bot knows them. */
export const isEnglish = openEnglish()

let corpus: Corpus | undefined
let rooms: Rooms | undefined
let desk: Desk | undefined

/** The corpus that is shipped. A test that needs it fails here, with the loader's issues, if it is broken. */
export function shippedCorpus(): Corpus {
  if (corpus) return corpus
  const read = readCorpus(corpusFolder)
  if (!read.ok) throw new Error(read.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return (corpus = read.value)
}

export function openRooms(corpus: Corpus, knowsWord = isEnglish): Rooms {
  const reader = openReader(corpus, knowsWord)
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
