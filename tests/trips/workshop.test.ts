import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { workshopNames } from '../../src/commands/index.js'
import { workshopCommands } from '../../src/workshop/index.js'
import { root } from '../support/house.js'
import { openScratch } from '../support/scratch.js'
import { runProgram } from './program.js'

const newFolder = openScratch()

/** The rooms whose code a front door loads, as V8's coverage tells: esbuild marks in each file what it is made of. */
async function roomsOf(door: 'cli' | 'start', words: readonly string[],
  environment: Readonly<Record<string, string>> = {}): Promise<ReadonlySet<string>> {
  const coverage = newFolder()
  await runProgram(door, words, { environment: { ...environment, NODE_V8_COVERAGE: coverage } })
  const reports = readdirSync(coverage).map((name) => readFileSync(join(coverage, name), 'utf8'))
  const files = reports.flatMap((report) => (JSON.parse(report) as { readonly result: { url: string }[] }).result)
  const built = files.map(({ url }) => url).filter((url) => url.startsWith(pathToFileURL(join(root, 'dist')).href))
  const marks = built.flatMap((url) =>
    [...readFileSync(new URL(url), 'utf8').matchAll(/^\/\/ src\/([\w-]+)\//gm)].map((match) => match[1] ?? '')
  )
  return new Set(marks)
}

describe('the workshop', () => {
  it('is loaded by a terminal, and not by the bot', async () => {
    const terminal = await roomsOf('cli', ['corpus', 'cite', 'nothing'])
    expect([terminal.has('workshop'), terminal.has('discord')]).toEqual([true, false])
    // A store that nobody can reach: the bot opens its house, and ends before it logs in.
    const bot = await roomsOf('start', [], { DISCORD_TOKEN: 'a.b.c', DATABASE_URL: 'postgres://127.0.0.1:1/none' })
    expect([bot.has('workshop'), bot.has('discord')]).toEqual([false, true])
  })

  it('has commands whose names no comparison may have, wherever it is written', () => {
    expect(workshopCommands.map(({ name }) => name)).toEqual(workshopNames)
  })
})
