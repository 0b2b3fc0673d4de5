// Runs one of the tests' own programs outside the test runner: bundled on the fly, beside the built bot that it starts.
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** @param entry - From the repository's root. */
export async function runBundled(entry) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    write: false,
  })
  // In the repository, so that its packages are found from there.
  const file = join(root, 'dist', `bench-${process.pid}.mjs`)
  writeFileSync(file, outputFiles[0].contents)
  try {
    await import(pathToFileURL(file).href)
  } finally {
    rmSync(file)
  }
}
