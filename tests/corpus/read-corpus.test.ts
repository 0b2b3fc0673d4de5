import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseCorpus, readCorpus, readRecords, readSourceTexts } from '../../src/corpus/index.js'
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

describe('readRecords', () => {
  it('has nothing to compare with where nothing was recorded', () => {
    expect(readRecords(folder)).toEqual({ ok: true, value: { hashes: new Map(), leftOut: new Map() } })
  })

  it('reads hashes and what was left out', () => {
    write('articles.sha256.json', `{ "a": "${'0'.repeat(64)}" }`)
    write('left-out.json', '{ "a": [{ "lines": [3], "reason": "menu" }, { "lines": [5, 7], "reason": "lost" }] }')
    const records = readRecords(folder)
    expect(records.ok && records.value.hashes.get('a')).toBe('0'.repeat(64))
    expect(records.ok && records.value.leftOut.get('a')).toEqual([{ from: 3, to: 3, reason: 'menu' }, { from: 5, to: 7,
      reason: 'lost' }])
  })

  it('refuses what is neither', () => {
    write('articles.sha256.json', '{ "a": "0" }')
    write('left-out.json', '{\n"a": [{ "lines": [3], "reason": "mean" }] }')
    const records = readRecords(folder)
    expect(records.ok ? [] : records.issues.map(({ code, path }) => [code, path])).toEqual([
      ['invalid-value', `${basename(folder)}/articles.sha256.json:1`],
      ['invalid-value', `${basename(folder)}/left-out.json:2`],
    ])
  })
})

describe('readSourceTexts', () => {
  it('takes files whose names begin with three digits', () => {
    write('000.txt', 'zero')
    write('001-one.txt', 'one')
    write('02.txt', 'two')
    write('003.md', 'three')
    expect(readSourceTexts(folder)).toEqual({ ok: true, value: new Map([['000', 'zero'], ['001', 'one']]) })
  })

  it('says when there are none', () => {
    const read = readSourceTexts(join(folder, 'nowhere'))
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['missing-sources'])
  })
})
