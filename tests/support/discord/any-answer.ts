import fc from 'fast-check'
import type { Action, Answer, AnswerCode, Block, Line, Note, Picker, SourceLine,
  Span } from '../../../src/answer/index.js'

/** Answers as no command would give them: of any length, with any text in any place. */

const hostile = fc.constantFrom('@everyone', '**', '```', '||x||', '[a](https://evil.example)', '<@123>', '\n# x',
  '\n> ', '\u202e', '\u200b', ':skull:', '<t:1:R>', '\\', 'https://a.example/*_*', '👩‍💻', 'a'.repeat(50))
const short = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.array(fc.oneof(hostile, fc.constantFrom('word ', ' and ', '.')), { maxLength: 6 }).map((parts) => parts.join('')))
const long = fc.tuple(short, fc.integer({ min: 1, max: 400 })).map(([words, times]) =>
  words.repeat(times).slice(0, 12_000)
)
const text = fc.oneof({ weight: 5, arbitrary: short }, { weight: 1, arbitrary: long })
const url = fc.oneof(fc.webUrl(),
  fc.constantFrom('javascript:alert(1)', '', 'https://a.example/)b', `https://a.example/${'x'.repeat(600)}`), short)

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('text' as const, 'strong' as const, 'mark' as const, 'code' as const, 'quiet' as const),
    text,
  }),
  fc.record({ kind: fc.constant('link' as const), text: short, url }),
  fc.constant({ kind: 'cut' } as const),
)
const line: fc.Arbitrary<Line> = fc.array(span, { maxLength: 6 })
const maybe = fc.option(text, { nil: null })
const source: fc.Arbitrary<SourceLine> = fc.record({
  number: fc.option(fc.integer({ min: 1, max: 99 }), { nil: null }),
  title: text,
  short: text,
  author: maybe,
  publisher: maybe,
  published: maybe,
  url: fc.option(url, { nil: null }),
})
const note: fc.Arbitrary<Note> = fc.record({ label: text, text, reviewed: short,
  references: fc.array(fc.record({ title: text, url }), { maxLength: 4 }) })

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('question' as const), text }),
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({ kind: fc.constant('line' as const), line }),
  fc.record({ kind: fc.constant('verdict' as const), outcome: fc.constant('favours'), headline: text, detail: text }),
  fc.record({
    kind: fc.constant('quote' as const),
    number: fc.integer({ min: 1, max: 99 }),
    passage: fc.constant('a#1'),
    range: fc.constant({ start: 0, end: 1 }),
    standpoint: fc.constant({ technology: null, stance: 'neutral' as const }),
    text: line,
    source,
    section: fc.array(short, { maxLength: 3 }),
    context: text,
    stance: text,
    notes: fc.array(note, { maxLength: 5 }),
    code: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(line, { maxLength: 25 }) }),
  fc.record({ kind: fc.constant('sources' as const), sources: fc.array(source, { maxLength: 12 }) }),
  fc.constant({ kind: 'separator' } as const),
)

const nameSpan: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constantFrom('person' as const, 'role' as const, 'channel' as const),
    id: fc.oneof(fc.constant('123456789012345678'), short) }),
  fc.record({ kind: fc.constant('time' as const), at: fc.integer({ min: 0, max: 4e12 }) }),
)

/** Of moderators: their own words, which format as they like, names, and differences. */
const moderatorsBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('markdown' as const), text }),
  fc.record({ kind: fc.constant('diff' as const),
    lines: fc.array(fc.record({ kind: fc.constantFrom('same' as const, 'added' as const, 'removed' as const), text }), {
      maxLength: 9,
    }) }),
  fc.record({ kind: fc.constant('line' as const), line: fc.array(fc.oneof(span, nameSpan), { maxLength: 6 }) }),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('show' as const), view: fc.constantFrom('why', 'other-side', 'context', 'sources'),
    answer: fc.stringMatching(/^[a-z.]{1,75}$/).map((code) => code as AnswerCode) }),
  fc.record({ kind: fc.constant('run' as const), command: short, args: fc.dictionary(short, short, { maxKeys: 3 }) }),
)

export const anyAction = action

export const anyAnswer: fc.Arbitrary<Answer> = fc.record({
  status: fc.constantFrom('answered', 'declined', 'refused', 'failed'),
  private: fc.boolean(),
  blocks: fc.oneof({ weight: 4, arbitrary: fc.array(block, { maxLength: 12 }) }, { weight: 1,
    arbitrary: fc.array(block, { minLength: 40, maxLength: 60 }) }),
  controls: fc.array(fc.record({ label: text, action }), { maxLength: 15 }),
  record: fc.constant(null),
})

const picture: fc.Arbitrary<Block> = fc.record({ kind: fc.constant('image' as const), name: short,
  png: fc.uint8Array({ minLength: 1, maxLength: 9 }), alt: text.map((words) => `Bars ${words}`) })

const option = fc.record({ label: text, value: fc.oneof(short, text, fc.constant('123456789012345678')), detail: text,
  picked: fc.boolean() })

const picker: fc.Arbitrary<Picker> = fc.record({
  kind: fc.constantFrom('choices' as const, 'roles' as const, 'channels' as const),
  label: text,
  action,
  options: fc.array(option, { maxLength: 40 }),
  min: fc.integer({ min: -1, max: 30 }),
  max: fc.integer({ min: -1, max: 30 }),
})

export const anyPost: fc.Arbitrary<Answer> = fc
  .tuple(anyAnswer, fc.array(fc.oneof(block, moderatorsBlock), { maxLength: 20 }))
  .map(([answer, blocks]) => ({ ...answer, blocks }))

/** With everything that a message can hold beside words. */
export const anyLoaded: fc.Arbitrary<Answer> = fc
  .record({
    answer: anyAnswer,
    blocks: fc.array(fc.oneof(block, moderatorsBlock, picture), { maxLength: 20 }),
    pickers: fc.array(picker, { maxLength: 10 }),
    file: fc.option(fc.record({ name: text, text: fc.string({ minLength: 1 }) }), { nil: undefined }),
    mention: fc.option(fc.oneof(fc.constant('123456789012345678'), short), { nil: undefined }),
  })
  .map(({ answer, file, mention, ...more }) => ({ ...answer, ...more, ...(file ? { file } : {}),
    ...(mention === undefined ? {} : { mention }) })
  )
