import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a folder, and those above it. Node's own way of doing both never returns where the system says that it cannot be (below /proc). */
export function makeFolder(path: string): void {
  if (isMade(path)) return
  makeFolder(dirname(path))
  if (!isMade(path)) mkdirSync(path)
}

/** @returns Whether it is there now; not where a folder above it is missing. */
function isMade(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return true
    if (code === 'ENOENT' && dirname(path) !== path) return false
    throw error
  }
}
