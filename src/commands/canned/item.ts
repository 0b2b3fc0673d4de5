import { composeIssues, composeLines, heading, line, list, quiet, say, strong, text, type Action, type Answer,
  type Block, type Control, type Json, type Line, type Span } from '../../answer/index.js'
import { composePost, diffLines, findNameProblem, isSameName, keyOf, lintBody, maxAliases, maxGroups, parseBody,
  type BaselineChange, type BodyIssue, type Canned, type CannedIndex } from '../../canned/index.js'
import type { TechnologyId } from '../../corpus/index.js'
import type { Issue } from '../../errors.js'
import type { CannedSaved } from '../../store/index.js'
import { clip } from '../../text/index.js'
import { findChosen } from './chosen.js'
import { defineCommand, type AnyCommand, type ArgSpecs, type ArgsOf, type CommandContext } from '../command.js'
import { quote } from '../desk/parse.js'

/** What all commands have in common that keep the comparisons of a server. */
export const ofModerators = { only: 'discord', private: true, right: 'moderate', guildOnly: true } as const

export type CannedTexts = CommandContext['texts']['canned']

/** The comparison that a command is about, and what it is changed with. */
export interface Target {
  readonly item: Canned
  readonly index: CannedIndex
  readonly texts: CannedTexts
  readonly context: CommandContext
}

interface ItemCommand<Specs extends ArgSpecs> {
  /** Behind `canned-manage`. */
  readonly task: string
  readonly summary: string
  /** Besides the name. */
  readonly args: Specs
  run(args: ArgsOf<Specs>, target: Target): Answer | Promise<Answer>
}

/** Declares a command on one comparison: it finds the one that is meant, or says that there is none. */
export function itemCommand<const Specs extends ArgSpecs>(declared: ItemCommand<Specs>): AnyCommand {
  const command = `canned-manage ${declared.task}`
  return defineCommand<ArgSpecs>({
    name: command,
    summary: declared.summary,
    ...ofModerators,
    args: { name: { kind: 'canned', summary: 'Which one' }, ...declared.args },
    examples: [`${command} security`],
    async run(given, context) {
      const { name } = given as { readonly name: string }
      const index = await context.canned.index(context.scope.guild)
      const item = findChosen(index, name)
      return item
        ? declared.run(given as ArgsOf<Specs>, { item, index, texts: context.texts.canned, context })
        : refuseUnknown(name, { index, command, context })
    },
  })
}

/** The post as it would stand. */
export function previewPost(item: Canned, context: CommandContext): Answer {
  return composePost({ title: item.title, ...context.canned.examine(item) }, context, context.composer)
}

/** Whether something behind it is not as it was when somebody last looked. */
export const isStale = (item: Canned, { canned }: CommandContext): boolean => canned.examine(item).changes.length > 0

/** What a moderator should know of a body before it is posted. */
export function findProblems({ title, body: words }: Pick<Canned, 'title' | 'body'>,
  context: CommandContext): readonly BodyIssue[] {
  const body = parseBody(words, context)
  return lintBody(body, composePost({ title, body, changes: [] }, context, context.composer), context)
}

export function problemLine({ line: at, code, about, nearest }: BodyIssue,
  { texts: { canned: texts } }: CommandContext): Line {
  const hint = nearest.length === 0 ? '' : ` ${texts.nearest(nearest)}`
  return [strong(`${texts.atLine(at)} `), text(`${texts.problems[code](clip(about, 60))}${hint}`)]
}

/** The same for scripts. */
export const problemData = (problems: readonly BodyIssue[]): Json =>
  problems.map(({ code, line: at }) => ({ code, line: at }))

/** What a moderator should look after, where there is anything. */
export const listed = (title: string, items: readonly Line[]): readonly Block[] =>
  items.length === 0 ? [] : [line(strong(title)), list(items)]

/** The differences that made it stale, in words, each with what was shown then and is now. */
export function changeBlocks(changes: readonly BaselineChange[], context: CommandContext): readonly Block[] {
  return changes.flatMap((change): readonly Block[] => {
    const { was = [], now = [] } = change.lines ?? {}
    const lines = diffLines(was.join('\n'), now.join('\n'), 0)
    return [list([changeLine(change, context)]),
      ...(lines.some(({ kind }) => kind !== 'same') ? [{ kind: 'diff', lines } as const] : [])]
  })
}

function changeLine(change: BaselineChange,
  { composer, texts: { canned: { changes: say }, answer } }: CommandContext): Line {
  const outcome = ({ outcome, technologies }: Extract<BaselineChange, { kind: 'outcome' }>['now']): string =>
    outcome === 'favours'
      ? technologies.map((id) => composer.names.technology(id as TechnologyId)).join(', ')
      : answer.outcomes[outcome as keyof typeof answer.outcomes]
  const margin = (degree: string): string => answer.margins[degree as keyof typeof answer.margins]
  const words = (): string => {
    switch (change.kind) {
      case 'moved':
        return say.moved(change.to)
      case 'outcome':
        return say.outcome(outcome(change.now), outcome(change.was))
      case 'margin':
        return say.margin(margin(change.now), margin(change.was))
      case 'rules':
      case 'leads':
        return say[change.kind](change.gone, change.added)
      default:
        return say[change.kind]
    }
  }
  return [strong(`${change.of}: `), text(words())]
}

const person = (id: string | null, unknown: string): Span =>
  id === null ? quiet(unknown) : /^\d+$/.test(id) ? { kind: 'person', id } : text(id)

/** Who did something, and when. */
export const madeBy = ({ changedBy, changedAt }: { readonly changedBy: string | null; readonly changedAt: number },
  { somebody }: CannedTexts): Line => [person(changedBy, somebody), quiet(' · '), { kind: 'time', at: changedAt }]

/** Who changed it last, when, and where and by whom it may be posted. */
export function stateBlocks(item: Canned, { texts: { canned: texts } }: CommandContext): readonly Block[] {
  const { changedBy, changedAt } = item
  const changed = changedAt === null
    ? [quiet(texts.shipped)]
    : [quiet(`${texts.versionBy(item.version)} `), ...madeBy({ changedBy, changedAt }, texts)]
  return [
    say(texts.called(item.name, item.aliases)),
    ...(item.groups.length > 0 ? [say(texts.groups.line(item.groups))] : []),
    line(...changed),
    ...(item.deleted ? [line(strong(texts.isDeleted))] : []),
    ...restrictionBlocks(item, texts),
  ]
}

const lists = ['allowRoles', 'denyRoles', 'allowChannels', 'denyChannels'] as const
export type RestrictionList = (typeof lists)[number]
export const restrictionLists: readonly RestrictionList[] = lists

const usedLists = ({ restriction }: Pick<Canned, 'restriction'>): readonly RestrictionList[] =>
  lists.filter((list) => restriction[list].length > 0)

/** By whom and where it may be posted, with the names that the platform knows. */
const restrictionLines = ({ restriction }: Pick<Canned, 'restriction'>, texts: CannedTexts): readonly Line[] =>
  usedLists({ restriction }).map((list) => restrictedTo(list, restriction[list], texts))

/** One list, and the roles or channels in it. */
export function restrictedTo(list: RestrictionList, ids: readonly string[], { restrictions }: CannedTexts): Line {
  const kind = list.endsWith('Roles') ? 'role' : 'channel'
  return [text(`${restrictions[list]}: `), ...joined(ids.map((id): Line => [{ kind, id }]), text(', '))]
}

const joined = (lines: readonly Line[], separator: Span): Line =>
  lines.flatMap((spans, at) => (at > 0 ? [separator, ...spans] : spans))

export const restrictionBlocks = (item: Pick<Canned, 'restriction'>, texts: CannedTexts): readonly Block[] =>
  usedLists(item).length === 0 ? [] : [list(restrictionLines(item, texts))]

/** The same in one line, also where nothing is restricted. */
export function restrictionLine(item: Pick<Canned, 'restriction'>, texts: CannedTexts): Line {
  const lines = restrictionLines(item, texts)
  return lines.length === 0 ? [text(texts.anywhere)] : joined(lines, quiet(' · '))
}

/** A button for a command on a comparison. */
export const control = (label: string, task: string,
  { name, ...args }: { readonly name: string; readonly [arg: string]: string }): Control => ({
    label,
    action: { kind: 'run', command: `canned-manage ${task}`, args: { name: keyOf(name), ...args } },
  })

/** The same for tasks that are labelled by what they do. */
export const taskControls = ({ name }: Pick<Canned, 'name'>, { buttons }: CannedTexts,
  ...tasks: readonly ('edit' | 'delete' | 'restore' | 'history' | 'approve')[]): readonly Control[] =>
  tasks.map((task) => control(buttons[task], task, { name }))

/** To the pages before and after this one. */
export const pageControls = ({ page, last }: { readonly page: number; readonly last: number }, { buttons }: CannedTexts,
  turnTo: (page: number) => Action): readonly Control[] => [
  ...(page > 1 ? [{ label: buttons.back, action: turnTo(page - 1) }] : []),
  ...(page < last ? [{ label: buttons.more, action: turnTo(page + 1) }] : []),
]

/** There is none of that name: those near it are something to press. */
export function refuseUnknown(typed: string,
  { index, command, context }: { readonly index: CannedIndex; readonly command: string;
    readonly context: CommandContext }): Answer {
  const { texts } = context
  const near = index.search(typed.slice(0, 60), 3)
  const hint = near.length === 0 ? '' : ` ${texts.canned.nearest(near.map(({ item }) => item.name))}`
  const message = `${texts.canned.noneCalled(quote(typed))}${hint}`
  const controls = near.map(({ item }): Control => ({ label: item.title,
    action: { kind: 'run', command,
      args: { name: context.scope.surface === 'terminal' ? item.name : keyOf(item.name) } } })
  )
  return composeIssues([{ code: 'unknown-canned', message }], texts, controls)
}

/** A private screen of management: a heading, lines, and what can be done next. @param data - For scripts. */
export function screen(title: string, blocks: readonly Block[],
  { controls = [], data = { title } }: { readonly controls?: readonly Control[]; readonly data?: Json } = {}): Answer {
  return { ...composeLines([heading(title), ...blocks], data), controls }
}

/** The whole of what a moderator decides, as lines to compare. */
export function spellItem(item: Pick<Canned, 'title' | 'aliases' | 'groups' | 'body' | 'restriction' | 'deleted'>,
  texts: CannedTexts): string {
  const { title, aliases, groups, body, restriction, deleted } = item
  const restricted = usedLists(item).map((list) => `${texts.restrictions[list]}: ${restriction[list].join(', ')}`)
  return [title, aliases.join(', '), ...(groups.length > 0 ? [texts.groups.line(groups)] : []), ...restricted, ...(deleted ? [texts.isDeleted] : []), '', body].join('\n')
}

type CannedWhole = Parameters<typeof spellItem>[0]

/** Whether saving the one over the other would change anything that somebody can see. */
export const isSameItem = (one: CannedWhole, other: CannedWhole, texts: CannedTexts): boolean =>
  spellItem(one, texts).trim() === spellItem(other, texts).trim()

/** What stands there already, and that nothing was saved. */
export const sayUnchanged = (answer: Answer, texts: CannedTexts): Answer => {
  const [title, ...blocks] = answer.blocks
  return { ...answer, blocks: [...(title ? [title] : []), line(strong(texts.nothingChanged)), ...blocks] }
}

/** What is wrong with names that somebody gives a comparison. @param given - Those that are new to it. */
export function findNamesIssue(given: readonly string[], { name, aliases }: Pick<Canned, 'name' | 'aliases'>,
  { index, texts, context }: Omit<Target, 'item'>): Issue | undefined {
  const reserved = reservedNames(context.commands)
  for (const each of given) {
    const problem = findNameProblem(each, reserved)
    if (problem) return { code: `name-${problem}`, message: `“${clip(each, 60)}”: ${texts.nameProblems[problem]}` }
  }
  if (aliases.length > maxAliases)
    return { code: 'too-many-aliases', message: texts.tooManyAliases(aliases.length, maxAliases) }
  // Another one whose very name is among these other names would be found in its place.
  const holder = aliases.map((alias) => index.find(alias)).find((found) =>
    found !== undefined && !isSameName(found.name, name) && aliases.some((alias) => isSameName(alias, found.name))
  )
  return holder && { code: 'taken', message: texts.taken(holder.name, holder.name) }
}

/** What is wrong with the groups that a comparison is to belong to. */
export function findGroupsIssue({ groups }: Pick<Canned, 'groups'>,
  { texts: { canned: texts } }: CommandContext): Issue | undefined {
  for (const each of groups) {
    const problem = findNameProblem(each, new Set())
    if (problem) return { code: `group-${problem}`, message: `“${clip(each, 60)}”: ${texts.nameProblems[problem]}` }
  }
  return groups.length > maxGroups
    ? { code: 'too-many-groups', message: texts.groups.tooMany(groups.length, maxGroups) }
    : undefined
}

/** Why it was not saved: a name is another one's, or what it was to settle is settled. */
export const sayTaken = (saved: Extract<CannedSaved, { kind: 'taken' | 'settled' }>,
  texts: CannedTexts): string =>
  saved.kind === 'taken' ? texts.taken(saved.name, saved.by) : texts.queue.decided

/** Commands that a terminal alone is given: their names are taken everywhere, for a comparison may be carried there. */
export const workshopNames = ['search', 'stance', 'eval', 'corpus']

/** What commands are called: a comparison of that name would be taken for one. */
export const reservedNames = (commands: readonly AnyCommand[]): ReadonlySet<string> =>
  new Set([...workshopNames, ...commands.flatMap(({ name }) => [name, ...name.split(' ')])])
