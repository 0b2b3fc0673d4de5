import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root, shippedDesk } from '../support/house.js'

const folders = [join(root, 'src', 'commands'), join(root, 'src', 'workshop')]
const names = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) =>
    join(folder, name)
  )
)
const files = names.map((name) => readFileSync(name, 'utf8'))
const catalogue = shippedDesk().commands

describe('catalogue', () => {
  it('keeps nobody waiting for help, nor for what is kept of them', () => {
    expect(catalogue.flatMap(({ name, free }) => (free === undefined ? [] : [[name, free]]))).toEqual([['help', true], [
      'privacy',
      'bare',
    ]])
  })

  it('lists every command that is declared, once', () => {
    const declared = files.flatMap((text) =>
      [...text.matchAll(/(?:defineCommand\(\{\s*name|itemCommand\(\{\s*task): '([\w -]+)'/g)]
        .map(([found, name]) => found.startsWith('item') ? `canned-manage ${name}` : name)
    ).sort()
    expect(catalogue.map(({ name }) => name).sort()).toEqual(declared)
    expect(new Set(declared).size).toBe(declared.length)
  })

  it('keeps to the names and lengths that platforms take', () => {
    const names = catalogue.flatMap(({ name, args }) => [name, ...Object.keys(args)])
    expect(names.filter((name) => !/^[a-z][a-z-]{0,31}( [a-z][a-z-]{0,31})?$/.test(name))).toEqual([])
    const summaries = catalogue.flatMap((
      { summary, args },
    ) => [summary, ...Object.values(args).map((arg) => arg.summary)])
    expect(summaries.filter((summary) => summary.length === 0 || summary.length > 100)).toEqual([])
  })

  it('asks for what must be given before what may be', () => {
    for (const { name, args } of catalogue) {
      const order = Object.values(args).map(({ optional, kind }) => optional === true || kind === 'flag')
      expect(order, name).toEqual([...order].sort((a, b) => Number(a) - Number(b)))
    }
  })

  it('gives every command an example that is filled from the corpus', () => {
    for (const { name } of catalogue) {
      const examples = shippedDesk().examples(name)
      expect(examples.length, name).toBeGreaterThan(0)
      expect(examples.filter((example) => !example.startsWith(name) || example.includes('{')), name).toEqual([])
    }
  })
})
