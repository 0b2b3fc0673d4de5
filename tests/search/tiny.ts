import type { Rooms } from '../../src/commands/index.js'
import { parseCorpus, type Corpus } from '../../src/corpus/index.js'
import { json, tinyFiles } from '../support/corpus-files.js'
import { openRooms } from '../support/house.js'

/** An article of our own: paragraphs under headings, each paragraph a passage. */
export const article = (title: string, body: string): string =>
  `---\ntitle: ${
    JSON.stringify(title)
  }\nauthor: null\npublisher: null\npublished: null\nurl: null\noriginal: null\n---\n\n${body}\n`

export const harbours = article('Harbour and Lighthouse', `## Waiting <!-- added -->

Harbour is a runtime for ships of every kind. It was first moored in 2009.

Harbour keeps thousands of open connections waiting without a thread for each, so chat feels instant.

Lighthouse handles one request after another. A second request waits until the first is done.

## Learning <!-- added -->

Lighthouse is easy for beginners, and its syntax reads like plain sentences.

Harbour asks beginners to learn callbacks first.`)

export const second = article('A second opinion', `## Waiting <!-- added -->

Chat needs many open connections, and Harbour keeps them without effort.

## Numbers <!-- added -->

Lighthouse has libraries for statistics. Beacon is the library that most people know.`)

const files = tinyFiles({
  'articles/two-runtimes.md': null,
  'articles/first.md': harbours,
  'articles/second.md': second,
  'technologies.json': json([
    { id: 'harbour', name: 'Harbour', aliases: ['harbourjs', 'hb'], kind: 'runtime', ecosystem: 'harbour' },
    { id: 'lighthouse', name: 'Lighthouse', aliases: ['lh'], kind: 'language', ecosystem: 'lighthouse' },
    { id: 'beacon', name: 'Beacon', aliases: ['beacon kit'], commonWords: ['beacon'], kind: 'library',
      ecosystem: 'lighthouse' },
  ]),
  'elsewhere.json': json([
    { name: 'Anchorage', aliases: ['anchoragelang'] },
    { name: 'Drift', aliases: ['driftlang'], commonWords: ['drift'] },
  ]),
  'topics.json': json([
    { id: 'real-time', name: 'Real-time applications', summary: 'Things that must not wait.',
      synonyms: ['chat', 'instant', 'live updates'] },
    { id: 'concurrency', name: 'Concurrency', summary: 'Many things at once.',
      synonyms: ['connections', 'many users', 'requests', 'websockets'] },
    { id: 'learning', name: 'Learning curve', summary: 'How hard it is to begin.',
      synonyms: ['beginners', 'easy to learn', 'newbie'] },
    { id: 'statistics', name: 'Statistics', summary: 'Numbers.', synonyms: ['number crunching', 'data'] },
  ]),
  'caveats.json': '[]',
})

export function tinyCorpus(): Corpus {
  const corpus = parseCorpus(files)
  if (!corpus.ok) throw new Error(corpus.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return corpus.value
}

export const tinyRooms = (): Rooms => openRooms(tinyCorpus())
