#!/usr/bin/env node
// The built bot against the loopback Discord of the tests: first response times and memory. From the repository's root,
// after `npm run build`: node tests/bench/discord.mjs [--rate 50] [--seconds 30] [--members 500] [--servers 50]
import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['tests/support/discord/bench.ts'],
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
