import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRecords, readSourceTexts } from '../../../src/workshop/checks/records.js'
import { openScratch } from '../../support/scratch.js'

const folderOf = openScratch()

describe('readRecords', () => {
  it('has nothing to compare with where nothing was recorded', () => {
    expect(readRecords(folderOf())).toEqual({ ok: true, value: { hashes: new Map(), leftOut: new Map() } })
  })

  it('reads hashes and what was left out', () => {
    const records = readRecords(folderOf({
      'articles.sha256.json': `{ "a": "${'0'.repeat(64)}" }`,
      'left-out.json': '{ "a": [{ "lines": [3], "reason": "menu" }, { "lines": [5, 7], "reason": "lost" }] }',
    }))
    expect(records.ok && records.value.hashes.get('a')).toBe('0'.repeat(64))
    expect(records.ok && records.value.leftOut.get('a')).toEqual([{ from: 3, to: 3, reason: 'menu' }, { from: 5, to: 7,
      reason: 'lost' }])
  })

  it('refuses what is neither', () => {
    const folder = folderOf({ 'articles.sha256.json': '{ "a": "0" }',
      'left-out.json': '{\n"a": [{ "lines": [3], "reason": "mean" }] }' })
    const records = readRecords(folder)
    expect(records.ok ? [] : records.issues.map(({ code, path }) => [code, path])).toEqual([
      ['invalid-value', `${basename(folder)}/articles.sha256.json:1`],
      ['invalid-value', `${basename(folder)}/left-out.json:2`],
    ])
  })
})

describe('readSourceTexts', () => {
  it('takes files whose names begin with three digits', () => {
    const folder = folderOf({ '000.txt': 'zero', '001-one.txt': 'one', '02.txt': 'two', '003.md': 'three' })
    expect(readSourceTexts(folder)).toEqual({ ok: true, value: new Map([['000', 'zero'], ['001', 'one']]) })
  })

  it('says when there are none', () => {
    const read = readSourceTexts(join(folderOf(), 'nowhere'))
    expect(read.ok ? [] : read.issues.map(({ code }) => code)).toEqual(['missing-sources'])
  })
})
