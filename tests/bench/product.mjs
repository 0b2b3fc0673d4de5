// The whole program as people start it, this build beside another one: what a start costs, what a question costs, and how
// both grow with the corpus. Both builds take turns in one run, so that whatever else the machine does falls on both.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { here } from './engines.mjs'
import { seededRandom } from './generator.mjs'
import { show, table } from './table.mjs'

const shipped = join(here, '../../corpus')
/** Each build reads the corpus beside it: one is not made for the other's files. */
const corpusOf = ({ dist }) => resolve(dist, '../corpus')
const passagesInArticle = 50
const question = 'node or python for chat?'

/** @param builds - Names and their dist folders. @returns Markdown. */
export async function compareProduct(builds, { sizes, questions, seed, rounds }, progress) {
  const folder = mkdtempSync(join(tmpdir(), 'product-'))
  try {
    const starts = measureStarts(builds, rounds, progress)
    const grown = []
    for (const size of sizes) {
      for (const [number, build] of builds.entries()) {
        const corpus = growCorpus(corpusOf(build), join(folder, `${size}-${number}`), size, seed)
        progress(`${build.name}, ${size} more passages`)
        // A build that cannot is told as such; the other is measured all the same.
        const measured = await measureGrown(build, corpus, askAll(questions, seed)).catch((error) => progress(error.message))
        grown.push({ build: build.name, size, ...measured })
      }
    }
    progress('slowest texts')
    const slow = []
    for (const build of builds) slow.push(await measureSlowest(build, corpusOf(build)))
    return [conditions(), startTable(starts), growthTable(grown), slowTable(slow)].join('\n\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const conditions = () =>
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, load ${
    loadavg()[0].toFixed(1)
  }. Both builds in one run, by turns.`

const median = (values) => at(values, 0.5)
const at = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))]

/** Whole processes, one after the other; processor time is what the process itself used. */
function measureStarts(builds, rounds, progress) {
  const programs = [{ name: 'node -e 0', args: ['-e', '0'] },
    ...builds.map(({ name, dist }) => ({ name, args: [join(dist, 'cli.js'), 'ask', question] }))]
  const measured = programs.map(({ name }) => ({ name, wall: [], cpu: [] }))
  for (let round = 0; round <= rounds; round++) {
    progress(`start, round ${round} of ${rounds}`)
    for (const [number, { args }] of programs.entries()) {
      const before = process.resourceUsage === undefined ? 0 : childCpu()
      const from = performance.now()
      spawnSync(process.execPath, args, { stdio: 'ignore', cwd: tmpdir() })
      // The first round is for what is kept between runs.
      if (round === 0) continue
      measured[number].wall.push(performance.now() - from)
      measured[number].cpu.push(childCpu() - before)
    }
  }
  return measured
}

/** Milliseconds of processor time of all children that have ended, where the system tells (Linux). */
function childCpu() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
    return (Number(fields[13]) + Number(fields[14])) * 10
  } catch {
    return NaN
  }
}

/** Of a process that runs: its processor time in milliseconds, and its memory in MB (Linux). */
function usageOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, memory: Number(memory?.[1] ?? NaN) / 1024 }
  } catch {
    return { cpu: NaN, memory: NaN }
  }
}

/** One process that answers lines: `ask(text)` gives the milliseconds until its row came. */
function openStream({ dist }, corpus) {
  const child = spawn(process.execPath, [join(dist, 'cli.js'), 'ask', '--jsonl'], { stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, CORPUS_DIR: corpus }, cwd: tmpdir() })
  const rows = createInterface({ input: child.stdout })
  const waiting = []
  rows.on('line', () => waiting.shift()?.())
  let failed = false
  child.on('exit', (code) => {
    failed = code !== 0
    waiting.splice(0).forEach((done) => done())
  })
  return {
    pid: child.pid,
    ask(text) {
      const from = performance.now()
      const answered = new Promise((done) => waiting.push(done))
      child.stdin.write(`${JSON.stringify({ text })}\n`)
      return answered.then(() => {
        if (failed) throw new Error(`${dist} cannot answer over ${corpus}.`)
        return performance.now() - from
      })
    },
    close: () =>
      new Promise((done) => {
        child.on('exit', done)
        child.stdin.end()
      }),
  }
}

async function measureGrown(build, corpus, texts) {
  // The first start is for what is kept between runs.
  const first = openStream(build, corpus)
  const anew = await first.ask(question)
  await first.close()
  const stream = openStream(build, corpus)
  const start = await stream.ask(question)
  const warm = texts.slice(0, 20)
  for (const text of warm) await stream.ask(text)
  const before = usageOf(stream.pid)
  const times = []
  for (const text of texts) times.push(await stream.ask(text))
  const after = usageOf(stream.pid)
  await stream.close()
  return { anew, start, p50: median(times), p95: at(times, 0.95), p99: at(times, 0.99),
    cpu: (after.cpu - before.cpu) / texts.length, memory: after.memory }
}

const read = (name) => JSON.parse(readFileSync(join(shipped, name), 'utf8'))
const named = () => read('technologies.json').map(({ name }) => name)
const topics = () => read('topics.json').map(({ name }) => name.toLowerCase())

/** Questions of the corpus's own names and topics, a few with a slip. */
function askAll(count, seed) {
  const random = seededRandom(seed + 3)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const [names, subjects] = [named(), topics()]
  const shapes = [() => `${pick(names)} or ${pick(names)} for ${pick(subjects)}?`, () => `is ${pick(names)} good for ${pick(subjects)}`,
    () => `what about ${pick(subjects)} in ${pick(names)}`, () => `which is better for ${pick(subjects)}`]
  return Array.from({ length: count }, () => {
    const text = pick(shapes)()
    return random() < 0.2 ? text.replace(/(\p{L}{3})\p{L}(\p{L}+)/u, '$1$2') : text
  })
}

/** The shipped corpus and so many more passages, in articles with headings, of sentences that name and speak of things. */
export function growCorpus(from, folder, more, seed) {
  cpSync(from, folder, { recursive: true })
  const random = seededRandom(seed)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const [names, subjects] = [named(), topics()]
  const sentences = ['articles/bmc.md', 'articles/softices.md', 'articles/flowygo.md']
    .flatMap((file) => readFileSync(join(shipped, file), 'utf8').split('---').slice(2).join('').split(/(?<=[.!?])\s+/))
    .map((sentence) => sentence.replace(/[#*|>[\]()_`]/g, ' ').replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.length > 40)
  for (let article = 0; article * passagesInArticle < more; article++) {
    const id = `grown-${String(article).padStart(4, '0')}`
    const parts = Array.from({ length: Math.min(passagesInArticle, more - article * passagesInArticle) }, (_, number) =>
      `${number % 5 === 0 ? `## ${pick(names)} and ${pick(subjects)}\n\n` : ''}${pick(sentences)} With ${
        pick(names)
      }, ${pick(subjects)} is part ${number} of what a team of ${2 + Math.floor(random() * 90)} looks at. ${pick(sentences)}`)
    writeFileSync(join(folder, 'articles', `${id}.md`),
      `---\ntitle: "Grown article ${article}"\nshort: "Grown ${article}"\nauthor: null\npublisher: "Grown"\npublished: null\nurl: "https://example.org/${id}"\noriginal: null\n---\n\n${parts.join('\n\n')}\n`)
  }
  return folder
}

// As long as a text may be that is read.
const longest = 4_000

/** One name, topic or summary said again and again: what takes longest to answer. */
async function measureSlowest(build, corpus) {
  const pieces = [...new Set([...named(), ...topics(), ...read('topics.json').flatMap(({ synonyms }) => synonyms),
    ...read('needs.json').needs.flatMap(({ name, summary }) => [name, summary ?? name]), 'a', 'not', 'and', 'lopp', 'pyhton'])]
  const stream = openStream(build, resolve(corpus))
  for (let round = 0; round < 20; round++) await stream.ask(question)
  const tried = []
  for (const piece of pieces.filter((_, number) => number % 8 === 0 || number > pieces.length - 6)) {
    const text = `${piece} `.repeat(Math.ceil(longest / (piece.length + 1))).slice(0, longest)
    tried.push({ piece, ms: await stream.ask(text) })
  }
  await stream.close()
  tried.sort((a, b) => b.ms - a.ms)
  return { build: build.name, count: tried.length, p50: median(tried.map(({ ms }) => ms)), worst: tried[0] }
}

const startTable = (starts) =>
  table(['`ask`, whole process', 'wall ms, median', 'p90', 'processor ms'], starts.map(({ name, wall, cpu }) => [name,
    show(median(wall)), show(at(wall, 0.9)), show(median(cpu))]))

const growthTable = (rows) =>
  table(['build', 'passages more', 'first start s', 'start s', 'p50 ms', 'p95', 'p99', 'processor ms a question', 'MB'],
    rows.map(({ build, size, anew, start, p50, p95, p99, cpu, memory }) => [build, size, show(anew / 1000),
      show(start / 1000), show(p50), show(p95), show(p99), show(cpu), show(memory)]))

const slowTable = (rows) =>
  table(['build', 'texts of 4,000 characters', 'p50 ms', 'slowest ms', 'which'], rows.map(({ build, count, p50, worst }) => [
    build, count, show(p50), show(worst.ms), `“${worst.piece.slice(0, 40)}”, said again`]))

const [opening, closing] = ['<!-- product: written by bench.mjs product -->', '<!-- /product -->']

/** Puts the tables where they stood, or at the end. */
export function writeProduct(file, command, tables) {
  const text = readFileSync(file, 'utf8')
  const section = `${opening}\n## The product beside another build\n\n\`${command}\`. ${tables}\n${closing}`
  const [before, rest] = text.split(opening)
  writeFileSync(file, rest === undefined
    ? `${text.trimEnd()}\n\n${section}\n`
    : `${before}${section}${rest.split(closing)[1] ?? '\n'}`)
}
