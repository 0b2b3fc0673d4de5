import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { corpusFolder } from '../support/house.js'
import { runProgram } from './program.js'

const home = mkdtempSync(join(tmpdir(), 'backquote-trips-'))
const folder = join(home, 'corpus')
cpSync(corpusFolder, folder, { recursive: true })
const environment = { CORPUS_DIR: folder }
afterAll(() => rmSync(home, { recursive: true, force: true }))

interface Answered {
  readonly replay: string
}

async function runJson(words: readonly string[]): Promise<Answered> {
  const { code, stdout, stderr } = await runProgram('cli', [...words, '--json'], { environment })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Answered
}

describe('the built program, later', () => {
  it('gives the same bytes again for a code, until the rules change, and then says so', async () => {
    const first = await runJson(['recommend', 'a chat for thousands of people'])
    const again = await runJson(['replay', first.replay])
    const withoutWords = (record: Answered): string =>
      JSON.stringify(record, (key, value: unknown) => (key === 'words' && Array.isArray(value) ? undefined : value))
    expect(withoutWords(again)).toBe(withoutWords(first))
    expect(await runProgram('cli', ['replay', first.replay], { environment })).toEqual(
      await runProgram('cli', ['replay', ...first.replay.split(/(?=k)/)], { environment }),
    )
    const path = join(folder, 'rules.yml')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/strength: \w+/g, 'strength: leaning'))
    const { code, stdout } = await runProgram('cli', ['replay', first.replay], { environment })
    expect(code).toBe(0)
    expect(stdout).toContain('The rules have changed since; the articles have not.')
  })

  it.each([
    ['damaged', 'bq1.', 'has a wrong, missing or extra character'],
    ['foreign', 'xyz', 'is not a replay code'],
  ])('refuses a %s code with exit 2', async (_what, typed, message) => {
    const { code, stdout, stderr } = await runProgram('cli', ['replay', typed], { environment })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.replace(/\s+/g, ' ')).toContain(message)
  })
})

describe('the built program, for an editor', () => {
  it('imports an article that can be asked about the next time, and does not import it twice', async () => {
    const file = join(home, 'kites.md')
    writeFileSync(file, '# Kites and servers\n\nPython is a better fit for kite telemetry than Node.js.\n')
    expect((await runProgram('cli', ['corpus', 'import', file], { environment })).code).toBe(0)
    const { stdout } = await runProgram('cli', ['ask', 'which is better for kite telemetry, node or python?'], {
      environment,
    })
    expect(stdout).toContain('kite telemetry than Node.js')
    const articles = readdirSync(join(folder, 'articles'))
    expect((await runProgram('cli', ['corpus', 'import', file], { environment })).code).toBe(2)
    expect(readdirSync(join(folder, 'articles'))).toEqual(articles)
  })

  it('reads the rule book out', async () => {
    const { code, stdout } = await runProgram('cli', ['corpus', 'rules', '--topic', 'real-time'], { environment })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ rules on 1 topic/)
  })
})
