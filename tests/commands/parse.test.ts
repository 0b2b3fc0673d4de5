import { describe, expect, it } from 'vitest'
import type { Invocation } from '../../src/commands/index.js'
import { shippedDesk } from '../support/house.js'

const dispatch = (command: string, args: Invocation['args'], surface: 'terminal' | 'discord' = 'terminal') =>
  shippedDesk().dispatch({ command, args, scope: { surface } })

const message = async (command: string, args: Invocation['args']): Promise<string> => {
  const { record } = await dispatch(command, args)
  return (record as { readonly error: { readonly message: string } }).error.message
}

describe('arguments', () => {
  it.each([
    ['ask', { question: '' }, 'Nothing readable was received; expected 1 to 4,000 characters.'],
    ['ask', { question: ' \u200b\u0000\n ' }, 'Nothing readable was received; expected 1 to 4,000 characters.'],
    ['ask', { question: 'a'.repeat(6000) }, '6,000 characters were received; at most 4,000 are taken.'],
    ['ask', { question: '🦫'.repeat(4001) }, '4,001 characters were received; at most 4,000 are taken.'],
    ['ask', {}, 'Nothing was received for “question”; expected text (your question).'],
    ['ask', { question: 'x', limit: '0' }, '“0” was received; expected a whole number from 1 to 100.'],
    ['ask', { question: 'x', limit: '1e3' }, '“1e3” was received; expected a whole number from 1 to 100.'],
    ['ask', { question: 'x', colour: 'red' }, '“colour” is no argument here; expected question, limit, explain.'],
    ['ask', { question: 'x', constructor: 'y' }, '“constructor” is no argument here; expected question, limit, explain.'],
  ])('are refused with what was received and expected (%#)', async (command, args, expected) => {
    expect(await dispatch(command, args)).toMatchObject({ status: 'refused', private: true })
    expect(await message(command, args)).toBe(expected)
  })

  it('name every issue at once', async () => {
    expect(await message('ask', { question: '', limit: '-1' })).toContain('Nothing readable')
    expect(await message('ask', { question: '', limit: '-1' })).toContain('whole number')
  })

  it('take a technology by id, name, alias and any letter case', async () => {
    const [technology] = await shippedDesk().suggest({ command: 'about', argument: 'technology', typed: '', scope: { surface: 'discord' } })
    for (const typed of [technology!.value, technology!.label, technology!.label.toUpperCase(), ` ${technology!.label} `]) {
      expect((await dispatch('about', { technology: typed })).record).toMatchObject({ technology: { id: technology!.value } })
    }
  })

  it('take a misspelt name for the only one near it, and say so', async () => {
    const answer = await dispatch('compare', { left: 'pyhton', right: 'node', topic: 'securty' })
    expect(answer.status).toBe('answered')
    expect(answer.blocks[0]).toEqual({ kind: 'line', line: [{ kind: 'quiet', text: 'read “pyhton” as Python; read “securty” as Security' }] })
    expect(answer.record).toEqual((await dispatch('compare', { left: 'python', right: 'node', topic: 'security' })).record)
  })

  it('refuse a misspelt technology that several are near to, each as something to press', async () => {
    const answer = await dispatch('about', { technology: 'noed' })
    expect(answer.status).toBe('refused')
    expect(answer.controls.length).toBeGreaterThan(1)
    expect(answer.controls[0]).toEqual({ label: 'Node.js', action: { kind: 'run', command: 'about', args: { technology: 'Node.js' } } })
    expect((await shippedDesk().press(answer.controls[0]!.action, { surface: 'discord' })).status).toBe('answered')
  })

  it('decline a technology that exists but that no article speaks of', async () => {
    const answer = await dispatch('about', { technology: 'rust' })
    expect(answer.status).toBe('declined')
    expect(JSON.stringify(answer.blocks)).toContain('No article here speaks of Rust.')
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '@everyone', '```', '\u202e', 'x'.repeat(3000)])('are not shaken by hostile names (%#)', async (technology) => {
    expect((await dispatch('about', { technology })).status).toBe('refused')
    expect((await dispatch(technology, {})).status).toBe('refused')
    expect((await dispatch('sources', { article: technology })).status).toBe('refused')
  })

  it('hide from Discord what only the terminal offers', async () => {
    expect((await dispatch('ask', { question: 'node or python', explain: true }, 'discord')).status).toBe('refused')
    expect((await dispatch('search', { query: 'node' }, 'discord')).status).toBe('refused')
  })
})
