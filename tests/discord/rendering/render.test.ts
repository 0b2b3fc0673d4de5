import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Block, Line } from '../../../src/answer/index.js'
import { readAskedQuestion, renderAnswer, type Payload, type RenderOptions } from '../../../src/discord/index.js'
import { anyAction, anyAnswer, anyLoaded, anyPost } from '../../support/discord/any-answer.js'
import { checkMessage, markdownIn } from '../../support/discord/checks.js'
import { checkUploads } from '../../support/discord/files.js'
import { code, makeAnswer, say } from '../../support/discord/fake-desk.js'
import { foreignMarks } from '../../support/discord/markdown.js'
import { openDescription } from '../../support/discord/openapi.js'
import { see } from '../../support/discord/seen.js'
import { makeMessage } from '../../support/discord/messages.js'
import { makeUser } from '../../support/discord/world.js'

const description = openDescription()

function bodyOf({ components, flags, allowedMentions: { parse, users, repliedUser }, files }: Payload) {
  const attachments = files.map(({ name }, id) => ({ id: String(id), filename: name }))
  return { components, flags, attachments, allowed_mentions: { parse, users, replied_user: repliedUser } }
}

const problems = (payload: Payload): readonly string[] => [
  ...checkMessage(bodyOf(payload)),
  ...checkUploads(bodyOf(payload),
    payload.files.map(({ name, attachment }) => ({ name, type: '', bytes: attachment }))),
  ...description.checkRequest('POST', '/channels/{channel_id}/messages', bodyOf(payload)),
]

const seen = (answer: Answer, options?: RenderOptions) =>
  see(makeMessage('1', makeUser('bot', true), bodyOf(renderAnswer(answer, options))))

/** Whether something in a block is shown as it is written: code, and so a difference. */
function showsCode(block: Block): boolean {
  const isCode = (line: Line): boolean => line.some(({ kind }) => kind === 'code')
  switch (block.kind) {
    case 'quote':
      return block.code || isCode(block.text)
    case 'line':
      return isCode(block.line)
    case 'list':
      return block.items.some(isCode)
    default:
      return block.kind === 'diff'
  }
}

const quote = (words: string, more: Partial<Extract<Block, { kind: 'quote' }>> = {}): Block => ({
  kind: 'quote',
  range: { start: 0, end: 1 },
  standpoint: { technology: null, stance: 'neutral' },
  number: 1,
  passage: 'birds#1',
  text: [{ kind: 'text', text: words }],
  source: { number: 1, title: 'On herons', short: 'Marsh Press, 2024', author: 'A. Heron', publisher: 'Marsh Press',
    published: '2024-05-01', url: 'https://birds.example/herons' },
  section: [],
  context: '',
  stance: '',
  notes: [],
  code: false,
  ...more,
})

describe('renderAnswer', () => {
  it('reads from top to bottom on a phone', () => {
    const answer = makeAnswer(
      [
        { kind: 'question', text: 'heron or stork?' },
        { kind: 'line', line: [{ kind: 'quiet', text: 'Understood: Heron, Stork' }] },
        { kind: 'verdict', outcome: 'favours', headline: 'Heron: clearly ahead',
          detail: '3 passages from 2 independent sources' },
        { kind: 'list', ordered: false,
          items: [[{ kind: 'text', text: 'Patient birds catch more ' }, { kind: 'strong', text: 'fish' }]] },
        quote('It stands still.\n- for hours', {
          text: [{ kind: 'text', text: 'It ' }, { kind: 'mark', text: 'stands' }, { kind: 'text',
            text: ' still.\n- for hours ' }, { kind: 'cut' }],
          stance: 'for Heron',
          notes: [{ label: 'Dated', text: 'Counted before 2010.', reviewed: '2026-11',
            references: [{ title: 'Count', url: 'https://count.example' }] }],
        }),
        { kind: 'separator' },
        { kind: 'sources',
          sources: [{ number: 2, title: 'On storks', short: 'On storks', author: null, publisher: null, published: null,
            url: null }] },
      ],
      { controls: [{ label: 'Why', action: { kind: 'show', view: 'why', answer: code } }] },
    )
    expect(seen(answer).text).toMatchInlineSnapshot(`
      "“heron or stork?”
      -# Understood: Heron, Stork
      **Heron: clearly ahead**
      -# 3 passages from 2 independent sources
      - Patient birds catch more **fish**
      > It **stands** still.
      > \\- for hours …
      -# **\\[1\\]** **for Heron** · [Marsh Press, 2024](<https://birds.example/herons>)
      -# ⚠️ **Dated:** Counted before 2010. ([Count](<https://count.example/>), reviewed 2026-11)
      **\\[2\\]** On storks
      -# publisher unknown"
    `)
    expect(renderAnswer(answer).components.map(({ type }) => type)).toEqual([17, 1])
  })

  it('shows code as code', () => {
    const text = [{ kind: 'text', text: 'fish()\n  .then(eat)' } as const]
    expect(seen(makeAnswer([quote('', { text, code: true })])).text).toContain('```\nfish()\n  .then(eat)\n```')
  })

  it('keeps any answer, of any length, within what Discord takes', () => {
    fc.assert(
      fc.property(anyAnswer, fc.boolean(), fc.option(anyAction, { nil: undefined }), fc.nat({ max: 20 }),
        (answer, ephemeral, again, page) => {
          expect(problems(renderAnswer(answer, { ephemeral, again, page }))).toEqual([])
        }),
      { numRuns: 80 },
    )
  })

  it('lets nothing in any answer break out of its place', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        // In code a mention is shown as it is written.
        const allowed = answer.blocks.some(showsCode) ? /^mention$/ : undefined
        expect(foreignMarks(renderAnswer(answer).components, allowed)).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('keeps lists, pictures and files of any kind within what Discord takes, whomever it is to call', () => {
    fc.assert(
      fc.property(anyLoaded, fc.boolean(), fc.option(anyAction, { nil: undefined }), (answer, ephemeral, again) => {
        expect(
          problems(
            renderAnswer(answer, { ephemeral, again,
              by: { name: 'n'.repeat(60), sentence: (name) => `Posted by ${name}` } }),
          ),
        ).toEqual([])
      }),
      { numRuns: 80 },
    )
  })

  it('keeps whatever a moderator wrote within what Discord takes, and lets it call nobody', () => {
    fc.assert(
      fc.property(anyPost, (answer) => {
        expect(problems(renderAnswer(answer))).toEqual([])
        const ids = new Set(
          answer.blocks.flatMap((block) => (block.kind === 'line' ? block.line : [])).flatMap((
            span,
          ) => ('id' in span ? [span.id] : [])),
        )
        const text = markdownIn(renderAnswer(answer).components).join('\n')
        expect(text).not.toMatch(/@everyone|@here/i)
        if (ids.size === 0 && !answer.blocks.some(showsCode)) expect(text).not.toMatch(/<@[!&]?\d+>/)
      }),
      { numRuns: 60 },
    )
  })

  it('formats a moderator’s own words as they wrote them, and ends what they left open', () => {
    const post = (text: string): string => seen(makeAnswer([{ kind: 'markdown', text }, ...say('ours')])).text
    expect(post('# At a glance\n**Both** are fine.')).toBe('# At a glance\n**Both** are fine.\nours')
    expect(post('```js\nlet x')).toBe('```js\nlet x\n```\nours')
    expect(post('||the end')).toBe('||the end||\nours')
    expect(post('`code || here`')).toBe('`code || here`\nours')
    expect(post('ask <@123> and @everyone')).toBe('ask <@\u200b123> and @\u200beveryone\nours')
    expect(post('see <#123> at <t:1:R>')).toBe('see <#123> at <t:1:R>\nours')
  })

  it('shows what changed as a difference, and names by their ids', () => {
    const answer = makeAnswer([
      { kind: 'diff', lines: [{ kind: 'removed', text: 'old ```' }, { kind: 'added', text: 'new' }] },
      { kind: 'line',
        line: [{ kind: 'person', id: '12' }, { kind: 'text', text: ' in ' }, { kind: 'channel', id: '34' }, {
          kind: 'text',
          text: ' ',
        }, { kind: 'time', at: 61_000 }] },
      { kind: 'line',
        line: [{ kind: 'message', text: 'there', guild: '1', channel: '2', message: '3' }, { kind: 'person',
          id: 'terminal' }] },
    ])
    expect(seen(answer).text).toBe(
      '```diff\n- old `\u200b``\n+ new\n```\n<@12> in <#34> <t:61:f>\n' +
        '[there](<https://discord.com/channels/1/2/3>)terminal',
    )
  })

  it('cuts long quotes before it leaves anything out, and keeps their source lines', () => {
    const answer = makeAnswer([quote('word '.repeat(600)), quote('word '.repeat(600)), quote('word '.repeat(600))])
    const { text } = seen(answer)
    expect(text.match(/word…/g)).toHaveLength(3)
    expect(text.match(/Marsh Press/g)).toHaveLength(3)
    expect(text).not.toContain('shortened')
  })

  it('says so last when something had to be left out', () => {
    const { text } = seen(
      makeAnswer([...say('first'), ...Array.from({ length: 80 }, (_, at) => quote(`quote ${at} ${'x'.repeat(300)}`))]),
    )
    expect(text.startsWith('first')).toBe(true)
    expect(text.endsWith('… shortened to fit in one message.')).toBe(true)
  })

  it('gives pages to what can be asked for again, each with the question, none of it lost', () => {
    const items = Array.from({ length: 400 }, (_, at) => [{ kind: 'text', text: `entry ${at} of many` } as const])
    const answer = makeAnswer([{ kind: 'question', text: 'all of it' }, { kind: 'list', ordered: true, items }])
    const again = { kind: 'run', command: 'sources', args: {} } as const
    const first = seen(answer, { again })
    const count = Number(/Page 1 of (\d+)/.exec(first.text)?.[1])
    expect(count).toBeGreaterThan(1)
    const pages = Array.from({ length: count }, (_, page) => seen(answer, { again, page }).text)
    expect(pages.every((text) => text.startsWith('“all of it”'))).toBe(true)
    expect(pages.join('\n').match(/entry \d+ of many/g)).toHaveLength(400)
    expect(first.buttons.map(({ label, disabled }) => [label, disabled])).toEqual([['◀ Back', true], ['More ▶', false]])
  })

  it('does not leave a heading behind at the end of a page', () => {
    const chapters = Array.from({ length: 12 },
      (_,
        at): Block[] => [{ kind: 'heading', text: `Chapter ${at}` }, ...say(`about ${at}`), quote('word '.repeat(150))])
      .flat()
    const again = { kind: 'run', command: 'help', args: {} } as const
    const count = Number(/Page 1 of (\d+)/.exec(seen(makeAnswer(chapters), { again }).text)?.[1])
    const pages = Array.from({ length: count }, (_, page) => seen(makeAnswer(chapters), { again, page }).text)
    for (const text of pages) expect(text).toMatch(/Marsh Press, 2024\]\(\S+\)\n-# Page/)
    expect(pages.join('\n').match(/Chapter \d+\nabout/g)).toHaveLength(12)
  })

  it('does not part a line of ours from the quote that bears it out', () => {
    const reasons = Array.from({ length: 16 },
      (_, at): Block[] => [...say(`reason ${at}`), quote('word '.repeat(100 + at * 7))]).flat()
    const again = { kind: 'run', command: 'help', args: {} } as const
    const count = Number(/Page 1 of (\d+)/.exec(seen(makeAnswer(reasons), { again }).text)?.[1])
    expect(count).toBeGreaterThan(2)
    const pages = Array.from({ length: count }, (_, page) => seen(makeAnswer(reasons), { again, page }).text)
    for (const text of pages) expect(text).not.toMatch(/reason \d+\n-# Page/)
    expect(pages.join('\n').match(/reason \d+/g)).toHaveLength(16)
  })

  it('shows the last page when a later one is asked for', () => {
    const answer = makeAnswer(say('only one'))
    expect(seen(answer, { again: { kind: 'run', command: 'help', args: {} }, page: 9 }).text).toBe('only one')
  })

  it('leaves out a button that could not come back, and all beyond two rows', () => {
    const press = (question: string) =>
      ({ label: 'Ask', action: { kind: 'run', command: 'ask', args: { question } } }) as const
    const controls = [press('x'.repeat(200)), ...Array.from({ length: 12 }, (_, at) => press(`q${at}`))]
    expect(seen(makeAnswer(say('a'), { controls })).buttons.map(({ id }) => id)).toEqual(
      Array.from({ length: 10 }, (_, at) => `bq1:r:ask:question:q${at}`),
    )
  })

  it('gives back the question that it restated, through any escaping', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (words) => {
        fc.pre(!words.includes('://'))
        const { components } = renderAnswer(makeAnswer([{ kind: 'question', text: words }, ...say('x')]))
        const clean = words.replace(/\s+/g, ' ').trim()
        // Fillers count as letters and show nothing: they are taken out.
        fc.pre(/^[\p{L}\p{N}\p{P}\p{S} ]*$/u.test(clean) && !/\p{Default_Ignorable_Code_Point}/u.test(clean))
        expect(readAskedQuestion(components)).toBe(clean)
      }),
    )
  })

  it('makes a blank of an answer without words, for Discord refuses an empty container', () => {
    expect(problems(renderAnswer(makeAnswer([])))).toEqual([])
  })
})
