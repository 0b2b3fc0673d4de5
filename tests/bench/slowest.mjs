// Looks for the texts that take longest to answer: hill-climbing over the corpus's own words, in both languages, said
// again and again with slips and signs between, and over whole descriptions put together.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { seededRandom } from './generator.mjs'
import { show, table } from './table.mjs'

// As long as a text may be that is read.
const longest = 4_000
const signs = [' ', ', ', '. ', '\n', '-', '/', '? ', '', ' and ', ' or ', '; ', ' vs ', ': ', '\n- ', '! ', ' no ',
  ' without ', '\'', ' e ', ' o ', ' non ', ' senza ']
const letters = 'abcdefghijklmnopqrstuvwxyz'
// Tells what the process has used of a processor, all its threads together: what others do does not count.
const meter = 'data:text/javascript,process.on("message",()=>process.send(process.cpuUsage()));process.channel.unref()'

/** Of each command: how many texts were tried, what a chosen one takes and the slowest. Milliseconds of processor. */
export async function findSlowest({ dist, commands, seconds, seed }, progress) {
  const rows = []
  for (const command of commands) {
    const pieces = piecesOf(resolve(dist, '../corpus'))
    const { tried, worst } = await climb({ dist, command, seconds, pieces, random: seededRandom(seed) })
    progress(`${command}: ${JSON.stringify(worst.text.slice(0, 300))}`)
    rows.push([command, tried.length, show(tried[tried.length >> 1]), show(tried[Math.floor(tried.length * 0.99)]),
      show(worst.ms), `“${worst.text.slice(0, 50).replace(/\s+/g, ' ')}”`])
  }
  return table(['command', 'texts tried', 'p50 ms', 'p99', 'slowest', 'which begins'], rows)
}

async function climb({ dist, command, seconds, pieces, random }) {
  const stream = openMetered(dist, command)
  const make = openMaking(pieces, random)
  for (let round = 0; round < 30; round++) await stream.ask(textOf(make.fresh(), random))
  // The least of three is what it takes; most are no slower than the one that is held, which one look tells.
  const measure = async (gene, least = 0) => {
    const text = textOf(gene, random)
    let ms = await stream.ask(text)
    for (let again = 0; again < 2 && ms > least; again++) ms = Math.min(ms, await stream.ask(text))
    return { gene, text, ms }
  }
  const end = performance.now() + seconds * 1_000
  const tried = []
  let worst = { ms: 0, text: '' }
  while (performance.now() < end) {
    let best = await measure(make.fresh())
    for (let stale = 0; stale < 25 && performance.now() < end; stale++) {
      const next = await measure(stale < 8 ? make.fresh() : make.mutated(best.gene), best.ms)
      tried.push(next.ms)
      if (next.ms > best.ms) [best, stale] = [next, Math.min(stale, 8)]
    }
    if (best.ms > worst.ms) worst = best
  }
  stream.close()
  return { tried: tried.sort((a, b) => a - b), worst }
}

function openMetered(dist, command) {
  const child = spawn(process.execPath, ['--import', meter, join(dist, 'cli.js'), command, '--jsonl'],
    { stdio: ['pipe', 'pipe', 'inherit', 'ipc'], cwd: tmpdir() })
  const next = (of, event) => new Promise((done) => of.once(event, done))
  const rows = createInterface({ input: child.stdout })
  const used = async () => {
    const told = next(child, 'message')
    child.send('')
    const { user, system } = await told
    return (user + system) / 1_000
  }
  return {
    async ask(text) {
      const before = await used()
      const row = next(rows, 'line')
      child.stdin.write(`${JSON.stringify({ text })}\n`)
      await row
      return await used() - before
    },
    close() {
      child.stdin.end()
      child.disconnect()
    },
  }
}

/** All that the corpus calls anything, and what its pages of examples say, by where it stands. */
function piecesOf(folder) {
  const read = (name) => stringsIn(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  const page = (of, name) =>
    readFileSync(join(folder, of, name), 'utf8').split('\n').map((line) => line.replace(/^[\s\-"]+|"$/g, ''))
  return [
    ...['technologies.json', 'elsewhere.json', 'topics.json', 'needs.json', 'aspects.json', 'languages/it.json',
      'languages/it.glossary.json'].map(read),
    ...['needs', 'asked'].map((of) => readdirSync(join(folder, of)).flatMap((name) => page(of, name))),
    ['a', 'not', 'no', 'r', 'n.', '1.', '?', '`', '**', '> ', 'lopp', 'pyhton'],
  ].map((group) => [...new Set(group)].filter((piece) => piece !== '' && piece.length < 300))
}

function stringsIn(value) {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : []
}

function openMaking(groups, random) {
  const pick = (list) => list[Math.floor(random() * list.length)]
  const wordsFrom = (group) => (random() < 0.3 ? slip(pick(group), random) : pick(group))
  const part = () => ({ words: wordsFrom(pick(groups)), sign: pick(signs) })
  const parts = (count) => Array.from({ length: count }, part)
  // One language, one kind of words, and each a sentence.
  const pageful = () => {
    const group = pick(groups)
    return Array.from({ length: 150 }, () => ({ words: pick(group), sign: '. ' }))
  }
  return {
    // One in four is as many different sentences as there is room for: no work on them is the same twice.
    fresh: () => ({ parts: random() < 0.25 ? pageful() : parts(1 + Math.floor(random() * 3)), slips: random() < 0.2,
      length: longest }),
    mutated({ parts: [...all], ...gene }) {
      const at = Math.floor(random() * all.length)
      const kind = Math.floor(random() * 7)
      if (kind === 0) all[at] = part()
      else if (kind === 1) all[at] = { ...all[at], sign: pick(signs) }
      else if (kind === 2) all[at] = { ...all[at], words: slip(all[at].words, random) }
      else if (kind === 3) all.splice(at, 0, part())
      else if (kind === 4 && all.length > 1) all.splice(at, 1)
      else if (kind === 5) return { ...gene, parts: all, slips: !gene.slips }
      else return { ...gene, parts: all, length: longest * pick([0.25, 0.5, 0.75, 1]) }
      return { ...gene, parts: all }
    },
  }
}

/** The parts one after the other, again and again, with a slip in every other word or none. */
function textOf({ parts, slips, length }, random) {
  const unit = parts.map(({ words, sign }) => words + sign).join('') || ' '
  const whole = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  if (!slips) return whole
  return whole.split(' ').map((word) => (random() < 0.5 ? slip(word, random) : word)).join(' ').slice(0, length)
}

function slip(word, random) {
  const at = Math.floor(random() * word.length)
  const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)]
  const kind = random()
  if (kind < 1 / 3) return before + after
  if (kind < 2 / 3) return before + letters[Math.floor(random() * letters.length)] + here + after
  return before + after.slice(0, 1) + here + after.slice(1)
}
