import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Records what the shipped comparisons rest on. @returns The file that was written. */
export function writeCannedBasis(folder: string, text: string): string {
  const path = join(folder, 'canned.basis.json')
  writeFileSync(path, text)
  return path
}
