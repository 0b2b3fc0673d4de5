import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composePost, lintBody, parseBody, spellLive, type BodyPart } from '../../src/canned/index.js'
import { renderAnswer } from '../../src/discord/index.js'
import { quotesOf, textOf, wordsOf } from '../support/answers.js'
import { checkMessage } from '../support/discord/checks.js'
import { composer, rooms } from './house.js'

const { corpus } = rooms
const post = (text: string) =>
  composePost({ title: 'Title', body: parseBody(text, rooms), changes: [] }, rooms, composer)
const lint = (text: string) =>
  lintBody(parseBody(text, rooms), post(text), rooms).map(({ code, line, about }) => [line, code, about])
const spelled = (parts: readonly BodyPart[]) =>
  parts.map((
    part,
  ) => (part.kind === 'live' ? `[${spellLive(part.live)}]` : part.kind === 'words' ? part.text : `?${part.spelled}`))

const passage = fc.constantFrom(...corpus.passages)
const heads = corpus.technologies.filter(({ id, ecosystem }) => id === ecosystem).map(({ id }) => id)
const block = fc.oneof(
  passage.map(({ id }) => `quote ${id}`),
  fc.constantFrom(...corpus.topics).map(({ id }) => `compare ${heads.join(' ')} ${id}`),
  fc.uniqueArray(fc.constantFrom(...corpus.rulebook.needs), { minLength: 1, maxLength: 4 }).map((needs) =>
    `recommend ${needs.map(({ id }) => id).join(' ')}`
  ),
)

describe('parseBody', () => {
  it.each([
    ['words alone', 'one\n\ntwo', ['one\n\ntwo']],
    ['a block between words', 'one\n[[quote bmc#6]]\ntwo', ['one', '[quote bmc#6]', 'two']],
    ['names as people spell them', '[[Compare NodeJS python realtime]]', ['[compare node python real-time]']],
    ['a part of a passage', '[[quote bmc#6 2]]', ['[quote bmc#6 2]']],
    ['all sentences as the whole passage', '[[quote bmc#6 1-2]]', ['[quote bmc#6]']],
    ['a passage by its words', '[[quote bmc: "Ease of use. … powerful capabilities."]]', ['[quote bmc#6]']],
    ['sentences by their words', '[[Quote bmc: “Python is one of … capabilities.”]]', ['[quote bmc#6 2]']],
    ['needs, and what is ruled out', '[[recommend ml, !mobile]]', ['[recommend ml !mobile]']],
    ['nothing live within a code fence', '```\n[[quote bmc#6]]\n```', ['```\n[[quote bmc#6]]\n```']],
    ['line ends of any kind', 'one\r\n[[quote bmc#6]]\r\n', ['one', '[quote bmc#6]']],
    ['a block that is not known', '[[poem about birds]]', ['?poem about birds']],
  ])('reads %s', (_what, text, parts) => {
    expect(spelled(parseBody(text, rooms).parts)).toEqual(parts)
  })

  it('reads every live block back as it spells it', () => {
    fc.assert(
      fc.property(block, (words) => {
        const { parts, issues } = parseBody(`[[${words}]]`, rooms)
        expect(issues).toEqual([])
        const [again] = spelled(parts)
        expect(spelled(parseBody(`[[${again?.slice(1, -1)}]]`, rooms).parts)).toEqual([again])
      }),
    )
  })

  it('takes any text whatever', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme' }), block.map((words) => `[[${words}]]`),
      fc.constantFrom('[[', ']]', '[[quote', '```', '[[quote bmc#6 9-1]]', '[[compare __proto__ constructor]]',
        '[[recommend toString]]'))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join('\n')
        const { parts, issues } = parseBody(text, rooms)
        expect([...parts, ...issues].every(({ line: at }) => at >= 1 && at <= text.split('\n').length)).toBe(true)
        expect(checkMessage(bodyOf(renderAnswer(post(text))))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

const bodyOf = ({ components, flags }: ReturnType<typeof renderAnswer>) => ({ components, flags,
  allowed_mentions: { parse: [] } })

describe('lintBody', () => {
  it.each([
    ['nothing', '  \n', [[1, 'empty', '']]],
    ['a passage that is not there', 'x\n[[quote bmc#999]]', [[2, 'unknown-passage', 'bmc#999']]],
    ['sentences that are not there', '[[quote bmc#6 7]]', [[1, 'unknown-sentences', '7']]],
    ['words that are not there', '[[quote bmc: "Ease of usage."]]', [[1, 'unknown-passage', 'Ease of usage.']]],
    ['words that stand there twice', '[[quote bmc: "Python"]]', [[1, 'unknown-passage', 'Python']]],
    ['half a sentence', '[[quote bmc: "Ease of"]]', [[1, 'unknown-sentences', 'Ease of']]],
    ['words of no article', '[[quote bmd: "Ease of use."]]', [[1, 'unknown-passage', 'bmd']]],
    ['a technology that is not there', '[[compare node cobolt]]', [[1, 'unknown-technology', 'cobolt']]],
    ['a topic that is not there', '[[compare node python weather]]', [[1, 'unknown-topic', 'weather']]],
    ['one technology alone', '[[compare node nodejs]]', [[1, 'nothing-to-compare', 'node nodejs']]],
    ['a need that is not there', '[[recommend ml telepathy]]', [[1, 'unknown-need', 'telepathy']]],
    ['a block without its end', 'see [[quote bmc#6', [[1, 'open-block', '[[quote bmc#6']]],
    ['a block within a line', 'see [[quote bmc#6]] here', [[1, 'inline-block', '[[quote bmc#6]]']]],
    ['a block given twice', '[[quote bmc#6]]\n\n[[quote bmc#6]]', [[3, 'repeated-block', 'quote bmc#6']]],
    ['an open fence', 'x\n```\ny', [[2, 'open-fence', '```']]],
    ['a mention', 'x\nhi @everyone, <@123>', [[2, 'mention', '@everyone'], [2, 'mention', '<@123>']]],
    ['a link without https', 'see http://a.example and [b](javascript:x)', [[1, 'insecure-link', 'http://a.example'], [
      1,
      'insecure-link',
      '](javascript:x)',
    ]]],
    ['nothing wrong', '# Both\n**well** [docs](https://a.example)\n[[quote bmc#6]]', []],
  ])('tells of %s', (_what, text, found) => {
    expect(lint(text)).toEqual(found)
  })

  it('names the nearest valid value', () => {
    const { issues } = parseBody(
      '[[quotes bmc#6]]\n[[recommend mll]]\n[[compare node python securty]]\n[[quote bmc: "Easy of use."]]',
      rooms,
    )
    expect(issues.map(({ nearest }) => nearest[0])).toEqual(['quote', 'ml', 'security', 'Ease of use.'])
  })

  it('warns of what one message does not hold, and of a quote that is marked wrong', () => {
    expect(lint('word '.repeat(790)).map(([, code]) => code)).toEqual(['too-long'])
    const wrong = corpus.caveats.find(({ category }) => category === 'wrong')!
    const quoted = corpus.passages.find(({ article, start, end }) =>
      article === wrong.cites.article && start <= wrong.cites.start && wrong.cites.end <= end
    )!
    expect(lint(`[[quote ${quoted.id}]]`)).toContainEqual([1, 'wrong-quote', `quote ${quoted.id}`])
  })
})

describe('composePost', () => {
  it('numbers its sources, and points from reasons to those quoted with the sentences that bear them out', () => {
    const { blocks, controls } = post(
      'Mine.\n[[compare node python learning-curve]]\n[[quote flowygo#2]]\n[[quote bmc#13]]',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'markdown', 'verdict', 'list', 'quote', 'quote',
      'quote'])
    expect(blocks.flatMap((each) => (each.kind === 'quote' ? [each.passage] : [])).slice(-2)).toEqual(['flowygo#2',
      'bmc#13'])
    expect(blocks.flatMap((each) => (each.kind === 'quote' ? [each.number] : []))).toEqual([1, 1, 2])
    expect(wordsOf({ blocks: blocks.slice(3, 4) })).toContain('[2]')
    expect(controls.map(({ label }) => label)).toEqual(['Why', 'Other side', 'Context', 'Sources'])
  })

  it('says nothing without a quote: each reason names one, which the verdict brings where the body has none', () => {
    const bodies = [...corpus.canned.map(({ body }) => body),
      ...corpus.topics.map(({ id }) => `[[compare ${heads.join(' ')} ${id}]]`)]
    for (const { blocks } of bodies.map(post)) {
      const reasons = blocks.flatMap((each,
        at) => (each.kind === 'list' && blocks[at - 1]?.kind === 'verdict' && blocks[at + 1]?.kind !== 'line'
          ? each.items
          : [])
      )
      for (const reason of reasons) expect(textOf(reason)).toMatch(/\[\d\]/)
      const quoted = quotesOf({ blocks }).map(({ text }) => textOf(text))
      expect(new Set(quoted).size).toBe(quoted.length)
    }
    const { blocks, controls } = post(`[[compare ${heads.join(' ')}]]`)
    expect(blocks.filter(({ kind }) => kind === 'quote')).toHaveLength(2)
    expect(controls.map(({ label }) => label)).toEqual(['Why', 'Other side', 'Context', 'Sources'])
  })

  it('offers no Why where nothing was judged, and nothing where nothing is quoted', () => {
    expect(post('[[quote bmc#6]]').controls.map(({ label }) => label)).toEqual(['Context', 'Sources'])
    expect(post('words').controls).toEqual([])
  })

  it('quotes word for word, with the notes beside it', () => {
    for (const { id, text } of corpus.passages) {
      expect(quotesOf(post(`[[quote ${id}]]`)).map((quote) => textOf(quote.text))).toEqual([text])
    }
  })

  it('says in place of a block that is gone that something stood there', () => {
    expect(wordsOf(post('[[quote gone#1]]'))).toContain('no longer in the articles')
  })
})
