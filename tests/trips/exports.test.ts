import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../support/house.js'

interface Manifest {
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
const readme = readFileSync(join(root, 'README.md'), 'utf8')

describe('the package', () => {
  it('exports what the README imports from it', async () => {
    const imports = [...readme.matchAll(/import \{ ([\w, ]+) \} from 'backquote\/([\w-]+)'/g)]
    expect(imports.length).toBe(Object.keys(manifest.exports).length)
    for (const [, names = '', door = ''] of imports) {
      const exported = (await import(join(root, manifest.exports[`./${door}`]?.default ?? ''))) as Readonly<
        Record<string, unknown>
      >
      expect(names.split(', ').filter((name) => typeof exported[name] !== 'function'), door).toEqual([])
    }
  })
})
