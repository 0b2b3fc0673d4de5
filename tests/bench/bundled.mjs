import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Bundles a TypeScript entry of the repository and runs it in this process. */
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
  const file = join(root, 'dist', `run-${process.pid}.mjs`)
  writeFileSync(file, outputFiles[0].contents)
  try {
    await import(pathToFileURL(file).href)
  } finally {
    rmSync(file)
  }
}
