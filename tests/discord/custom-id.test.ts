import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action, AnswerCode } from '../../src/answer/index.js'
import { decodeAction, decodePress, encodeAction, encodePress, type Press } from '../../src/discord/index.js'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~-'.split('')
const answerCode = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 75 }).map((code) =>
  code as AnswerCode
)
const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('__proto__', 'constructor', 'a:b', '%', ''))

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('show' as const), view: fc.constantFrom('why', 'other-side', 'context', 'sources'),
    answer: answerCode }),
  fc.record({
    kind: fc.constant('run' as const),
    command: word,
    args: fc.uniqueArray(fc.tuple(word, word), { maxLength: 3, selector: ([name]) => name }).map((entries) =>
      Object.fromEntries(entries)
    ),
  }),
  fc.record({ kind: fc.constant('run' as const), command: word, args: fc.constant({ a: 'b' }), takes: word }),
  fc.record({ kind: fc.constant('rejudge' as const), page: fc.integer({ min: 0, max: 999 }), answer: answerCode }),
  fc.record({ kind: fc.constant('rate' as const), rating: fc.constantFrom('helpful', 'unhelpful'),
    answer: answerCode }),
  fc.record({ kind: fc.constant('save' as const), answer: answerCode }),
)
const press: fc.Arbitrary<Press> = fc.oneof(
  action,
  fc.record({ kind: fc.constant('open' as const), draft: fc.uuid() }),
  fc.constant({ kind: 'share' } as const),
  fc.record({ kind: fc.constant('anew' as const),
    action: fc.record({ kind: fc.constant('run' as const), command: word, args: fc.constant({ a: 'b' }) }),
    replyTo: fc.stringMatching(/^\d{1,20}$/) }, { requiredKeys: ['kind', 'action'] }),
  fc.record({ kind: fc.constant('remove' as const), asker: fc.stringMatching(/^\d{1,20}$/) }),
  fc.record({ kind: fc.constant('turn' as const), to: fc.constantFrom('back', 'more'),
    page: fc.integer({ min: 0, max: 999 }), action }),
)

describe('custom ids', () => {
  it('come back as the press they were written for, or were never written', () => {
    fc.assert(
      fc.property(press, (given) => {
        const id = encodePress(given)
        if (id === undefined) return
        expect(id.length).toBeLessThanOrEqual(100)
        expect(decodePress(id)).toEqual(given)
      }),
      { numRuns: 2000 },
    )
  })

  it('hold every view of an answer whose code has 75 characters, and turn its pages', () => {
    for (const view of ['why', 'other-side', 'context', 'sources'] as const) {
      const show = { kind: 'show', view, answer: 'x'.repeat(75) as AnswerCode } as const
      const id = encodeAction(show)
      expect(id && decodeAction(id)).toEqual(show)
      expect(encodePress({ kind: 'turn', to: 'more', page: 12, action: show })).toBeDefined()
    }
  })

  it('are not written when they would be too long or not come back', () => {
    expect(encodeAction({ kind: 'run', command: 'ask', args: { question: 'x'.repeat(100) } })).toBeUndefined()
    expect(encodeAction({ kind: 'run', command: 'ask', args: { question: '\ud800' } })).toBeUndefined()
    expect(encodeAction({ kind: 'show', view: 'why', answer: 'a:b' as AnswerCode })).toBeUndefined()
  })

  it('are told apart from those of other versions and other programs', () => {
    for (const id of ['', 'bq1', 'bq1:', 'bq1:s', 'bq1:s:x:abc', 'bq1:s:w:', 'bq1:s:w:a:b', 'bq0:s:w:abc',
      'bq2:s:w:abc', 'rate:1:2', 'bq1:r:%', 'bq1:j:1', 'bq1:j:x:a', 'bq1:j:1:a:b', 'bq1:v:y', 'bq1:v:z:a', 'bq1:k',
      'bq1:k:a:b', 'bq1:t:b:1', 'bq1:t:b:01:s:w:a', 'bq1:t:b:1:t:b:1:s:w:a', 'bq1:toString:x', 'bq1:h:1', 'bq1:x',
      'bq1:x:a', 'bq1:t:b:1:h', 'bq1:__proto__']) {
      expect(decodePress(id), id).toBeUndefined()
    }
  })

  it('decode any string to a press or to nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string().map((rest) => `bq1:${rest}`)), (id) => {
        const decoded = decodePress(id)
        if (decoded) expect(decodePress(encodePress(decoded) ?? '')).toEqual(decoded)
      }),
    )
  })
})
