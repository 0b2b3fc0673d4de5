import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Desk, Rooms } from '../../../src/commands/index.js'
import { parseCorpus, spellLearnt } from '../../../src/corpus/index.js'
import { learntNeedsOf } from '../../../src/reading/index.js'
import { calledIn, readExamples } from '../../../src/workshop/learning/examples.js'
import { trainNeeds } from '../../../src/workshop/learning/train.js'
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
  files.set('cues.json', readFileSync(join(corpusFolder, 'cues.json'), 'utf8'))
  return openRooms(valueOf(parseCorpus(files.set('needs.learnt.json', learntOf(files)))))
}

let learnt: string | undefined

/** What can be learnt of what the needs are called, and of the shipped ways to say of anything what it counts for. */
function learntOf(files: ReadonlyMap<string, string>): string {
  if (learnt !== undefined) return learnt
  const { corpus, reader } = openRooms(valueOf(parseCorpus(files)))
  const examples = readExamples({ corpusFolder, pages: new Map(), called: calledIn(corpus), judgedFolder: null,
    lay: (text) => reader.lay(text) })
  return learnt = spellLearnt(trainNeeds(valueOf(examples), learntNeedsOf(corpus.rulebook)), new Map())
}

export const openTinyDesk = (version = { program: '1.0.0', corpus: 'c', rules: 'r' }): Desk =>
  openHouse(noStore, { ...openTinyRooms(), corpusFolder: tinyCorpus, version })
