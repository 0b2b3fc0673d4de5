import { Writable } from 'node:stream'
import { describe, expect, it, vi } from 'vitest'
import { runCli } from '../../src/cli/index.js'
import { refused } from '../../src/errors.js'
import { answerOf, inputOf, openFakeDesk, say } from './fake-desk.js'
import { openFakeTerminal, type FakeTerminal } from './fake-terminal.js'

async function run(words: readonly string[], terminal: FakeTerminal = openFakeTerminal()) {
  const desk = openFakeDesk()
  const code = await runCli(words, desk, terminal)
  return { code, desk, ...terminal.written() }
}

describe('runCli', () => {
  it('answers on stdout and exits 0', async () => {
    const { code, stdout, stderr, desk } = await run(['ask', 'one', 'two', '--limit', '3'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('ask {"limit":"3","question":"one two"}')
    expect(desk.invocations).toEqual([{ command: 'ask', args: { question: 'one two', limit: '3' },
      scope: { surface: 'terminal' } }])
  })

  it('declines on stdout and exits 3', async () => {
    const { code, stdout, stderr } = await run(['ask', 'declined'])
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' })
    expect(stdout).toContain('declined')
  })

  it.each([
    ['bad', 2],
    ['broken', 1],
  ])('says on stderr what is %s and exits %d', async (word, expected) => {
    const { code, stdout, stderr } = await run(['ask', word])
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' })
    expect(stderr).toContain(word)
  })

  it.each([
    [['ask', 'one', '--json'], 0, { command: 'ask', args: { question: 'one' } }],
    [['ask', 'declined', '--json'], 3, { command: 'ask', args: { question: 'declined' } }],
    [['ask', 'bad', '--json'], 2, { error: { code: 'refused' } }],
    [['ask', 'broken', '--json'], 1, { error: { code: 'failed' } }],
    [['--json', 'comprae'], 2, { error: { code: 'unknown-command' } }],
    [['ask', '--jsn', '--json'], 2, { error: { code: 'unknown-option' } }],
    [['--version', '--json'], 0, { program: '9.8.7', corpus: 'c0ffee', rules: 'facade' }],
  ])('prints one JSON object for %j', async (words, expected, record) => {
    const { code, stdout } = await run(words)
    expect(code).toBe(expected)
    expect(stdout.split('\n')).toHaveLength(2)
    expect(JSON.parse(stdout)).toMatchObject(record)
  })

  it.each([
    [['comprae', 'a'], 'Did you mean compare?'],
    [['ask', 'x', '--jsn'], 'Did you mean --json?'],
    [['compare', 'a', 'b', 'c'], 'expected <left> <right> after compare'],
  ])('refuses %j with exit 2 and nothing on stdout', async (words, message) => {
    const { code, stdout, stderr, desk } = await run(words)
    expect({ code, stdout, asked: desk.invocations }).toEqual({ code: 2, stdout: '', asked: [] })
    expect(stderr.replace(/\s+/g, ' ')).toContain(message)
  })

  it('prints program, corpus and rules for --version', async () => {
    expect(await run(['--version'])).toMatchObject({ code: 0, stdout: 'backquote 9.8.7\ncorpus c0ffee\nrules facade\n',
      stderr: '' })
  })

  it('lists the commands of the terminal for --help', async () => {
    const { code, stdout } = await run(['--help'])
    expect(code).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "Backquote 9.8.7 answers backend-choice questions with quotes from published articles.

      Usage: npm run --silent cli -- <command> [arguments]
      Without a command a session begins: one command or question a line.

      Commands
        ask      Ask in your own words.
        compare  Weigh two technologies.
        search   Retrieval alone.
        sources  The articles.
        show     What buttons show.
        help     How to ask.

      Options
        --json     one JSON object on standard output, for errors {"error": {"code",
                   "message"}}
        --help     with a command: what it takes
        --version  program, corpus and rules

      Exit codes
        0  answered
        2  refused: the input was wrong; what was received and expected is on standard
           error
        3  declined: the articles do not answer this; the answer says so
        1  failed: a fault of ours
      "
    `)
  })

  it('says what a command takes for --help', async () => {
    const { stdout } = await run(['ask', '--help', '--nonsense'])
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: npm run --silent cli -- ask <question …> [--limit <number>] [--explain]

      Ask in your own words.

      Arguments
        <question …>      Your question
        --limit <number>  How many passages (1 to 100)
        --explain         Show each score as a tree
        --json            one JSON object on standard output, for errors {"error":
                          {"code", "message"}}
        --help            this page

      Examples
        ask "Which of them is quicker?"

      Exit codes
        0  answered
        2  refused: the input was wrong; what was received and expected is on standard
           error
        3  declined: the articles do not answer this; the answer says so
        1  failed: a fault of ours
      "
    `)
  })

  it('explains the lines of a command that takes them', async () => {
    expect((await run(['search', '--help'])).stdout.replace(/\s+/g, ' ')).toContain(
      '--jsonl read JSON lines from standard input, each an object with "text"',
    )
  })

  it('colours only a terminal, and only when colour is allowed', async () => {
    const answer = answerOf({ blocks: [{ kind: 'heading', text: 'Bold' }] })
    const desk = openFakeDesk({ dispatch: () => Promise.resolve(answer) })
    const shown = async (overrides: Partial<FakeTerminal>): Promise<string> => {
      const terminal = openFakeTerminal(undefined, overrides)
      await runCli(['help'], desk, terminal)
      return terminal.written().stdout
    }
    const isTerminal = { stdin: true, stdout: true, stderr: true }
    expect(await shown({ isTerminal, colour: true })).toBe('\u001b[1mBold\u001b[22m\n')
    expect(await shown({ isTerminal, colour: false })).toBe('Bold\n')
    expect(await shown({ colour: true })).toBe('Bold\n')
  })

  it.each([
    [undefined, 80],
    [0, 80],
    [60, 59],
    [400, 100],
    [5, 24],
  ])('wraps for a terminal of %j columns', async (columns, width) => {
    const terminal = openFakeTerminal(undefined, { columns: () => columns })
    await runCli(['help'],
      openFakeDesk({ dispatch: () => Promise.resolve(answerOf({ blocks: [say('a '.repeat(500))] })) }), terminal)
    const widest = Math.max(...terminal.written().stdout.split('\n').map((row) => row.length))
    expect(widest).toBeLessThanOrEqual(width)
    expect(widest).toBeGreaterThan(width - 2)
  })

  it('ends quietly when nobody reads its answer any more', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    })
    expect(await run(['ask', 'one'], openFakeTerminal(undefined, { stdout }))).toMatchObject({ code: 0, stderr: '' })
  })

  it('exits 1 with one sentence when stdout cannot be written', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    })
    const { code, stderr } = await run(['ask', 'one'], openFakeTerminal(undefined, { stdout }))
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'Standard input or output failed: no space left\n' })
  })

  it('says on a terminal that something takes long, and takes it back', async () => {
    vi.useFakeTimers()
    try {
      let answer = (): void => undefined
      const desk = openFakeDesk({ dispatch: () => new Promise((resolve) => (answer = () => resolve(answerOf()))) })
      const terminal = openFakeTerminal(undefined, { isTerminal: { stdin: false, stdout: false, stderr: true } })
      const ended = runCli(['ask', 'one'], desk, terminal)
      await vi.advanceTimersByTimeAsync(999)
      expect(terminal.written().stderr).toBe('')
      await vi.advanceTimersByTimeAsync(2)
      expect(terminal.written().stderr).toBe('\rworking …')
      answer()
      await ended
      await vi.advanceTimersByTimeAsync(0)
      expect(terminal.written().stderr).toBe('\rworking …\r         \r')
      expect(terminal.written().stdout).not.toContain('working')
    } finally {
      vi.useRealTimers()
    }
  })

  it('tells how far long work has come, though it never yields', async () => {
    let now = 0
    const desk = openFakeDesk({
      openLines({ scope }) {
        for (const at of [500, 1000, 1100, 1300, 1500]) {
          now = at
          scope.progress?.(`at ${at}\u001b[2J\n${'.'.repeat(at === 1500 ? 500 : 1)}`)
        }
        return { ok: true, value: () => ({ ok: true, value: 1 }) }
      },
    })
    const terminal = openFakeTerminal(inputOf('{}'), { isTerminal: { stdin: false, stdout: false, stderr: true },
      now: () => now })
    expect(await runCli(['search', '--jsonl'], desk, terminal)).toBe(0)
    const last = `at 1500 ${'.'.repeat(72)}`
    expect(terminal.written()).toEqual({ stdout: '1\n',
      stderr: `\rat 1000 .\rat 1300 .\r${last}\r${' '.repeat(80)}\r` })
  })

  it('tells nothing of it to a file or pipe', async () => {
    let isTold = true
    const desk = openFakeDesk({
      dispatch({ scope }) {
        isTold = scope.progress !== undefined
        return Promise.resolve(answerOf())
      },
    })
    await runCli(['ask', 'one'], desk, openFakeTerminal())
    expect(isTold).toBe(false)
  })

  it('exits 1 when a stream cannot be opened through a fault of ours', async () => {
    const desk = openFakeDesk({
      openLines: () => refused({ code: 'fault', message: 'Something went wrong. Reference: abc' }),
    })
    const terminal = openFakeTerminal()
    expect(await runCli(['search', '--jsonl'], desk, terminal)).toBe(1)
    expect(terminal.written()).toMatchObject({ stdout: '', stderr: expect.stringContaining('Reference: abc') })
  })
})
