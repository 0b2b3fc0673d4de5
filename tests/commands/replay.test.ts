import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxReplayCharacters, toJson, type Answer } from '../../src/answer/index.js'
import { catalogue, type Desk, type Invocation } from '../../src/commands/index.js'
import { quotesOf, textOf, wordsOf } from '../support/answers.js'
import { corpusOf, deskOf, editList, shippedFiles, type Entry } from '../support/edited-corpus.js'
import { shippedCorpus, shippedDesk } from '../support/house.js'

/** What an aspect rests on, as its file has it. */
interface Lists {
  readonly direct: readonly string[]
  readonly partly?: readonly string[]
  readonly says?: object
}

const scope = { surface: 'discord' } as const
const dispatch = (command: string, args: Invocation['args'], desk: Desk = shippedDesk()): Promise<Answer> =>
  desk.dispatch({ command, args, scope })
const codeOf = ({ replay }: Answer): string => replay ?? ''
const replay = (code: string, desk?: Desk): Promise<Answer> => dispatch('replay', { code }, desk)

const shown = textOf

/** An answer without the asker's words: no question, no marks, no "from …" behind a reason, no "read … as". */
function withoutAsker(answer: Answer): unknown {
  const { status, blocks, controls } = answer
  const kept = blocks.filter((block) =>
    block.kind !== 'question' && !(block.kind === 'line' && shown(block.line).startsWith('read “'))
  ).map((block) => {
    if (block.kind === 'quote') return { ...block, text: shown(block.text) }
    if (block.kind === 'line') return shown(block.line)
    return block.kind === 'list'
      ? block.items.map((item) =>
        shown(item).replace(/from “[^”]*”(?:(?:, | and )“[^”]*”)*(?:; )?/, '').replace(' ()', '')
      )
      : block
  })
  const { hits, ...rest } = toJson(answer) as Record<string, unknown> & {
    readonly hits?: readonly { readonly id: string }[]
  }
  // All that was found is listed as it matched; what a code holds is what was quoted, in that order.
  const quoted = blocks.flatMap((
    block,
  ) => (block.kind === 'quote' ? (hits?.find(({ id }) => id === block.passage) ?? []) : []))
  const askers = new Set(['question', 'readings', 'score', 'caveats'])
  const words = JSON.stringify({ ...rest, hits: hits && quoted },
    (key, value: unknown) => (askers.has(key) || (key === 'words' && Array.isArray(value)) ? undefined : value))
  return { status, kept, controls, words }
}

const examples = catalogue
  .filter(({ name }) => ['ask', 'compare', 'recommend', 'about'].includes(name))
  .flatMap(({ name }) => shippedDesk().examples(name).map((example) => [name, example.slice(name.length + 1)] as const))
const questions = [
  'is nodejs or pyhton better for a real time chat?',
  'what is the GIL',
  'why is node single threaded, and does it matter for machine learning?',
  'django vs express for an api with thousands of users',
  'npm or pip, which is safer',
  'is flask or express easier to learn',
  'python memory',
  'how does the event loop work',
]

const projects = [
  'We run a chat for thousands of people, and a small team writes it in JavaScript. No machine learning involved.',
  'A dashboard with live charts for sensors; perhaps a mobile app later. My boss wants data analysis as well.',
]

async function invoke(name: string, words: string): Promise<Answer> {
  if (name === 'ask') return dispatch('ask', { question: words })
  if (name === 'recommend') return dispatch('recommend', { project: words })
  if (name === 'about') return dispatch('about', { technology: words })
  const [left = '', right = '', , topic] = words.split(' ')
  return dispatch('compare', { left, right, ...(topic === undefined ? {} : { topic }) })
}

async function expectReplayed(answer: Answer): Promise<void> {
  const code = codeOf(answer)
  expect(code).toMatch(/^bq1\.[a-z0-9.~-]+$/)
  expect(code.length).toBeLessThanOrEqual(maxReplayCharacters)
  const again = await replay(code)
  const [notice, ...blocks] = again.blocks
  expect(notice?.kind === 'line' && shown(notice.line)).toBe('Unchanged: the answer as it was given.')
  expect(withoutAsker({ ...again, blocks })).toEqual(withoutAsker(answer))
}

describe('replay', () => {
  it.each([...examples, ...questions.map((question) => ['ask', question] as const),
    ...projects.map((project) => ['ask', project] as const),
    ...[...questions, ...projects].map((project) => ['recommend', project] as const)])(
      'gives the same verdict, rules and quotes again: %s %s',
      async (name, words) => {
        const answer = await invoke(name, words)
        expect(answer.status).toBe('answered')
        await expectReplayed(answer)
      },
    )

  it('gives the same again for any needs, whether heard, ruled out or set aside', async () => {
    const need = fc.constantFrom(...shippedCorpus().rulebook.needs.map(({ name }) => name.toLowerCase()))
    const wish = fc.tuple(fc.constantFrom('', 'no ', 'maybe later ', 'we do not need '), need).map(([before, name]) =>
      before + name
    )
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { maxLength: 7 }), fc.constantFrom('', 'node or python? '),
        async (wishes, opening) => {
          await expectReplayed(await dispatch('recommend', { project: `A project: ${wishes.join('. ')}.` }))
          const asked = await dispatch('ask', { question: `${opening}${wishes.join(', ')} ?` })
          if (asked.status === 'answered') await expectReplayed(asked)
        }),
      { numRuns: 60 },
    )
  })

  it('holds nothing that the asker wrote', async () => {
    const one = await dispatch('recommend', { project: 'I am Zebulon and we want CHAT!!!' })
    const other = await dispatch('recommend', { project: 'I am Malachi and we want a chat' })
    expect(codeOf(one).split('.')[5]).toBe(codeOf(other).split('.')[5])
    expect(JSON.stringify(await replay(codeOf(one)))).not.toContain('Zebulon')
  })

  it('shows its code in Why, and reads it as it was copied', async () => {
    const answer = await dispatch('ask', { question: questions[0]! })
    const why = await shippedDesk().press(answer.controls[0]!.action, scope, { question: questions[0]! })
    expect(why.blocks.at(-1)).toEqual({ kind: 'line',
      line: [{ kind: 'quiet', text: 'Replay ' }, { kind: 'code', text: codeOf(answer) }] })
    const typed = ` \`${codeOf(answer).toUpperCase().slice(0, 20)} ${codeOf(answer).slice(20)}\`\n`
    expect(await replay(typed)).toEqual(await replay(codeOf(answer)))
  })

  it('has none where nothing was answered', async () => {
    expect(toJson(await dispatch('ask', { question: 'where do I get the best pizza in Naples?' }))).toMatchObject({
      declined: true,
      replay: null,
    })
  })
})

describe('a code that is not whole', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789.~-'.split('')

  it('is refused, whichever character is wrong, missing or in another place', async () => {
    const code = codeOf(await dispatch('recommend', { project: 'chat and machine learning' }))
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: code.length - 1 }), fc.constantFrom(...alphabet),
        fc.constantFrom('wrong', 'missing', 'swapped'), async (at, letter, slip) => {
        const [one, two] = [code.charAt(at), code.charAt(at + 1)]
        const damaged = code.slice(0, at) + (slip === 'wrong' ? letter : slip === 'missing' ? '' : two + one) +
          code.slice(slip === 'swapped' ? at + 2 : at + 1)
        fc.pre(damaged !== code)
        expect(await replay(damaged)).toMatchObject({ status: 'refused', private: true,
          record: { error: { code: 'damaged-code' } } })
      }),
    )
  })

  it.each([
    ['is foreign', 'aghq3k', 'foreign-code', 'expected one that begins with bq1.'],
    ['is the code of a button', 'r...cnr4..', 'foreign-code', 'expected one that begins with bq1.'],
    ['is a word', 'constructor', 'foreign-code', 'expected one that begins with bq1.'],
    ['is of an older version', 'bq0.abc', 'other-version', 'a code of version 0; this program reads version 1'],
    ['is of a newer version', 'bq12.abc', 'other-version', 'a code of version 12; this program reads version 1'],
    ['is cut off', 'bq1.', 'damaged-code', 'expected the code exactly as shown under Why'],
  ])('is refused when it %s', async (_name, code, issue, message) => {
    const answer = await replay(code)
    expect(answer).toMatchObject({ status: 'refused', private: true, record: { error: { code: issue } } })
    expect(wordsOf(answer)).toContain(message)
  })
})

interface Difference {
  readonly same: boolean
  readonly changed: readonly string[]
  readonly gone: { readonly rules: number; readonly quotes: readonly number[] }
  readonly rules: { readonly silent: readonly string[]; readonly new: readonly string[] }
}
const differenceOf = (answer: Answer): Difference => toJson(answer) as Difference

describe('replay after a change', () => {
  it('of the names alone says that the articles changed, and that the answer did not', async () => {
    const files = shippedFiles()
    editList(files, 'elsewhere.json', (entries) => [...entries, { name: 'Zzyzx Server', aliases: [] }])
    const answer = await dispatch('compare', { left: 'node', right: 'python' })
    const again = await replay(codeOf(answer), deskOf(corpusOf(files)))
    expect(differenceOf(again)).toMatchObject({ same: true, changed: ['articles'] })
    expect(wordsOf(again)).toContain(
      'The articles or names have changed since; the rules have not. This answer is still the same',
    )
    expect(again.blocks.slice(1)).toEqual((await replay(codeOf(answer))).blocks.slice(1))
  })

  it('of the rules says which spoke then and which speak now, and how the verdict differs', async () => {
    const answer = await dispatch('recommend', { project: 'a chat server' })
    const { points, outcome } = toJson(answer) as { readonly outcome: string;
      readonly points: readonly { readonly rule: string }[] }
    expect([outcome, points.length > 0]).toEqual(['favours', true])
    const spoke = points.map(({ rule }) => rule)
    const files = shippedFiles()
    editList(files, 'rules.yml', (rules) => rules.filter(({ id }) => !spoke.includes(id)))
    const again = await replay(codeOf(answer), deskOf(corpusOf(files)))
    expect(differenceOf(again)).toMatchObject({ same: false, changed: ['rules'], gone: { rules: spoke.length },
      rules: { silent: [], new: [] } })
    expect(wordsOf(again)).toContain('The rules have changed since; the articles have not.')
    expect(wordsOf(again)).toMatch(/Verdict: it was [\w.]+, now it is no verdict\./)
  })

  it('of a rule that speaks no longer names it, and one that speaks newly as well', async () => {
    const answer = await dispatch('recommend', { project: 'a chat server' })
    const [first] = (toJson(answer) as { readonly points: readonly { readonly rule: string }[] }).points
    const files = shippedFiles()
    editList(files, 'rules.yml',
      (rules) => rules.map((rule) => (rule.id === first!.rule ? { ...rule, when: ['desktop'] } : rule)))
    const changed = deskOf(corpusOf(files))
    expect(differenceOf(await replay(codeOf(answer), changed)).rules).toEqual({ silent: [first!.rule], new: [] })
    expect(differenceOf(await replay(codeOf(await dispatch('recommend', { project: 'a chat server' }, changed)))).rules)
      .toEqual({ silent: [], new: [first!.rule] })
  })

  it('of an article says which quotes are gone, and gives those that are left', async () => {
    const { passages, rulebook, caveats, articles } = shippedCorpus()
    const cited = [...rulebook.rules.flatMap(({ evidence }) => evidence.map(({ cites }) => cites)),
      ...caveats.map(({ cites }) => cites)]
    const free = passages.filter(({ article, kind, start, end }) =>
      kind === 'paragraph' &&
      !cited.some((cites) => cites.article === article && cites.start < end && start < cites.end)
    )
    const asked = await Promise.all(
      free.map(async (passage) => ({ passage,
        answer: await dispatch('ask', { question: passage.text.slice(0, 120) }) })
      ),
    )
    const { passage, answer } = asked.find((each) =>
      quotesOf(each.answer).some((quote) => quote.passage === each.passage.id)
    )!
    const place = quotesOf(answer).findIndex((quote) => quote.passage === passage.id) + 1
    const { id, body } = articles.find((article) => article.id === passage.article)!
    const files = shippedFiles()
    const name = `articles/${id}.md`
    // As long as it was: what stands behind it stays where it is.
    files.set(name,
      files.get(name)!.replace(body,
        body.slice(0, passage.start) + 'x'.repeat(passage.text.length) + body.slice(passage.end)))
    const gone = shippedCorpus().stances.filter(({ article, start, end }) =>
      article === id && start < passage.end && passage.start < end
    ).map((label) => label.id as string)
    editList(files, 'stances.json', (labels) => labels.filter((label) => !gone.includes(label.id)))
    const isLeft = (id: string): boolean => !gone.includes(id)
    editList(files, 'aspects.json', (aspects) =>
      (aspects as readonly (Entry & Lists)[]).flatMap((aspect) => {
        const direct = aspect.direct.filter(isLeft)
        return direct.length === 0 ? [] : [{ ...aspect, direct, partly: aspect.partly?.filter(isLeft) ?? [], says: {} }]
      }))
    const again = await replay(codeOf(answer), deskOf(corpusOf(files)))
    expect(differenceOf(again)).toMatchObject({ same: false, changed: ['articles'], gone: { quotes: [place] } })
    expect(wordsOf(again)).toContain(
      `No longer in the articles, or reworded there: quote ${place} of the earlier answer.`,
    )
    expect(quotesOf(again)).toHaveLength(quotesOf(answer).length - 1)
  })

  it('of what it compared says that it cannot be answered again', async () => {
    const files = shippedFiles()
    const answer = await dispatch('about', { technology: 'django' })
    editList(files, 'technologies.json', (entries) => entries.filter(({ id }) => id !== 'django'))
    const again = await replay(codeOf(answer), deskOf(corpusOf(files)))
    expect(differenceOf(again)).toMatchObject({ same: false, changed: ['articles'], gone: { names: 1 } })
    expect(wordsOf(again)).toContain('1 name that it used is gone.')
  })
})
