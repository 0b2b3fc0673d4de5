import { composeIssues, composeRefusal, line, list, quiet, say, strong, text, type Answer, type Block, type Control,
  type Line, type TextFile } from '../../answer/index.js'
import { noRestriction, planImport, type PlannedItem, type CannedIndex } from '../../canned/index.js'
import type { Issue } from '../../errors.js'
import type { CannedEntry, CannedVersion, CannedWrite, Store } from '../../store/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { digestOf, operator } from '../desk/audit.js'
import { ofModerators, reservedNames, sayTaken, screen } from './item.js'
import type { CannedService } from './service.js'
import { toWrite } from './write.js'

export const cannedImport = defineCommand({
  name: 'canned-manage import',
  summary: 'Import canned comparisons from a file: first the plan, then all or nothing.',
  ...ofModerators,
  args: {
    file: { kind: 'file', summary: 'A file made with "export"', optional: true },
    draft: { kind: 'text', summary: 'A file that was uploaded before', optional: true, inner: true, maxCharacters: 8 },
    confirm: { kind: 'text', summary: 'The plan that was shown', optional: true, inner: true, maxCharacters: 8 },
    undo: { kind: 'text', summary: 'What was there before', optional: true, inner: true, maxCharacters: 8 },
  },
  examples: ['canned-manage import'],
  run({ file, draft, confirm, undo }, context) {
    const { texts } = context
    if (undo !== undefined) return undoImport(undo, context)
    const given = file ?? (draft === undefined ? undefined : context.canned.draft(draft, context.scope.guild)?.file)
    if (given === undefined)
      return composeIssues([{ code: 'no-file', path: 'file',
        message: draft === undefined ? texts.canned.noFile : texts.canned.fileGone }], texts)
    return importFile(given, confirm, context)
  },
})

/** @param confirm - The code of the plan that was shown; undefined: show it. */
export async function importFile(file: string, confirm: string | undefined, context: CommandContext): Promise<Answer> {
  const index = await context.canned.index(context.scope.guild)
  const plan = planImport(file, { index, ground: context, reserved: reservedNames(context.commands),
    texts: context.texts })
  if (!plan.ok) return refuseFile(plan.issues, context)
  const code = digestOf(JSON.stringify([context.scope.guild, plan.value]))
  return confirm === code && isAllowed(plan.value)
    ? carryOut(plan.value, index, context)
    : showPlan(plan.value, { file, code, isStale: confirm !== undefined }, context)
}

function refuseFile(issues: readonly Issue[], context: CommandContext): Answer {
  const { blocks, file } = listPlan(issues, [], context)
  const answer = composeIssues(issues, context.texts)
  return file ? { ...answer, blocks: [...answer.blocks.slice(0, 1), ...blocks], file } : answer
}

const isAllowed = (plan: readonly PlannedItem[]): boolean => plan.every(({ kind }) => kind !== 'refuse')
const isChange = ({ kind }: PlannedItem): boolean => kind === 'add' || kind === 'replace'

// Together they fit one message; what there is more of is in a file with it. A terminal shows all.
const issuesShown = 10
const itemsShown = 20

interface Listed {
  readonly blocks: readonly Block[]
  readonly file?: TextFile
}

/** What is wrong, then what would happen. */
function listPlan(issues: readonly Issue[], items: readonly Line[],
  { scope, texts: { canned: texts } }: CommandContext): Listed {
  const isWhole = scope.surface === 'terminal' || (issues.length <= issuesShown && items.length <= itemsShown)
  const most = (lines: readonly Line[], limit: number): readonly Line[] => (isWhole ? lines : lines.slice(0, limit))
  const issueLines = issues.map(({ path, message }): Line => [strong(`${path ?? ''} `), text(message)])
  const blocks = [most(issueLines, issuesShown), most(items, itemsShown)].flatMap((
    lines,
  ): readonly Block[] => (lines.length > 0 ? [list(lines)] : []))
  if (isWhole) return { blocks }
  const all = [...issueLines, ...items].map((spans) => spans.map((span) => ('text' in span ? span.text : '')).join(''))
  return { blocks: [...blocks, line(quiet(texts.planInFile(issues.length + items.length)))],
    file: { name: 'import-plan.txt', text: `${all.join('\n')}\n` } }
}

function showPlan(plan: readonly PlannedItem[],
  { file, code, isStale }: { readonly file: string; readonly code: string; readonly isStale: boolean },
  context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const items = plan.map(({ kind, name }): Line => [strong(`${texts.plan[kind]} `), text(name)])
  const { blocks, file: rest } = listPlan(plan.flatMap((item) => item.issues), items, context)
  const allowed = isAllowed(plan)
  const changes = plan.filter(isChange).length
  const apply: Control = { label: texts.applyPlan(changes),
    action: { kind: 'run', command: 'canned-manage import',
      args: { draft: context.canned.keep({ file }, context.scope.guild), confirm: code } } }
  const [isOffered, isTyped] = [allowed && changes > 0, context.scope.surface === 'terminal']
  const answer = screen(
    texts.importTitle,
    [
      ...(isStale ? [line(strong(texts.planChanged))] : []),
      say(allowed ? (changes === 0 ? texts.nothingToImport : texts.planNote) : texts.planRefused),
      ...blocks,
      ...(isOffered && isTyped
        ? [line(quiet('To do it, run the same again with '), strong(`--confirm ${code}`))]
        : []),
    ],
    {
      controls: isOffered && !isTyped ? [apply] : [],
      data: {
        plan: plan.map(({ kind, name }) => ({ kind, name })),
        issues: plan.flatMap((item) =>
          item.issues.map(({ code: issue, path, message }) => ({ code: issue, path: path ?? null, message }))
        ),
        confirm: isOffered ? code : null,
      },
    },
  )
  return { ...answer, ...(rest ? { file: rest } : {}), status: allowed && !isStale ? 'answered' : 'refused' }
}

/** All of it or nothing: who was quicker with one of them stops the whole. */
async function carryOut(plan: readonly PlannedItem[], index: CannedIndex, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts } } = context
  const changes = plan.filter(isChange)
  const writes = changes.map(({ name, title, aliases, groups, body, seen }) => {
    const was = index.find(name)
    const restriction = was?.name === name ? was.restriction : noRestriction
    return toWrite({ wanted: { name, title, aliases, groups, body, restriction, deleted: false }, change: 'import', was,
      seen }, context)
  })
  const saved = await (await context.store()).canned.save(writes)
  if (saved.kind === 'conflict')
    return composeIssues([{ code: 'conflict', message: texts.importConflict(saved.name) }], context.texts)
  if (saved.kind !== 'saved') return composeIssues([{ code: saved.kind, message: sayTaken(saved, texts) }], context.texts)
  await context.tell({ verb: 'canned.import', subject: changes.map(({ name }) => name).join(', '), show: () => [] })
  return screen(texts.importTitle, [say(texts.imported(changes.length))], {
    controls: context.scope.surface === 'discord' ? [offerUndo(saved.entries, index, context)] : [],
    data: { imported: changes.map(({ name }) => name) },
  })
}

/** One that was imported. Its words are with its versions, however many they are. */
interface Imported {
  readonly name: string
  /** The version that the import made. */
  readonly made: number
  /** What stood there before: 0 for a shipped one of which nothing was decided, null for nothing. */
  readonly was: number | null
}

/** @param saved - In the order of the changes. @param index - As it was before. */
export function offerUndo(saved: readonly Pick<CannedEntry, 'name' | 'version'>[], index: CannedIndex,
  { canned, scope, texts }: UndoContext): Control {
  const imported = saved.map(({ name, version }): Imported => {
    const found = index.find(name)
    return { name, made: version, was: found?.name === name ? found.version : null }
  })
  const undo = canned.keep({ guild: scope.guild ?? '', imported: JSON.stringify(imported) }, scope.guild)
  return { label: texts.canned.buttons.undo, action: { kind: 'run', command: 'canned-manage import', args: { undo } } }
}

interface UndoContext extends Pick<CommandContext, 'scope' | 'texts'> {
  readonly canned: Pick<CannedService, 'keep'>
}

/** Takes a whole import back, or nothing of it where somebody has changed something since. */
async function undoImport(draft: string, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope } = context
  const kept = context.canned.draft(draft, context.scope.guild)
  const gone = composeRefusal({ code: 'undo-gone', message: texts.undoGone })
  if (kept?.['imported'] === undefined || kept['guild'] !== scope.guild) return gone
  const imported = JSON.parse(kept['imported']) as readonly Imported[]
  const store = await context.store()
  const found = await Promise.all(imported.map((each) => takeBack(each, store, context)))
  const writes = found.filter((write) => write !== undefined)
  if (writes.length < found.length) return gone
  const saved = await store.canned.save(writes)
  if (saved.kind !== 'saved')
    return composeRefusal({ code: saved.kind,
      message: saved.kind === 'conflict' ? texts.undoConflict(saved.name) : sayTaken(saved, texts) })
  const names = imported.map(({ name }) => name)
  await context.tell({ verb: 'canned.revert', subject: names.join(', '), show: () => [] })
  return screen(texts.importTitle, [say(texts.importUndone(names.length))], { data: { undone: names } })
}

type Kept = Pick<CannedVersion, 'title' | 'body' | 'aliases' | 'groups' | 'restriction' | 'deleted' | 'basis'>

const asShipped: Kept = { title: '', body: '', aliases: [], groups: [], restriction: noRestriction, deleted: false,
  basis: '' }

/** @returns undefined where its versions are gone, as of a server that was purged since. */
async function takeBack({ name, made, was }: Imported, { canned }: Store,
  { scope, now }: CommandContext): Promise<CannedWrite | undefined> {
  const guild = scope.guild ?? ''
  const before = was === 0
    ? asShipped
    : (await canned.history(guild, name)).find(({ version }) => version === (was ?? made))
  if (!before) return undefined
  const { title, body, aliases, groups, restriction, deleted, basis } = before
  // One that was not there before goes; its versions are kept, as of everything that is deleted.
  const state = { title, body, aliases, groups, restriction, basis, deleted: deleted || was === null }
  return { guild, name, ...state, seen: made, change: was === null ? 'delete' : 'revert',
    by: scope.person?.id ?? operator, at: now() }
}
