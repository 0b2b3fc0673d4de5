import { PassThrough, Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readLines, type InputLine } from '../../src/cli/lines.js'
import { inputOf } from './fake-desk.js'

const never = new AbortController().signal

async function read(stream: Readable, maxCharacters = 100, stopping = never): Promise<InputLine[]> {
  const lines: InputLine[] = []
  for await (const line of readLines(stream, { maxCharacters, stopping })) lines.push(line)
  return lines
}

const texts = async (...chunks: (string | Uint8Array)[]): Promise<unknown[]> =>
  (await read(inputOf(...chunks))).map((line) => (line.kind === 'line' ? line.text : line.characters))

describe('readLines', () => {
  it.each([
    [[''], []],
    [['one\ntwo\n'], ['one', 'two']],
    [['one\ntwo'], ['one', 'two']],
    [['one\r\ntwo\r\n'], ['one', 'two']],
    [['one\r', '\ntwo'], ['one', 'two']],
    [['o', 'n', 'e\n\nt', 'wo'], ['one', '', 'two']],
    [['\n\n'], ['', '']],
    [['a\rb\n'], ['a\rb']],
    [['\ufeffone\ntwo'], ['one', 'two']],
    [['a\u2028b\n'], ['a\u2028b']],
  ])('cuts %j into lines', async (chunks, lines) => {
    expect(await texts(...chunks)).toEqual(lines)
  })

  it('puts letters together whose bytes arrive apart', async () => {
    const bytes = Buffer.from('é😀\n')
    expect(await texts(...Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(['é😀'])
  })

  it('replaces bytes that are not UTF-8', async () => {
    expect(await texts(Uint8Array.of(0x61, 0xff, 0x62, 0x0a, 0xc3))).toEqual(['a\ufffdb', '\ufffd'])
  })

  it('reports a line beyond the limit by its length and goes on after it', async () => {
    const lines = await texts('a'.repeat(100), '\n', 'b'.repeat(60), 'b'.repeat(60), '\r\nshort\n',
      `${'c'.repeat(100)}\r\n`, 'd'.repeat(101))
    expect(lines).toEqual(['a'.repeat(100), 121, 'short', 'c'.repeat(100), 101])
  })

  it('yields each line as soon as its end has arrived', async () => {
    const stream = new PassThrough()
    const lines = readLines(stream, { maxCharacters: 100, stopping: never })
    stream.write('one\ntw')
    expect((await lines.next()).value).toEqual({ kind: 'line', text: 'one' })
    stream.write('o\n')
    expect((await lines.next()).value).toEqual({ kind: 'line', text: 'two' })
    stream.end()
    expect((await lines.next()).done).toBe(true)
  })

  it('ends as at the end of input when asked to stop', async () => {
    const stream = new PassThrough()
    const controller = new AbortController()
    const lines = readLines(stream, { maxCharacters: 100, stopping: controller.signal })
    stream.write('one\ntwo')
    expect((await lines.next()).value).toEqual({ kind: 'line', text: 'one' })
    controller.abort()
    expect((await lines.next()).done).toBe(true)
    expect(stream.destroyed).toBe(true)
  })

  it('reads nothing when asked to stop beforehand', async () => {
    expect(await read(inputOf('one\n'), 100, AbortSignal.abort())).toEqual([])
  })

  it('passes on that a stream failed', async () => {
    const failing = new Readable({ read: () => failing.destroy(new Error('disk gone')) })
    await expect(read(failing)).rejects.toThrow('disk gone')
  })
})
