import { PassThrough, Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { runCli } from '../../src/cli/index.js'
import { maxRowCharacters } from '../../src/cli/lines.js'
import { inputOf, openFakeDesk } from './fake-desk.js'
import { openFakeTerminal } from './fake-terminal.js'

async function stream(...chunks: (string | Uint8Array)[]): Promise<unknown[]> {
  const terminal = openFakeTerminal(inputOf(...chunks))
  expect(await runCli(['search', '--jsonl'], openFakeDesk(), terminal)).toBe(0)
  const { stdout, stderr } = terminal.written()
  expect(stderr).toBe('')
  return stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown)
}

const invalid = { id: null, error: { message: 'The line is not valid JSON; expected one JSON object on each line.' } }

describe('a stream of lines', () => {
  it('is answered in order, one line for each', async () => {
    expect(await stream('{"id":"a","text":"x"}\n{"id":"b","text":"xy"}\n', '{"id":"c","te', 'xt":"xyz"}')).toEqual([
      { id: 'a', length: 1 },
      { id: 'b', length: 2 },
      { id: 'c', length: 3 },
    ])
  })

  it.each([
    ['not json', invalid],
    ['{"id":"a","text":', invalid],
    ['NaN', invalid],
    ['{"id":"a"}', { id: 'a', error: { message: 'No "text" was received; expected a string.' } }],
    ['{"id":7,"text":5}', { id: 7, error: { message: 'No "text" was received; expected a string.' } }],
    ['{"id":{"a":1}}', { id: null, error: { message: 'No "text" was received; expected a string.' } }],
    ['{"__proto__":{"id":"x"}}', { id: null, error: { message: 'No "text" was received; expected a string.' } }],
    ['[1,2]', { id: null, error: { message: 'No "text" was received; expected a string.' } }],
    ['null', { id: null, error: { message: 'No "text" was received; expected a string.' } }],
    ['['.repeat(50_000), invalid],
    [`"${'x'.repeat(maxRowCharacters)}"`, { id: null,
      error: { message: 'A line of 100002 characters was received; at most 100000 are taken.' } }],
  ])('answers a bad line in its place and goes on: %.40s', async (line, answered) => {
    expect(await stream(`${line}\n{"id":"next","text":""}\n`)).toEqual([answered, { id: 'next', length: 0 }])
  })

  it.each(['100000000000000001', '3.10', '1e400', '-0', '12345678901234567890'])(
    'gives the id %s back in the digits that it came in', async (id) => {
      const written = async (line: string): Promise<string> => {
        const terminal = openFakeTerminal(inputOf(`${line}\n`))
        await runCli(['search', '--jsonl'], openFakeDesk(), terminal)
        return terminal.written().stdout
      }
      expect(await written(`{"id":${id},"text":"x"}`)).toBe(`{"id":${id},"length":1}\n`)
      expect(await written(`{"text":"x","note":{"id":5},"\\u0069d" : ${id} }`)).toContain(`"id":${id},`)
      expect(await written(`{"id":${id},"text":5}`)).toContain(`{"id":${id},"error"`)
    })

  it.each([['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]] as const)('is read in %s by its mark',
    async (encoding, mark) => {
      const bytes = Buffer.from('{"id":"é","text":"x"}\n', 'utf16le')
      if (encoding === 'utf-16be') bytes.swap16()
      const file = Buffer.concat([Buffer.from(mark), bytes])
      // Cut within a character, as a pipe may.
      expect(await stream(file.subarray(0, 13), file.subarray(13))).toEqual([{ id: 'é', length: 1 }])
    })

  it('skips blank lines', async () => {
    expect(await stream('\n  \n{"id":"a","text":"x"}\r\n\r\n')).toEqual([{ id: 'a', length: 1 }])
  })

  it('is empty for an empty input', async () => {
    expect(await stream()).toEqual([])
  })

  it('takes a text of almost the limit', async () => {
    expect(await stream(`{"id":"a","text":"${'x'.repeat(99_000)}"}\n`)).toEqual([{ id: 'a', length: 99_000 }])
  })

  it('answers each line before the next has arrived', async () => {
    const stdin = new PassThrough()
    const terminal = openFakeTerminal(stdin)
    const ended = runCli(['search', '--jsonl'], openFakeDesk(), terminal)
    for (const id of ['a', 'b']) {
      stdin.write(`{"id":"${id}","text":""}\n`)
      await expect.poll(() => terminal.written().stdout).toContain(`"id":"${id}"`)
    }
    stdin.end()
    expect(await ended).toBe(0)
  })

  it('waits for a slow reader rather than piling up answers', async () => {
    let answered = 0
    const desk = openFakeDesk({ openLines: () => ({ ok: true, value: () => ({ ok: true, value: ++answered }) }) })
    const taken: (() => void)[] = []
    const stdout = new Writable({ write: (_chunk, _encoding, done) => void taken.push(done) })
    const ended = runCli(['search', '--jsonl'], desk, openFakeTerminal(inputOf('{}\n'.repeat(50)), { stdout }))
    await expect.poll(() => taken.length).toBe(1)
    expect(answered).toBe(1)
    while (answered < 50 || taken.length > 0) {
      taken.shift()?.()
      await new Promise(setImmediate)
    }
    expect(await ended).toBe(0)
  })

  it('ends quietly when the reader goes away', async () => {
    let answered = 0
    const desk = openFakeDesk({ openLines: () => ({ ok: true, value: () => ({ ok: true, value: ++answered }) }) })
    const stdout = new Writable({
      write: (_chunk, _encoding, done) =>
        done(answered > 2 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null),
    })
    const terminal = openFakeTerminal(inputOf('{}\n'.repeat(500)), { stdout })
    expect(await runCli(['search', '--jsonl'], desk, terminal)).toBe(0)
    expect(answered).toBe(3)
    expect(terminal.written().stderr).toBe('')
  })

  it('finishes the line in flight and exits 0 when asked to stop', async () => {
    const stdin = new PassThrough()
    const terminal = openFakeTerminal(stdin)
    const ended = runCli(['search', '--jsonl'], openFakeDesk(), terminal)
    stdin.write('{"id":"a","text":""}\n')
    await expect.poll(() => terminal.written().stdout).toContain('"a"')
    terminal.stop()
    expect(await ended).toBe(0)
  })

  it.each([
    [['search', '--jsonl', '--limit', '0'], 'expected 1 to 100'],
    [['search', '--jsonl', 'words'], 'read from standard input'],
    [['--jsonl'], 'expected one of search'],
  ])('refuses %j before it reads anything', async (words, message) => {
    const stdin = new PassThrough()
    const terminal = openFakeTerminal(stdin)
    expect(await runCli(words, openFakeDesk(), terminal)).toBe(2)
    expect(terminal.written().stdout).toBe('')
    expect(terminal.written().stderr.replace(/\s+/g, ' ')).toContain(message)
  })
})
