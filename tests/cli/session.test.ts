import { PassThrough, Writable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { runCli, runSession } from '../../src/cli/index.js'
import { answerOf, inputOf, openFakeDesk, say, type FakeDesk } from './fake-desk.js'
import { openFakeTerminal } from './fake-terminal.js'

/** Lets whatever is under way in memory go on for a while. */
async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn++) await setImmediate()
}

async function converse(input: string, desk: FakeDesk = openFakeDesk(), asJson = false) {
  const terminal = openFakeTerminal(inputOf(input))
  const code = await runSession(desk, terminal, { asJson })
  return { code, desk, ...terminal.written() }
}

const asked = (desk: FakeDesk): unknown[] => desk.invocations.map(({ command, args }) => [command, args])

describe('a session without a terminal', () => {
  it('answers every line in order before it ends, even a last one without an end', async () => {
    const { code, stdout, desk } = await converse('ask one\ncompare a b\r\n\n   \nask three')
    expect(code).toBe(0)
    expect(asked(desk)).toEqual([
      ['ask', { question: 'one' }],
      ['compare', { left: 'a', right: 'b' }],
      ['ask', { question: 'three' }],
    ])
    expect(stdout.match(/one|"left"|three/g)).toEqual(['one', 'one', '"left"', 'three', 'three'])
  })

  it('keeps the order when earlier answers take longer', async () => {
    const waits = [20, 10, 1]
    const desk = openFakeDesk({
      async dispatch({ args }) {
        await turns(waits.shift())
        return answerOf({ blocks: [say(String(args['question']))] })
      },
    })
    expect((await converse('ask one\nask two\nask three\n', desk)).stdout).toBe('one\n\ntwo\n\nthree\n\n')
  })

  it('prompts nobody, and greets on stderr', async () => {
    const { stdout, stderr } = await converse('')
    expect(stdout).toBe('')
    expect(stderr).toContain('DISCORD_TOKEN')
  })

  it.each([
    ['which is faster?', 'which is faster?'],
    ['what\'s the "best" one', 'what\'s the "best" one'],
    ['# is a hash', '# is a hash'],
    ['Ask politely', 'Ask politely'],
    ['/etc/passwd', '/etc/passwd'],
    ['exit strategy?', 'exit strategy?'],
    ['why not?', 'why not?'],
    ['@everyone ```x```', '@everyone ```x```'],
    ['constructor', 'constructor'],
    ['__proto__', '__proto__'],
    ['-x is what?', '-x is what?'],
    ['what does --json do', 'what does --json do'],
  ])('asks a line that begins with no command as it stands: %s', async (line, question) => {
    expect(asked((await converse(`${line}\n`)).desk)).toEqual([['ask', { question }]])
  })

  it.each([
    ['compare "a b" c', ['compare', { left: 'a b', right: 'c' }]],
    ["ask what's faster", ['ask', { question: "what's faster" }]],
    ['/compare a b', ['compare', { left: 'a', right: 'b' }]],
    ['  compare a b --topic "real time"  ', ['compare', { left: 'a', right: 'b', topic: 'real time' }]],
    ['sources', ['sources', {}]],
  ])('takes commands with the quoting of a shell: %s', async (line, expected) => {
    expect(asked((await converse(line)).desk)).toEqual([expected])
  })

  it.each([
    ['ask "what', 'expected another "'],
    ['compare a b c', 'expected <left> <right> after compare'],
    ['ask x --jsn', 'Did you mean --json?'],
    ['search --jsonl', 'when the program is started'],
    ['--json', 'expected the command first'],
    ['why', 'no answer above has it to show'],
    ['x'.repeat(100_000), 'A line of 100000 characters was received'],
  ])('says on stdout, in its place, what is wrong with a line, and goes on: %.30s', async (line, message) => {
    const { code, stdout, stderr } = await converse(`${line}\nask more\n`)
    expect(code).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain(message)
    expect(stdout.indexOf('ask {"question":"more"}')).toBeGreaterThan(0)
    expect(stderr).not.toContain(message)
  })

  it.each([
    ['help me choose', 'ask "help me choose"'],
    ["compare a and b, what's best", `ask "compare a and b, what's best"`],
    ['ask "what', `ask 'ask "what'`],
  ])('offers to ask what begins like a command but is none: %s', async (line, offered) => {
    expect((await converse(`${line}\n`)).stdout).toContain(`As a question  ${offered}\n`)
  })

  it('presses what stands below the last answer that had it', async () => {
    const { desk, stdout } = await converse('ask one\nwhy\ncompare a b\nshow other-side\n  show   sources \ncontext\n')
    expect(desk.pressed.map(({ action, question }) => [action, question])).toEqual(
      ['why', 'other-side', 'sources', 'context'].map((view) => [{ kind: 'show', view, answer: 'k3y' }, 'one']),
    )
    expect(stdout).toContain('More: why · other-side · context · show sources')
  })

  it('prints JSON lines for a line with --json, or for all of them', async () => {
    const one = await converse('ask one --json\nask two\n')
    expect(JSON.parse(one.stdout.split('\n')[0] ?? '')).toEqual({ command: 'ask', args: { question: 'one' } })
    expect(one.stdout).toContain('> two')
    const all = await converse('ask one\nwhich?\nbad\n', openFakeDesk(), true)
    expect(all.stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { command: 'ask', args: { question: 'one' } },
      { command: 'ask', args: { question: 'which?' } },
      { error: { code: 'refused', message: 'ask {"question":"bad"}' } },
    ])
  })

  it('says after help what a session takes besides', async () => {
    expect((await converse('help\n')).stdout.replace(/\s+/g, ' ')).toContain(
      'After an answer: why, other-side, context, show sources. To leave: exit.',
    )
  })

  it('explains a command and tells its version within a session', async () => {
    const { stdout } = await converse('ask --help\n--help\n--version\n')
    expect(stdout).toContain('-- ask <question …>')
    expect(stdout).toContain('Commands\n')
    expect(stdout).toContain('rules facade')
  })

  it.each(['exit', 'quit', '  exit  '])('ends at %j', async (line) => {
    expect(asked((await converse(`ask one\n${line}\nask two\n`)).desk)).toEqual([['ask', { question: 'one' }]])
  })

  it('is what runs without a command', async () => {
    const desk = openFakeDesk()
    const terminal = openFakeTerminal(inputOf('ask one\n'))
    expect(await runCli([], desk, terminal)).toBe(0)
    expect(asked(desk)).toEqual([['ask', { question: 'one' }]])
  })

  it('finishes what is in flight and exits 0 when asked to stop', async () => {
    let answer = (): void => undefined
    const desk = openFakeDesk({
      dispatch: () => new Promise((resolve) => (answer = () => resolve(answerOf({ blocks: [say('done')] })))),
    })
    const stdin = new PassThrough()
    const terminal = openFakeTerminal(stdin)
    const ended = runSession(desk, terminal)
    stdin.write('ask one\nask two\n')
    await turns()
    terminal.stop()
    answer()
    expect(await ended).toBe(0)
    await turns()
    expect(terminal.written().stdout).toBe('done\n\n')
  })

  it('ends when nobody reads its answers any more', async () => {
    const desk = openFakeDesk()
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    })
    expect(await runSession(desk, openFakeTerminal(inputOf('ask one\nask two\n'), { stdout }))).toBe(0)
    expect(desk.invocations).toHaveLength(1)
  })
})

describe('a session with a terminal', () => {
  function open(desk: FakeDesk = openFakeDesk()) {
    const stdin = new PassThrough()
    const terminal = openFakeTerminal(stdin, { isTerminal: { stdin: true, stdout: true, stderr: true },
      columns: () => 80 })
    const ended = runSession(desk, terminal)
    const type = async (keys: string): Promise<string> => {
      const before = terminal.written().stdout.length
      stdin.write(keys)
      await turns()
      return terminal.written().stdout.slice(before)
    }
    return { desk, ended, type, terminal }
  }

  it('prompts, answers, and ends at Ctrl-D with 0', async () => {
    const { ended, type, desk, terminal } = open()
    await type('ask one\r')
    await type('\u0004')
    expect(await ended).toBe(0)
    expect(asked(desk)).toEqual([['ask', { question: 'one' }]])
    expect(terminal.written().stdout).toContain('backquote> ')
    expect(terminal.written().stderr).toBe('')
  })

  it('answers pasted lines in order', async () => {
    const { ended, type, desk } = open()
    await type('ask one\rask two\rexit\rask three\r')
    expect(await ended).toBe(0)
    expect(asked(desk)).toEqual([['ask', { question: 'one' }], ['ask', { question: 'two' }]])
  })

  it('remembers earlier lines', async () => {
    const { ended, type, desk } = open()
    await type('ask one\r')
    await type('\u001b[A\r')
    await type('exit\r')
    await ended
    expect(asked(desk)).toEqual([['ask', { question: 'one' }], ['ask', { question: 'one' }]])
  })

  it('completes commands, options and values', async () => {
    const { ended, type, desk } = open(
      openFakeDesk({ suggest: () => Promise.resolve([{ label: 'Real time', value: 'real time' }]) }),
    )
    // A tab within a chunk is pasted text; only one that comes alone is a key.
    for (const keys of ['comp', '\t', 'x y --to', '\t', ' reel', '\t', '\r', 'ask x --ex', '\t', '\r', 'exit\r'])
      await type(keys)
    await ended
    expect(asked(desk)).toEqual([
      ['compare', { left: 'x', right: 'y', topic: 'real time' }],
      ['ask', { question: 'x', explain: true }],
    ])
  })

  it('clears the line at Ctrl-C, and leaves at the second on an empty one', async () => {
    const { ended, type, desk } = open()
    await type('ask half a quest')
    await type('\u0003')
    await type('ask whole\r')
    expect(await type('\u0003')).toContain('Ctrl-C again leaves')
    await type('\u0003')
    expect(await ended).toBe(0)
    expect(asked(desk)).toEqual([['ask', { question: 'whole' }]])
  })

  it('ends with 0 when asked to stop', async () => {
    const { ended, terminal } = open()
    terminal.stop()
    expect(await ended).toBe(0)
  })
})
