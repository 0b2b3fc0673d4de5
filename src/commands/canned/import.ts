import { composeIssues, line, quiet, strong, text, type Answer, type Block, type Control, type Line,
  type TextFile } from '../../answer/index.js'
import { noRestriction, planImport, type PlannedItem, type Shelf } from '../../canned/index.js'
import type { Issue } from '../../errors.js'
import { ofModerators, reservedNames, screen } from './item.js'
import { offerUndo, undoImport } from './undo-import.js'
import { toWrite } from './write.js'
import { defineCommand, type CommandContext } from '../command.js'
import { digestOf } from '../audit.js'

export const cannedImport = defineCommand({
  name: 'canned-manage import',
  summary: 'Take in canned comparisons from a file: first what would happen, then all of it or nothing.',
  ...ofModerators,
  args: {
    file: { kind: 'file', summary: 'A file that "export" gave', optional: true },
    draft: { kind: 'text', summary: 'A file that was handed in before', optional: true, inner: true, maxCharacters: 8 },
    confirm: { kind: 'text', summary: 'The plan that was shown', optional: true, inner: true, maxCharacters: 8 },
    undo: { kind: 'text', summary: 'What stood there before', optional: true, inner: true, maxCharacters: 8 },
  },
  examples: ['canned-manage import'],
  run({ file, draft, confirm, undo }, context) {
    const { texts } = context
    if (undo !== undefined) return undoImport(undo, context)
    const given = file ?? (draft === undefined ? undefined : context.canned.draft(draft)?.file)
    if (given === undefined)
      return composeIssues([{ code: 'no-file', path: 'file',
        message: draft === undefined ? texts.canned.noFile : texts.canned.fileGone }], texts)
    return importFile(given, confirm, context)
  },
})

/** @param confirm - The code of the plan that was shown; undefined: show it. */
export async function importFile(file: string, confirm: string | undefined, context: CommandContext): Promise<Answer> {
  const shelf = await context.canned.shelf(context.scope.guild)
  const plan = planImport(file, { shelf, ground: context, reserved: reservedNames(context.commands),
    texts: context.texts })
  if (!plan.ok) return refuseFile(plan.issues, context)
  const code = digestOf(JSON.stringify([context.scope.guild, plan.value]))
  return confirm === code && isAllowed(plan.value)
    ? carryOut(plan.value, shelf, context)
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
  ): readonly Block[] => (lines.length > 0 ? [{ kind: 'list', ordered: false, items: lines }] : []))
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
      args: { draft: context.canned.keep({ file }), confirm: code } } }
  const [isOffered, isTyped] = [allowed && changes > 0, context.scope.surface === 'terminal']
  const answer = screen(
    texts.importTitle,
    [
      ...(isStale ? [line(strong(texts.planChanged))] : []),
      line(text(allowed ? (changes === 0 ? texts.nothingToImport : texts.planNote) : texts.planRefused)),
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
async function carryOut(plan: readonly PlannedItem[], shelf: Shelf, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts } } = context
  const changes = plan.filter(isChange)
  const writes = changes.map(({ name, title, aliases, body, seen }) => {
    const was = shelf.find(name)
    const restriction = was?.name === name ? was.restriction : noRestriction
    return toWrite({ wanted: { name, title, aliases, body, restriction, deleted: false }, change: 'import', was, seen },
      context)
  })
  const saved = await (await context.store()).canned.save(writes)
  if (saved.kind === 'conflict')
    return composeIssues([{ code: 'conflict', message: texts.importConflict(saved.name) }], context.texts)
  if (saved.kind === 'taken')
    return composeIssues([{ code: 'taken', message: texts.taken(saved.name, saved.by) }], context.texts)
  await context.tell({ verb: 'canned.import', subject: changes.map(({ name }) => name).join(', '), show: () => [] })
  return screen(texts.importTitle, [line(text(texts.imported(changes.length)))], {
    controls: context.scope.surface === 'discord' ? [offerUndo(changes, saved.entries, shelf, context)] : [],
    data: { imported: changes.map(({ name }) => name) },
  })
}
