#!/usr/bin/env node
// Backquote's retrieval beside the search libraries of the field, on the same data in the same run. `node bench.mjs help` says how.
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { engines, here } from './engines.mjs'
import { plot } from './plot.mjs'
import { compareQuality } from './quality.mjs'
import { show, table } from './table.mjs'

const usage =
  `node bench.mjs quality <folder>   nDCG, MRR, MAP, recall of every engine over a judged collection (BEIR layout)
node bench.mjs speed              build, memory, latency and queries per second over generated passages
node bench.mjs hostile <corpus>   the slowest of 10,000 hostile questions over the passages of a corpus folder
node bench.mjs product            the whole program: start, latency, growth, memory, slowest texts; into RESULTS.md
node bench.mjs slowest            searches for the texts of up to 4,000 characters that take longest to answer
node bench.mjs help

  --engines a,b    only these: ${Object.keys(engines).join(' · ')}
  --sizes 1000,…   passages, for speed (1000,10000,100000; ours alone up to 1000000)
  --questions n    questions for each size (2000)
  --seed n         of passages and questions (1)
  --against <dist> product: the dist folder of another build, measured by turns with this one
  --rounds n       product: starts of each (10)
  --seconds n      slowest: how long it searches with each command (60)
  --plot file.svg  where the curve of processor milliseconds per question against passages is drawn

First: npm ci in this folder. Progress goes to the error stream, tables to the output. Nothing else should run meanwhile.
`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    engines: { type: 'string' },
    sizes: { type: 'string', default: '1000,10000,100000' },
    questions: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    plot: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    against: { type: 'string' },
    rounds: { type: 'string', default: '10' },
  },
})
const [command = 'help', folder] = positionals
const progress = (message) => process.stderr.write(`${message}\n`)
const names = values.engines?.split(/,(?! )/) ?? Object.keys(engines)
const unknown = names.filter((name) => !(name in engines))

if (unknown.length > 0)
  fail(`No engine is called ${unknown.join(' or ')}; there are ${Object.keys(engines).join(' · ')}.`)
else if (command === 'quality' && folder !== undefined) {
  build()
  console.log(await compareQuality(resolve(folder), names, progress))
} else if (command === 'speed') {
  build()
  measureSpeed()
} else if (command === 'hostile' && folder !== undefined) {
  build()
  const { measureHostile } = await import('./hostile.mjs')
  console.log(measureHostile(folder, 10_000, Number(values.seed)))
} else if (command === 'slowest') {
  build()
  const { findSlowest } = await import('./slowest.mjs')
  console.log(await findSlowest({ dist: join(here, '../../dist'), commands: ['ask', 'recommend'],
    seconds: Number(values.seconds), seed: Number(values.seed) }, progress))
} else if (command === 'product') {
  build()
  await measureProduct()
} else {
  process.stdout.write(usage)
  if (command !== 'help') process.exitCode = 2
}

function fail(message) {
  progress(message)
  process.exitCode = 2
}

/** What is measured is what is built. */
function build() {
  execFileSync(process.execPath, [join(here, '../../src/build.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] })
}

async function measureProduct() {
  const { compareProduct, writeProduct } = await import('./product.mjs')
  const builds = [...(values.against === undefined ? [] : [{ name: 'the other', dist: resolve(values.against) }]),
    { name: 'this', dist: join(here, '../../dist') }]
  const asked = process.argv.includes('--sizes') ? values.sizes.split(',').map(Number) : [0, 1_000, 10_000]
  const questions = process.argv.includes('--questions') ? Number(values.questions) : 200
  const tables = await compareProduct(builds, { sizes: asked, questions, seed: Number(values.seed),
    rounds: Number(values.rounds) }, progress)
  console.log(tables)
  writeProduct(join(here, 'RESULTS.md'), `node bench.mjs product${values.against === undefined ? '' : ' --against <dist of another build>'}`, tables)
}

function measureSpeed() {
  const sizes = values.sizes.split(',').map(Number)
  const results = []
  for (const size of sizes) {
    for (const name of names) {
      if (values.engines === undefined && size > engines[name].largest) continue
      progress(`${name}, ${size} passages`)
      const result = measureOne(name, size)
      if (result === undefined) progress('  failed')
      else results.push(result)
    }
  }
  console.log(
    `${
      cpus()[0]?.model ?? 'unknown processor'
    }, ${cpus().length} cores, Node ${process.version}, seed ${values.seed}, ${values.questions} questions a size, limit 10\n`,
  )
  console.log(speedTable(results))
  if (values.plot !== undefined) writeFileSync(values.plot, growthPlot(results))
}

function measureOne(name, size) {
  const args = ['--expose-gc', '--max-old-space-size=8192', join(here, 'speed-of-one.mjs'), name, String(size),
    values.seed, values.questions]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 24 })
  if (status !== 0) progress(stderr.split('\n').slice(-6).join('\n'))
  return status === 0 ? JSON.parse(stdout.trim().split('\n').at(-1)) : undefined
}

// A processor second is what the process itself used, whoever else was at work: the figure to compare on a shared machine.
function speedTable(results) {
  const rows = results.map(({ name, size, buildMs, buildCpuMs, memory, clean, typos, hostile }) => [
    name,
    size,
    show(buildMs / 1_000),
    show(buildCpuMs / 1_000),
    show(memory),
    show(clean.p50),
    show(clean.p95),
    show(clean.p99),
    show(clean.perSecond),
    show(clean.perCpuSecond),
    show(typos.p50),
    show(typos.p99),
    show(typos.perCpuSecond),
    hostile === undefined ? '–' : show(hostile.worst),
  ])
  const head = ['engine', 'passages', 'build s', 'cpu s', 'MB', 'p50 ms', 'p95', 'p99', 'q/s', 'q/cpu s', 'typos p50',
    'p99', 'q/cpu s', 'worst hostile ms']
  return table(head, rows)
}

function growthPlot(results) {
  const series = [...new Set(results.map(({ name }) => name))].map((name) => ({
    name,
    points: results.filter((result) => result.name === name).map((
      { size, clean },
    ) => [size, 1_000 / clean.perCpuSecond]),
  }))
  return plot('Processor milliseconds per question against passages (both logarithmic)', 'passages', 'ms per question',
    series)
}
