import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync,
  writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { sha256 } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { pairUp, type Pair, type PairedMeans } from './measures.js'
import type { Item, SetReport } from './model.js'
import { quote } from './rows.js'

const setSchema = z.object({
  name: z.string(),
  figures: z.array(z.object({ name: z.string(), value: z.number().nullable() })),
  items: z.array(z.object({ id: z.string(), judged: z.string(), values: z.record(z.string(), z.number()) })),
})
const runSchema = z.object({
  /** ISO date and time. */
  saved: z.string(),
  program: z.string(),
  corpus: z.string(),
  rules: z.string(),
  sets: z.array(setSchema),
})
const fileSchema = z.object({ sha256: z.string(), run: runSchema })

/** What a run came to: enough to compare another with it, item by item. */
type Run = z.infer<typeof runSchema>

interface SavedRun {
  readonly file: string
  readonly run: Run
}

export interface RunHeader {
  readonly saved: string
  readonly program: string
  readonly corpus: string
  readonly rules: string
}

/** Where the runs over a judged folder are kept. */
export function runsFolderOf(runs: string, judgedFolder: string): string {
  return join(runs, basename(resolve(judgedFolder)) || 'root')
}

/** Before hours are spent on what cannot be kept. */
export function prepareRuns(folder: string): Parsed<null> {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return parsed(null)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const message = `${quote(folder)} cannot be written (${why}); expected a folder in which runs are kept.`
    return refused({ code: 'no-runs-folder', path: 'runs', message })
  }
}

export function runOf(reports: readonly SetReport[], header: RunHeader): Run {
  const sets = reports.map(({ name, figures, items }) => ({
    name,
    figures: figures.map(({ name: figure, value }) => ({ name: figure, value })),
    items: items.map(({ id, judged, values }) => ({ id, judged, values })),
  }))
  return { ...header, sets }
}

/**
 * Writes a run beside those before it, whole or not at all, under the next number.
 *
 * @returns The file's path. Two that save at once get two files.
 */
export function saveRun(folder: string, run: Run): string {
  const content = { sha256: hashOfRun(run), run }
  const number = (listRuns(folder).at(-1)?.number ?? 0) + 1
  const path = join(folder, `${String(number).padStart(4, '0')}-${content.sha256.slice(0, 8)}.json`)
  const beside = `${path}.${process.pid}.new`
  try {
    writeFileSync(beside, `${JSON.stringify(content)}\n`, { flush: true })
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  return path
}

const hashOfRun = (run: Run): string => sha256(JSON.stringify(run))

function listRuns(folder: string): readonly { readonly name: string; readonly number: number }[] {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => /^\d{4,12}-[0-9a-f]{8}\.json$/.test(name))
    : []
  const numbered = names.map((name) => ({ name, number: Number.parseInt(name, 10) }))
  return numbered.sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1))
}

export interface LastRun {
  readonly last: SavedRun | null
  readonly damaged: readonly Issue[]
}

/**
 * The last run that has one of these sets.
 *
 * @returns null when there is none; newer ones that cannot be read are issues, and are passed over.
 */
export function readLastRun(folder: string, sets: readonly string[]): LastRun {
  const damaged: Issue[] = []
  for (const { name } of [...listRuns(folder)].reverse()) {
    const file = join(folder, name)
    const run = parseRun(file)
    if (run === null)
      damaged.push({ code: 'damaged-run', path: file, message: 'This saved run is damaged, and was passed over.' })
    else if (run.sets.some((set) => sets.includes(set.name))) return { last: { file, run }, damaged }
  }
  return { last: null, damaged }
}

/** null when the file is not as it was written. */
function parseRun(file: string): Run | null {
  try {
    const read = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success && read.data.sha256 === hashOfRun(read.data.run) ? read.data.run : null
  } catch {
    return null
  }
}

/** A figure then and now: paired, over the common items, where it is a mean of items. */
export interface FigureChange {
  readonly name: string
  readonly before: number | null
  readonly after: number | null
  readonly paired: PairedMeans | null
}

/** An item whose first measure changed. */
export interface ItemChange {
  readonly id: string
  readonly text: string
  readonly before: number
  readonly after: number
}

export interface SetChange {
  readonly name: string
  /** Items that both runs measured by the same judgment; only these are compared. */
  readonly common: number
  /** Items of this run that the other has not, or with another judgment. */
  readonly apart: number
  readonly figures: readonly FigureChange[]
  /** Furthest down first, furthest up last; none where the report tells no items. */
  readonly items: readonly ItemChange[]
}

type SavedSet = Run['sets'][number]
type SavedPair = Pair<SavedSet['items'][number]>

/** How this run differs from a saved one, for each set that both have. */
export function compareRuns(reports: readonly SetReport[], run: Run): readonly SetChange[] {
  return reports.flatMap((report) => {
    const before = run.sets.find(({ name }) => name === report.name)
    return before ? [compareSets(report, before)] : []
  })
}

function compareSets(report: SetReport, saved: SavedSet): SetChange {
  const pairs = matchItems(report.items, saved.items)
  // What is no mean of items says nothing about other items.
  const sameItems = pairs.length === report.items.length && pairs.length === saved.items.length
  const whole = new Map(sameItems ? saved.figures.map(({ name, value }) => [name, value]) : [])
  const figures = report.figures.flatMap(({ name, value }): readonly FigureChange[] => {
    const paired = pairUp(name, pairs)
    if (paired !== null) return [{ name, before: paired.before, after: paired.after, paired }]
    return whole.has(name) ? [{ name, before: whole.get(name) ?? null, after: value, paired: null }] : []
  })
  const [first] = report.figures
  return {
    name: report.name,
    common: pairs.length,
    apart: report.items.length - pairs.length,
    figures,
    items: first && report.tellsItems ? changedItems(first.name, pairs) : [],
  }
}

function matchItems(items: readonly Item[], saved: SavedSet['items']): readonly SavedPair[] {
  const known = new Map(saved.map((item) => [item.id, item]))
  return items.flatMap((after) => {
    const before = known.get(after.id)
    return before?.judged === after.judged ? [{ before, after }] : []
  })
}

function changedItems(name: string, pairs: readonly SavedPair[]): readonly ItemChange[] {
  const changed = pairs.flatMap(({ before: saved, after: { id, text, values } }): readonly ItemChange[] => {
    const [before, after] = [saved.values[name], values[name]]
    return before === undefined || after === undefined || before === after ? [] : [{ id, text, before, after }]
  })
  return changed.sort((a, b) => a.after - a.before - (b.after - b.before) || (a.id < b.id ? -1 : 1))
}
