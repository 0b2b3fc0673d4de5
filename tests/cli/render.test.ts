import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, AnswerCode, Block } from '../../src/answer/index.js'
import { renderAnswer, type Look } from '../../src/cli/render.js'
import { cellWidth } from '../../src/cli/layout.js'
import { answerOf, commands } from './fake-desk.js'
import { hostileText } from './hostile-text.js'

const look: Look = { width: 60, colour: false, commands }
const source = { number: 1, title: 'Two runtimes', short: 'The Journal, 2024', author: 'A. Writer',
  publisher: 'The Journal', published: '2024-05-01', url: 'https://example.org/two-runtimes' }

const quote = (overrides: Partial<Extract<Block, { kind: 'quote' }>> = {}): Block => ({
  kind: 'quote',
  range: { start: 0, end: 1 },
  standpoint: { technology: null, stance: 'neutral' },
  number: 1,
  passage: 'two-runtimes#4',
  text: [{ kind: 'text', text: 'An event loop serves ' }, { kind: 'mark', text: 'many connections' }, { kind: 'text',
    text: ' with one thread, as long as nothing in it blocks.' }],
  source,
  section: ['Speed', 'Under load'],
  context: '',
  stance: 'for Alpha',
  notes: [],
  code: false,
  ...overrides,
})

const show = (answer: Partial<Answer>, overrides: Partial<Look> = {}): string =>
  renderAnswer(answerOf(answer), { ...look, ...overrides })

describe('renderAnswer', () => {
  it('shows a whole answer', () => {
    const text = show({
      blocks: [
        { kind: 'question', text: 'Alpha or Beta for many connections?' },
        { kind: 'line', line: [{ kind: 'quiet', text: 'Understood: Alpha and Beta on concurrency' }] },
        { kind: 'verdict', outcome: 'favours', headline: 'Alpha, by a clear margin',
          detail: '2 independent sources for Alpha, 1 for Beta' },
        { kind: 'line', line: [{ kind: 'text', text: 'A remark.' }] },
        quote(),
        quote({
          number: 2,
          stance: '',
          section: [],
          source: { ...source, short: 'Two runtimes, publisher unknown', publisher: null, published: null, url: null },
          text: [{ kind: 'cut' }, { kind: 'text', text: 'It is faster.' }, { kind: 'cut' }],
          notes: [{ label: 'dated', text: 'Measured years ago.', reviewed: '2026-11',
            references: [{ title: 'A later measure', url: 'https://example.org/m' }] }],
        }),
      ],
      controls: [
        { label: 'Why', action: { kind: 'show', view: 'why', answer: 'k3y' as AnswerCode } },
        { label: 'Other side', action: { kind: 'show', view: 'other-side', answer: 'k3y' as AnswerCode } },
        { label: 'Real time',
          action: { kind: 'run', command: 'compare', args: { left: 'alpha', right: 'beta', topic: 'real time' } } },
      ],
    })
    expect(text).toMatchInlineSnapshot(`
      "> Alpha or Beta for many connections?
      Understood: Alpha and Beta on concurrency

      Alpha, by a clear margin
      2 independent sources for Alpha, 1 for Beta
      A remark.

      [1] for Alpha · Speed › Under load
        │ An event loop serves many connections with one thread,
        │ as long as nothing in it blocks.
          — The Journal, 2024
            https://example.org/two-runtimes

      [2]
        │ […] It is faster. […]
          — Two runtimes, publisher unknown
        ! dated: Measured years ago. (reviewed 2026-11) A later
          measure https://example.org/m

      npm run --silent cli -- …
        Why         show why k3y
        Other side  show other-side k3y
        Real time   compare alpha beta --topic "real time""
    `)
  })

  it('offers short words for the views in a session', () => {
    const text = show(
      {
        controls: [{ label: 'Why', action: { kind: 'show', view: 'why', answer: 'k3y' as AnswerCode } }, {
          label: 'Sources',
          action: { kind: 'show', view: 'sources', answer: 'k3y' as AnswerCode },
        }],
      },
      { viewWords: new Map([['why', 'why'], ['sources', 'show sources']]) },
    )
    expect(text.trim()).toBe('More: why · show sources')
  })

  it('lists items and sources, leaving out what is unknown', () => {
    const text = show({
      blocks: [
        { kind: 'heading', text: 'The articles' },
        { kind: 'list', ordered: false,
          items: [[{ kind: 'text', text: 'one' }], [{ kind: 'strong', text: 'two' }, { kind: 'text',
            text: ' and a longer item that does not fit into one row of this width' }]] },
        { kind: 'list', ordered: true,
          items: [[{ kind: 'code', text: 'first()' }], [{ kind: 'link', text: 'a page',
            url: 'https://example.org' }]] },
        { kind: 'sources',
          sources: [source, { number: null, title: 'No names', short: 'No names', author: null, publisher: null,
            published: null, url: null }] },
        { kind: 'separator' },
      ],
    })
    expect(text).toMatchInlineSnapshot(`
      "The articles
      • one
      • two and a longer item that does not fit into one row of
        this width

      1. first()
      2. a page https://example.org

      [1] Two runtimes
          by A. Writer · The Journal · 2024-05-01
          https://example.org/two-runtimes
          No names
          publisher unknown

      ────────────────────────────────────────"
    `)
  })

  it('keeps the lines and spaces of code, and shows what a quote needs to be read alone', () => {
    const code = quote({ code: true, context: 'Feature | Alpha | Beta',
      text: [{ kind: 'text', text: 'if (a) {\n\treturn  b\n}\n\nc' }] })
    expect(show({ blocks: [code] })).toMatchInlineSnapshot(`
      "[1] for Alpha · Speed › Under load
          Feature | Alpha | Beta
        │ if (a) {
        │   return  b
        │ }
        │ 
        │ c
          — The Journal, 2024
            https://example.org/two-runtimes"
    `)
  })

  it('marks the words of the question where colour is allowed', () => {
    expect(show({ blocks: [quote()] }, { colour: true })).toContain('\u001b[1mmany connections\u001b[22m')
    expect(show({ blocks: [quote()] })).not.toContain('\u001b')
  })

  it('never lets hostile text act, break out of its rows or exceed the width', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 24, max: 100 }), (text, width) => {
        const line = [{ kind: 'text', text }, { kind: 'mark', text }, { kind: 'cut' }] as const
        const hostile = { number: 1, title: text, short: text, author: text, publisher: text, published: text,
          url: null }
        const blocks: Block[] = [
          { kind: 'question', text },
          { kind: 'verdict', outcome: text, headline: text, detail: text },
          quote({ text: line, source: hostile, section: [text], context: text, stance: text,
            notes: [{ label: text, text, reviewed: text, references: [] }] }),
          quote({ text: line, source: hostile, code: true }),
          { kind: 'list', ordered: true, items: [line] },
          { kind: 'sources', sources: [hostile] },
        ]
        const rows = show({ blocks }, { width }).split('\n')
        expect(rows.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
        expect(rows.filter((row) => cellWidth(row) > width)).toEqual([])
      }),
    )
  })

  it('prints an address in one piece, without a space in it', () => {
    const url = `https://example.org/${'a'.repeat(200)} b\u001b[2J`
    const text = show({ blocks: [{ kind: 'sources', sources: [{ ...source, url }] }] })
    expect(text.split('\n').at(-1)?.trim()).toBe(`https://example.org/${'a'.repeat(200)}%20b`)
  })

  it('names commands on one line whatever their arguments hold', () => {
    const text = show({
      controls: [{ label: 'x\ny',
        action: { kind: 'run', command: 'compare', args: { left: 'a\nb', right: '\u001b[31mc', topic: 't' } } }],
    })
    expect(text.split('\n').at(-1)).toBe('  x y  compare "a b" c --topic t')
  })
})
