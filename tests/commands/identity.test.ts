import { describe, expect, it } from 'vitest'
import type { Invocation, Scope } from '../../src/commands/index.js'
import type { Reader } from '../../src/reading/index.js'
import { openHouse, shippedDesk, shippedRooms } from '../support/house.js'

const scope: Scope = { surface: 'discord', locale: 'it', channel: '2' }
const settle = (command: string, args: Invocation['args']) => shippedDesk().settle({ command, args, scope })

describe('the same request in other words', () => {
  it.each([
    ['an alias and other case', { left: 'node', right: 'Python' }],
    ['ids', { left: 'nodejs', right: 'python' }],
    ['a slip of the keyboard', { left: 'Node.js', right: 'pyhton' }],
    ['the other way round', { left: 'python', right: 'Node' }],
  ])('is the same in %s', (_, args) => {
    expect(settle('compare', args)).toEqual(settle('compare', { left: 'Node.js', right: 'Python' }))
  })

  it('is another with another topic, or one more technology', () => {
    const all = [{}, { topic: 'security' }, { third: 'django' }].map((more) =>
      JSON.stringify(settle('compare', { left: 'node', right: 'python', ...more }))
    )
    expect(new Set(all).size).toBe(3)
  })

  it.each([
    ['that cannot be read', 'compare', { left: 'cobol', right: 'x'.repeat(50) }],
    ['of a command that there is not', 'nothing', { left: 'node' }],
    ['in free text', 'ask', { question: 'Node or Python?' }],
  ])('%s is left as it was typed', (_, command, args) => {
    expect(settle(command, args)).toEqual({ command, args, scope })
  })

  it('stays as it was typed where reading it fails, and the operator is told', () => {
    const fault = new Error('unreadable')
    const { reader } = shippedRooms()
    const unreadable: Reader = {
      ...reader,
      technologies: () => {
        throw fault
      },
      speaking: () => unreadable,
    }
    const told: unknown[] = []
    const desk = openHouse(() => Promise.reject(new Error('no store')), { reader: unreadable,
      onTrouble: (trouble) => told.push(trouble) })
    const invocation: Invocation = { command: 'compare', args: { left: 'node', right: 'python' }, scope }
    expect([desk.settle(invocation), told]).toEqual([invocation, [fault]])
  })
})
