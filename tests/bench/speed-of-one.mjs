// One engine, one size, in a process of its own (memory is what this process holds more of than before):
//   node --expose-gc speed-of-one.mjs <engine> <passages> <seed> <questions>
import { engines } from './engines.mjs'
import { generateHostile, generatePassages, generateQuestions } from './generator.mjs'

const [name, size, seed, questions] = [process.argv[2], ...process.argv.slice(3).map(Number)]

const held = () => {
  for (let round = 0; round < 4; round++) globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** Times each call; `budgetMs` ends the run early for engines that would take all day. */
function time(search, texts, budgetMs) {
  const times = []
  const cpuBefore = process.cpuUsage()
  const start = performance.now()
  for (const text of texts) {
    const from = performance.now()
    search(text, 10)
    times.push(performance.now() - from)
    if (performance.now() - start > budgetMs) break
  }
  const total = performance.now() - start
  const { user, system } = process.cpuUsage(cpuBefore)
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))]
  return { perSecond: (times.length / total) * 1_000, perCpuSecond: times.length / ((user + system) / 1e6),
    p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1), count: times.length }
}

const engine = await engines[name].make()
const passages = [...generatePassages(size, seed)]
const clean = generateQuestions(passages, questions, seed)
const mistyped = generateQuestions(passages, questions, seed, { typos: true })
const before = held()
const cpuBefore = process.cpuUsage()
const start = performance.now()
const built = await engine.build(passages)
const buildMs = performance.now() - start
const buildCpu = process.cpuUsage(cpuBefore)
built.search(clean[0], 10)
built.search(mistyped[0], 10)
const memory = held() - before
// Warm, as a process that has been answering for a while is.
time(built.search, clean.slice(0, 300), 2_000)
time(built.search, mistyped.slice(0, 300), 2_000)
const result = { name, size, buildMs, buildCpuMs: (buildCpu.user + buildCpu.system) / 1e3, memory,
  clean: time(built.search, clean, 20_000), typos: time(built.search, mistyped, 20_000) }
if (built.index !== undefined)
  result.hostile = time(built.search, generateHostile(Math.min(10_000, questions), seed), 60_000)
process.stdout.write(`${JSON.stringify(result)}\n`)
