import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCorpus, readCorpus } from '../../src/corpus/index.js'
import { tinyFiles } from '../support/corpus-files.js'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

describe('readCorpus', () => {
  it('reads a folder as its files would be read one by one', () => {
    for (const [name, text] of tinyFiles()) write(name, text)
    expect(readCorpus(folder)).toEqual(parseCorpus(tinyFiles()))
  })

  it('passes over files that are no part of a corpus', () => {
    for (const [name, text] of tinyFiles()) write(name, text)
    write('articles/.two-runtimes.md', 'half')
    write('articles/notes.txt', 'notes')
    write('README.md', '# A corpus')
    expect(readCorpus(folder).ok).toBe(true)
  })

  it('misses every file of a folder that is not there', () => {
    const read = readCorpus(join(folder, 'nowhere'))
    expect(read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path ?? ''}`)).toEqual([
      'missing-file nowhere/articles:1',
      'missing-file nowhere/technologies.json:1',
      'missing-file nowhere/elsewhere.json:1',
      'missing-file nowhere/topics.json:1',
      'missing-file nowhere/caveats.json:1',
    ])
  })

  it('tells a file that cannot be read from one that is missing', () => {
    for (const [name, text] of tinyFiles({ 'topics.json': null })) write(name, text)
    mkdirSync(join(folder, 'topics.json'))
    const read = readCorpus(folder)
    expect(read.ok ? [] : read.issues.map(({ code, path }) => [code, path])).toEqual([['unreadable-file',
      `${basename(folder)}/topics.json:1`]])
  })

  it('refuses a file cut off at any byte, without a fault', () => {
    const files = tinyFiles()
    const whole = files.get('topics.json') ?? ''
    for (let length = 0; length < whole.trimEnd().length; length++) {
      const read = parseCorpus(new Map([...files, ['topics.json', whole.slice(0, length)]]))
      expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['json-syntax'])
    }
  })
})
