import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readCorpus } from '../../src/corpus/index.js'
import { readToEnd, runProgram, startProgram } from './program.js'

interface Hit {
  readonly id: string
  readonly score: number
  readonly source: string
  readonly text: string
}

const corpusFolder = join(import.meta.dirname, '..', '..', 'corpus')
const read = readCorpus(corpusFolder)
const corpus = read.ok ? read.value : undefined
const bodies = new Map(corpus?.articles.map(({ id, body }) => [String(id), body]))

const folder = mkdtempSync(join(tmpdir(), 'backquote-trips-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const linesOf = (stdout: string): unknown[] =>
  stdout.split('\n').slice(0, -1).map((line) => JSON.parse(line) as unknown)
const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

describe('the built program, one command', () => {
  it('answers a question with exit 0: passages word for word, best first, never twice', async () => {
    const { code, stdout, stderr } = await runProgram('cli', ['ask', 'which is better for real-time chat?', '--json'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [record] = linesOf(stdout) as [
      { readonly declined: boolean;
        readonly hits: { id: string; score: number; source: { id: string }; text: string; start: number; end: number;
          sha256: string }[] },
    ]
    expect(record.declined).toBe(false)
    expect(record.hits.length).toBeGreaterThan(0)
    for (const { source, text, start, end, sha256 } of record.hits) {
      expect(bodies.get(source.id)?.slice(start, end)).toBe(text)
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
    }
    const scores = record.hits.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(new Set(record.hits.map(({ id }) => id)).size).toBe(record.hits.length)
  })

  it('declines what no article answers with exit 3, and still answers', async () => {
    const { code, stdout, stderr } = await runProgram('cli', ['about', 'rust'])
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' })
    expect(stdout).toContain('None of the articles covers Rust')
  })

  it.each([
    ['an empty question', ['ask', ''], 'expected 1 to 4,000 characters'],
    ['a question beyond the limit', ['ask', 'a'.repeat(6000)], 'Received 6,000 characters; the limit is 4,000'],
    ['an unknown command', ['abuot', 'node'], 'Did you mean about?'],
    ['a wrong option of a stream', ['search', '--jsonl', '--limit', 'many'], 'expected a whole number'],
    ['a collection that is not there', ['search', '--jsonl', '--corpus', '/nowhere'], 'does not exist'],
  ])('refuses %s with exit 2, nothing on stdout, and what was expected', async (_name, words, message) => {
    const { code, stdout, stderr } = await runProgram('cli', words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(oneLine(stderr)).toContain(message)
  })

  it('gives a script one JSON object for a refusal, and a person the nearest', async () => {
    const { code, stdout, stderr } = await runProgram('cli', ['about', 'pyt', '--json'])
    expect(code).toBe(2)
    expect(linesOf(stdout)).toEqual([{
      error: { code: 'unknown-technology', message: expect.stringContaining('Did you mean Python') },
    }])
    expect(stderr).toContain('about Python')
  })

  it('prints program, corpus and rules', async () => {
    const { code, stdout } = await runProgram('cli', ['--version'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^backquote \d+\.\d+\.\d+\ncorpus [0-9a-f]+\nrules [0-9a-f]+\n$/)
  })

  it('reports a broken corpus with file and line, all problems at once, and exits 2', async () => {
    writeFileSync(join(folder, 'topics.json'), '[')
    const { code, stdout, stderr } = await runProgram('cli', ['ask', 'x'], { environment: { CORPUS_DIR: folder } })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('topics.json')
    expect(stderr).toContain('technologies.json')
  })

  it('names a wrong setting and exits 2', async () => {
    const { code, stdout, stderr } = await runProgram('start', [], { environment: { LOG_LEVEL: 'loud' } })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('LOG_LEVEL')
  })
})

describe('the built program, a stream', () => {
  it('answers each line in order, a bad one in its place', async () => {
    const input = [
      '{"id":"a","text":"is it single threaded?","k":2}',
      'not json',
      '',
      '{"id":"b","text":""}',
      `{"id":"c","text":"${'x'.repeat(5000)}"}`,
      '{"id":"d","text":"constructor"}',
      '{"id":"e","text":"__proto__ \\u0000 \\u001b[31m @everyone ```"}',
      '[]',
      `{"id":"f","text":"${'y'.repeat(200_000)}"}`,
      '{"id":"g","text":"memory"}',
    ].join('\n')
    const { code, stdout, stderr } = await runProgram('cli', ['search', '--jsonl', '--limit', '3'], { input })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const answers = linesOf(stdout) as { readonly id: string | null; readonly hits?: readonly Hit[];
      readonly error?: { readonly message: string } }[]
    expect(answers.map(({ id, error }) => [id, error !== undefined])).toEqual([
      ['a', false],
      [null, true],
      ['b', true],
      ['c', true],
      ['d', false],
      ['e', false],
      [null, true],
      [null, true],
      ['g', false],
    ])
    expect(answers[0]?.hits).toHaveLength(2)
    expect(answers.at(-1)?.hits).toHaveLength(3)
    const numbers = new Map(corpus?.articles.map(({ original, body }) => [original, body]))
    for (const { source, text } of answers.flatMap(({ hits }) => hits ?? []))
      expect(numbers.get(source)?.includes(text)).toBe(true)
  })

  it('searches a collection of documents', async () => {
    const path = join(folder, 'documents.jsonl')
    writeFileSync(path, '{"_id":"1","title":"Bread","text":"How to bake bread at home."}\n' +
      '{"_id":"2","title":"Tea","text":"How to brew green tea."}\n')
    const { code, stdout } = await runProgram('cli', ['search', '--jsonl', '--corpus', path], {
      input: '{"id":"q","text":"brewing tea"}\n',
    })
    expect(code).toBe(0)
    const [answer] = linesOf(stdout) as [{ readonly hits: readonly Hit[] }]
    expect(answer.hits[0]).toMatchObject({ id: '2', text: 'How to brew green tea.' })
  })

  it('answers as lines arrive, and exits 0 at SIGTERM', async () => {
    const child = startProgram('cli', ['search', '--jsonl'])
    const ended = readToEnd(child)
    child.stdin.write('{"id":"a","text":"memory"}\n')
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^\{"id":"a".*\}\n$/) })
  })

  it('ends quietly when its reader goes away', async () => {
    const child = startProgram('cli', ['search', '--jsonl'])
    child.stdin.on('error', () => undefined)
    child.stdin.end('{"id":"a","text":"memory"}\n'.repeat(3000))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    expect(await once(child, 'close')).toEqual([0, null])
    expect(stderr).toBe('')
  })
})

describe('the built program, a session', () => {
  it('answers every line in order, commands and questions alike, and ends with 0', async () => {
    const input = ['about node', 'what is the event loop?', 'why', 'ask ""', 'compare node python', 'coverage',
      'sources', 'help', 'about rust'].join('\n')
    const { code, stdout, stderr } = await runProgram('start', [], { input })
    expect(code).toBe(0)
    const places = ['also written', '> what is the event loop?', '\nWhy', 'expected 1 to 4,000', '\nNode.js · Python',
      'How many of the 5 articles', 'quoted word for word', 'To leave: exit.', 'None of the articles covers Rust']
    expect(places.map((words) => oneLine(stdout).includes(words.trim()))).toEqual(places.map(() => true))
    const found = places.map((words) => stdout.indexOf(words.split(' ').slice(0, 3).join(' ')))
    expect(found).toEqual([...found].sort((a, b) => a - b))
    expect(stdout).not.toContain('backquote>')
    expect(stderr).toContain('DISCORD_TOKEN')
  })

  it('gives the same bytes for the same lines', async () => {
    const input = 'node or python for a chat?\ncompare node python --json\nrecommend a dashboard with live charts\n'
    const [first, second] = await Promise.all([runProgram('start', [], { input }), runProgram('cli', [], { input })])
    expect(first.stdout).toBe(second.stdout)
    expect(first.stdout.length).toBeGreaterThan(500)
  })

  it('ends with 0 at SIGINT while it waits for a line', async () => {
    const child = startProgram('start', [])
    const ended = readToEnd(child)
    child.stdin.write('about node\n')
    await once(child.stdout, 'data')
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ code: 0 })
  })
})

describe('every command of the program', () => {
  it('has help that begins with how it is used', async () => {
    const names = ['ask', 'compare', 'recommend', 'about', 'sources', 'coverage', 'help', 'search', 'show', 'corpus']
    const { stdout } = await runProgram('start', [], { input: names.map((name) => `${name} --help`).join('\n') })
    expect([...stdout.matchAll(/^Usage: npm run --silent cli -- (\S+)/gm)].map((match) => match[1])).toEqual(names)
  })
})
