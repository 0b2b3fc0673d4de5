import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listLicences } from './support/licences.mjs'

const root = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly overrides: { readonly natural: Readonly<Record<string, string>> }
}

describe('what stands in for dependencies of natural', () => {
  const replaced = Object.keys(manifest.overrides.natural)
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  const imported = [...new Set(sources.flatMap((name) =>
    Array.from(readFileSync(join(root, 'src', name), 'utf8').matchAll(/'(natural\/[^']+)'/g), ([, path]) => path ?? '')
  ))]

  /** All that a file loads, packages by their names. */
  const loadedBy = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
    if (seen.has(file) || !file.endsWith('.js')) return seen
    seen.add(file)
    const require = createRequire(file)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/require\(\s*['"]([^'"]+)['"]\s*\)/g)) {
      if (path.startsWith('.')) loadedBy(require.resolve(path), seen)
      else seen.add(path)
    }
    return seen
  }

  it('is needed by no part that is imported', () => {
    expect(imported.length).toBeGreaterThan(0)
    for (const path of imported) {
      const loaded = loadedBy(createRequire(import.meta.url).resolve(path))
      expect(replaced.filter((name) => loaded.has(name)), path).toEqual([])
    }
  })

  it('would be noticed in a part that needs it', () => {
    const whole = loadedBy(join(dirname(createRequire(import.meta.url).resolve('natural/package.json')),
      'lib/natural/util/index.js'))
    expect(replaced.filter((name) => whole.has(name)).length).toBeGreaterThan(0)
  })

  it('is explained where it stands', () => {
    expect(manifest).toMatchObject({ '//': { overrides: expect.stringContaining('natural') } })
  })
})

it('every production dependency has a licence that goes with ours', () => {
  const found = listLicences()
  expect(found.length).toBeGreaterThan(50)
  expect(found.filter(({ isAccepted }) => !isAccepted)).toEqual([])
})
