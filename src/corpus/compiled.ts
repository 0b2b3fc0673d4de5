import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import v8 from 'node:v8'

/** What a compiled corpus was made from, and by what; it holds only where all of it is the same. */
export interface CompiledKey {
  /** Of the program: what another one works out may be something else. */
  readonly build: string
  /** Digest of the files; see {@link digestFiles}. */
  readonly sources: string
}

/** Why it is of no use: not there, made from other files, by another program, or not as it was written. */
export type Unusable = 'missing' | 'stale' | 'foreign' | 'damaged'

// Counted up when what stands in the file changes without the program's build telling.
const format = 1
// The form in which values are written belongs to the engine.
const engine = `${process.versions.v8} ${process.arch}`

interface Header extends CompiledKey {
  readonly format: number
  readonly engine: string
  /** Of everything after the first line. */
  readonly digest: string
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** One digest of names and contents. A file that cannot be read counts as one that says so. */
export function digestFiles(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) {
    const bytes = readBytes(path)
    hash.update(`${path}\n${bytes?.length ?? 'none'}\n`)
    if (bytes !== undefined) hash.update(bytes)
  }
  return hash.digest('hex')
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** @returns The value, or why there is none. Never throws. */
export function readCompiled(path: string, key: CompiledKey): { readonly value: unknown } | Unusable {
  const bytes = readBytes(path)
  if (bytes === undefined) return 'missing'
  const end = bytes.indexOf('\n')
  const header = parseHeader(bytes.toString('utf8', 0, Math.max(0, end)))
  if (header === undefined) return 'damaged'
  if (header.format !== format || header.engine !== engine || header.build !== key.build) return 'foreign'
  if (header.sources !== key.sources) return 'stale'
  const payload = bytes.subarray(end + 1)
  if (sha256(payload) !== header.digest) return 'damaged'
  return { value: v8.deserialize(payload) }
}

function parseHeader(text: string): Partial<Header> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes plain data (no functions), so that a process that starts meanwhile finds the old file or the new one, whole.
 *
 * @throws Where the folder cannot be written to.
 */
export function writeCompiled(path: string, key: CompiledKey, value: unknown): void {
  const payload = v8.serialize(value)
  const header: Header = { format, engine, ...key, digest: sha256(payload) }
  // What is read again is used where it lies: numbers of eight bytes stand at places that eight divides.
  const line = JSON.stringify(header)
  const padded = line.padEnd(Math.ceil((line.length + 1) / 8) * 8 - 1)
  mkdirSync(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}.new`
  writeFileSync(beside, Buffer.concat([Buffer.from(`${padded}\n`), payload]))
  renameSync(beside, path)
  forgetOthers(dirname(path))
}

// One for each corpus folder that this program was started with lately.
const mostKept = 4

function forgetOthers(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name))
  const byAge = files.map((path) => ({ path, at: statSync(path).mtimeMs })).sort((a, b) => b.at - a.at)
  for (const { path } of byAge.slice(mostKept)) rmSync(path, { force: true })
}
