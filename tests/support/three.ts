import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDesk, type Desk } from '../../src/commands/index.js'
import { parseCorpus, type Technology, type TopicId } from '../../src/corpus/index.js'
import { pickNeed, type HeardNeed } from '../../src/reading/index.js'
import { corpusFolder, everyCommand, noStore, openRooms, root } from './house.js'

const folder = join(root, 'tests', 'fixtures', 'three')
const shipped = (name: string): string => readFileSync(join(corpusFolder, name), 'utf8')

/**
 * Three ecosystems that do not exist. One article compares two of them, one all three, and one praises the third and
 * names another beside it now and then. What is general English (negation, what a team knows) is the shipped corpus's.
 */
export function threeFiles(): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:md|json|yml)$/.test(name)
  )
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  files.set('needs.json', `{"needs":${files.get('needs.json') ?? '[]'}}`)
  return files.set('cues.json', shipped('cues.json'))
}

function openThree() {
  const corpus = parseCorpus(threeFiles())
  if (!corpus.ok) throw new Error(corpus.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return openRooms(corpus.value)
}

export const threeRooms = openThree()
const { technologies, topics, rulebook } = threeRooms.corpus

export const openThreeDesk = (): Desk =>
  openDesk({
    commands: everyCommand,
    ...threeRooms,
    corpusFolder: folder,
    version: { program: '1.0.0', corpus: 'c', rules: 'r' },
    onFault: (fault) => {
      throw fault
    },
    newReference: () => 'reference',
    openStore: noStore,
    now: () => 0,
  })

function find<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((each) => each.id === id)
  if (found === undefined) throw new Error(`Nothing is called ${id}.`)
  return found
}

export const technology = (id: string): Technology => find(technologies, id)
export const topicId = (id: string): TopicId => find(topics, id).id
export const pick = (...ids: readonly string[]): readonly HeardNeed[] =>
  ids.map((id) => pickNeed(find(rulebook.needs, id.replace('!', '')), id.startsWith('!') ? 'ruled-out' : 'heard'))
