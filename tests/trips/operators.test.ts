import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openConversation } from '../../src/cli/conversation.js'
import { shippedDesk } from '../support/house.js'
import { openScratch } from '../support/scratch.js'
import { runProgram } from './program.js'

const scratch = openScratch()

describe('a wrong setting names itself, its value and what to do', () => {
  it('CORPUS_DIR that does not exist', async () => {
    const { code, stderr } = await runProgram('cli', ['ask', 'x'], { environment: { CORPUS_DIR: '/nope' } })
    expect([code, stderr]).toEqual([2, 'A setting is wrong:\n  CORPUS_DIR is “/nope”, which does not exist; expected ' +
      'the folder of a corpus, or nothing for the one that comes with the program.\n'])
  })

  it('CORPUS_DIR that is no corpus', async () => {
    const folder = scratch({ 'a.txt': 'x' })
    const { code, stderr } = await runProgram('cli', ['ask', 'x'], { environment: { CORPUS_DIR: folder } })
    expect([code, stderr.split('\n')[0]]).toEqual([2, `The corpus in CORPUS_DIR (${folder}) cannot be read:`])
  })

  it('DATA_DIR below a file', async () => {
    const file = join(scratch({ file: 'x' }), 'file', 'data')
    const { stderr } = await runProgram('cli', ['canned', 'list', '--guild', '5'], { environment: { DATA_DIR: file } })
    expect(stderr.replace(/\s+/g, ' ')).toContain('Set DATA_DIR to a folder that can be written to.')
    expect(stderr).toContain(file)
    expect(stderr).not.toContain('moment')
  })
})

describe('a session', () => {
  const reply = (text: string) =>
    openConversation(shippedDesk(), async (work) => work({ surface: 'terminal' })).reply({ kind: 'line', text })

  it.each(['what can i ask?', 'What can I ask', '?', 'help me!', 'che cosa posso chiedere?'])(
    '%s: shows what can be asked', async (text) => {
      expect(await reply(text)).toEqual(await reply('help'))
    })

  it.each(['exit', 'Exit now', 'bye!', 'quit', '/exit'])('%s: ends', async (text) => {
    expect(await reply(text)).toEqual({ kind: 'leave' })
  })

  it.each(['exit codes in node?', 'help me choose between node and python'])('%s: is a question', async (text) => {
    expect((await reply(text)).kind).toBe('answer')
  })
})

describe('show', () => {
  const show = (view: string, answer: string) =>
    shippedDesk().dispatch({ command: 'show', args: { view, answer }, scope: { surface: 'terminal' } })

  it('takes a question in the place of the code of its answer', async () => {
    const scope = { surface: 'terminal' } as const
    const args = { question: 'node or python for chat?' }
    const asked = await shippedDesk().dispatch({ command: 'ask', args, scope })
    const code = asked.controls.flatMap(({ action }) => (action.kind === 'show' ? [action.answer] : []))[0] ?? ''
    expect(await show('sources', 'node or python for chat?')).toEqual(await show('sources', code))
    expect(JSON.stringify((await show('why', 'node or python for chat?')).record)).toContain('["chat"]')
    expect((await show('why', 'how to bake bread')).status).toBe('declined')
    expect((await show('why', 'abcdef')).status).toBe('refused')
  })
})

describe('store restore', () => {
  it.each([['a folder', (path: string) => mkdirSync(path), 'is a folder'],
    ['nothing', () => undefined, 'does not exist'],
    ['a text', (path: string) => writeFileSync(path, 'x'), 'cannot be restored']])(
    'of %s says so', async (_, make, why) => {
      const path = join(scratch(), 'backup')
      make(path)
      const { code, stdout, stderr } = await runProgram('cli', ['store', 'restore', path])
      expect([code, `${stdout}${stderr}`.replace(/\s+/g, ' ')]).toEqual([2, expect.stringContaining(why)])
    })
})
