import { composeIssues, composeLines, heading, line, quiet, strong, text, type Action, type Answer, type Block,
  type Control, type Json, type Line, type Span } from '../../answer/index.js'
import { composePost, diffLines, isRestricted, isSameName, keyOf, lintBody, parseBody, type BaselineChange,
  type BodyIssue, type Canned, type Poster, type CannedIndex } from '../../canned/index.js'
import { clip } from '../../text/index.js'
import type { AnyCommand, CommandContext, Scope } from '../command.js'
import { quote } from '../desk/parse.js'

/** What all commands have in common that keep the comparisons of a server. */
export const ofModerators = { only: 'discord', private: true, right: 'moderate', guildOnly: true } as const

type CannedTexts = CommandContext['texts']['canned']

export const posterOf = ({ roles = [], channel, parent }: Scope): Poster => ({ roles,
  channels: [channel, parent].filter((id) => id !== undefined) })

/** The post as it would stand. */
export function previewPost(item: Canned, context: CommandContext): Answer {
  return composePost({ title: item.title, ...context.canned.examine(item) }, context, context.composer)
}

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

/** The differences that made it stale, in words, each with what was shown then and is now. */
export function changeBlocks(changes: readonly BaselineChange[], context: CommandContext): readonly Block[] {
  return changes.flatMap((change): readonly Block[] => {
    const lines = 'lines' in change ? diffLines(change.lines.was.join('\n'), change.lines.now.join('\n'), 0) : []
    const differs = lines.some(({ kind }) => kind !== 'same')
    return [{ kind: 'list', ordered: false, items: [changeLine(change, context)] },
      ...(differs ? [{ kind: 'diff', lines } as const] : [])]
  })
}

function changeLine(change: BaselineChange, { composer, texts: { canned: texts, answer } }: CommandContext): Line {
  const say = (outcome: string, technologies: readonly string[]): string => {
    const names = technologies.map((id) =>
      composer.quoting.corpus.technologies.find((each) => each.id === id)?.name ?? id
    )
    return outcome === 'favours' ? names.join(', ') : answer.outcomes[outcome as keyof typeof answer.outcomes]
  }
  const margin = (degree: string): string => answer.margins[degree as keyof typeof answer.margins]
  const of = [strong(`${change.of}: `)]
  switch (change.kind) {
    case 'moved':
      return [...of, text(texts.changes.moved(change.to))]
    case 'outcome':
      return [...of, text(
        texts.changes.outcome(say(change.now.outcome, change.now.technologies),
          say(change.was.outcome, change.was.technologies)),
      )]
    case 'margin':
      return [...of, text(texts.changes.margin(margin(change.now), margin(change.was)))]
    case 'rules':
    case 'leads':
      return [...of, text(texts.changes[change.kind](change.gone, change.added))]
    default:
      return [...of, text(texts.changes[change.kind])]
  }
}

export const person = (id: string | null,
  unknown: string): Span => (id === null ? quiet(unknown) : /^\d+$/.test(id) ? { kind: 'person', id } : text(id))

/** Who changed it last, when, and where and by whom it may be posted. */
export function stateBlocks(item: Canned, { texts: { canned: texts } }: CommandContext): readonly Block[] {
  const changed: Line = item.changedAt === null
    ? [quiet(texts.shipped)]
    : [quiet(`${texts.versionBy(item.version)} `), person(item.changedBy, texts.somebody), quiet(' · '), { kind: 'time',
      at: item.changedAt }]
  return [
    line(text(texts.called(item.name, item.aliases))),
    line(...changed),
    ...(item.deleted ? [line(strong(texts.isDeleted))] : []),
    ...(isRestricted(item.restriction) ? restrictionBlocks(item, texts) : []),
  ]
}

const lists = ['allowRoles', 'denyRoles', 'allowChannels', 'denyChannels'] as const
export type RestrictionList = (typeof lists)[number]
export const restrictionLists: readonly RestrictionList[] = lists

const usedLists = ({ restriction }: Pick<Canned, 'restriction'>): readonly RestrictionList[] =>
  lists.filter((list) => restriction[list].length > 0)

/** By whom and where it may be posted, with the names that the platform knows. */
function restrictionLines({ restriction }: Pick<Canned, 'restriction'>,
  { restrictions }: CannedTexts): readonly Line[] {
  return usedLists({ restriction }).map((
    list,
  ) => [text(`${restrictions[list]}: `),
    ...restriction[list].flatMap((id,
      at): Span[] => [...(at > 0 ? [text(', ')] : []), { kind: list.endsWith('Roles') ? 'role' : 'channel', id }]
    )]
  )
}

export const restrictionBlocks = (item: Pick<Canned, 'restriction'>,
  texts: CannedTexts): readonly Block[] => [{ kind: 'list', ordered: false, items: restrictionLines(item, texts) }]

/** The same in one line, also where nothing is restricted. */
export function restrictionLine(item: Pick<Canned, 'restriction'>, texts: CannedTexts): Line {
  const lines = restrictionLines(item, texts)
  return lines.length === 0
    ? [text(texts.anywhere)]
    : lines.flatMap((spans, at) => (at > 0 ? [quiet(' · '), ...spans] : spans))
}

/** A button for a command on this comparison. */
export function control(label: string, task: string, name: string,
  args: Readonly<Record<string, string>> = {}): Control {
  return { label,
    action: { kind: 'run', command: `canned-manage ${task}`, args: { name: keyOf(name), ...args } } satisfies Action }
}

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
  return { ...composeLines([heading(title), ...blocks], data, { private: true }), controls }
}

/** The whole of what a moderator decides, as lines to compare. */
export function spellItem(item: Pick<Canned, 'title' | 'aliases' | 'body' | 'restriction' | 'deleted'>,
  texts: CannedTexts): string {
  const { title, aliases, body, restriction, deleted } = item
  const restricted = usedLists(item).map((list) => `${texts.restrictions[list]}: ${restriction[list].join(', ')}`)
  return [title, aliases.join(', '), ...restricted, ...(deleted ? [texts.isDeleted] : []), '', body].join('\n')
}

type CannedWhole = Parameters<typeof spellItem>[0]

/** Whether saving the one over the other would change anything that somebody can see. */
export const isSameItem = (one: CannedWhole, other: CannedWhole,
  { texts: { canned: texts } }: CommandContext): boolean =>
  spellItem(one, texts).trim() === spellItem(other, texts).trim()

/** What stands there already, and that nothing was saved. */
export const sayUnchanged = (answer: Answer, { texts: { canned: texts } }: CommandContext): Answer => {
  const [title, ...blocks] = answer.blocks
  return { ...answer, blocks: [...(title ? [title] : []), line(strong(texts.nothingChanged)), ...blocks] }
}

/** Another comparison whose very name is among these other names: it would be found in its place. */
export function findHolder({ name, aliases }: Pick<Canned, 'name' | 'aliases'>, index: CannedIndex):
  | Canned
  | undefined {
  return aliases.map((alias) => index.find(alias)).find((holder) =>
    holder !== undefined && !isSameName(holder.name, name) && aliases.some((alias) => isSameName(alias, holder.name))
  )
}

/** Commands that a terminal alone is given: their names are taken everywhere, for a comparison may be carried there. */
export const workshopNames = ['search', 'stance', 'eval', 'corpus']

/** What commands are called: a comparison of that name would be taken for one. */
export const reservedNames = (commands: readonly AnyCommand[]): ReadonlySet<string> =>
  new Set([...workshopNames, ...commands.flatMap(({ name }) => [name, ...name.split(' ')])])
