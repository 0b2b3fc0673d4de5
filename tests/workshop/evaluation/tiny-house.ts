import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk, Rooms } from '../../../src/commands/index.js'
import { parseCorpus } from '../../../src/corpus/index.js'
import { corpusFolder, noStore, openHouse, openRooms, root, valueOf } from '../../support/house.js'

const fixtures = join(root, 'tests', 'fixtures', 'judged')
export const tinySet = join(fixtures, 'set')
export const tinyDocuments = join(fixtures, 'documents')
const tinyCorpus = join(fixtures, 'corpus')

/** Two articles of our own about two technologies that do not exist, judged by three rules. */
export function openTinyRooms(): Rooms {
  const names = readdirSync(tinyCorpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:md|json|yml)$/.test(name)
  )
  const files = new Map(names.map((name) => [name, readFileSync(join(tinyCorpus, name), 'utf8')]))
  // How English takes back what it says is no matter of the subject: the shipped cues will do.
  const corpus = parseCorpus(files.set('cues.json', readFileSync(join(corpusFolder, 'cues.json'), 'utf8')))
  return openRooms(valueOf(corpus))
}

export const openTinyDesk = (version = { program: '1.0.0', corpus: 'c', rules: 'r' }): Desk =>
  openHouse(noStore, { ...openTinyRooms(), corpusFolder: tinyCorpus, version })
