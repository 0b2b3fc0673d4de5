import { z } from 'zod'
import { issuesIn, parseJson, type Located } from '../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import type { Texts } from '../language/index.js'
import { clip, countCharacters, escapeUnseen, foldName, isReadable } from '../text/index.js'
import { maxAliases, maxBodyCharacters, maxGroups, maxTitleCharacters, type Canned, type Ground } from './model.js'
import { eachOnce, findNameProblem, isSameName, spellName } from './names.js'
import { parseBody, type Hints } from './body.js'
import { isShadowed, type CannedIndex } from './canned-index.js'

const maxFileBytes = 256 * 1024
const maxItems = 200
const mostHintsInFile = 10
const format = 'backquote-canned'

const fileSchema = ({ atMostCharacters, readable }: Texts['reading']) => {
  const words = (most: number) =>
    z.string().min(1).refine((text) => countCharacters(text) <= most, atMostCharacters(most))
  const item = z.strictObject({
    name: z.string().min(1).max(200),
    title: words(maxTitleCharacters).refine(isReadable, readable),
    aliases: z.array(z.string().min(1).max(200)).max(maxAliases).exactOptional(),
    groups: z.array(z.string().min(1).max(200)).max(maxGroups).exactOptional(),
    body: words(maxBodyCharacters),
  })
  return z.strictObject({ format: z.literal(format), version: z.literal(1), items: z.array(item).min(1).max(maxItems) })
}

type ExchangeFile = z.infer<ReturnType<typeof fileSchema>>
type ExchangeItem = ExchangeFile['items'][number]
type Exchanged = Pick<Canned, 'name' | 'title' | 'aliases' | 'groups' | 'body'>

/** Comparisons for another server: their words alone, for ids of roles and channels mean nothing there. */
export const exchangeOf = (items: readonly Exchanged[]) => ({ format, version: 1,
  // An earlier program reads what belongs to no group.
  items: items.map(({ name, title, aliases, groups, body }) => ({ name, title, aliases,
    ...(groups.length > 0 ? { groups } : {}), body })) })

export const spellExchange = (items: readonly Exchanged[]): string =>
  `${escapeUnseen(JSON.stringify(exchangeOf(items), null, 2))}\n`

// What a file needs around its items, and at most around each of them.
const aroundAll = 200
const aroundItem = 200

/** The same in as many parts as it takes for each to be read by {@link planImport}; one at least. */
export function splitExchange(items: readonly Exchanged[]): readonly (readonly Exchanged[])[] {
  const parts: Exchanged[][] = [[]]
  let bytes = aroundAll
  for (const item of items) {
    const own = new TextEncoder().encode(spellExchange([item])).length + aroundItem
    const last = parts.at(-1) ?? []
    if (last.length < maxItems && bytes + own <= maxFileBytes) {
      last.push(item)
      bytes += own
    } else {
      parts.push([item])
      bytes = aroundAll + own
    }
  }
  return parts
}

/** What importing would do with one item. */
export interface PlannedItem {
  readonly kind: 'add' | 'replace' | 'skip' | 'refuse'
  /** As it is spelt here, or where there is none yet, in the file. */
  readonly name: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly groups: readonly string[]
  readonly body: string
  /** The version that would be replaced; 0 where there is none. */
  readonly seen: number
  /** Why it is refused. */
  readonly issues: readonly Issue[]
}

/** What a file is imported into, and in which language its problems are told. */
interface Importing {
  readonly index: CannedIndex
  readonly ground: Ground
  /** What no comparison may be called. */
  readonly reserved: ReadonlySet<string>
  readonly texts: Texts
}

/**
 * What importing a file would do, item by item. Nothing may be done while anything in it is refused.
 *
 * @returns The plan, or why the file cannot be read at all, each with its line.
 */
export function planImport(text: string, importing: Importing): Parsed<readonly PlannedItem[]> {
  const { canned: { inFile }, reading } = importing.texts
  const issues = issuesIn('file', reading)
  // Three bytes a character at most: whatever is longer than that in characters is too long in bytes.
  const bytes = text.length > maxFileBytes ? text.length : new TextEncoder().encode(text).length
  if (bytes > maxFileBytes) return refused(issues.at(1, 'too-long', inFile.tooLong(bytes, maxFileBytes)))
  const file = parseJson(text.replace(/^\ufeff/, ''), fileSchema(reading), issues)
  if (!file.ok) return file
  const plan: PlannedItem[] = []
  const claims = new Map<string, number>()
  const hints: Hints = { left: mostHintsInFile }
  file.value.value.items.forEach((item, at) =>
    plan.push(planItem(item, { ...importing, at, file: file.value, claims, hints }))
  )
  return parsed(plan)
}

interface Planning extends Importing {
  readonly at: number
  readonly file: Located<ExchangeFile>
  /** Names and aliases of the file so far, folded, with the place of the item that has them. */
  readonly claims: Map<string, number>
  readonly hints: Hints
}

function planItem(item: ExchangeItem, planning: Planning): PlannedItem {
  const { index } = planning
  const found = index.find(item.name)
  const present = found && isSameName(found.name, item.name) ? found : undefined
  const name = present?.name ?? spellName(item.name)
  const aliases = eachOnce(item.aliases ?? []).filter((alias) => !isSameName(alias, name))
  // A file that says nothing of groups leaves them as they are.
  const groups = item.groups === undefined ? (present?.groups ?? []) : eachOnce(item.groups)
  const issues = [...findNameIssues(item, planning), ...findGroupIssues(item, planning),
    ...findBodyIssues(item, planning)]
  const planned = { name, title: item.title.trim(), aliases, groups, body: item.body, seen: present?.version ?? 0,
    issues }
  if (issues.length > 0) return { ...planned, kind: 'refuse' }
  if (present && !present.deleted && isSame(present, planned)) return { ...planned, kind: 'skip' }
  return { ...planned, kind: present && present.version > 0 ? 'replace' : 'add' }
}

const isSame = (present: Canned, planned: Pick<PlannedItem, 'title' | 'aliases' | 'groups' | 'body'>): boolean =>
  JSON.stringify([present.title, present.aliases.map(spellName), present.groups, present.body]) ===
    JSON.stringify([planned.title, planned.aliases, planned.groups, planned.body])

function findNameIssues({ name, aliases = [] }: ExchangeItem, planning: Planning): readonly Issue[] {
  const { at, file, claims, index, texts: { canned: { inFile, nameProblems } } } = planning
  const issueAt = (path: readonly PropertyKey[], code: string, message: string): Issue =>
    file.issues.at(file.lineOf(['items', at, ...path]), code, message)
  const names = [{ typed: name, path: ['name'] as const },
    ...aliases.map((typed, place) => ({ typed, path: ['aliases', place] as const }))]
  return names.flatMap(({ typed, path }, place): Issue[] => {
    const spelt = spellName(typed)
    const problem = findNameProblem(spelt, planning.reserved)
    if (problem !== undefined)
      return [issueAt(path, `name-${problem}`, inFile.name(shown(spelt), nameProblems[problem]))]
    const claimed = claims.get(foldName(spelt))
    if (claimed !== undefined && (claimed !== at || place === 0))
      return [issueAt(path, 'repeated-name', inFile.repeatedName(shown(spelt)))]
    claims.set(foldName(spelt), at)
    // What a deleted one was called may belong to another by now.
    const holder = [index.holder(spelt), index.find(spelt)].find((each) =>
      each && !isSameName(each.name, name) && !isShadowed(spelt, each, index)
    )
    if (holder) return [issueAt(path, 'taken-name', inFile.takenName(shown(spelt), shown(holder.name)))]
    return []
  })
}

function findGroupIssues({ groups = [] }: ExchangeItem,
  { at, file, texts: { canned: { inFile, nameProblems } } }: Planning): readonly Issue[] {
  return groups.flatMap((group, place): Issue[] => {
    const problem = findNameProblem(spellName(group), new Set())
    return problem === undefined ? [] : [
      file.issues.at(file.lineOf(['items', at, 'groups', place]), `group-${problem}`,
        inFile.name(shown(group), nameProblems[problem])),
    ]
  })
}

function findBodyIssues({ body }: ExchangeItem,
  { at, file, ground, hints, texts: { canned: { inFile, problems } } }: Planning): readonly Issue[] {
  const line = file.lineOf(['items', at, 'body'])
  const { parts, issues } = parseBody(body, { ...ground, hints })
  if (parts.length === 0 || !isReadable(body)) return [file.issues.at(line, 'empty', inFile.emptyBody)]
  const errors = issues.filter(({ level }) => level === 'error')
  return errors.map(({ code, about, nearest, line: within }) =>
    file.issues.at(line, code, { message: inFile.inBody(within, problems[code](clip(about, 60))), nearest })
  )
}

const shown = (words: string): string => `'${clip(words, 60)}'`
