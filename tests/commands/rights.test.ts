import { describe, expect, it } from 'vitest'
import { findRefusal, mayDo, type Right, type Scope } from '../../src/commands/index.js'
import { textsIn } from '../../src/language/index.js'

const member: Scope = { surface: 'discord', guild: '1' }
const may = (...rights: readonly Right[]): Scope => ({ ...member, rights })
const refusalOf = (command: Parameters<typeof findRefusal>[0], scope: Scope): string | undefined => findRefusal(command, scope, textsIn('en'))?.code

describe('rights', () => {
  it.each([
    [{}, member, undefined],
    [{ right: 'moderate' }, member, 'not-allowed'],
    [{ right: 'moderate' }, may('moderate'), undefined],
    [{ right: 'moderate' }, may('manage'), undefined],
    [{ right: 'manage' }, may('moderate'), 'not-allowed'],
    [{ right: 'manage' }, may('manage'), undefined],
    [{ guildOnly: true }, { surface: 'discord' }, 'not-in-a-server'],
    [{ guildOnly: true, right: 'manage' }, { surface: 'discord' }, 'not-in-a-server'],
    [{ guildOnly: true }, member, undefined],
  ] as const)('of a command %j in %j are refused with %s', (command, scope, code) => {
    expect(refusalOf(command, scope)).toBe(code)
  })

  it('are not asked for at a terminal', () => {
    expect(mayDo('manage', { surface: 'terminal' })).toBe(true)
  })
})
