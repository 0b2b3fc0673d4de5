import { join } from 'node:path'
import { openApp } from '../../src/app.js'
import { catalogue, type Desk } from '../../src/commands/index.js'
import { openEnglish, readCorpus, type Corpus } from '../../src/corpus/index.js'
import { openLibrary, type Library } from '../../src/search/index.js'
import { workshopCommands } from '../../src/workshop/index.js'

export const root = join(import.meta.dirname, '..', '..')
/** What a terminal offers: the bot's commands and the workshop's. */
export const everyCommand = [...catalogue, ...workshopCommands]
export const corpusFolder = join(root, 'corpus')

/** Which words are English, as the shipped bot knows them. */
export const isEnglish = openEnglish()

let corpus: Corpus | undefined
let library: Library | undefined
let desk: Desk | undefined

/** The corpus that is shipped. A test that needs it fails here, with the loader's issues, if it is broken. */
export function shippedCorpus(): Corpus {
  if (corpus) return corpus
  const read = readCorpus(corpusFolder)
  if (!read.ok) throw new Error(read.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return (corpus = read.value)
}

/** The shipped corpus, made searchable once. */
export function shippedLibrary(): Library {
  return (library ??= openLibrary(shippedCorpus(), isEnglish))
}

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
