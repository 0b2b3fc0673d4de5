import { describe, expect, it } from 'vitest'
import type { TechnologyId } from '../../../src/corpus/index.js'
import { readJudgedFolder, type JudgedSet, type Task } from '../../../src/workshop/evaluation/index.js'
import { openScratch } from '../../support/scratch.js'
import { tinyDocuments, tinySet } from './tiny-house.js'

const folderOf = openScratch()
const find = (
  word: string,
): TechnologyId | undefined => (['alder', 'birch'].includes(word) ? (word as TechnologyId) : undefined)

function read(files: Readonly<Record<string, string>> | string, only?: Task): ReturnType<typeof readJudgedFolder> {
  return readJudgedFolder(typeof files === 'string' ? files : folderOf(files), { only, find })
}

function sets(files: Readonly<Record<string, string>> | string, only?: Task): readonly JudgedSet[] {
  const judged = read(files, only)
  if (!judged.ok) throw new Error(judged.issues.map(({ message }) => message).join('\n'))
  return judged.value.sets
}

/** `file:line message`, the folder left out. */
function issues(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = folderOf(files)
  const judged = read(folder)
  return judged.ok
    ? []
    : judged.issues.map(({ path = '', message }) =>
      `${path} ${message}`.replaceAll(`${folder}/`, '').replaceAll(folder, 'folder')
    )
}

const line = (...rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const question = { id: 'q1', text: 'why', answers: [] }
const scenario = { id: 's1', text: 'a gate', needs: {}, verdict: 'alder', answers: [] }

describe('a judged folder', () => {
  it('holds what its files are named for, by split', () => {
    expect(sets(tinySet).map(({ task, split, rows }) => [task, split, rows.length])).toEqual([
      ['questions', 'tiny', 5],
      ['typos', 'tiny', 2],
      ['scenarios', 'tiny', 4],
      ['stance', 'tiny', 4],
    ])
    expect(
      sets({ 'questions.dev.jsonl': line(question), 'questions.test.jsonl': line(question),
        'questions.jsonl': line(question) }).map(({ split }) => split),
    ).toEqual(['', 'dev', 'test'])
  })

  it('is read for one kind alone when asked', () => {
    expect(sets(tinySet, 'typos').map(({ task }) => task)).toEqual(['typos'])
    expect(sets(tinySet, 'stance').map(({ task }) => task)).toEqual(['stance'])
  })

  it('may be documents with queries and judgments, with and without a line of column names', () => {
    const [clean, typo] = sets(tinyDocuments)
    expect([clean, typo].map((set) => set?.file.split('/').at(-1))).toEqual(['queries.jsonl', 'queries.typo.jsonl'])
    const grades = new Map([['1', new Map([['d1', 2], ['d2', -1]])]])
    const tab = (...rows: readonly string[]): string => rows.map((row) => `${row.replaceAll(' ', '\t')}\n`).join('')
    const files = { 'corpus.jsonl': '', 'queries.jsonl': line({ _id: 1, text: 'x' }) }
    for (const qrels of [tab('query-id corpus-id score', '1 d1 2', '1 d2 -1'), tab('1 d1 2', '1 d2 -1'),
      tab('1 d1 1', '1 d2 -1', '1 d1 2').replaceAll('\n', '\r\n')]) {
      const [set] = sets({ ...files, 'qrels/test.tsv': qrels })
      expect(set?.task === 'beir' && set.qrels.map(({ split, grades: each }) => [split, each])).toEqual([['test',
        grades]])
    }
  })

  it('gives anchors of one paragraph one unit, others one each', () => {
    const answer = (anchor: string, para?: number): object => ({ source: '000', anchor, grade: 2, para })
    const [set] = sets({
      'questions.jsonl': line({ ...question, answers: [answer('a', 3), answer('b', 3), answer('c'), answer('d')] }),
    })
    const units = set?.task === 'questions' ? set.rows[0]!.value.answers.map(({ unit }) => unit) : []
    expect([units[0] === units[1], new Set(units).size]).toEqual([true, 3])
  })

  it('is refused when it holds nothing judged, with what was expected', () => {
    expect(issues({ 'notes.txt': 'x' })).toEqual([
      expect.stringMatching(/^folder Nothing judged was found; expected questions\.\*\.jsonl/),
    ])
    expect(issues({ 'questions.dev.jsonl': '\n\n' })[0]).toContain('Nothing judged was found')
    expect(read(tinyDocuments, 'stance')).toMatchObject({ ok: false,
      issues: [{ code: 'nothing-judged', message: expect.stringContaining('of the kind “stance”') }] })
    expect(read('/no/such/folder')).toMatchObject({ ok: false, issues: [{ code: 'no-such-folder' }] })
    expect(issues({ 'corpus.jsonl': '', 'queries.jsonl': line({ _id: '1', text: 'x' }) })[0]).toContain(
      'without judgments',
    )
  })
})

describe('a broken line', () => {
  it.each([
    ['no JSON', { 'questions.x.jsonl': '{"id": "q1"\n' }, [
      'questions.x.jsonl:1 “{"id": "q1"” is not JSON; expected one JSON object on a line.',
    ]],
    ['a list', { 'questions.x.jsonl': '[]\n' }, ['questions.x.jsonl:1 The line is “[]”; expected an object.']],
    ['no id', { 'questions.x.jsonl': line({ text: 'x', answers: [] }) }, [
      'questions.x.jsonl:1 id is missing; expected a string or a number.',
    ]],
    ['an empty text', { 'questions.x.jsonl': line({ ...question, text: '' }) }, [
      'questions.x.jsonl:1 text is “”; expected at least 1 character.',
    ]],
    ['a wrong grade', { 'questions.x.jsonl': line({ ...question, answers: [{ source: '0', anchor: 'a', grade: 3 }] }) },
      ['questions.x.jsonl:1 answers[0].grade is “3”; expected 1 or 2.']],
    ['an anchor of nothing', {
      'questions.x.jsonl': line({ ...question, answers: [{ source: '0', anchor: ' | ', grade: 1 }] }),
    }, ['questions.x.jsonl:1 answers[0].anchor is “|”; expected words of an article.']],
    ['an id again', { 'questions.x.jsonl': line(question, question) }, [
      'questions.x.jsonl:2 “q1” stands already at questions.x.jsonl:1; expected each once.',
    ]],
    ['an unknown base', { 'questions.x.jsonl': line(question),
      'typos.x.jsonl': line({ id: 't', base: 'q9', text: 'x' }) }, [
      'typos.x.jsonl:1 base is “q9”; expected the id of a question in questions.x.jsonl.',
    ]],
    ['no questions to misspell', { 'typos.x.jsonl': line({ id: 't', base: 'q1', text: 'x' }) }, [
      expect.stringContaining('without the questions that it misspells'),
    ]],
    ['an unknown verdict', { 'scenarios.x.jsonl': line({ ...scenario, verdict: 'cedar' }) }, [
      'scenarios.x.jsonl:1 “cedar” is no verdict; expected both, either or a technology of the corpus.',
    ]],
    ['a need that is no yes or no', { 'scenarios.x.jsonl': line({ ...scenario, needs: { chat: 1 } }) }, [
      'scenarios.x.jsonl:1 needs.chat is “1”; expected a boolean.',
    ]],
    ['an unknown stance', { 'stance.x.jsonl': line({ source: '0', sentence: 'x', stance: 'pro-cedar' }) }, [
      'stance.x.jsonl:1 stance is “pro-cedar”; expected pro- or con- with a technology of the corpus, both or neutral.',
    ]],
    ['an unknown side', { 'questions.x.jsonl': line({ ...question, favours: 'cedar' }) }, [
      'questions.x.jsonl:1 favours is “cedar”; expected a technology of the corpus, mixed, none or null.',
    ]],
    ['words that are not there', {
      'standing.x.jsonl': line({ id: '1', text: 'x', marks: [{ need: 'n', said: 'y', standing: 'stated' }] }),
    }, ['standing.x.jsonl:1 “y” does not stand in the text; expected words of it.']],
    ['a writer who is forgotten', { 'descriptions/ada.jsonl': '', 'descriptions/ben.jsonl': '',
      'splits.json': '{"train": ["ada", "cy"], "unread": ["ada"]}' }, [
      'splits.json “ada” is named twice; expected once.',
      "splits.json “cy” is named; no file is that writer's.",
      'splits.json “ben” is not named; expected it under train, tune, unread.',
    ]],
    ['a list of nothing we know', { 'splits.json': '{"test": []}' }, [
      expect.stringContaining('splits.json This is no list of writers; expected {"train"'),
    ]],
    ['a judgment without a grade', { 'corpus.jsonl': '', 'queries.jsonl': line({ _id: '1', text: 'x' }),
      'qrels.tsv': 'query-id\tcorpus-id\tscore\n1\td1\n' }, [
      'qrels.tsv:2 “1 d1” was found; expected a query, a document and a grade between tabs.',
    ]],
    ['a query without text', { 'corpus.jsonl': '', 'queries.jsonl': line({ _id: '1' }), 'qrels.tsv': '1\td1\t1\n' }, [
      'queries.jsonl:1 text is missing; expected a string.',
    ]],
  ])('is named by file and line: %s', (_what, files, expected) => {
    expect(issues(files)).toEqual(expected)
  })

  it('does not hide those of other lines and files', () => {
    const files = { 'questions.x.jsonl': 'no\n\nno\n', 'scenarios.x.jsonl': 'no\n', 'stance.x.jsonl': 'no\n' }
    expect(issues(files).map((issue) => issue.split(' ')[0])).toEqual(['questions.x.jsonl:1', 'questions.x.jsonl:3',
      'scenarios.x.jsonl:1', 'stance.x.jsonl:1'])
  })

  it('in a file that is none is named as well', () => {
    expect(issues({ 'questions.x.jsonl/inside': 'x', 'stance.x.jsonl': 'no\n' })).toEqual([
      expect.stringContaining('questions.x.jsonl This file cannot be read (EISDIR)'),
      expect.stringContaining('stance.x.jsonl:1'),
    ])
  })

  it('is one of fifty at most, then they are counted', () => {
    expect(issues({ 'questions.x.jsonl': 'no\n'.repeat(60) })).toHaveLength(51)
    expect(issues({ 'questions.x.jsonl': 'no\n'.repeat(60) }).at(-1)).toBe(
      'questions.x.jsonl 10 more problems like these.',
    )
  })

  it.each(['{"__proto__": {"id": "q1"}}', '{"id": "constructor", "text": "x", "answers": [{"__proto__": 1}]}',
    '"\\u202e@everyone"', `{"id": "${'x'.repeat(50_000)}"}`])('that is hostile is refused like any other (%#)',
      (text) => {
        const found = issues({ 'questions.x.jsonl': `${text}\n` })
        expect(found.length).toBeGreaterThan(0)
        expect(found.join().length).toBeLessThan(1000)
      })
})
