import { basename } from 'node:path'
import type { JudgedSet } from './model.js'

/** What a set is called: its task and its file. */
export function nameOf({ file }: Pick<JudgedSet, 'file'>): string {
  return basename(file)
}
