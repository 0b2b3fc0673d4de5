import { readCorpus, type Corpus, type NeedId, type Technology } from '../../src/corpus/index.js'
import { pickNeed, type HeardNeed } from '../../src/reading/index.js'
import { openRooms } from './house.js'

const read = readCorpus('corpus')
if (!read.ok) throw new Error(read.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))

export const corpus: Corpus = read.value
export const rooms = openRooms(corpus)

export const hear = (text: string): readonly HeardNeed[] => rooms.reader.read(text).needs

/** The needs of a text in one state, each once, by id. */
export function idsIn(text: string, state: HeardNeed['state'] = 'heard'): string[] {
  return [...new Set(hear(text).filter((need) => need.state === state).map(({ need }) => need))].sort()
}

/** Needs picked from the list; one that begins with "!" is ruled out. */
export function pick(...ids: readonly string[]): readonly HeardNeed[] {
  return ids.map((id) => {
    const need = corpus.rulebook.needs.find((each) => each.id === id.replace('!', ''))
    if (need === undefined) throw new Error(`No need is called ${id}.`)
    return pickNeed(need, id.startsWith('!') ? 'ruled-out' : 'heard')
  })
}

export const allNeeds: readonly NeedId[] = corpus.rulebook.needs.map(({ id }) => id)

export function technology(id: string): Technology {
  const found = corpus.technologies.find((each) => each.id === id)
  if (found === undefined) throw new Error(`No technology is called ${id}.`)
  return found
}
