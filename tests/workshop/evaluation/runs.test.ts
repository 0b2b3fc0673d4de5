import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareRuns, prepareRuns, readLastRun, runOf, runsFolderOf, saveRun, type Item,
  type SetReport } from '../../../src/workshop/evaluation/index.js'
import { openScratch } from '../../support/scratch.js'

const folderOf = openScratch()
const header = { saved: '2026-11-21T00:00:00.000Z', program: '1', corpus: 'c', rules: 'r' }

function item(id: string, m: number, judged = 'same'): Item {
  return { id, judged, text: `text of ${id}`, values: { m } }
}

function report(items: readonly Item[], whole = 0.5): SetReport {
  const figure = (name: string, value: number) => ({ name, value, interval: null, of: items.length })
  const mean = items.reduce((sum, { values }) => sum + (values['m'] ?? 0), 0) / items.length
  return { task: 'questions', split: 'dev', name: 'questions.dev.jsonl', tellsItems: true, about: '',
    figures: [figure('m', mean), figure('F1', whole)], sections: [], items, details: {} }
}

const names = ['questions.dev.jsonl']

describe('saved runs', () => {
  it('are read back as they were, the last first', () => {
    const folder = folderOf()
    const [first, second] = [runOf([report([item('a', 1)])], header), runOf([report([item('a', 0)])], header)]
    saveRun(folder, first)
    const path = saveRun(folder, second)
    expect(readLastRun(folder, names)).toEqual({ last: { file: path, run: second }, damaged: [] })
    expect(readdirSync(folder).map((name) => name.slice(0, 5))).toEqual(['0001-', '0002-'])
  })

  it('are none before the first, and none of other sets', () => {
    const folder = folderOf()
    expect(readLastRun(join(folder, 'nowhere'), names)).toEqual({ last: null, damaged: [] })
    saveRun(folder, runOf([report([item('a', 1)])], header))
    expect(readLastRun(folder, ['stance.dev.jsonl'])).toEqual({ last: null, damaged: [] })
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['emptied', () => ''],
    ['changed in one digit', (text: string) => text.replace('"m":1', '"m":0')],
    ['of another shape', () => '{"sha256":"x","run":{"sets":3}}'],
    ['no JSON', () => '\u0000\u0001'],
  ])('that are %s are reported and passed over', (_how, damage) => {
    const folder = folderOf()
    const sound = saveRun(folder, runOf([report([item('a', 1)])], header))
    const broken = saveRun(folder, runOf([report([item('a', 1), item('b', 1)])], header))
    writeFileSync(broken, damage(readFileSync(broken, 'utf8')))
    const { last, damaged } = readLastRun(folder, names)
    expect(last?.file).toBe(sound)
    expect(damaged).toMatchObject([{ code: 'damaged-run', path: broken }])
  })

  it('leave nothing half-written behind, nor read what others left', () => {
    const folder = folderOf({ '0009-abcdef01.json.77.new': '{', 'notes.txt': 'x' })
    expect(saveRun(folder, runOf([report([item('a', 1)])], header))).toMatch(/0001-[0-9a-f]{8}\.json$/)
    expect(readLastRun(folder, names).damaged).toEqual([])
  })

  it('are numbered on past the ten-thousandth', () => {
    const folder = folderOf({ '9999-abcdef01.json': '', '10000-abcdef01.json': '' })
    expect(saveRun(folder, runOf([report([item('a', 1)])], header))).toMatch(/10001-[0-9a-f]{8}\.json$/)
  })

  it('lie in a folder named after what was judged', () => {
    expect(runsFolderOf('/runs', '../shared/eval/')).toBe('/runs/eval')
    expect(runsFolderOf('/runs', '/')).toBe('/runs/root')
  })

  it('are refused a place that cannot be written', () => {
    const folder = folderOf({ file: 'x' })
    expect(prepareRuns(join(folder, 'file', 'runs'))).toMatchObject({ ok: false, issues: [{ code: 'no-runs-folder' }] })
  })
})

describe('a comparison', () => {
  const before = runOf([report([item('a', 1), item('b', 0.5), item('c', 0), item('d', 1, 'other judgment')], 0.4)],
    header)

  it('pairs items of the same judgment, and tells better, worse and same apart', () => {
    const [change] = compareRuns([
      report([item('a', 0.5), item('b', 1), item('c', 0.25), item('d', 0), item('new', 1)]),
    ], before)
    expect(change).toMatchObject({ common: 3, apart: 2 })
    const [mean] = change!.figures
    // Of a, b and c alone: 1.5 / 3 before, 1.75 / 3 after.
    expect(mean).toMatchObject({ name: 'm', before: 0.5, paired: { better: 2, worse: 1, same: 0 } })
    expect(mean!.after).toBeCloseTo(1.75 / 3, 12)
    expect(mean!.paired!.difference).toBeCloseTo(0.25 / 3, 12)
    expect(change!.items.map(({ id }) => id)).toEqual(['a', 'c', 'b'])
  })

  it('leaves out what is no mean of items unless the items are the same', () => {
    const names2 = (reports: readonly SetReport[]) => compareRuns(reports, before)[0]!.figures.map(({ name }) => name)
    expect(names2([report([item('a', 1)])])).toEqual(['m'])
    expect(names2([report([item('a', 1), item('b', 0.5), item('c', 0), item('d', 1, 'other judgment')])])).toEqual(['m',
      'F1'])
  })

  it('finds no difference between a run and itself', () => {
    const same = report([item('a', 1), item('b', 0.3)])
    expect(compareRuns([same], runOf([same], header))).toMatchObject([{ apart: 0, items: [],
      figures: [{ paired: { difference: 0, same: 2 } }, { paired: null }] }])
  })

  it('shows no item of texts that are not to be read', () => {
    const [change] = compareRuns([{ ...report([item('a', 0)]), tellsItems: false }], before)
    expect(change).toMatchObject({ common: 1, items: [], figures: [{ paired: { worse: 1 } }] })
  })

  it('speaks only of sets that both runs have', () => {
    expect(compareRuns([{ ...report([item('a', 1)]), name: 'stance.dev.jsonl' }], before)).toEqual([])
  })
})
