import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes folders that are gone when the tests of the file are done. */
export function openScratch(): (files?: Readonly<Record<string, string>>) => string {
  const root = mkdtempSync(join(tmpdir(), 'backquote-'))
  let count = 0
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return (files = {}) => {
    const folder = join(root, String(++count))
    mkdirSync(folder, { recursive: true })
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    return folder
  }
}
