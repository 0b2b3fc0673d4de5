import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toJson, type Answer } from '../../../src/answer/index.js'
import type { Invocation } from '../../../src/commands/index.js'
import { openTinyDesk, tinyDocuments, tinySet } from '../evaluation/tiny-house.js'
import { openScratch } from '../../support/scratch.js'

const desk = openTinyDesk()
const folderOf = openScratch()

const measure = (args: Invocation['args'], progress?: (message: string) => void, on = desk): Promise<Answer> =>
  on.dispatch({ command: 'eval', args, scope: { surface: 'terminal', ...(progress && { progress }) } })

interface Measured {
  readonly sets: readonly { readonly name: string; readonly task: string;
    readonly figures: Readonly<Record<string, { readonly value: number | null }>>; readonly items: readonly object[] }[]
  readonly comparison: { readonly file: string | null; readonly damaged: readonly string[];
    readonly sets: readonly { readonly common: number; readonly items: readonly object[] }[] } | null
  readonly saved: string | null
}

const recordOf = (answer: Answer): Measured => toJson(answer) as Measured
const words = (answer: Answer): string => JSON.stringify(answer.blocks)

describe('eval', () => {
  it('measures everything judged in a folder, each file for itself', async () => {
    const answer = await measure({ folder: tinySet })
    expect(answer.status).toBe('answered')
    expect(recordOf(answer).sets.map(({ name }) => name)).toEqual([
      'questions.tiny.jsonl',
      'typos.tiny.jsonl',
      'scenarios.tiny.jsonl',
      'stance.tiny.jsonl, by patterns alone',
      'stance.tiny.jsonl, as reviewed',
    ])
  })

  it('gives articles and rules that never heard of the shipped ones their due', async () => {
    const [questions, , scenarios] = recordOf(await measure({ folder: tinySet })).sets
    expect(questions?.figures['declining F1']?.value).toBe(1)
    expect(scenarios?.figures['needs: precision']?.value).toBe(1)
    // s3 speaks of a crowd without saying that it is big: nothing was heard of it, and the miss is told with its trace.
    expect(scenarios?.figures['accuracy']?.value).toBeCloseTo(2 / 3, 12)
  })

  it('measures documents by the plain ranking', async () => {
    const [plain] = recordOf(await measure({ folder: tinyDocuments })).sets
    expect(plain).toMatchObject({ name: 'queries.jsonl, qrels.tsv', task: 'beir', figures: { 'MRR@10': { value: 1 } } })
  })

  it('gives the same bytes each time', async () => {
    const [once, again] = [await measure({ folder: tinySet }),
      await measure({ folder: tinySet }, undefined, openTinyDesk())]
    expect(JSON.stringify(again)).toBe(JSON.stringify(once))
  })

  it('takes one kind and only so many items', async () => {
    const { sets } = recordOf(await measure({ folder: tinySet, only: 'scenarios', limit: '2' }))
    expect(sets.map(({ task, items }) => [task, items.length])).toEqual([['scenarios', 2]])
  })

  it('tells how far it is', async () => {
    const told: string[] = []
    await measure({ folder: tinySet, only: 'questions' }, (message) => told.push(message))
    expect(told).toEqual([1, 2, 3, 4, 5].map((done) => `questions.tiny.jsonl: ${done} of 5`))
  })

  it('keeps a run only when asked, and compares with the last one', async () => {
    const runs = folderOf()
    expect(words(await measure({ folder: tinySet, runs, compare: true }))).toContain('There is no earlier run')
    expect(readdirSync(runs)).toEqual([])
    const first = recordOf(await measure({ folder: tinySet, runs, save: true, compare: true }))
    expect(first.saved).toBe(join(runs, 'set', readdirSync(join(runs, 'set'))[0]!))
    const second = await measure({ folder: tinySet, runs, compare: true })
    expect(recordOf(second).comparison).toMatchObject({ file: first.saved,
      sets: [{ common: 5, items: [] }, {}, {}, {}, {}] })
    expect(words(second)).toContain('nothing changed')
    expect(words(second)).toContain('the same version, corpus and rules')
    expect(
      words(
        await measure({ folder: tinySet, runs, compare: true }, undefined,
          openTinyDesk({ program: '1.0.0', corpus: 'd', rules: 's' })),
      ),
    ).toContain('another corpus, other rules')
  })

  it('reports a damaged run and goes on without it', async () => {
    const runs = folderOf({ 'set/0007-deadbeef.json': '{' })
    const answer = await measure({ folder: tinySet, runs, compare: true, only: 'stance' })
    expect(answer.status).toBe('answered')
    expect(recordOf(answer).comparison).toMatchObject({ file: null,
      damaged: [join(runs, 'set', '0007-deadbeef.json')] })
    expect(words(answer)).toContain('damaged')
  })

  it.each([
    ['no folder', { folder: '/no/such/folder' }, 'no-such-folder'],
    ['a folder of other things', { folder: join(tinySet, '..', 'corpus', 'articles') }, 'nothing-judged'],
    ['a kind that does not exist', { folder: tinySet, only: 'question' }, 'unknown-task'],
    ['no items at all', { folder: tinySet, limit: '0' }, 'out-of-range'],
  ])('refuses %s', async (_what, args, code) => {
    expect(await measure(args)).toMatchObject({ status: 'refused', record: { error: { code } } })
  })

  it('names broken documents by file and line before it measures', async () => {
    const folder = folderOf({ 'corpus.jsonl': '{"_id":"d1","text":"x"}\nno\n',
      'queries.jsonl': '{"_id":"1","text":"x"}\n', 'qrels.tsv': '1\td1\t1\n' })
    const answer = await measure({ folder })
    expect(answer.status).toBe('refused')
    expect(words(answer)).toContain(`${folder}/corpus.jsonl:2`)
  })
})
