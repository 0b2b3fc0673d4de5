import { composeRefusal, line, quiet, text, type Answer, type Picker } from '../../answer/index.js'
import { eachOnce, findNameProblem, followsShipped, isSameName, keyOf, maxAliases, splitNames, type Canned,
  type CannedIndex } from '../../canned/index.js'
import type { CannedChange } from '../../store/index.js'
import { clip } from '../../text/index.js'
import { changeBlocks, control, findHolder, isSameItem, ofModerators, previewPost, refuseUnknown, reservedNames,
  restrictionLists, sayUnchanged, screen, stateBlocks, type RestrictionList } from './item.js'
import { save, type Wanted } from './write.js'
import { defineCommand, type CommandContext } from '../command.js'

const which = { kind: 'canned', summary: 'Which one' } as const
const seenArg = { kind: 'integer', summary: 'The version that was opened', optional: true, inner: true } as const
/** Finds the comparison that is meant, or says that there is none. */
async function withItem(name: string, command: string, context: CommandContext,
  work: (item: Canned, index: CannedIndex) => Answer | Promise<Answer>): Promise<Answer> {
  const index = await context.canned.index(context.scope.guild)
  const item = index.find(name)
  return item ? work(item, index) : refuseUnknown(name, { index, command, context })
}

interface Changing {
  readonly item: Canned
  readonly index: CannedIndex
  readonly change: CannedChange
  readonly wanted: Partial<Wanted>
  readonly seen?: number | undefined
  /** What it rests on stays as it was approved, unless this is the approval. */
  readonly approves?: boolean
}

function apply({ item, index, change, wanted, seen, approves = false }: Changing, context: CommandContext,
  say: (changed: Canned) => Answer): Promise<Answer> {
  const { name, title, body, aliases, restriction, deleted } = item
  const whole = { name, title, body, aliases, restriction, deleted, ...wanted }
  if (!approves && isSameItem(whole, item, context)) return Promise.resolve(sayUnchanged(say(item), context))
  const writing = { wanted: whole, change, was: item, seen: seen ?? item.version,
    ...(approves ? {} : { basis: item.basis }) }
  // None of these changes are of the words.
  const follows = item.origin === 'shipped' ? index.shipped(item.name) : undefined
  return save({ ...writing, follows }, context, (entry) => {
    const { version, changedBy, changedAt } = entry
    return say({ ...item, ...whole, basis: entry.basis === '' ? item.basis : entry.basis, version, changedBy,
      changedAt })
  })
}

const refuse = (code: string, message: string): Answer => composeRefusal({ code, message })

export const cannedAlias = defineCommand({
  name: 'canned-manage alias',
  summary: 'Add or remove aliases of a canned comparison.',
  ...ofModerators,
  args: {
    name: which,
    add: { kind: 'text', summary: 'Aliases to add, separated by commas', optional: true, maxCharacters: 700 },
    remove: { kind: 'text', summary: 'Aliases to remove, separated by commas', optional: true, maxCharacters: 700 },
  },
  examples: ['canned-manage alias security'],
  run({ name, add = '', remove = '' }, context) {
    const { texts: { canned: texts } } = context
    return withItem(name, 'canned-manage alias', context, (item, index) => {
      const gone = [...splitNames(remove), item.name]
      const aliases = eachOnce([...item.aliases, ...splitNames(add)]).filter((alias) =>
        !gone.some((each) => isSameName(each, alias))
      )
      if (add === '' && remove === '') return screen(texts.aliasesOf(item.title), stateBlocks(item, context))
      for (const alias of splitNames(add)) {
        const problem = findNameProblem(alias, reservedNames(context.commands))
        if (problem) return refuse(`name-${problem}`, `“${clip(alias, 60)}”: ${texts.nameProblems[problem]}`)
      }
      if (aliases.length > maxAliases)
        return refuse('too-many-aliases', texts.tooManyAliases(aliases.length, maxAliases))
      const holder = findHolder({ name: item.name, aliases }, index)
      if (holder) return refuse('taken', texts.taken(holder.name, holder.name))
      return apply({ item, index, change: 'alias', wanted: { aliases } }, context,
        (changed) => screen(texts.aliasesOf(changed.title), stateBlocks(changed, context)))
    })
  },
})

export const cannedRestrict = defineCommand({
  name: 'canned-manage restrict',
  summary: 'Choose which roles can post a canned comparison, and in which channels.',
  ...ofModerators,
  args: {
    name: which,
    seen: seenArg,
    list: { kind: 'choice', summary: 'Which list', choices: restrictionLists, optional: true, inner: true },
    ids: { kind: 'text', summary: 'What was picked', optional: true, inner: true, maxCharacters: 600 },
  },
  examples: ['canned-manage restrict security'],
  run({ name, seen, list, ids = '' }, context) {
    return withItem(name, 'canned-manage restrict', context, (item, index) => {
      if (list === undefined) return restrictScreen(item, context)
      const picked = ids.split(',').filter((id) => /^\d{1,20}$/.test(id)).slice(0, 25)
      const restriction = { ...item.restriction, [list as RestrictionList]: picked }
      return apply({ item, index, change: 'restrict', wanted: { restriction }, seen }, context,
        (changed) => restrictScreen(changed, context))
    })
  },
})

/** Four lists, each with what is picked already. A surface without lists shows what holds. */
function restrictScreen(item: Canned, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const pickers = restrictionLists.map((list): Picker => ({
    kind: list.endsWith('Roles') ? 'roles' : 'channels',
    label: texts.restrictions[list],
    action: { kind: 'run', command: 'canned-manage restrict',
      args: { name: keyOf(item.name), list, seen: String(item.version) }, takes: 'ids' },
    options: item.restriction[list].map((id) => ({ label: id, value: id, picked: true })),
    min: 0,
    max: 25,
  }))
  return { ...screen(texts.restrictTitle(item.title), [...stateBlocks(item, context), line(quiet(texts.restrictNote))]),
    pickers }
}

export const cannedDelete = defineCommand({
  name: 'canned-manage delete',
  summary: 'Delete a canned comparison; it can be restored.',
  ...ofModerators,
  args: { name: which, seen: seenArg },
  examples: ['canned-manage delete security'],
  run({ name, seen }, context) {
    const { texts: { canned: texts } } = context
    return withItem(name, 'canned-manage delete', context, (item, index) => {
      if (item.deleted) return refuse('already-deleted', texts.alreadyDeleted(item.title))
      return apply({ item, index, change: 'delete', wanted: { deleted: true }, seen }, context,
        (changed) =>
          screen(texts.deleted(changed.title), item.origin === 'own' ? [] : [line(text(texts.hidesShipped))], {
            controls: [control(texts.buttons.undo, 'restore', changed.name, { seen: String(changed.version) })],
          }))
    })
  },
})

export const cannedRestore = defineCommand({
  name: 'canned-manage restore',
  summary: 'Restore a deleted canned comparison.',
  ...ofModerators,
  args: { name: which, seen: seenArg },
  examples: ['canned-manage restore security'],
  run({ name, seen }, context) {
    const { texts: { canned: texts } } = context
    return withItem(name, 'canned-manage restore', context, (item, index) => {
      if (!item.deleted) return refuse('not-deleted', texts.notDeleted(item.title))
      if (followsShipped(item)) return refuse('no-words', texts.noWordsLeft(item.name))
      return apply({ item, index, change: 'restore', wanted: { deleted: false }, seen }, context,
        (changed) =>
          screen(texts.restored(changed.title), stateBlocks(changed, context), {
            controls: [control(texts.buttons.edit, 'edit', changed.name),
              control(texts.buttons.delete, 'delete', changed.name)],
          }))
    })
  },
})

export const cannedApprove = defineCommand({
  name: 'canned-manage approve',
  summary: 'Review what has changed behind a canned comparison, and approve it as it is now.',
  ...ofModerators,
  args: { name: which, seen: seenArg },
  examples: ['canned-manage approve security'],
  run({ name, seen }, context) {
    const { texts: { canned: texts } } = context
    return withItem(name, 'canned-manage approve', context, (item, index) => {
      const { changes } = context.canned.examine(item)
      if (changes.length === 0) return screen(texts.previewOf(item.title), [line(text(texts.nothingToApprove))])
      if (seen === undefined) {
        const blocks = [line(text(texts.staleNow)), ...changeBlocks(changes, context), { kind: 'separator' } as const,
          ...previewPost(item, context).blocks]
        return screen(texts.previewOf(item.title), blocks, {
          controls: [control(texts.buttons.approve, 'approve', item.name, { seen: String(item.version) }),
            control(texts.buttons.edit, 'edit', item.name)],
        })
      }
      return apply({ item, index, change: 'approve', wanted: {}, seen, approves: true }, context,
        (changed) => screen(texts.approved(changed.title), stateBlocks(changed, context)))
    })
  },
})
