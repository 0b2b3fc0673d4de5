import { describe, expect, it } from 'vitest'
import { parseCorpus, readCorpus, type CorpusFiles } from '../../src/corpus/index.js'
import { cite, json, tinyFiles } from '../support/corpus-files.js'

const needs = (
  entries: readonly object[] = [{ id: 'chat', name: 'Chat', summary: 'People talk.', called: ['chat'] }],
): string => JSON.stringify({ needs: entries })

const rule = (changes: object = {}): object => ({
  id: 'chat-alpha',
  summary: 'Chat suits Alpha.',
  topic: 'speed',
  when: ['chat'],
  favours: 'alpha',
  strength: 'some',
  because: [cite('Alpha answers a thousand calls at once.')],
  ...changes,
})

const lists = (keys: readonly string[]): object => Object.fromEntries(keys.map((key) => [key, []]))
const cuesWith = (...harmless: readonly string[]): string => JSON.stringify({
  reading: { ...Object.fromEntries(['negated', 'dropped', 'hedged', 'attributed', 'ignored'].map((key) => [key, {}])),
    ...lists(['clauseStarts', 'barriers']), harmless },
  stance: lists(['good', 'mild', 'bad', 'neutral', 'negators', 'contrasts', 'split', 'concessions', 'both', 'hybrid',
    'silent', 'objects', 'joins', 'headingGood', 'headingBad']),
})

const cues = cuesWith()

const files = (changes: Readonly<Record<string, string>> = {}): CorpusFiles =>
  tinyFiles({ 'needs.json': needs(), 'rules.yml': json([rule()]), 'cues.json': cues, ...changes })

function issuesOf(changes: Readonly<Record<string, string>>): string[] {
  const corpus = parseCorpus(files(changes))
  return corpus.ok ? [] : corpus.issues.map(({ path, code }) => `${path ?? ''} ${code}`)
}

describe('the rule book', () => {
  it('is read with its needs, rules and a hash', () => {
    const corpus = parseCorpus(files())
    expect(corpus.ok && corpus.value.rulebook.rules.map(({ id, effect }) => [id, effect.kind])).toEqual([['chat-alpha',
      'favours']])
    expect(corpus.ok && corpus.value.rulebook.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('has another hash when a word of a need changes', () => {
    const other = parseCorpus(
      files({
        'needs.json': needs([{ id: 'chat', name: 'Chat', summary: 'People talk.', called: ['talk'] }]),
      }),
    )
    const first = parseCorpus(files())
    expect(first.ok && other.ok && first.value.rulebook.hash !== other.value.rulebook.hash).toBe(true)
  })

  it.each([
    ['an unknown need', { 'rules.yml': json([rule({ when: ['chat | chatt'] })]) }, 'corpus/rules.yml:2 unknown-need'],
    ['an unknown technology', { 'rules.yml': json([rule({ favours: 'alhpa' })]) },
      'corpus/rules.yml:2 unknown-technology'],
    ['an unknown topic', { 'rules.yml': json([rule({ topic: 'sped' })]) }, 'corpus/rules.yml:2 unknown-topic'],
    ['an id given twice', { 'rules.yml': json([rule(), rule()]) }, 'corpus/rules.yml:3 duplicate-id'],
    ['both effects', {
      'rules.yml': json([
        rule({ combine: { alpha: ['chat'], beta: ['chat'] } }),
      ]),
    }, 'corpus/rules.yml:2 two-effects'],
    ['parts of one technology alone', {
      'rules.yml': json([rule({ favours: undefined, combine: { alpha: ['chat'] } })]),
    }, 'corpus/rules.yml:2 invalid-value'],
    ['a part of nobody', {
      'rules.yml': json([rule({ favours: undefined, combine: { alpha: ['chat'], gama: ['chat'] } })]),
    }, 'corpus/rules.yml:2 unknown-technology'],
    ['an exception to nothing', { 'rules.yml': json([rule({ when: undefined, unless: ['chat'] })]) },
      'corpus/rules.yml:2 idle-unless'],
    ['a strength that is none', { 'rules.yml': json([rule({ strength: 'strongish' })]) },
      'corpus/rules.yml:2 invalid-value'],
    ['words that are not there', { 'rules.yml': json([rule({ because: [cite('Alpha answers a million calls')] })]) },
      'corpus/rules.yml:2 citation-missing'],
    ['evidence that is neither', { 'rules.yml': json([rule({ because: [7] })]) }, 'corpus/rules.yml:2 invalid-value'],
    ['a need that is called nothing', {
      'needs.json': needs([{ id: 'chat', name: 'Chat', summary: 'People talk.', called: [] }]),
    }, 'corpus/needs.json:1 invalid-value'],
    ['a bad pattern', { 'cues.json': cuesWith('(chat') }, 'corpus/cues.json:1 phrase-syntax'],
    ['a rule without evidence', { 'rules.yml': json([rule({ because: [] })]) }, 'corpus/rules.yml:2 invalid-value'],
  ])('names file and line of %s', (_name, changes, expected) => {
    expect(issuesOf(changes)).toContain(expected)
  })

  it('refuses a range that crosses the border of a passage', () => {
    expect(issuesOf({ 'rules.yml': json([rule({ because: [cite('Alpha: chat … Beta: numbers')] })]) })).toContain(
      'corpus/rules.yml:2 citation-crosses',
    )
  })

  it('names the line of each part of a file that is laid out', () => {
    const text = `# What follows from what.

- id: chat-alpha
  summary: Chat suits Alpha.
  topic: speed
  when: [chat]
  favours: alpha
  strength: strong
  because:
    - two-runtimes: "Alpha answers a thousand calls at once."
    - two-runtimes: "Alpha answers a million calls at once."
    - nobody

- id: chat-beta
  summary: Chat suits Beta.
  topic: sped
  combine:
    alpha: [chat]
    beta: [chatt]
  strength: sum
  because: [{ two-runtimes: "Alpha: chat" }]
`
    expect(issuesOf({ 'rules.yml': text })).toEqual(['corpus/rules.yml:20 invalid-value'])
    expect(issuesOf({ 'rules.yml': text.replace('sum\n', 'some\n') })).toEqual([
      'corpus/rules.yml:11 citation-missing',
      'corpus/rules.yml:12 unknown-label',
      'corpus/rules.yml:16 unknown-topic',
      'corpus/rules.yml:19 unknown-need',
    ])
  })

  it('offers the nearest strength', () => {
    const corpus = parseCorpus(files({ 'rules.yml': json([rule({ strength: 'decisve' })]) }))
    expect(corpus.ok ? '' : corpus.issues[0]?.message).toContain("Did you mean 'decisive'?")
  })

  it('reports all that is wrong at once', () => {
    expect(issuesOf({ 'rules.yml': json([rule({ topic: 'sped', favours: 'alhpa', when: ['chat | chatt'] })]) }))
      .toHaveLength(3)
  })
})

describe('patterns', () => {
  const issuesWith = (phrase: string): string[] =>
    issuesOf({ 'cues.json': cuesWith(phrase) })

  it.each(['()', 'a?', '..3', '(a | )', 'a)', '((((((((a))))))))', '@nobody', 'a ..99 b', '?', '--'])('refuses %j',
    (text) => {
      expect(issuesWith(text)).toEqual(['corpus/cues.json:1 phrase-syntax'])
    })

  it('refuses one that is a paragraph', () => {
    expect(issuesWith('a'.repeat(2_000))).toEqual(['corpus/cues.json:1 invalid-value'])
  })

  it.each(['chat', '=ml', 'refactor*', 'a? b', '(a | b c) ..2 d', '# users'])('reads %j', (text) => {
      expect(issuesWith(text)).toEqual([])
    })
})

describe('the rule book of this repository', () => {
  const corpus = readCorpus('corpus')
  if (!corpus.ok) throw new Error(corpus.issues.map(({ message }) => message).join('\n'))
  const { rulebook, topics } = corpus.value

  it('has a rule for every need', () => {
    const judged = new Set(rulebook.rules.flatMap(({ when }) => when?.each.flat() ?? []))
    expect(rulebook.needs.filter(({ id }) => !judged.has(id)).map(({ id }) => id)).toEqual([])
  })

  it('has a rule for every topic', () => {
    const spoken = new Set(rulebook.rules.map(({ topic }) => topic))
    expect(topics.filter(({ id }) => !spoken.has(id)).map(({ id }) => id)).toEqual([])
  })

  it('marks a contested need on both sides', () => {
    const contested = rulebook.rules.filter((rule) => rule.contested && rule.when !== null)
    for (const { when, id } of contested) {
      const need = when?.each[0]?.[0]
      const sides = new Set(
        contested.filter((other) => other.when?.each[0]?.[0] === need).flatMap((
          { effect },
        ) => (effect.kind === 'favours' ? effect.technology : [])),
      )
      expect([id, sides.size]).toEqual([id, 2])
    }
  })
})
