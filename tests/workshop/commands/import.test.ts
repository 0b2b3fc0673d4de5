import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toJson, type Answer } from '../../../src/answer/index.js'
import type { Invocation } from '../../../src/commands/index.js'
import { readCorpus, type Corpus } from '../../../src/corpus/index.js'
import { corpusFolder, noStore, openHouse, openRooms, shippedCorpus, shippedRooms,
  valueOf } from '../../support/house.js'

let home: string
let folder: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'backquote-import-'))
  folder = join(home, 'corpus')
  cpSync(corpusFolder, folder, { recursive: true })
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

/** As a person would run it anew each time: over the folder as it is now. */
function run(args: Invocation['args']): Promise<Answer> {
  const isAsShipped = readdirSync(join(folder, 'articles')).length === shippedCorpus().articles.length
  const desk = openHouse(noStore, { ...(isAsShipped ? shippedRooms() : openRooms(corpusNow())), corpusFolder: folder })
  return desk.dispatch({ command: 'corpus', args: { task: 'import', ...args }, scope: { surface: 'terminal' } })
}

function write(name: string, text: string | Uint8Array): string {
  const path = join(home, name)
  writeFileSync(path, text)
  return path
}

function readAll(): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name))
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const corpusNow = (): Corpus => valueOf(readCorpus(folder))

const said = ({ blocks }: Answer): string => JSON.stringify(blocks)
const message = (answer: Answer): string =>
  (toJson(answer) as { readonly error: { readonly message: string } }).error.message

const text = `# A lighthouse keeper’s notes on servers

By Jo Ode

## Live charts

**Node.js** is a good choice for [live charts](http://a.example), since one process holds thousands of open sockets.

- Python is slower than Node.js there.
`

interface Entry {
  readonly id: string
  readonly cites: Readonly<Record<string, string>>
  readonly stance: string
  readonly decidedBy: string
}

describe('corpus import', () => {
  it('makes a draft article that loads, is quoted, and proposes stances as data', async () => {
    const before = readAll()
    const answer = await run({ words: write('notes.md', text) })
    expect(answer).toMatchObject({ status: 'answered', record: {
      data: { id: 'a-lighthouse-keepers-notes-on-servers', written: true, article: { author: null, original: null } },
    } })
    const name = 'articles/a-lighthouse-keepers-notes-on-servers.md'
    expect(new Map([...readAll()].filter(([each]) => each !== name))).toEqual(before)
    const { passages, articles } = corpusNow()
    const article = articles.find(({ id }) => `articles/${id}.md` === name)!
    expect(
      passages.filter((passage) => passage.article === article.id).map(({ section, text: words }) => [section, words]),
    ).toEqual([
      [[], 'By Jo Ode'],
      [['Live charts'], 'Node.js is a good choice for live charts, since one process holds thousands of open sockets.'],
      [['Live charts'], 'Python is slower than Node.js there.'],
    ])
    const { stances } = toJson(answer) as { readonly stances: readonly Entry[] }
    expect(stances.map(({ cites, stance, decidedBy }) => [cites[article.id], stance, decidedBy])).toEqual([
      ['By Jo Ode', 'neutral', 'pattern'],
      ['Node.js is a … of open sockets.', 'for node', 'pattern'],
      ['Python is slower than Node.js there.', 'against python', 'pattern'],
    ])
    expect(said(answer)).toContain('a byline')
  })

  it('proposes entries that the label file takes as they are', async () => {
    const { stances } = toJson(await run({ words: write('notes.md', text) })) as { readonly stances: readonly Entry[] }
    const entries = stances.map((entry) => ({ ...entry, topic: 'real-time' }))
    const path = join(folder, 'stances.json')
    writeFileSync(path, JSON.stringify([...(JSON.parse(readFileSync(path, 'utf8')) as object[]), ...entries]))
    expect(corpusNow().stances.filter(({ article }) => article === Object.keys(stances[0]!.cites)[0])).toHaveLength(
      stances.length,
    )
  })

  it('writes nothing on a dry run, and shows what it would write', async () => {
    const before = readAll()
    const answer = await run({ words: write('notes.md', text), 'dry-run': true })
    expect(answer).toMatchObject({ status: 'answered', record: { data: { written: false } } })
    expect(said(answer)).toContain('- Python is slower than Node.js there.')
    expect(readAll()).toEqual(before)
  })

  it('never overwrites: a taken id is refused with a free one, which can be had', async () => {
    const words = write('notes.md', text)
    await run({ words })
    const before = readAll()
    for (const id of [undefined, 'flowygo']) {
      const answer = await run(id === undefined ? { words } : { words, id })
      const [, free = ''] = /--id ([a-z0-9-]+)/.exec(message(answer)) ?? []
      expect(answer.status).toBe('refused')
      expect(readAll()).toEqual(before)
      expect(free).toBe(`${id ?? 'a-lighthouse-keepers-notes-on-servers'}-2`)
    }
    expect(await run({ words, id: 'flowygo-2' })).toMatchObject({ status: 'answered',
      record: { data: { id: 'flowygo-2' } } })
  })

  it('names near copies of what is there', async () => {
    const { body } = corpusNow().articles[0]!
    const answer = await run({ words: write('copy.md', `# The same again\n${body}`) })
    expect((toJson(answer) as { readonly nearCopies: readonly object[] }).nearCopies.length).toBeGreaterThan(
      5,
    )
  })

  it('takes up a technology that no article named before, when it is said what it is', async () => {
    const words = write('zig.txt', 'Small services\n\nWe wrote it in Rust, and it needs less memory than Node.js does.')
    const before = readAll()
    expect(toJson(await run({ words, 'dry-run': true }))).toMatchObject({ adopted: [], unadopted: ['Rust'] })
    expect(message(await run({ words, adopt: 'langage' }))).toContain('The nearest: language.')
    expect(message(await run({ words, adopt: 'rost=language' }))).toContain('expected one of Rust.')
    expect(readAll()).toEqual(before)
    expect(await run({ words, adopt: 'rust=language' })).toMatchObject({ status: 'answered',
      record: { data: { adopted: ['Rust'] } } })
    expect(corpusNow().technologies.find(({ name }) => name === 'Rust')).toMatchObject({ id: 'rust', kind: 'language',
      ecosystem: null })
    const lines = (name: string, files: ReadonlyMap<string, string>): readonly string[] =>
      (files.get(name) ?? '').split('\n').map((line) => line.replace(/,$/, ''))
    const after = readAll()
    expect(lines('elsewhere.json', before).filter((line) => !lines('elsewhere.json', after).includes(line)))
      .toHaveLength(1)
    expect(lines('technologies.json', after).filter((line) => !lines('technologies.json', before).includes(line)))
      .toHaveLength(1)
  })

  it('takes a name that is an ordinary word, refuses no article for it, and does not count it in code', async () => {
    const words = write('go.md', '# Servers\n\nWe moved to Go, and the sources are kept in Git. If you go on, be quick.\n\n' +
      '```\ngit := node.D\n```\n')
    expect(toJson(await run({ words, adopt: 'go=language, git=tool' }))).toMatchObject({ adopted: ['Go', 'Git'] })
    expect(corpusNow().technologies.filter(({ name }) => ['Go', 'Git'].includes(name)).map(({ name, kind }) => [name, kind]))
      .toEqual([['Go', 'language'], ['Git', 'tool']])
    const desk = openHouse(noStore, { ...openRooms(corpusNow()), corpusFolder: folder })
    for (const query of ['Go', 'is Go in use?']) {
      const found = toJson(await desk.dispatch({ command: 'search', args: { query }, scope: { surface: 'terminal' } })) as
        { readonly hits: readonly { readonly text: string }[] }
      expect(found.hits[0]?.text).toContain('We moved to Go')
    }
    const about = toJson(await desk.dispatch({ command: 'about', args: { technology: 'node' },
      scope: { surface: 'terminal' } }))
    expect(JSON.stringify(about)).not.toContain('git := node.D')
  })

  it('writes nothing when the corpus would not load with it, and says why', async () => {
    writeFileSync(join(folder, 'caveats.json'), '[{}]')
    const before = readAll()
    const answer = await run({ words: write('notes.md', text) })
    expect(answer.status).toBe('refused')
    expect(message(answer)).toContain('Nothing was written: the corpus would not load with this article.')
    expect(message(answer)).toContain("Found no 'cites' in [0]")
    expect(readAll()).toEqual(before)
  })

  it('leaves nothing behind when the article cannot be put in its place', async () => {
    const names = (): readonly string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
    // What is no file yet and still there: a link to nowhere is never followed, nor replaced.
    symlinkSync(join(home, 'nowhere'), join(folder, 'articles', 'taken.md'))
    const before = names()
    const answer = await run({ words: write('notes.md', text), id: 'taken' })
    expect(message(answer)).toContain('is there already')
    expect(names()).toEqual(before)
    expect(readdirSync(home).sort()).toEqual(['corpus', 'notes.md'])
  })

  it.each([
    ['missing', () => join(home, 'nothing.txt'), 'does not exist; expected text, Markdown or HTML.'],
    ['a folder', () => home, 'is a folder; expected'],
    ['empty', () => write('a.txt', ''), 'It holds no words'],
    ['blank', () => write('a.txt', ' \n\t\n'), 'It holds no words'],
    ['binary', () => write('a.txt', new Uint8Array([80, 75, 3, 4, 0, 0, 1])), 'holds zero bytes'],
    ['not UTF-8', () => write('a.txt', new Uint8Array([72, 105, 0xe9, 10])), 'holds bytes that are not UTF-8'],
    ['huge', () => write('a.txt', 'word '.repeat(200_001)), 'has 1,000,005 bytes; expected at most 1,000,000.'],
    ['headings alone', () => write('a.md', '# Only\n\n## headings'), 'It holds no words (headings'],
    ['closed by its own front matter', () => write('a.md', '---\ntitle: A: b\n---\nWords.'), 'Line 2, above the article'],
  ])('refuses a file that is %s, in a sentence', async (_name, path, expected) => {
    const before = readAll()
    const answer = await run({ words: path() })
    expect(answer).toMatchObject({ status: 'refused', private: true })
    expect(message(answer)).toContain(expected)
    expect(readAll()).toEqual(before)
  })

  it('refuses a file that may not be read', async ({ skip }) => {
    if (process.getuid?.() === 0) skip('whoever is root may read everything')
    const words = write('a.txt', 'words')
    chmodSync(words, 0)
    expect(message(await run({ words }))).toContain('cannot be read (EACCES)')
  })

  it.each(['../escape', 'UPPER', 'a--b', '__proto__', 'constructor', 'x'.repeat(41), 'con\u0000'])('refuses the id %j',
    async (id) => {
      const before = readAll()
      expect(await run({ words: write('notes.md', text), id })).toMatchObject({ status: 'refused' })
      expect(readAll()).toEqual(before)
    })

  it('asks for a file when none was given', async () => {
    expect(message(await run({}))).toContain('expected the path of a text, a Markdown file')
  })
})
