import { describe, expect, it } from 'vitest'
import { numberArticles, type Action, type Answer, type Block } from '../../src/answer/index.js'
import { shippedCorpus, shippedDesk } from '../support/house.js'

const corpus = shippedCorpus()
const scope = { surface: 'terminal' } as const

/** Which title stands under which number, in quotes and in lists of sources. */
const numbersIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'quote' ? [block.source] : block.kind === 'sources' ? block.sources : []))
    .flatMap(({ number, title }) => (number === null ? [] : [`${number} ${title}`]))

const asked = (command: string, args: Readonly<Record<string, string>>): Promise<Answer> =>
  shippedDesk().dispatch({ command, args, scope })

describe('the number of a source', () => {
  it('follows the order of the quotes, then that of the corpus', () => {
    const [first, second, third] = corpus.articles.map(({ id }) => id)
    const numbering = numberArticles([{ article: third! }, { article: first! }, { article: third! }], corpus)
    expect([third!, first!, second!].map(numbering)).toEqual([1, 2, 3])
  })

  it.each([
    ['ask', { question: 'node or python for a chat?' }],
    ['recommend', { project: 'A live map and machine learning, in a hurry' }],
    ['compare', { left: 'node', right: 'python', topic: 'real-time' }],
    ['about', { technology: 'django' }],
  ])('is the same in %s and in every view of it', async (command, args) => {
    const answer = await asked(command, args)
    const shows = answer.controls.flatMap((
      { action },
    ) => (action.kind === 'show' ? [action] : [])) satisfies readonly Action[]
    const views = await Promise.all(shows.map((action) => shippedDesk().press(action, scope)))
    const all = new Set([answer, ...views].flatMap(({ blocks }) => numbersIn(blocks)))
    expect(all.size).toBe(new Set([...all].map((entry) => entry.split(' ')[0])).size)
    expect(all.size).toBeGreaterThan(1)
  })

  it('stands under Sources for whatever another view quotes', async () => {
    const { controls } = await asked('recommend', { project: 'A live map and machine learning, in a hurry' })
    const shown = await Promise.all(
      controls.flatMap(({ action }) => (action.kind === 'show' ? [shippedDesk().press(action, scope)] : [])),
    )
    const [why, otherSide, , sources] = shown.map(({ blocks }) => numbersIn(blocks))
    expect([...why!, ...otherSide!].filter((entry) => !sources!.includes(entry))).toEqual([])
  })
})
