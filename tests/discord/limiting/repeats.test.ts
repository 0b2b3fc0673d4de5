import { describe, expect, it } from 'vitest'
import type { Invocation } from '../../../src/commands/index.js'
import { nameAsked, openRepeats } from '../../../src/discord/limiting/repeats.js'

const invocation = (question: string, more: Partial<Invocation['scope']> = {}): Invocation => ({
  command: 'ask',
  args: { question },
  scope: { surface: 'discord', guild: '1', channel: '2', locale: 'en', ...more },
})
const ask = (question: string): string => nameAsked(invocation(question))
const sent = { message: '11', channel: '2' }

describe('what was asked lately', () => {
  it.each(['Is a heron patient?', '  is a HERON\npatient', 'is a heron patient?!', 'Is\u00a0a heron\u200b patient …'])(
    'is known again as %j',
    (words) => {
      const repeats = openRepeats()
      repeats.note(ask('Is a heron patient?'), sent, 0)
      expect(repeats.find(ask(words), 299_999)).toEqual(sent)
    },
  )

  it.each([
    ['other words', invocation('Is a heron impatient?')],
    ['another channel', invocation('Is a heron patient?', { channel: '3' })],
    ['another language', invocation('Is a heron patient?', { locale: 'it' })],
    ['another command', { ...invocation('Is a heron patient?'), command: 'recommend' }],
    ['another argument', { ...invocation('Is a heron patient?'),
      args: { question: 'Is a heron patient?', topic: 'x' } }],
  ])('is not mistaken for %s', (_, other) => {
    expect(nameAsked(other)).not.toBe(ask('Is a heron patient?'))
  })

  it('is the same in any order of arguments, and without those that were left out', () => {
    const compare = (args: Invocation['args']): string => nameAsked({ ...invocation(''), command: 'compare', args })
    expect(compare({ left: 'a', right: 'b', topic: undefined })).toBe(compare({ right: 'b', left: 'a' }))
  })

  it('is forgotten after five minutes, and with its answer', () => {
    const repeats = openRepeats()
    repeats.note(ask('one'), sent, 0)
    expect(repeats.find(ask('one'), 300_000)).toBeUndefined()
    repeats.note(ask('two'), { ...sent, message: '12' }, 0)
    repeats.forget('12')
    expect(repeats.find(ask('two'), 1)).toBeUndefined()
  })

  it('answered anew is found where it was answered last', () => {
    const repeats = openRepeats()
    repeats.note(ask('one'), sent, 0)
    repeats.note(ask('one'), { ...sent, message: '13' }, 1)
    repeats.forget('11')
    expect(repeats.find(ask('one'), 2)).toEqual({ ...sent, message: '13' })
  })

  it('does not pile up', () => {
    const repeats = openRepeats()
    for (let turn = 0; turn <= 5_000; turn++) repeats.note(ask(String(turn)), { ...sent, message: `m${turn}` }, turn)
    expect(repeats.find(ask('0'), 5_001)).toBeUndefined()
    expect(repeats.find(ask('1'), 5_001)).toBeDefined()
  })
  it('answers for one person too, as long as few others have asked since', () => {
    const repeats = openRepeats()
    for (let turn = 0; turn <= 5_000; turn++) repeats.noteEphemeral(String(turn), `name ${turn}`)
    expect([repeats.findEphemeral('0'), repeats.findEphemeral('1')]).toEqual([undefined, 'name 1'])
  })
})
