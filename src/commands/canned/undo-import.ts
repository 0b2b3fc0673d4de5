import { composeRefusal, line, text, type Answer, type Control } from '../../answer/index.js'
import type { PlannedItem, Shelf } from '../../canned/index.js'
import type { CannedEntry } from '../../store/index.js'
import { screen } from './item.js'
import { toWrite, type Writing } from './write.js'
import type { CommandContext } from '../command.js'

/** @param shelf - As it was before. @param entries - As they were saved, in the order of the changes. */
export function offerUndo(changes: readonly PlannedItem[], entries: readonly CannedEntry[], shelf: Shelf, context: CommandContext): Control {
  const back = changes.map(({ name }, at): Writing => {
    const found = shelf.find(name)
    const was = found?.name === name ? found : undefined
    const entry = entries[at]
    if (!entry) throw new RangeError('a saved entry came back empty')
    // One that was not there before goes; its versions are kept, as of everything that is deleted.
    const { title, body, aliases, restriction, deleted, basis } = was ?? { ...entry, deleted: true }
    return { wanted: { name, title, body, aliases, restriction, deleted }, change: was ? 'revert' : 'delete', was: undefined, seen: entry.version, basis }
  })
  const draft = context.canned.keep({ guild: context.scope.guild ?? '', back: JSON.stringify(back) })
  return { label: context.texts.canned.buttons.undo, action: { kind: 'run', command: 'canned-manage import', args: { undo: draft } } }
}

/** Takes a whole import back, or nothing of it where somebody has changed something since. */
export async function undoImport(draft: string, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope } = context
  const kept = context.canned.draft(draft)
  if (kept?.['back'] === undefined || kept['guild'] !== scope.guild) return composeRefusal({ code: 'undo-gone', message: texts.undoGone })
  const back = JSON.parse(kept['back']) as readonly Writing[]
  const saved = await (await context.store()).canned.save(back.map((writing) => toWrite(writing, context)))
  if (saved.kind !== 'saved') return composeRefusal({ code: saved.kind, message: saved.kind === 'conflict' ? texts.undoConflict(saved.name) : texts.taken(saved.name, saved.by) })
  const names = back.map(({ wanted }) => wanted.name)
  await context.tell({ verb: 'canned.revert', subject: names.join(', '), show: () => [] })
  return { ...screen(texts.importTitle, [line(text(texts.importUndone(names.length)))]), record: { undone: names } }
}
