import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/index.js'
import { newestVersion } from '../../src/store/schema.js'
import { openScratch } from '../support/scratch.js'
import { fillGuild, filledRows } from '../support/store.js'
import { runProgram } from './program.js'

const newFolder = openScratch()

describe('what is remembered', () => {
  it('is not looked at by a question in a terminal', async () => {
    const folder = join(newFolder(), 'data')
    const { code } = await runProgram('cli', ['ask', 'node or python for chat?'], {
      environment: { DATA_DIR: folder, DATABASE_URL: 'postgres://127.0.0.1:1/none' },
    })
    expect(code).toBe(0)
    expect(existsSync(folder)).toBe(false)
  })

  it('is backed up, looked after and restored in a terminal', async () => {
    const folder = newFolder()
    const run = (...words: string[]) => runProgram('cli', words, { environment: { DATA_DIR: folder } })
    const store = await openStore({ kind: 'sqlite', folder })
    await fillGuild(store, '1')
    await store.close()
    const file = join(newFolder(), 'backup.sqlite')
    expect(await run('store', 'backup', file)).toMatchObject({ code: 0,
      stdout: expect.stringContaining(`${filledRows} records`) as string })
    expect(await run('store', 'backup', file)).toMatchObject({ code: 2, stdout: '' })
    const doctor = await run('store', 'doctor', '--json')
    expect(JSON.parse(doctor.stdout)).toMatchObject({ engine: 'sqlite', version: newestVersion, problems: [],
      tables: { canned: 1, votes: 1 } })
    expect(await run('store', 'restore', file)).toMatchObject({ code: 0,
      stdout: expect.stringContaining(`${filledRows} records restored`) as string })
    expect(readdirSync(folder).sort()).toEqual(['backquote.sqlite',
      expect.stringMatching(/^backquote\.sqlite\.before-/)])
    writeFileSync(join(folder, 'backquote.sqlite'), 'x'.repeat(5_000))
    const sick = await run('store', 'doctor')
    expect(sick.code).toBe(1)
    expect(`${sick.stdout}${sick.stderr}`.replace(/\s+/g, ' ')).toContain(
      'The store is not well. Damaged: file is not a database. Bring a backup back with “store restore”',
    )
  })

  it.each([['canned', 'list', '--guild', '1'], ['settings', 'show', '--guild', '1'], ['privacy', 'forget']])(
    'says what is wrong with it and what to do, once, to %s %s',
    async (...words) => {
      const folder = newFolder()
      writeFileSync(join(folder, 'backquote.sqlite'), 'x'.repeat(5_000))
      const { code, stdout, stderr } = await runProgram('cli', words, { environment: { DATA_DIR: folder } })
      expect(code).toBe(1)
      const said = `${stdout}${stderr}`.replace(/\s+/g, ' ')
      expect(said.match(/bring a backup back with “store restore”/g)).toHaveLength(1)
      expect(said).not.toMatch(/stack|Reference/)
    },
  )

  it('is exported whole by a script that asks for JSON', async () => {
    const folder = newFolder()
    const store = await openStore({ kind: 'sqlite', folder })
    await fillGuild(store, '1')
    await store.close()
    const environment = { DATA_DIR: folder }
    for (const words of [['settings', 'export', '--guild', '1'], ['canned', 'export', '--guild', '1'], ['canned',
      'export']]) {
      const [plain, asked] = [await runProgram('cli', words, { environment }),
        await runProgram('cli', [...words, '--json'], { environment })]
      expect(JSON.parse(asked.stdout)).toEqual(JSON.parse(plain.stdout))
    }
  })

  it('takes nothing in from what is no ordinary file', async () => {
    const { code, stderr, stdout } = await runProgram('cli', ['canned', 'import', '/dev/zero', '--guild', '1'], {
      environment: { DATA_DIR: newFolder() },
    })
    expect(code).toBe(2)
    expect(`${stdout}${stderr}`).toContain('no ordinary file')
  })

  it.each([
    ['a server that is not there',
      (folder: string) => ({ DATA_DIR: folder, DATABASE_URL: 'postgres://bot:s3cret@127.0.0.1:1/none' }),
      'store-unavailable', 'The store cannot be reached'],
    ['a damaged file',
      (folder: string) => (writeFileSync(join(folder, 'backquote.sqlite'), 'x'.repeat(5_000)), { DATA_DIR: folder }),
      'store-damaged', 'bring a backup back with “store restore”'],
  ])('ends the bot with one sentence where it is in %s', async (_where, environmentIn, fault, sentence) => {
    // Whatever the bot might say to Discord would fail otherwise, and be told with another code.
    const environment = { DISCORD_TOKEN: 'aaa.bbb.ccc', DISCORD_API_BASE: 'http://127.0.0.1:1/api',
      ...environmentIn(newFolder()) }
    const { code, stdout, stderr } = await runProgram('start', [], { environment })
    expect(code).toBe(1)
    expect(stdout).toBe('')
    const lines = stderr.trim().split('\n').map((line) =>
      JSON.parse(line) as { readonly code?: string; readonly msg: string }
    )
    expect(lines).toEqual([expect.objectContaining({ code: fault, msg: expect.stringContaining(sentence) as string })])
    expect(stderr).not.toContain('s3cret')
  })
})
