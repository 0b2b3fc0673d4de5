import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Action, AnswerCode } from '../../../src/answer/index.js'
import { decodeAction, decodePress, encodeAction, encodePress, type Press } from '../../../src/discord/index.js'

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~-'.split('')
const answerCode = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 75 }).map((code) =>
  code as AnswerCode
)
const word = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('__proto__', 'constructor', 'a:b', '%', ''))

const id = fc.stringMatching(/^\d{1,20}$/)
const page = fc.integer({ min: 0, max: 999 })
const args = fc.uniqueArray(fc.tuple(word, word), { maxLength: 3, selector: ([name]) => name }).map((entries) =>
  Object.fromEntries(entries)
)
const run = fc.oneof(
  fc.record({ kind: fc.constant('run'), command: word, args }),
  fc.record({ kind: fc.constant('run'), command: word, args, takes: word }),
)

// One of each kind: a new kind does not compile until it is tried here.
const actions: { readonly [K in Action['kind']]: fc.Arbitrary<Extract<Action, { kind: K }>> } = {
  show: fc.record({ kind: fc.constant('show'), view: fc.constantFrom('why', 'other-side', 'context', 'sources'),
    answer: answerCode }),
  run,
  rejudge: fc.record({ kind: fc.constant('rejudge'), page, answer: answerCode }),
  rate: fc.record({ kind: fc.constant('rate'), rating: fc.constantFrom('helpful', 'unhelpful'), answer: answerCode }),
  save: fc.record({ kind: fc.constant('save'), answer: answerCode }),
  reply: fc.record({ kind: fc.constant('reply'), message: id, page }),
}
const action = fc.oneof(...Object.values(actions))

const ofSurface: { readonly [K in Exclude<Press, Action>['kind']]: fc.Arbitrary<Extract<Press, { kind: K }>> } = {
  open: fc.record({ kind: fc.constant('open'), draft: fc.uuid() }),
  share: fc.constant({ kind: 'share' }),
  'ask-again': fc.record({ kind: fc.constant('ask-again'), action: run, replyTo: id }, {
    requiredKeys: ['kind', 'action'],
  }),
  remove: fc.record({ kind: fc.constant('remove'), asker: id }),
  turn: fc.record({ kind: fc.constant('turn'), to: fc.constantFrom('back', 'more'), page, action }),
}
const press = fc.oneof(action, ...Object.values(ofSurface))

describe('custom ids', () => {
  it('come back as the press they were written for, or were never written', () => {
    fc.assert(
      fc.property(press, (given) => {
        const written = encodePress(given)
        if (written === undefined) return
        expect(written.length).toBeLessThanOrEqual(100)
        expect(decodePress(written)).toEqual(given)
      }),
      { numRuns: 2000 },
    )
  })

  it.each<[string, Press]>([
    ['bq1:s:w:a.b', { kind: 'show', view: 'why', answer: 'a.b' as AnswerCode }],
    ['bq1:r:ask:topic:chat%20rooms:question', { kind: 'run', command: 'ask', args: { topic: 'chat rooms' },
      takes: 'question' }],
    ['bq1:j:2:a.b', { kind: 'rejudge', answer: 'a.b' as AnswerCode, page: 2 }],
    ['bq1:v:n:a.b', { kind: 'rate', answer: 'a.b' as AnswerCode, rating: 'unhelpful' }],
    ['bq1:k:a.b', { kind: 'save', answer: 'a.b' as AnswerCode }],
    ['bq1:p:12:0', { kind: 'reply', message: '12', page: 0 }],
    ['bq1:t:m:1:k:a.b', { kind: 'turn', to: 'more', page: 1, action: { kind: 'save', answer: 'a.b' as AnswerCode } }],
    ['bq1:h', { kind: 'share' }],
    ['bq1:a:12:r:help', { kind: 'ask-again', action: { kind: 'run', command: 'help', args: {} }, replyTo: '12' }],
    ['bq1:x:12', { kind: 'remove', asker: '12' }],
    ['bq1:f:draft', { kind: 'open', draft: 'draft' }],
  ])('are spelt as in the messages of earlier versions: %s', (written, given) => {
    expect([encodePress(given), decodePress(written)]).toEqual([written, given])
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
