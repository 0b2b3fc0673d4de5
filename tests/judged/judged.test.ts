import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedCorpus, shippedRooms } from '../support/house.js'
import { fold, judge, type JudgedHit, type JudgedQuestion, type Score } from './judge.js'

const corpus = shippedCorpus()
const { reader, search } = shippedRooms()
const originals = new Map(corpus.articles.map(({ id, original }) => [id, original ?? '']))
const questions = readFileSync(join(import.meta.dirname, 'questions.jsonl'), 'utf8').trim().split('\n').map((line) =>
  JSON.parse(line) as JudgedQuestion
)
const answerable = questions.filter(({ answers }) => answers.length > 0)
const unanswerable = questions.filter(({ answers }) => answers.length === 0)

function hitsFor(text: string): JudgedHit[] {
  const { hits, declined } = search.find(reader.read(text))
  return declined === null
    ? hits.map(({ passage }) => ({ source: originals.get(passage.article) ?? '', text: passage.text }))
    : []
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const isDeclined = ({ text }: { readonly text: string }): boolean => search.find(reader.read(text)).declined !== null

/** Two neighbouring letters in the middle of the longest word change places. */
function misspell(text: string): string {
  const longest = (text.match(/[a-z]{5,}/gi) ?? []).reduce((a, b) => (b.length > a.length ? b : a), '')
  const at = Math.floor(longest.length / 2)
  return text.replace(longest,
    `${longest.slice(0, at - 1)}${longest.charAt(at)}${longest.charAt(at - 1)}${longest.slice(at + 1)}`)
}

describe('the judged questions', () => {
  it('have anchors that the articles hold, word for word', () => {
    const bodies = new Map(corpus.articles.map(({ original, body }) => [original, fold(body)]))
    const lost = answerable.flatMap(({ id, answers }) =>
      answers.filter(({ source, anchor }) => bodies.get(source)?.includes(fold(anchor)) !== true).map(({ anchor }) =>
        `${id}: ${anchor}`
      )
    )
    expect(lost).toEqual([])
  })

  it('have each anchor within one passage', () => {
    const passages = corpus.passages.map(({ article, text }) => ({ source: originals.get(article), text: fold(text) }))
    const cut = answerable.flatMap(({ id, answers }) =>
      answers.filter(({ source, anchor }) =>
        !passages.some((passage) => passage.source === source && passage.text.includes(fold(anchor)))
      ).map(({ anchor }) => `${id}: ${anchor}`)
    )
    expect(cut).toEqual([])
  })
})

describe('search, on the judged questions', () => {
  const scores = answerable.map((question) => judge(question, hitsFor(question.text)))
  const average = (key: keyof Score, of: readonly Score[] = scores): number => mean(of.map((score) => score[key]))

  // Floors, not goals: what was reached less the chance of some fifty questions.
  it('puts an answer first, and several among the first five', () => {
    expect(average('ndcg')).toBeGreaterThan(0.6)
    expect(average('reciprocalRank')).toBeGreaterThan(0.84)
    expect(average('successAt1')).toBeGreaterThan(0.76)
    expect(average('successAt3')).toBeGreaterThan(0.9)
  })

  it('loses little to a slip in the longest word', () => {
    const misspelt = answerable.map((question) => judge(question, hitsFor(misspell(question.text))))
    expect(average('ndcg', misspelt)).toBeGreaterThan(0.94 * average('ndcg'))
  })

  it('declines what the articles do not answer, and hardly anything else', () => {
    expect(unanswerable.filter(isDeclined).length / unanswerable.length).toBeGreaterThan(0.85)
    expect(answerable.filter(isDeclined).length / answerable.length).toBeLessThan(0.05)
  })
})
