import { composeRefusal, line, text, type Answer, type Control } from '../../answer/index.js'
import { noRestriction, type PlannedItem, type Shelf } from '../../canned/index.js'
import type { CannedEntry, CannedVersion, CannedWrite, Store } from '../../store/index.js'
import { screen } from './item.js'
import { operator } from '../audit.js'
import type { CommandContext } from '../command.js'

/** One that was imported. Its words are with its versions, however many they are. */
interface Imported {
  readonly name: string
  /** The version that the import made. */
  readonly made: number
  /** What stood there before: 0 for a shipped one of which nothing was decided, null for nothing. */
  readonly was: number | null
}

/** @param shelf - As it was before. @param entries - As they were saved, in the order of the changes. */
export function offerUndo(changes: readonly PlannedItem[], entries: readonly CannedEntry[], shelf: Shelf,
  context: Pick<CommandContext, 'canned' | 'scope' | 'texts'>): Control {
  const imported = changes.map(({ name }, at): Imported => {
    const found = shelf.find(name)
    const entry = entries[at]
    if (!entry) throw new RangeError('a saved entry came back empty')
    return { name, made: entry.version, was: found?.name === name ? found.version : null }
  })
  const draft = context.canned.keep({ guild: context.scope.guild ?? '', imported: JSON.stringify(imported) })
  return { label: context.texts.canned.buttons.undo,
    action: { kind: 'run', command: 'canned-manage import', args: { undo: draft } } }
}

/** Takes a whole import back, or nothing of it where somebody has changed something since. */
export async function undoImport(draft: string, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope } = context
  const kept = context.canned.draft(draft)
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
      message: saved.kind === 'conflict' ? texts.undoConflict(saved.name) : texts.taken(saved.name, saved.by) })
  const names = imported.map(({ name }) => name)
  await context.tell({ verb: 'canned.revert', subject: names.join(', '), show: () => [] })
  return screen(texts.importTitle, [line(text(texts.importUndone(names.length)))], { data: { undone: names } })
}

type Kept = Pick<CannedVersion, 'title' | 'body' | 'aliases' | 'restriction' | 'deleted' | 'basis'>

const asShipped: Kept = { title: '', body: '', aliases: [], restriction: noRestriction, deleted: false, basis: '' }

/** @returns undefined where its versions are gone, as of a server that was purged since. */
async function takeBack({ name, made, was }: Imported, { canned }: Store,
  { scope, now }: CommandContext): Promise<CannedWrite | undefined> {
  const guild = scope.guild ?? ''
  const before = was === 0
    ? asShipped
    : (await canned.history(guild, name)).find(({ version }) => version === (was ?? made))
  if (!before) return undefined
  const { title, body, aliases, restriction, deleted, basis } = before
  // One that was not there before goes; its versions are kept, as of everything that is deleted.
  const state = { title, body, aliases, restriction, basis, deleted: deleted || was === null }
  return { guild, name, ...state, seen: made, change: was === null ? 'delete' : 'revert',
    by: scope.person?.id ?? operator, at: now() }
}
