import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it, vi } from 'vitest'
import { isNodeNewEnough } from '../src/bin/node-version.mjs'

const root = join(import.meta.dirname, '..')

// Whoever has it as an archive has its files as they were packed.
it.skipIf(!existsSync(join(root, '.git')))('has the same line ends on every platform, whatever git is set to', () => {
  const listed = execFileSync('git', ['ls-files', '--eol'], { cwd: root, encoding: 'utf8' }).trimEnd().split('\n')
  const words = listed.map((line) => line.split(/\s+/))
  const texts = words.filter(([stored]) => stored !== 'i/-text')
  expect(texts.length).toBeGreaterThan(100)
  expect(texts.filter((line) => !line.includes('eol=lf') || line[0] !== 'i/lf')).toEqual([])
})

it.each([['20.18.3', false], ['18.20.8', false], ['9.0.0', false], ['20.19.0', true], ['22.0.0', true]])(
  'Node.js %s: new enough is %s, and one that is not is told in one sentence', (version, isEnough) => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      expect(isNodeNewEnough(pathToFileURL(join(root, 'package.json')), version)).toBe(isEnough)
      expect(said.mock.calls.map(([words]) => String(words))).toEqual(
        isEnough ? [] : [expect.stringMatching(`^This program needs Node.js 20.19 or newer, and this is ${version}: `)],
      )
    } finally {
      said.mockRestore()
      process.exitCode = undefined
    }
  })
