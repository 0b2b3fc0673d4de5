import { composeRefusal, say, type Answer } from '../../answer/index.js'
import { eachOnce, followsShipped, isSameName, splitNames, type Canned } from '../../canned/index.js'
import type { CannedChange } from '../../store/index.js'
import { changeBlocks, control, findNamesIssue, isSameItem, itemCommand, previewPost, sayUnchanged, screen, stateBlocks,
  taskControls, type Target } from './item.js'
import { save, type Wanted } from './write.js'

const seenArg = {
  seen: { kind: 'integer', summary: 'The version that was opened', optional: true, inner: true },
} as const

interface Changing {
  readonly change: CannedChange
  readonly wanted?: Partial<Wanted>
  readonly seen?: number | undefined
}

/** @param say - What is answered when it is saved, and where there was nothing to change. */
export function apply({ change, wanted, seen }: Changing, { item, index, texts, context }: Target,
  say: (changed: Canned) => Answer): Promise<Answer> {
  const { name, title, body, aliases, groups, restriction, deleted } = item
  const whole = { name, title, body, aliases, groups, restriction, deleted, ...wanted }
  const approves = change === 'approve'
  if (!approves && isSameItem(whole, item, texts)) return Promise.resolve(sayUnchanged(say(item), texts))
  const writing = {
    wanted: whole,
    change,
    was: item,
    seen: seen ?? item.version,
    // None of these changes are of the words: what they rest on stays as it was approved, unless this is the approval.
    ...(approves ? {} : { basis: item.basis }),
    follows: item.origin === 'shipped' ? index.shipped(item.name) : undefined,
  }
  return save(writing, context, (entry) => {
    const { version, changedBy, changedAt } = entry
    return say({ ...item, ...whole, basis: entry.basis === '' ? item.basis : entry.basis, version, changedBy,
      changedAt })
  })
}

export const cannedAlias = itemCommand({
  task: 'alias',
  summary: 'Add or remove aliases of a canned comparison.',
  args: {
    add: { kind: 'text', summary: 'Aliases to add, separated by commas', optional: true, maxCharacters: 700 },
    remove: { kind: 'text', summary: 'Aliases to remove, separated by commas', optional: true, maxCharacters: 700 },
  },
  run({ add = '', remove = '' }, target) {
    const { item, texts, context } = target
    const show = (changed: Canned): Answer => screen(texts.aliasesOf(changed.title), stateBlocks(changed, context))
    if (add === '' && remove === '') return show(item)
    const [added, gone] = [splitNames(add), [...splitNames(remove), item.name]]
    const aliases = eachOnce([...item.aliases, ...added]).filter((alias) =>
      !gone.some((each) => isSameName(each, alias))
    )
    const issue = findNamesIssue(added, { name: item.name, aliases }, target)
    return issue ? composeRefusal(issue) : apply({ change: 'alias', wanted: { aliases } }, target, show)
  },
})

export const cannedDelete = itemCommand({
  task: 'delete',
  summary: 'Delete a canned comparison; it can be restored.',
  args: seenArg,
  run({ seen }, target) {
    const { item, texts } = target
    if (item.deleted) return composeRefusal({ code: 'already-deleted', message: texts.alreadyDeleted(item.title) })
    return apply({ change: 'delete', wanted: { deleted: true }, seen }, target,
      ({ name, title, version }) =>
        screen(texts.deleted(title), item.origin === 'own' ? [] : [say(texts.hidesShipped)], {
          controls: [control(texts.buttons.undo, 'restore', { name, seen: String(version) })],
        }))
  },
})

export const cannedRestore = itemCommand({
  task: 'restore',
  summary: 'Restore a deleted canned comparison.',
  args: seenArg,
  run({ seen }, target) {
    const { item, texts, context } = target
    if (!item.deleted) return composeRefusal({ code: 'not-deleted', message: texts.notDeleted(item.title) })
    if (followsShipped(item)) return composeRefusal({ code: 'no-words', message: texts.noWordsLeft(item.name) })
    return apply({ change: 'restore', wanted: { deleted: false }, seen }, target,
      (changed) =>
        screen(texts.restored(changed.title), stateBlocks(changed, context), {
          controls: taskControls(changed, texts, 'edit', 'delete'),
        }))
  },
})

export const cannedApprove = itemCommand({
  task: 'approve',
  summary: 'Review what has changed behind a canned comparison, and approve it as it is now.',
  args: seenArg,
  run({ seen }, target) {
    const { item, texts, context } = target
    const { name, title, version } = item
    const { changes } = context.canned.examine(item)
    if (changes.length === 0) return screen(texts.previewOf(title), [say(texts.nothingToApprove)])
    if (seen === undefined) {
      const blocks = [say(texts.staleNow), ...changeBlocks(changes, context), { kind: 'separator' } as const,
        ...previewPost(item, context).blocks]
      return screen(texts.previewOf(title), blocks, {
        controls: [control(texts.buttons.approve, 'approve', { name, seen: String(version) }),
          ...taskControls(item, texts, 'edit')],
      })
    }
    return apply({ change: 'approve', seen }, target,
      (changed) => screen(texts.approved(changed.title), stateBlocks(changed, context)))
  },
})
