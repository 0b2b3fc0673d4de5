import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { hashSchema, idSchema, issuesIn, parseData } from '../../corpus/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'

/** Why lines of a source are not in the article. `lost` announces something that the source text no longer has. */
const reasons = ['byline', 'menu', 'advert', 'teaser', 'invitation', 'disclaimer', 'lost'] as const
export type LeaveOutReason = (typeof reasons)[number]

/** Lines of a source that were left out on purpose; sentences of them that are in the article are not meant. */
export interface LeftOut {
  readonly from: number
  readonly to: number
  readonly reason: LeaveOutReason
}

/** What editors wrote down beside the articles, to check them by. */
export interface Records {
  /** By article: the SHA-256 that its body had when it was last read against its source. */
  readonly hashes: ReadonlyMap<string, string>
  /** By article: what of its source was left out. */
  readonly leftOut: ReadonlyMap<string, readonly LeftOut[]>
}

const hashesSchema = z.record(idSchema, hashSchema)
const line = z.int().min(1)
const leftOutSchema = z.record(
  idSchema,
  z.array(z.strictObject({ lines: z.union([z.tuple([line]), z.tuple([line, line])]), reason: z.enum(reasons) })),
)

/** Reads `articles.sha256.json` and `left-out.json` of a folder; without them there is nothing to compare with. */
export function readRecords(folder: string): Parsed<Records> {
  const hashes = readRecord(folder, 'articles.sha256.json', hashesSchema)
  const leftOut = readRecord(folder, 'left-out.json', leftOutSchema)
  if (!hashes.ok || !leftOut.ok) return refused(...[hashes, leftOut].flatMap((part) => (part.ok ? [] : part.issues)))
  return parsed({
    hashes: new Map(Object.entries(hashes.value)),
    leftOut: new Map(
      Object.entries(leftOut.value).map((
        [id, entries],
      ) => [id, entries.map(({ lines: [from, to = from], reason }) => ({ from, to, reason }))]),
    ),
  })
}

function readRecord<T extends object>(folder: string, file: string,
  schema: z.ZodType<T>): Parsed<T | Record<string, never>> {
  const path = join(folder, file)
  if (!existsSync(path)) return parsed({})
  const read = parseData(readFileSync(path, 'utf8'), schema, `${basename(resolve(folder))}/${file}`)
  return read.ok ? parsed(read.value.value) : read
}

/** Reads the source texts of a folder: files whose names begin with three digits, by those digits. */
export function readSourceTexts(folder: string): Parsed<ReadonlyMap<string, string>> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{3}.*\.txt$/.test(name)).sort() : []
  if (names.length === 0) {
    return refused(
      issuesIn(folder).at(1, 'missing-sources',
        'Found no source texts; expected files as 000.txt whose names begin with three digits.'),
    )
  }
  return parsed(new Map(names.map((name) => [name.slice(0, 3), readFileSync(join(folder, name), 'utf8')])))
}
