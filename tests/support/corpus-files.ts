import type { CorpusFiles } from '../../src/corpus/index.js'

export const tinyArticle = `---
title: "Two runtimes"
author: null
publisher: null
published: "2024-02-29"
url: null
original: "000"
---

## Speed <!-- added -->

Alpha answers a thousand calls at once. Beta waits for each of them.

Where each shines:

- Alpha: chat
- Beta: numbers

| Task | Alpha | Beta |
| --- | --- | --- |
| Chat | good | |
| Numbers | poor | good |
`

/** The files of a corpus of one article, each of which may be replaced or, with null, taken away. */
export function tinyFiles(changes: Readonly<Record<string, string | null>> = {}): CorpusFiles {
  const files: Record<string, string | null> = {
    'articles/two-runtimes.md': tinyArticle,
    'technologies.json': json([
      { id: 'alpha', name: 'Alpha', aliases: ['alphajs'], kind: 'runtime', ecosystem: 'alpha' },
      { id: 'beta', name: 'Beta', aliases: [], kind: 'language', ecosystem: null },
    ]),
    'elsewhere.json': json([{ name: 'Gamma', aliases: ['gammalang'] }]),
    'topics.json': json([{ id: 'speed', name: 'Speed', summary: 'How fast things are.',
      synonyms: ['fast', 'how quick'] }]),
    'caveats.json': json([tinyCaveat()]),
    ...changes,
  }
  return new Map(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null))
}

/** A citation of the tiny article. */
export const cite = (words: string): Readonly<Record<string, string>> => ({ 'two-runtimes': words })

export const tinyCaveat = (changes: object = {}): object => ({ id: 'beta-waits',
  cites: cite('Beta waits for each of them'), category: 'dated', note: 'It no longer waits.',
  references: [{ title: 'Beta notes', url: 'https://example.org/beta' }], reviewed: '2026-11', ...changes })

/** One entry per line, as the files of the corpus are laid out. */
export const json = (entries: readonly object[]): string =>
  `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`
