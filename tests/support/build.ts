import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Some tests run the program as a user does, from dist/: build it once, before any of them. */
export function setup(): void {
  const root = join(import.meta.dirname, '..', '..')
  execFileSync(process.execPath, ['src/build.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}
