import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNearCopies, maxPassageCharacters, splitPassages, type ArticleId, type Passage,
  type PassageId } from '../../src/corpus/index.js'

const split = (body: string): ReturnType<typeof splitPassages> => splitPassages({ id: 'a' as ArticleId, body })

describe('splitPassages', () => {
  it('numbers passages from 1 in the order of the article', () => {
    expect(split('One.\n\nTwo.\n').map(({ id, article, text }) => [id, article, text])).toEqual([['a#1', 'a', 'One.'], [
      'a#2',
      'a',
      'Two.',
    ]])
  })

  it('takes the lines of a paragraph together', () => {
    expect(split('  One\ntwo\n  three. \n\n\n').map(({ text }) => text)).toEqual(['One\ntwo\n  three.'])
  })

  it('gives each passage the headings above it, without the mark of an added one', () => {
    const sections = split('0\n# A\n1\n### C <!-- added -->\n2\n## B\n3\n# D\n4').map(({ section }) => section)
    expect(sections).toEqual([[], ['A'], ['A', 'C'], ['A', 'B'], ['D']])
  })

  it('begins a list item at its words', () => {
    const items = split('- One\n* Two\n12. Three\n  goes on\n• Four')
    expect(items.map(({ kind, text }) => [kind, text])).toEqual([
      ['list-item', 'One'],
      ['list-item', 'Two'],
      ['list-item', 'Three\n  goes on'],
      ['list-item', 'Four'],
    ])
  })

  it('gives a list its lead-in as context, and keeps a lead-in of one sentence out of the passages', () => {
    expect(split('Three things matter:\n\n- One\n- Two\n').map(({ text, context }) => [text, context])).toEqual([
      ['One', 'Three things matter:'],
      ['Two', 'Three things matter:'],
    ])
  })

  it('keeps a lead-in that says more than that', () => {
    expect(split('It is fast. Three things matter:\n\n- One\n').map(({ text, context }) => [text, context])).toEqual([
      ['It is fast. Three things matter:', ''],
      ['One', 'It is fast. Three things matter:'],
    ])
  })

  it('gives the second of two lists no lead-in', () => {
    expect(split('These:\n\n- One\n\n- Two\n').map(({ context }) => context)).toEqual(['These:', ''])
  })

  it('gives no lead-in to a list below an ordinary paragraph', () => {
    expect(split('It is fast.\n\n- One\n').map(({ context }) => context)).toEqual(['', ''])
  })

  it('takes a table row from its first words to its last, with the header as context', () => {
    const rows = split('| Task | A | |\n|---|:-:|---|\n| Chat | good | |\n|  | x|y |\n| | | |\n')
    expect(rows.map(({ kind, text, context }) => [kind, text, context])).toEqual([
      ['table-row', 'Chat | good', 'Task | A | '],
      ['table-row', 'x|y', 'Task | A | '],
    ])
  })

  it('takes a question and its answer together', () => {
    const passages = split('## FAQ\n\n### Is it fast?\n\nYes.\n\nVery.\n\n### Is it cheap?\n\nNo.\n')
    expect(passages.map(({ kind, text, section }) => [kind, text, section])).toEqual([
      ['faq', 'Is it fast?\n\nYes.\n\nVery.', ['FAQ']],
      ['faq', 'Is it cheap?\n\nNo.', ['FAQ']],
    ])
  })

  it.each([
    ['of the second level', '## Is it fast?\n\nYes.'],
    ['that was added', '### Is it fast? <!-- added -->\n\nYes.'],
    ['with more than words below it', '### Is it fast?\n\nYes.\n\n```\nx\n```'],
    ['with a page below it', `### Is it fast?\n\n${'Yes. '.repeat(maxPassageCharacters / 4)}`],
    ['without an answer', '### Is it fast?\n\n### Is it cheap?'],
  ])('takes a question %s as a heading', (_what, body) => {
    expect(split(body).filter(({ kind }) => kind === 'faq')).toEqual([])
  })

  it('keeps code whole, with its lead-in as context', () => {
    const [lead, code] = split('For example:\n\n```js\n# no heading\n\n- no item\n```\n')
    expect(lead).toMatchObject({ kind: 'paragraph', text: 'For example:' })
    expect(code).toMatchObject({ kind: 'code', text: '# no heading\n\n- no item', context: 'For example:' })
  })

  it('closes a long fence only with one as long', () => {
    expect(split('````\n```\nx\n```\n````\nAfter.').map(({ text }) => text)).toEqual(['```\nx\n```', 'After.'])
  })

  it('finds nothing in an empty text, in blank lines, or in headings', () => {
    expect(['', '\n \n\n', '# A\n## B', '```\n```', '```\n\n```'].flatMap(split)).toEqual([])
  })

  it('counts in UTF-16 code units', () => {
    const body = '🦀 crab.\n\n- 🐍 snake'
    expect(split(body).map(({ start, end }) => [start, end])).toEqual([[0, 8], [12, 20]])
  })
})

describe('findNearCopies', () => {
  const [sample] = split('Words.') as readonly [Passage]
  const passage = (id: string, text: string): Passage => ({ ...sample, id: id as PassageId,
    article: id.split('#')[0] as Passage['article'], text })
  const words = 'the quick brown fox jumps over the lazy dog and runs away from the farm'

  it('pairs passages of different articles that share most of their wording', () => {
    // 13 word triples each; the changed last word costs one on either side: 12 shared of 14.
    expect(
      findNearCopies([passage('a#1', words), passage('b#1', `${words.slice(0, -4)}barn`),
        passage('b#2', 'something else that has nothing to do with any animal in a field')]),
    )
      .toEqual([{ left: 'a#1', right: 'b#1', likeness: 12 / 14 }])
  })

  it('does not pair passages of one article, nor short ones', () => {
    expect(findNearCopies([passage('a#1', words), passage('a#2', words)])).toEqual([])
    expect(findNearCopies([passage('a#1', 'Learning curve: easy'), passage('b#1', 'Learning curve: easy')])).toEqual([])
  })

  it('are those whose sets of word triples are half the same, as holding each against each would find', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 8, maxLength: 40 })
    const texts = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), words), { maxLength: 12 })
    fc.assert(fc.property(texts, (given) => {
      const passages = given.map(([article, list], number) => passage(`${article}#${number}`, list.join(' ')))
      const triples = (text: string): Set<string> =>
        new Set(text.split(' ').slice(2).map((_, at) => text.split(' ').slice(at, at + 3).join(' ')))
      const expected = passages.flatMap((left, at) =>
        passages.slice(at + 1).flatMap((right) => {
          const [one, other] = [triples(left.text), triples(right.text)]
          const shared = Array.from(one).filter((triple) => other.has(triple)).length
          const isNear = shared / (one.size + other.size - shared) >= 0.5 && Math.min(one.size, other.size) >= 8
          return isNear && left.article !== right.article ? [`${left.id} ${right.id}`] : []
        })
      )
      expect(findNearCopies(passages).map(({ left, right }) => `${left} ${right}`).sort()).toEqual(expected.sort())
    }))
  })
})
