import { line, list, quiet, say, strong, text, type Answer, type Block, type Line } from '../../answer/index.js'
import { exchangeOf, followsShipped, isRestricted, isSameName, keyOf, spellExchange, splitExchange,
  type Canned } from '../../canned/index.js'
import { findChosen } from './chosen.js'
import { recentMs, searchDeleted } from './service.js'
import { changeBlocks, control, findProblems, isStale, itemCommand, listed, ofModerators, pageControls, previewPost,
  problemData, problemLine, screen, stateBlocks, taskControls } from './item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { shorten } from '../desk/parse.js'

export const cannedPreview = itemCommand({
  task: 'preview',
  summary: 'Preview a canned comparison, with its problems and what has changed behind it.',
  args: {},
  run: (_args, { item, context }) => preview(item, context),
})

export function preview(item: Canned, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const { name, title, version, deleted, origin } = item
  const { changes } = context.canned.examine(item)
  const problems = findProblems(item, context)
  const blocks: readonly Block[] = [
    ...stateBlocks(item, context),
    ...(changes.length === 0 ? [] : [line(strong(texts.staleNow)), ...changeBlocks(changes, context)]),
    ...listed(texts.lookAfter, problems.map((problem) => problemLine(problem, context))),
    { kind: 'separator' },
    ...previewPost(item, context).blocks,
  ]
  const approve = control(texts.buttons.approve, 'approve', { name, seen: String(version) })
  const controls = deleted
    ? taskControls(item, texts, followsShipped(item) ? 'edit' : 'restore')
    : [...taskControls(item, texts, 'edit'), ...(changes.length > 0 ? [approve] : []),
      ...taskControls(item, texts, 'delete')]
  return screen(texts.previewOf(title), blocks, {
    controls: [...controls, ...(version === 0 ? [] : taskControls(item, texts, 'history')),
      ...(origin === 'override' ? [control(texts.backToShipped, 'history', { name, version: '0' })] : [])],
    data: { name, version, stale: changes.map(({ kind, of }) => ({ kind, of })), problems: problemData(problems) },
  })
}

const perPage = 15

export const cannedList = defineCommand({
  name: 'canned-manage list',
  summary: 'List this server’s canned comparisons, or search them.',
  ...ofModerators,
  args: {
    search: { kind: 'canned', summary: 'What to look for', optional: true },
    group: { kind: 'group', summary: 'Only those of this group', optional: true },
    page: { kind: 'integer', summary: 'Which page', optional: true, min: 1, max: 10_000 },
  },
  examples: ['canned-manage list'],
  async run({ search, group: typed, page = 1 }, context) {
    const { texts: { canned: texts } } = context
    const index = await context.canned.index(context.scope.guild)
    const words = search === undefined || index.find(search) ? search : findChosen(index, search)?.name ?? search
    const group = typed === undefined ? undefined : (index.group(typed)?.name ?? typed)
    const isIn = ({ groups }: Canned): boolean => group === undefined || groups.some((each) => isSameName(each, group))
    const all = (words === undefined
      ? [...index.items, ...index.deleted]
      : [...index.search(words, 500, isIn).map(({ item }) => item), ...searchDeleted(index, words, 500)]).filter(isIn)
    const pages = Math.max(1, Math.ceil(all.length / perPage))
    const at = Math.min(page, pages)
    const shown = all.slice((at - 1) * perPage, at * perPage)
    const blocks: readonly Block[] = [
      line(quiet(texts.listed(all.length, at, pages))),
      ...(all.length === 0 ? [say(texts.nothingFound(shorten([search, group].filter(Boolean).join(', '))))] : []),
      list(shown.map((item) => itemLine(item, context))),
    ]
    const sought = { ...(search === undefined ? {} : { search }),
      ...(group === undefined ? {} : { group: keyOf(group) }) }
    return screen(texts.listTitle, blocks, {
      controls: pageControls({ page: at, last: pages }, texts,
        (to) => ({ kind: 'run', command: 'canned-manage list', args: { ...sought, page: String(to) } })),
      data: { count: all.length, page: at, names: shown.map(({ name }) => name) },
    })
  },
})

export function itemLine(item: Canned, context: CommandContext): Line {
  const { marks } = context.texts.canned
  const asides = [
    marks[item.origin],
    ...(item.deleted ? [marks.deleted] : []),
    ...(isRestricted(item.restriction) ? [marks.restricted] : []),
    ...(isStale(item, context) ? [marks.stale] : []),
    ...item.groups
  ]
  return [strong(item.name), text(` ${item.title === item.name ? '' : `· ${item.title} `}`),
    quiet(`(${asides.join(', ')})`)]
}

// What is behind a verdict is judged anew for each: a server that has thousands looks at the stale ones page by page.
const mostExamined = 300
const namedInStats = 10

/** For whoever shows insight: which were posted lately, which never, and which are stale. */
export interface CannedHealth {
  readonly used: readonly { readonly item: Canned; readonly posts: number; readonly lastAt: number }[]
  readonly unused: readonly Canned[]
  readonly stale: readonly Canned[]
  /** So many were looked at for that, the first ones by name; undefined: all. */
  readonly examined: number | undefined
}

export async function readCannedHealth(context: CommandContext): Promise<CannedHealth> {
  const index = await context.canned.index(context.scope.guild)
  const uses = await (await context.store()).canned.uses(context.scope.guild ?? '', context.now() - recentMs)
  const known = new Map(index.items.map((item) => [item.name, item]))
  const used = uses.flatMap(({ name, posts, lastAt }) => {
    const item = known.get(name)
    return item ? [{ item, posts, lastAt }] : []
  })
  const names = new Set(used.map(({ item }) => item.name))
  return {
    used,
    unused: index.items.filter(({ name }) => !names.has(name)),
    stale: index.items.slice(0, mostExamined).filter((item) => context.canned.examine(item).changes.length > 0),
    examined: index.items.length > mostExamined ? mostExamined : undefined,
  }
}

/** What is stale beyond those that were looked at is said by the list. */
export const examinedLine = (examined: number | undefined,
  { texts: { canned: texts } }: CommandContext): readonly Block[] =>
  examined === undefined ? [] : [line(quiet(texts.examinedOnly(examined)))]

export const cannedStats = defineCommand({
  name: 'canned-manage stats',
  summary: 'Show what was posted in the last 30 days, what was not, and what is stale.',
  ...ofModerators,
  args: {},
  examples: ['canned-manage stats'],
  async run(_args, context) {
    const { texts: { canned: texts } } = context
    const { used, unused, stale, examined } = await readCannedHealth(context)
    const names = (items: readonly Canned[]): readonly Line[] => {
      const named = items.slice(0, namedInStats).map(({ name }) => name)
      return items.length === 0 ? [] : [[text([...named, ...(items.length > namedInStats ? ['…'] : [])].join(', '))]]
    }
    const posted = used.slice(0, namedInStats).map((
      { item, posts, lastAt },
    ): Line => [strong(item.name), text(` ${texts.times(posts)} · `), { kind: 'time', at: lastAt }])
    const blocks: readonly Block[] = [
      ...(used.length === 0 ? [say(texts.neverPosted)] : listed(texts.posted30, posted)),
      ...listed(texts.unused(unused.length), names(unused)),
      ...listed(texts.staleCount(stale.length), names(stale)),
      ...examinedLine(examined, context),
    ]
    return screen(texts.statsTitle, blocks, {
      data: { posts: Object.fromEntries(used.map(({ item, posts }) => [item.name, posts])),
        unused: unused.map(({ name }) => name), stale: stale.map(({ name }) => name) },
    })
  },
})

/** More than any server has. */
export const mostParts = 10_000

export const cannedExport = defineCommand({
  name: 'canned-manage export',
  summary: "Export this server's own canned comparisons as a file for another server to import.",
  ...ofModerators,
  args: { part: { kind: 'integer', summary: 'Which part', optional: true, inner: true, min: 1, max: mostParts } },
  examples: ['canned-manage export'],
  run: ({ part }, context) => exportItems(part, context),
})

/** What one file cannot hold for an import comes in parts. @param part - From 1. */
export async function exportItems(part: number | undefined, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts } } = context
  const own = (await context.canned.index(context.scope.guild)).items.filter(({ origin }) => origin !== 'shipped')
  if (own.length === 0) return screen(texts.exportTitle, [say(texts.nothingToExport)])
  const parts = splitExchange(own)
  const at = Math.min(part ?? 1, parts.length)
  const controls = pageControls({ page: at, last: parts.length }, texts,
    (to) => ({ kind: 'run', command: 'canned-manage export', args: { part: String(to) } }))
  const items = parts[at - 1] ?? []
  // With `--json` a script gets the very thing, not a word about it.
  const data = context.scope.surface === 'terminal'
    ? exchangeOf(items)
    : { items: own.length, part: at, parts: parts.length }
  return {
    ...screen(texts.exportTitle, [say(texts.exported(own.length)),
      ...(parts.length > 1 ? [line(strong(texts.exportedPart(at, parts.length)))] : [])], { controls, data }),
    file: { name: parts.length > 1 ? `canned-comparisons-${at}.json` : 'canned-comparisons.json',
      text: spellExchange(items) },
  }
}
