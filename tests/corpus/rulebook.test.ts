import { describe, expect, it } from 'vitest'
import { citeWords, parseArticle, parseCorpus, readCorpus, type CorpusFiles } from '../../src/corpus/index.js'
import { json, tinyArticle, tinyFiles } from '../support/corpus-files.js'

const article = parseArticle('two-runtimes.md', tinyArticle)
const cite = (words: string): object => (article.ok ? (citeWords(article.value, words) ?? {}) : {})

const needs = (
  entries: readonly object[] = [{ id: 'chat', name: 'Chat', summary: 'People talk.', phrases: ['chat'], except: [] }],
): string => JSON.stringify({ groups: { many: 'many | lots of' }, templates: {}, needs: entries })

const rule = (changes: object = {}): object => ({
  id: 'chat-alpha',
  summary: 'Chat suits Alpha.',
  topic: 'speed',
  when: { each: [['chat']] },
  favours: 'alpha',
  strength: 2,
  evidence: [cite('Alpha answers a thousand calls at once.')],
  ...changes,
})

const lists = (keys: readonly string[]): object => Object.fromEntries(keys.map((key) => [key, []]))
const cues = JSON.stringify({
  reading: { ...Object.fromEntries(['negated', 'dropped', 'hedged', 'attributed', 'ignored'].map((key) => [key, {}])),
    ...lists(['harmless', 'clauseStarts', 'barriers']) },
  stance: lists(['good', 'mild', 'bad', 'neutral', 'negators', 'contrasts', 'split', 'concessions', 'both', 'hybrid',
    'silent', 'objects', 'joins', 'headingGood', 'headingBad']),
})

const files = (changes: Readonly<Record<string, string>> = {}): CorpusFiles =>
  tinyFiles({ 'needs.json': needs(), 'rules.json': json([rule()]), 'cues.json': cues, ...changes })

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

  it('has another hash when a phrase changes', () => {
    const other = parseCorpus(
      files({
        'needs.json': needs([{ id: 'chat', name: 'Chat', summary: 'People talk.', phrases: ['talk'], except: [] }]),
      }),
    )
    const first = parseCorpus(files())
    expect(first.ok && other.ok && first.value.rulebook.hash !== other.value.rulebook.hash).toBe(true)
  })

  it.each([
    ['an unknown need', { 'rules.json': json([rule({ when: { each: [['chatt']] } })]) },
      'corpus/rules.json:2 unknown-need'],
    ['an unknown technology', { 'rules.json': json([rule({ favours: 'alhpa' })]) },
      'corpus/rules.json:2 unknown-technology'],
    ['an unknown topic', { 'rules.json': json([rule({ topic: 'sped' })]) }, 'corpus/rules.json:2 unknown-topic'],
    ['an id given twice', { 'rules.json': json([rule(), rule()]) }, 'corpus/rules.json:3 duplicate-id'],
    ['both effects', {
      'rules.json': json([
        rule({ combine: [{ technology: 'alpha', needs: ['chat'] }, { technology: 'beta', needs: ['chat'] }] }),
      ]),
    }, 'corpus/rules.json:2 two-effects'],
    ['words that changed', {
      'rules.json': json([
        rule({ evidence: [{ ...cite('Alpha answers a thousand calls at once.'), sha256: '0'.repeat(64) }] }),
      ]),
    }, 'corpus/rules.json:2 citation-changed'],
    ['a bad pattern', {
      'needs.json': needs([{ id: 'chat', name: 'Chat', summary: 'People talk.', phrases: ['(chat'], except: [] }]),
    }, 'corpus/needs.json:1 phrase-syntax'],
    ['a rule without evidence', { 'rules.json': json([rule({ evidence: [] })]) }, 'corpus/rules.json:2 invalid-value'],
  ])('names file and line of %s', (_name, changes, expected) => {
    expect(issuesOf(changes)).toContain(expected)
  })

  it('refuses a range that crosses the border of a passage', () => {
    const start = article.ok ? article.value.body.indexOf('Alpha: chat') : 0
    const words = article.ok ? article.value.body.slice(start, article.value.body.indexOf('Beta: numbers') + 4) : ''
    expect(issuesOf({ 'rules.json': json([rule({ evidence: [cite(words)] })]) })).toContain(
      'corpus/rules.json:2 citation-crosses',
    )
  })

  it('reports all that is wrong at once', () => {
    expect(issuesOf({ 'rules.json': json([rule({ topic: 'sped', favours: 'alhpa', when: { each: [['chatt']] } })]) }))
      .toHaveLength(3)
  })
})

describe('patterns', () => {
  const issuesWith = (phrase: string): string[] =>
    issuesOf({
      'needs.json': needs([{ id: 'chat', name: 'Chat', summary: 'People talk.', phrases: [phrase], except: [] }]),
    })

  it.each(['()', 'a?', '..3', '(a | )', 'a)', '((((((((a))))))))', '^', '@nobody', 'a ..99 b', '?', '--'])('refuses %j',
    (text) => {
      expect(issuesWith(text)).toEqual(['corpus/needs.json:1 phrase-syntax'])
    })

  it('refuses one that is a paragraph', () => {
    expect(issuesWith('a'.repeat(2_000))).toEqual(['corpus/needs.json:1 invalid-value'])
  })

  it.each(['chat', '=ml', 'refactor*', 'a? b', '(a | b c) ..2 d', 'x ~3 y', '#>99 users', '{beta} only', '{!beta} only',
    '@many users', '^ only a ^'])('reads %j', (text) => {
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
