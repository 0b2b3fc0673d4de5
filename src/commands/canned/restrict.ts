import { composeRefusal, line, list, quiet, say, strong, text, type Action, type Answer, type Block,
  type Line, type Picker } from '../../answer/index.js'
import { eachOnce, isSameName, keyOf, splitNames, type Bar, type Canned, type CannedGroup,
  type CannedIndex } from '../../canned/index.js'
import type { Restriction } from '../../store/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { beforeAndAfter, operator } from '../desk/audit.js'
import { shorten } from '../desk/parse.js'
import { apply } from './change.js'
import { findGroupsIssue, itemCommand, ofModerators, restrictedTo, restrictionBlocks, restrictionLine,
  restrictionLists, screen, stateBlocks, type RestrictionList, type Target } from './item.js'

const picking = {
  seen: { kind: 'integer', summary: 'The version that was opened', optional: true, inner: true },
  list: { kind: 'choice', summary: 'Which list', choices: restrictionLists, optional: true, inner: true },
  ids: { kind: 'text', summary: 'What was picked', optional: true, inner: true, maxCharacters: 600 },
} as const

const readIds = (ids: string): readonly string[] => ids.split(',').filter((id) => /^\d{1,20}$/.test(id)).slice(0, 25)

export const cannedRestrict = itemCommand({
  task: 'restrict',
  summary: 'Choose which roles can post a canned comparison, and in which channels.',
  args: picking,
  run({ seen, list, ids = '' }, target) {
    const { item } = target
    if (list === undefined) return restrictScreen(item, target)
    const restriction = { ...item.restriction, [list as RestrictionList]: readIds(ids) }
    return apply({ change: 'restrict', wanted: { restriction }, seen }, target,
      (changed) => restrictScreen(changed, target))
  },
})

/** Four lists, each with what is picked already. A surface without lists shows what holds. */
const pickersOf = (restriction: Restriction, { texts: { canned: texts } }: CommandContext,
  pick: (list: RestrictionList) => Action): readonly Picker[] =>
  restrictionLists.map((list): Picker => ({
    kind: list.endsWith('Roles') ? 'roles' : 'channels',
    label: texts.restrictions[list],
    action: pick(list),
    options: restriction[list].map((id) => ({ label: id, value: id, picked: true })),
    min: 0,
    max: 25,
  }))

function restrictScreen(item: Canned, { texts, context }: Target): Answer {
  const { name, title, version, restriction } = item
  const pickers = pickersOf(restriction, context,
    (list) => ({ kind: 'run', command: 'canned-manage restrict',
      args: { name: keyOf(name), list, seen: String(version) }, takes: 'ids' }))
  return { ...screen(texts.restrictTitle(title), [...stateBlocks(item, context), line(quiet(texts.restrictNote))]),
    pickers }
}

export const cannedGroup = itemCommand({
  task: 'group',
  summary: 'Put a canned comparison into groups, or take it out of them.',
  args: {
    add: { kind: 'text', summary: 'Groups to put it into, separated by commas', optional: true, maxCharacters: 400 },
    remove: { kind: 'text', summary: 'Groups to take it out of, separated by commas', optional: true,
      maxCharacters: 400 },
  },
  run({ add = '', remove = '' }, target) {
    const { item, index, texts, context } = target
    const show = (changed: Canned): Answer => screen(texts.groups.of(changed.title), stateBlocks(changed, context))
    if (add === '' && remove === '') return show(item)
    const added = spellGroups(add, index)
    const gone = splitNames(remove)
    const groups = eachOnce([...item.groups, ...added]).filter((each) => !gone.some((name) => isSameName(name, each)))
    const issue = findGroupsIssue({ groups }, context)
    return issue ? composeRefusal(issue) : apply({ change: 'group', wanted: { groups } }, target, show)
  },
})

/** Typed groups, as those that there are already are spelt. */
const spellGroups = (typed: string, index: CannedIndex): readonly string[] =>
  splitNames(typed).map((name) => index.group(name)?.name ?? name)

export const cannedGroups = defineCommand({
  name: 'canned-manage groups',
  summary: 'List the groups of canned comparisons, or open one and choose who may post what is in it, and where.',
  ...ofModerators,
  args: { group: { kind: 'group', summary: 'Which group', optional: true }, ...picking },
  examples: ['canned-manage groups'],
  async run({ group: typed, seen, list: picked, ids = '' }, context) {
    const { texts: { canned: { groups: texts, restrictTitle } } } = context
    const index = await context.canned.index(context.scope.guild)
    if (typed === undefined) return listGroups(index, context)
    const group = index.group(typed)
    if (!group) {
      const names = index.groups.slice(0, 20).map(({ name }) => name)
      return composeRefusal({ code: 'unknown-group', message: texts.none(shorten(typed), names) })
    }
    if (picked === undefined) return groupScreen(group, context)
    const restriction = { ...group.restriction, [picked as RestrictionList]: readIds(ids) }
    const { scope, now } = context
    const saved = await (await context.store()).canned.restrictGroup({ guild: scope.guild ?? '', name: group.name,
      restriction, seen: seen ?? group.version, by: scope.person?.id ?? operator, at: now() })
    if (!saved) return composeRefusal({ code: 'conflict', message: texts.conflict(restrictTitle(group.name)) })
    await context.tell({ verb: 'group.restrict', subject: group.name,
      show: (there) =>
        beforeAndAfter(restrictionLine(group, there.canned), restrictionLine({ restriction }, there.canned), there) })
    return groupScreen({ ...group, restriction, version: saved.version }, context)
  },
})

const namedInGroup = 20

function listGroups({ groups }: CannedIndex, { texts: { canned: texts } }: CommandContext): Answer {
  const shown = groups.slice(0, 100).map(({ name, items, restriction }): Line => [strong(`${name} `),
    quiet(`${texts.groups.holds(items.length)} · `), ...restrictionLine({ restriction }, texts)])
  return screen(texts.groups.title, shown.length === 0 ? [say(texts.groups.noneYet)] : [list(shown)], {
    data: { groups: groups.map(({ name, items }) => ({ name, items: items.map((item) => item.name) })) },
  })
}

function groupScreen({ name, items, restriction, version }: CannedGroup, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const named = items.slice(0, namedInGroup).map((item): Line => [text(item.name)])
  const rest = items.length > namedInGroup ? [[quiet(texts.groups.holds(items.length))]] : []
  const blocks: readonly Block[] = [
    ...(named.length === 0 ? [say(texts.groups.empty)] : [list([...named, ...rest])]),
    ...restrictionBlocks({ restriction }, texts),
    line(quiet(texts.restrictNote)),
  ]
  return { ...screen(texts.restrictTitle(name), blocks, { data: { name, items: items.map((item) => item.name) } }),
    pickers: pickersOf(restriction, context, (list) => ({ kind: 'run', command: 'canned-manage groups',
      args: { group: keyOf(name), list, seen: String(version) }, takes: 'ids' })) }
}

/** Which restriction keeps somebody from posting it, with the roles and channels that it names. */
export const barLine = ({ group, list, ids }: Bar, { texts: { canned: texts } }: CommandContext): Line => [
  ...(group === null ? [] : [strong(`${texts.groups.called(group)} `)]),
  ...restrictedTo(list, ids, texts),
]

/** Why it may not be posted here, and what would let it be. */
export const refuseBarred = ({ title }: Canned, bars: readonly Bar[], context: CommandContext): Answer => {
  const refusal = composeRefusal({ code: 'restricted', message: context.texts.canned.notHere(title) })
  return { ...refusal, blocks: [...refusal.blocks, list(bars.map((bar) => barLine(bar, context)))] }
}
