import { describe, expect, it } from 'vitest'
import type { Passage, TechnologyId } from '../../../src/corpus/index.js'
import { evaluate, readJudgedFolder, reportBlocks, reportRecord, type Progress, type SetReport,
  type Subject } from '../../../src/workshop/evaluation/index.js'
import type { Verdict } from '../../../src/verdict/index.js'
import { openScratch } from '../../support/scratch.js'

const folderOf = openScratch()

const alder = 'alder' as TechnologyId
const birch = 'birch' as TechnologyId

/** A program that answers as it is told, by the text it is given. */
function subjectOf(told: Partial<Subject>): Subject {
  const silent = () => ({ declined: true, hits: [] })
  return {
    search: silent,
    searchDocuments: silent,
    told: () => nothingTold,
    judging: { judge: () => verdict({}), standingOf: null, sourceOf: ({ passage }) => passage.article },
    labelling: { propose: () => ({ technology: null, stance: 'neutral' }), recall: () => null },
    passages: [],
    ...told,
  }
}

const nothingTold = { side: null, recommended: null, quotes: [], voices: { right: 0, called: 0 } } as const

function verdict(parts: Partial<Verdict>): Verdict {
  return { outcome: 'insufficient', technologies: [], margin: { value: 0, degree: 'none' }, heard: [], ruledOut: [],
    setAside: [], points: [], parts: [], sides: [], evidence: { passages: 0, articles: 0 },
    asked: [], remarks: [], nearMisses: [], ...parts }
}

interface Done {
  readonly reports: readonly SetReport[]
  readonly steps: readonly Progress[]
}

function run(files: Readonly<Record<string, readonly object[] | string>>, told: Partial<Subject>): Done {
  const texts = Object.entries(files).map(([name, rows]) =>
    [name, typeof rows === 'string' ? rows : rows.map((row) => `${JSON.stringify(row)}\n`).join('')] as const
  )
  // A file of another kind than rows is given as its text.
  const judged = readJudgedFolder(folderOf(Object.fromEntries(texts)), {
    find: (word) => (word === 'alder' ? alder : word === 'birch' ? birch : undefined),
  })
  if (!judged.ok) throw new Error(judged.issues.map(({ message }) => message).join('\n'))
  const work = evaluate(judged.value.sets, subjectOf(told))
  const steps: Progress[] = []
  for (;;) {
    const step = work.next()
    if (step.done === true) return { reports: step.value, steps }
    steps.push(step.value)
  }
}

/** The figures of a report that has some, by name. */
const figures = (report: SetReport | undefined): Readonly<Record<string, number>> =>
  Object.fromEntries((report?.figures ?? []).flatMap(({ name, value }) => (value === null ? [] : [[name, value]])))

const sections = (report: SetReport | undefined, title: string): readonly string[] =>
  report?.sections.find((section) => section.title.startsWith(title))?.lines ?? []

describe('questions', () => {
  const texts = { a: 'Ten open sockets', b: 'Read like a recipe', c: 'Something else' }
  const hit = (id: keyof typeof texts) => ({ id, source: '000', text: texts[id] })
  const answer = (anchor: string, grade: 1 | 2, para: number): object => ({ source: '000', anchor, grade, para })
  const questions = [
    { id: 'first', text: 'a then b', answers: [answer('ten open sockets', 2, 1), answer('like a recipe', 1, 2)] },
    { id: 'second', text: 'c then a', answers: [answer('open sockets', 2, 1)] },
    { id: 'wrongly-declined', text: 'declined a', answers: [answer('open sockets', 2, 1)] },
    { id: 'rightly-declined', text: 'declined', answers: [] },
    { id: 'wrongly-answered', text: 'c', answers: [] },
  ]
  const search: Subject['search'] = (text) => ({ declined: text.includes('declined'),
    hits: [...text.matchAll(/\b[abc]\b/g)].map(([id]) => hit(id as keyof typeof texts)) })

  it('are measured by hand the same way', () => {
    const { reports } = run({ 'questions.dev.jsonl': questions }, { search })
    // nDCG: first 1, second 1 / log2(3), the declined one 0 (1 if it were not declined).
    const second = 1 / Math.log2(3)
    const expected = {
      'nDCG@5': (1 + second) / 3,
      'nDCG@10': (1 + second) / 3,
      MRR: 1.5 / 3,
      'Success@1': 1 / 3,
      'Success@3': 2 / 3,
      'direct@1': 1 / 3,
      'direct@3': 2 / 3,
      'nDCG@5 if nothing were declined': (2 + second) / 3,
      'answered or declined rightly': 3 / 5,
      'quotes: the first speaks to the question': 0,
      'declining precision': 1 / 2,
      'declining recall': 1 / 2,
      'declining F1': 1 / 2,
    }
    const found = figures(reports[0])
    expect(Object.keys(found)).toEqual(Object.keys(expected))
    for (const [name, value] of Object.entries(expected)) expect(found[name], name).toBeCloseTo(value, 12)
    expect(reports[0]?.details).toMatchObject({ wronglyDeclined: ['wrongly-declined'],
      wronglyAnswered: ['wrongly-answered'] })
  })

  it('are listed worst first, with what came first', () => {
    const { reports } = run({ 'questions.dev.jsonl': questions }, { search })
    expect(sections(reports[0], 'Worst')).toEqual(['0.000 wrongly-declined declined a · declined',
      '0.631 second c then a · first came c: Something else'])
  })

  it('name the anchors that nothing holds', () => {
    const { reports } = run({ 'questions.dev.jsonl': questions }, { search,
      passages: [{ source: '000', text: texts.a }] })
    expect(sections(reports[0], 'Anchors that no passage holds: 1')).toEqual(['000: like a recipe'])
  })

  it('count ten hits at most', () => {
    const many: Subject['search'] = () => ({ declined: false,
      hits: [...Array.from({ length: 10 }, () => hit('c')), hit('a')] })
    expect(figures(run({ 'questions.dev.jsonl': questions.slice(0, 1) }, { search: many }).reports[0])['MRR']).toBe(0)
  })

  it('say whether the verdict points the way that the articles do', () => {
    const rows = ['alder', 'birch', 'mixed', 'none', null].map((favours, at) => ({ id: String(at), text: `a ${favours}`,
      answers: [answer('open sockets', 2, 1)], favours })
    )
    const told = { search,
      told: (text: string) => ({ ...nothingTold,
        side: text === 'a none' ? null : text === 'a birch' ? 'mixed' as const : alder }) }
    const [report] = run({ 'questions.dev.jsonl': rows }, told).reports
    // Right of alder and of none, wrong of birch and of mixed; the last compares nothing.
    expect(figures(report)['direction of the verdict']).toBe(2 / 4)
  })

  it('say what is seen: quotes that speak, directly, the first; the side of recommend; articles by their labels', () => {
    const quote = (text: string) => ({ source: '000', text })
    const rows = ['good', 'poor', 'mute'].map((text) => ({ id: text, text, answers: [answer('open sockets', 2, 1),
      answer('trusted tables', 1, 2)] }))
    const answers: Readonly<Record<string, ReturnType<Subject['told']>>> = {
      good: { side: alder, recommended: alder, quotes: [quote('trusted tables'), quote('open sockets')],
        voices: { right: 2, called: 3 } },
      poor: { side: alder, recommended: 'mixed', quotes: [quote('off the mark'), quote('open sockets')],
        voices: { right: 1, called: 1 } },
      mute: nothingTold,
    }
    const [report] = run({ 'questions.dev.jsonl': rows }, { search, told: (text) => answers[text]! }).reports
    expect(figures(report)).toMatchObject({ 'quotes that speak to the question': 3 / 4,
      'quotes that answer it directly': 2 / 4, 'quotes: the first speaks to the question': 1 / 3,
      'ask takes the side of recommend': 1 / 2, 'articles on the side of their labels': 3 / 4 })
    for (const { value, interval } of report?.figures ?? [])
      if (value !== null) expect(interval!.low).toBeLessThanOrEqual(value)
  })

  it('lose by misspelling what the plain ones have more', () => {
    const typos = [{ id: 't1', base: 'first', text: 'b then a' }, { id: 't2', base: 'second', text: 'c then a' }]
    const { reports } = run({ 'questions.dev.jsonl': questions, 'typos.dev.jsonl': typos }, { search })
    // Ideal 3 + 1 / log2(3); b first gives 1 + 3 / log2(3). The second question keeps its 1 / log2(3).
    const second = 1 / Math.log2(3)
    const first = (1 + 3 * second) / (3 + second)
    const lost = (1 - first) / 2
    const relative = (100 * lost) / ((1 + second) / 2)
    expect(figures(reports[1])['nDCG@5']).toBeCloseTo((first + second) / 2, 12)
    expect(sections(reports[1], 'Lost')[0]).toContain(`nDCG@5 ${lost.toFixed(3)}, ${relative.toFixed(1)} % of it`)
    expect(sections(reports[1], 'Lost')[0]).toContain('1 worse, 0 better, 1 the same')
  })
})

describe('scenarios', () => {
  const passage = (text: string): Passage => ({ id: `000#${text}`, article: '000', text }) as unknown as Passage
  const point = (text: string, favours: TechnologyId): Verdict['points'][number] =>
    ({ rule: `rule-${favours}`, favours, weight: 2, words: ['gate'],
      evidence: [{ passage: passage(text) }] }) as unknown as Verdict['points'][number]
  const heard = (...needs: readonly string[]): Verdict['heard'] =>
    needs.map((need) => ({ need, words: need, reason: null })) as unknown as Verdict['heard']
  const verdicts: Readonly<Record<string, Verdict>> = {
    crowd: verdict({ outcome: 'favours', technologies: [alder], margin: { value: 0.8, degree: 'clear' },
      heard: heard('crowd'), points: [point('open sockets', alder), point('off the mark', alder)] }),
    mixed: verdict({ outcome: 'combine', technologies: [alder, birch], margin: { value: 0.6, degree: 'fair' },
      heard: heard('crowd'), ruledOut: heard('tides'), points: [point('open sockets', alder)] }),
    level: verdict({ outcome: 'even', technologies: [alder, birch], margin: { value: 0.1, degree: 'slight' },
      points: [point('open sockets', alder), point('trusted tables', birch)] }),
    nothing: verdict({}),
  }
  const judging: Subject['judging'] = { judge: (text) => verdicts[text]!, standingOf: null,
    sourceOf: ({ passage: { article } }) => article }
  const answers = [{ source: '000', anchor: 'open sockets', side: 'alder' }, { source: '000', anchor: 'trusted tables',
    side: 'birch' }]
  const scenarios = [
    { id: 's1', text: 'crowd', needs: { crowd: true }, verdict: 'alder', answers },
    { id: 's2', text: 'mixed', needs: { crowd: true, tides: true }, verdict: 'birch', accept: ['birch', 'both'],
      trap: 'negated need', answers },
    { id: 's3', text: 'nothing', needs: { newcomers: true }, verdict: 'either', answers },
    { id: 's4', text: 'level', needs: {}, verdict: 'either', contested: true, answers },
  ]

  it('are measured by hand the same way', () => {
    const found = figures(run({ 'scenarios.dev.jsonl': scenarios }, { judging }).reports[0])
    const expected = {
      accuracy: 2 / 3,
      'lenient accuracy': 1,
      // alder 1, either 1, birch 0: "both" was said.
      'macro-F1': 2 / 3,
      'accuracy on traps': 0,
      'lenient accuracy on traps': 1,
      'accuracy on the rest': 1,
      'contested: accepted': 1,
      'contested: evidence from every side': 1,
      'evidence: at least one right passage': 3 / 4,
      // One of two, one of one, two of two; nothing was shown for s3.
      'evidence: share of right passages': 2.5 / 3,
      // Heard: crowd, crowd, not tides; judged: crowd, crowd, tides, newcomers.
      'needs: precision': 2 / 3,
      'needs: recall': 2 / 4,
      'needs: F1': (2 * (2 / 3) * (1 / 2)) / (2 / 3 + 1 / 2),
      // Heard: crowd, crowd; stated: crowd, crowd, tides, newcomers.
      'needs stated: precision': 1,
      'needs stated: recall': 2 / 4,
      'needs stated: F1': 2 / 3,
    }
    expect(Object.keys(found)).toEqual(Object.keys(expected))
    for (const [name, value] of Object.entries(expected))
      expect(found[name], name).toBeCloseTo(value, name === 'macro-F1' ? 3 : 12)
  })

  it('that are missed are listed with what was heard and which rules fired', () => {
    const [report] = run({ 'scenarios.dev.jsonl': scenarios }, { judging }).reports
    expect(sections(report, 'Missed: 1')).toEqual([
      [
        's2: birch is right, both was said (accepted), a trap: negated need',
        'mixed',
        'heard crowd “crowd”',
        'ruled out tides “tides”',
        'rules: rule-alder (alder 2.0, “gate”)',
      ].join(' · '),
    ])
    expect(sections(report, 'Needs missed: 2')).toEqual(['newcomers 1, tides 1'])
    expect(sections(report, 'Needs heard where none is: 1')).toEqual(['not tides 1'])
  })

  it('are wrongly heard where a need is only mentioned or ruled out', () => {
    // Of six needs that are not to be heard, three are: the crowd of each "crowd" and "mixed" that does not want one.
    const rows = [
      { id: 'a', text: 'crowd', needs: { crowd: false }, mentioned: ['tides'], verdict: 'either' },
      { id: 'b', text: 'mixed', needs: {}, mentioned: { crowd: 'hedged', newcomers: 'past' }, verdict: 'either' },
      { id: 'c', text: 'crowd', needs: { tides: true }, mentioned: { crowd: 'irony' }, verdict: 'either' },
      { id: 'd', text: 'nothing', needs: {}, mentioned: { crowd: 'past' }, verdict: 'either' },
    ]
    const found = figures(run({ 'scenarios.dev.jsonl': rows }, { judging }).reports[0])
    expect(found['needs only mentioned or ruled out, heard as stated, 0 best']).toBe(3 / 6)
    expect(Object.keys(found).filter((name) => name.startsWith('evidence'))).toEqual([])
  })
})

describe('standing', () => {
  const text = 'A crowd, no tides; they had a crowd once.'
  /** Knows a negation; whatever else is said counts. */
  const standingOf: Subject['judging']['standingOf'] = (given, { start }) =>
    given.slice(0, start).endsWith('no ') ? 'ruled-out' : 'stated'
  const judging: Subject['judging'] = { judge: () => verdict({}), standingOf, sourceOf: () => '' }

  it('of given words is asked for those of which a description gives words and standing', () => {
    const rows = [{ id: 'a', text, verdict: 'either', needs: { crowd: true, tides: false },
      mentioned: { past: 'past', silent: 'hedged' }, said: { crowd: 'A crowd', tides: 'tides', past: 'a crowd once' } }]
    const found = figures(run({ 'scenarios.dev.jsonl': rows }, { judging }).reports[0])
    // stated: said twice, right once, F1 2/3; ruled-out right; past never said.
    expect(found['standing: macro-F1']).toBeCloseTo((2 / 3 + 1 + 0) / 3, 12)
    expect([found['standing: F1 of ruled-out'], found['standing: F1 of past']]).toEqual([1, 0])
  })

  it('has files of its own, and says which are wrong', () => {
    const rows = [{ id: 'a', text,
      marks: [{ need: 'crowd', said: 'A crowd', standing: 'stated' }, { need: 'crowd', said: 'a crowd once',
        standing: 'past' }] }]
    const [report] = run({ 'standing.dev.jsonl': rows }, { judging }).reports
    expect(figures(report)['standing: right']).toBe(1 / 2)
    expect(sections(report, 'Wrong: 1')).toEqual(['a#1 a crowd once: past is right, stated was said'])
  })

  it('is not measured where the reading cannot say it', () => {
    const rows = [{ id: 'a', text, marks: [{ need: 'crowd', said: 'A crowd', standing: 'stated' }] }]
    expect(figures(run({ 'standing.dev.jsonl': rows }, {}).reports[0])).toEqual({})
  })
})

describe('writers', () => {
  const row = (id: string, right: boolean): object => ({ id, text: `secret of ${id}`, needs: {},
    verdict: right ? 'either' : 'alder' })
  const files = {
    'descriptions/ada.jsonl': [row('1', true), row('2', false)],
    'descriptions/ben.jsonl': [row('1', true)],
    'descriptions/cy.jsonl': [row('1', false), row('2', true)],
    'descriptions/dot.jsonl': [row('9', false)],
    'questions/ada.jsonl': [{ id: 'q', text: 'why', answers: [] }],
    'splits.json': '{"train": ["ada"], "tune": ["ben"], "unread": ["cy", "dot"]}',
  }
  const { reports } = run(files, {})
  const accuracyOf = (name: string): number | undefined =>
    figures(reports.find((each) => each.name === name))['accuracy']

  it('are reported one by one, by what their texts are for, and the unread ones beside the rest', () => {
    expect(reports.map(({ name, split }) => [name, split])).toEqual([
      ['questions/ada', 'train'],
      ['descriptions/ada', 'train'],
      ['descriptions/ben', 'tune'],
      ['descriptions/cy', 'unread'],
      ['descriptions/dot', 'unread'],
      ['questions, train: 1 writer', 'train'],
      ['descriptions, train: 1 writer', 'train'],
      ['descriptions, tune: 1 writer', 'tune'],
      ['descriptions, all but unread: 2 writers', 'all but unread'],
      ['descriptions, unread: 2 writers', 'unread'],
    ])
    expect([accuracyOf('descriptions/ada'), accuracyOf('descriptions, unread: 2 writers')]).toEqual([1 / 2, 1 / 3])
    expect(accuracyOf('descriptions, all but unread: 2 writers')).toBe(2 / 3)
    expect(sections(reports.at(-1), 'Unread beside the rest')[0]).toMatch(
      /^accuracy 0\.333 \(0\.000 to 1\.000\), the rest 0\.667 \(0\.000 to 1\.000\)$/,
    )
  })

  it('who are unread have figures, and none of their texts is told', () => {
    const told = JSON.stringify(
      reports.filter(({ split }) => split === 'unread').flatMap((each) => [reportBlocks(each), reportRecord(each)]),
    )
    expect(told).toContain('accuracy')
    expect(told).not.toContain('secret')
    expect(told).not.toContain('"9"')
    expect(JSON.stringify(reportBlocks(reports[1]!))).toContain('secret of 2')
  })

  it('are of no role where no list says which', () => {
    const others = Object.entries(files).filter(([name]) => name !== 'splits.json')
    expect(run(Object.fromEntries(others), {}).reports.map(({ name, split }) => [name, split]).slice(-2)).toEqual([
      ['questions, all but unread: 1 writer', 'all but unread'],
      ['descriptions, all but unread: 4 writers', 'all but unread'],
    ])
  })
})

describe('stances', () => {
  const sentences = [
    { source: '000', sentence: 'one', stance: 'pro-alder' },
    { source: '000', sentence: 'two', stance: 'con-birch' },
    { source: '000', sentence: 'three', stance: 'both' },
    { source: '000', sentence: 'four', stance: 'neutral' },
  ]
  const labelling: Subject['labelling'] = {
    propose: (
      sentence,
    ) => (sentence === 'four'
      ? { technology: null, stance: 'neutral' }
      : sentence === 'three'
      ? { technology: alder, stance: 'trade-off' }
      : { technology: alder, stance: 'for' }),
    recall: (sentence) => (sentence === 'two' ? { technology: birch, stance: 'against' } : null),
  }

  it('are measured by patterns alone and as reviewed', () => {
    const [pattern, reviewed] = run({ 'stance.dev.jsonl': sentences }, { labelling }).reports
    // pro-alder: said twice, once right, F1 2/3; con-birch never said; both and neutral right. By the lean two is
    // right too.
    expect(figures(pattern)).toMatchObject({ agreement: 3 / 4, 'macro-F1 of the lean': 1, 'agreement on the lean': 1 })
    expect(figures(pattern)['macro-F1']).toBeCloseTo((2 / 3 + 0 + 1 + 1) / 4, 3)
    expect(sections(pattern, 'Disagreements: 1')).toEqual(['2: con-birch was judged, pro-alder was said · 000: two'])
    expect([reviewed?.about, figures(reviewed)['agreement']]).toEqual(['1 of 4 sentences have a reviewed label', 1])
  })
})

describe('documents', () => {
  const order: Readonly<Record<string, readonly string[]>> = { one: ['x', 'a', 'b'], two: ['a'], tow: ['x', 'y', 'a'],
    none: [] }
  const searchDocuments: Subject['search'] = (text) => ({ declined: false,
    hits: order[text]!.map((id) => ({ id, source: id, text: '' })) })
  const files = {
    'corpus.jsonl': '',
    'queries.jsonl': [{ _id: '1', text: 'one' }, { _id: '2', text: 'two' }, { _id: '3', text: 'none' }],
    'queries.typo.jsonl': [{ _id: '1', text: 'one' }, { _id: '2', text: 'tow' }],
    'qrels.tsv': '1\ta\t2\n1\tb\t1\n1\tc\t1\n2\ta\t1\n3\tx\t0\n',
  }

  it('are measured by hand the same way, queries without a relevant one left out', () => {
    const [plain, typo] = run(files, { searchDocuments }).reports
    const first = (2 / Math.log2(3) + 1 / 2) / (2 + 1 / Math.log2(3) + 1 / 2)
    const expected = { 'nDCG@10': (first + 1) / 2, 'MAP@100': ((1 / 2 + 2 / 3) / 3 + 1) / 2,
      'Recall@100': (2 / 3 + 1) / 2, 'MRR@10': (1 / 2 + 1) / 2, 'Success@1': 1 / 2, 'Success@3': 1 }
    for (const [name, value] of Object.entries(expected)) expect(figures(plain)[name], name).toBeCloseTo(value, 12)
    expect(plain?.about).toBe('2 queries with 4 relevant documents; 1 queries without')
    expect(figures(typo)['MRR@10']).toBeCloseTo((1 / 2 + 1 / 3) / 2, 12)
    expect(sections(typo, 'Lost against queries.jsonl')[1]).toContain('MRR@10 0.333, 44.4 % of it')
  })

  it('are ranked once for several files of judgments', () => {
    let searched = 0
    const counting: Subject['search'] = (text, limit) => {
      searched++
      return searchDocuments(text, limit)
    }
    const { reports } = run({ ...files, 'qrels.strict.tsv': '1\ta\t2\n' }, { searchDocuments: counting })
    expect(reports.map(({ name }) => name)).toEqual(['queries.jsonl, qrels.tsv', 'queries.jsonl, qrels.strict.tsv',
      'queries.typo.jsonl, qrels.tsv', 'queries.typo.jsonl, qrels.strict.tsv'])
    expect(searched).toBe(4)
  })
})

describe('work', () => {
  it('tells after each item how far it is', () => {
    const { steps } = run({
      'stance.dev.jsonl': [{ source: '0', sentence: 'a', stance: 'both' }, { source: '0', sentence: 'b',
        stance: 'both' }],
    }, {})
    expect(steps).toEqual([{ what: 'stance.dev.jsonl', done: 1, total: 2 }, { what: 'stance.dev.jsonl', done: 2,
      total: 2 }])
  })
})
