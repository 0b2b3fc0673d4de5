import { describe, expect, it } from 'vitest'
import { parseRequest } from '../../src/cli/arguments.js'
import { completeLine } from '../../src/cli/complete.js'
import { openConversation } from '../../src/cli/conversation.js'
import { runCli } from '../../src/cli/run.js'
import { spellCommand } from '../../src/cli/forms.js'
import { splitWords } from '../../src/cli/words.js'
import { commands, grouped, openFakeDesk } from './fake-desk.js'
import { openFakeTerminal } from './fake-terminal.js'

const all = [...commands, ...grouped]
const desk = () => openFakeDesk({ commands: all })

describe('commands of two words', () => {
  it.each([
    [['keep', 'list'], 'keep list', {}],
    [['--json', 'keep', 'move', 'a b'], 'keep move', { place: 'a b' }],
    [['keep', 'move', '--', '--odd'], 'keep move', { place: '--odd' }],
  ])('are read from %j', (words, name, args) => {
    expect(parseRequest(words, all)).toMatchObject({ command: { name }, args, issues: [] })
  })

  it.each([
    [['keep'], '“keep” is no command; expected one of keep list, keep move.'],
    [['keep', 'mvoe', 'x'], '“keep mvoe” is no command; expected one of keep list, keep move. Did you mean keep move?'],
    [['keep', '--json'], '“keep” is no command; expected one of keep list, keep move.'],
    [['kep', 'list'],
      '“kep” is no command; expected one of ask, compare, search, sources, show, help, keep. Did you mean keep?'],
  ])('are named where %j is none of them', (words, message) => {
    expect(parseRequest(words, all)).toMatchObject({ command: undefined, issues: [{ message }] })
  })

  it('are spelt so that they are read back', () => {
    const line = spellCommand('keep move', { place: 'a b' }, all)
    expect(line).toBe('keep move "a b"')
    const words = splitWords(line)
    expect(words.ok && parseRequest(words.value, all)).toMatchObject({ command: { name: 'keep move' },
      args: { place: 'a b' } })
  })

  it.each([
    ['ke', ['keep '], 'ke'],
    ['keep ', ['list ', 'move '], ''],
    ['keep m', ['move '], 'm'],
    ['keep x y', [], ''],
  ])('are completed word by word at %j', async (line, choices, replaced) => {
    expect(await completeLine(line, desk(), [])).toEqual([choices, replaced])
  })

  it('have a page of help together, and one each', async () => {
    const terminal = openFakeTerminal()
    expect(await runCli(['keep', '--help'], desk(), terminal)).toBe(0)
    expect(terminal.written().stdout).toMatch(/keep list +What is kept\.\n +keep move +Move it\./)
    expect(terminal.written().stdout).not.toContain('compare')
  })

  it('are commands in a session, where a question may begin with the same word', async () => {
    const fake = desk()
    const conversation = openConversation(fake, (work) => Promise.resolve(work({ surface: 'terminal' })))
    for (const text of ['keep list', '/keep move x', 'keep my sessions in one place?'])
      await conversation.reply({ kind: 'line', text })
    expect(fake.invocations.map(({ command }) => command)).toEqual(['keep list', 'keep move', 'ask'])
    expect(await conversation.reply({ kind: 'line', text: 'keep lst' })).toMatchObject({
      answer: { status: 'refused' },
    })
  })
})
