// Bundles the front doors and the two exported modules into dist/, only when a source is newer.
// Written beside and renamed file by file, entries last, so that a process starting meanwhile finds either the
// old program or the new one, whole. Says nothing on stdout: what the program prints there is its answer.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
// Whole: by name, what an old Node.js lacks would keep it from saying that it is old.
import fs from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isNodeNewEnough } from './bin/node-version.mjs'

const { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = fs
const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
const doors = ['start', 'cli', 'register']
const entries = {
  ...Object.fromEntries(doors.map((door) => [`${door}-main`, `src/bin/${door}.ts`])),
  retrieval: 'src/retrieval/index.ts',
  corpus: 'src/corpus/index.ts',
  compile: 'src/bin/compile.ts',
}

// Left where they are installed: what is native, large, or finds its own files. The small rest is bundled, for to look up
// and open a hundred files is a third of a start.
const outside = ['@photostructure/sqlite', '@resvg/resvg-js', 'discord.js', 'esbuild', 'pg', 'pino', 'typescript']

/** Names, sizes and times of everything that goes in: also notices a deleted or an older, restored file. */
function fingerprint() {
  const hash = createHash('sha256')
  const visit = (path) => {
    const stats = statSync(path)
    if (stats.isDirectory()) { for (const name of readdirSync(path).sort()) visit(join(path, name)) }
    else hash.update(`${relative(root, path)} ${stats.size} ${stats.mtimeMs}\n`)
  }
  for (const path of ['src', 'package.json', 'tsconfig.json']) visit(join(root, path))
  return hash.digest('hex')
}

/** Names this build: what a program of another build has worked out may be something else. */
function digestSources() {
  const hash = createHash('sha256')
  const visit = (path) => {
    if (statSync(path).isDirectory()) { for (const name of readdirSync(path).sort()) visit(join(path, name)) }
    else hash.update(`${relative(root, path)}\n`).update(readFileSync(path))
  }
  for (const path of ['src', 'package.json', 'package-lock.json'].map((name) => join(root, name)))
    if (existsSync(path)) visit(path)
  return hash.digest('hex').slice(0, 16)
}

async function bundle() {
  const { build } = await import('esbuild')
  const result = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: dist,
    bundle: true,
    external: outside,
    // For what is written as CommonJS and asks for a module of Node's own.
    banner: { js: "import { createRequire as openRequire } from 'node:module'; const require = openRequire(import.meta.url);" },
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: true,
    define: { buildId: JSON.stringify(digestSources()) },
    sourcesContent: false,
    chunkNames: 'chunk-[hash]',
    write: false,
    logLevel: 'silent',
  })
  mkdirSync(dist, { recursive: true })
  const isEntry = (path) => basename(path).replace(/\.js(\.map)?$/, '') in entries
  const files = result.outputFiles.sort((a, b) => Number(isEntry(a.path)) - Number(isEntry(b.path)))
  for (const file of files) replaceFile(file.path, file.contents)
  cpSync(join(root, 'src/bin/node-version.mjs'), join(dist, 'node-version.mjs'))
  for (const door of doors) replaceFile(join(dist, `${door}.js`), writeDoor(door))
  // Pictures look for their font beside the module that draws them.
  cpSync(join(root, 'src/picture/font'), join(dist, 'font'), { recursive: true })
  // A process that is running may still load its chunks lazily: only those a day old are surely nobody's.
  const current = new Set(files.map((file) => basename(file.path)))
  for (const name of readdirSync(dist)) {
    const path = join(dist, name)
    if (name.startsWith('chunk-') && !current.has(name) && Date.now() - statSync(path).mtimeMs > 86_400_000)
      rmSync(path)
  }
}

/** Imports are loaded before a line of what imports them runs: what an old Node.js cannot load waits behind the door. */
const writeDoor = (door) =>
  [
    "import { isNodeNewEnough } from './node-version.mjs'",
    `if (isNodeNewEnough(new URL('../package.json', import.meta.url))) import('./${door}-main.js')`,
    '',
  ].join('\n')

function replaceFile(path, contents) {
  const beside = `${path}.${process.pid}.new`
  writeFileSync(beside, contents)
  renameSync(beside, path)
}

/** What loading works out, kept for the first start. One that cannot be compiled is told of by the start. */
function compileCorpus() {
  try {
    execFileSync(process.execPath, [join(dist, 'compile.js')], { stdio: 'ignore' })
  } catch {
    // The program itself is built.
  }
}

/** Declarations for those who import the exported modules. Without the compiler (a production install), none. */
async function declare() {
  const { default: ts } = await import('typescript').catch(() => ({ default: undefined }))
  if (!ts) return
  const options =
    ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, root)
      .options
  const program = ts.createProgram([entries.retrieval, entries.corpus].map((path) => join(root, path)), {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: join(root, 'src'),
    outDir: join(dist, 'types'),
  })
  program.emit()
}

if (isNodeNewEnough(new URL('../package.json', import.meta.url))) await run()

async function run() {
  try {
    const now = fingerprint()
    const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
    if (before !== now || ![...doors, ...Object.keys(entries)].every((name) => existsSync(join(dist, `${name}.js`)))) {
      await bundle()
      replaceFile(stamp, now)
      compileCorpus()
    } else if (process.argv.includes('--types')) compileCorpus()
    if (process.argv.includes('--types')) await declare()
  } catch (error) {
    process.stderr.write(`The build failed: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
