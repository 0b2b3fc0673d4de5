import { composeRefusal, line, quiet, say, strong, type Answer, type Block, type Control } from '../../answer/index.js'
import { besidesShipped, diffLines, followsShipped, inShippedWords, keyOf, noRestriction,
  type Canned } from '../../canned/index.js'
import type { Texts } from '../../language/index.js'
import type { CannedChange, CannedEntry, CannedWrite, Settles } from '../../store/index.js'
import { foldName } from '../../text/index.js'
import { control, findProblems, listed, madeBy, previewPost, problemData, problemLine, restrictionLine, sayTaken,
  screen,
  spellItem, taskControls } from './item.js'
import type { CommandContext } from '../command.js'
import { orStoreTrouble, sayStoreFault } from '../desk/guards.js'
import { beforeAndAfter, operator } from '../desk/audit.js'

export type Wanted = Pick<Canned, 'name' | 'title' | 'body' | 'aliases' | 'groups' | 'restriction' | 'deleted'> & {
  /** What is settled by it: the first letter of its kind, and its id. */
  readonly settles?: string | undefined
}

function readSettles(code = ''): Settles | undefined {
  const [, kind, id] = /^([sq])(\d+)$/.exec(code) ?? []
  return id === undefined ? undefined : { what: kind === 's' ? 'suggestion' : 'question', id }
}

export interface Writing {
  readonly wanted: Wanted
  readonly change: CannedChange
  /** What stood there when it was opened; undefined: nothing. */
  readonly was: Canned | undefined
  /** The version that the writer has seen. */
  readonly seen: number
  /** What the words rest on stays as it was approved: for changes that are none of the words. */
  readonly basis?: string
  /** The shipped one whose words these are: not copied, so that they stay what is shipped, in every language. */
  readonly follows?: Canned | undefined
}

export function toWrite({ wanted, change, seen, basis, follows }: Writing, context: CommandContext): CannedWrite {
  const { scope, now } = context
  const { name, title, body, aliases, groups, restriction, deleted } = wanted
  const words = { name, title, body, aliases, basis: basis ?? context.canned.spellBaseline(body) }
  return {
    guild: scope.guild ?? '',
    groups,
    restriction,
    deleted,
    seen,
    change,
    ...words,
    ...(follows ? besidesShipped(words, follows) : {}),
    by: scope.person?.id ?? operator,
    at: now(),
  }
}

/** Whether somebody has just written these words; all other changes leave them, or go back to what is kept. */
const areNew = ({ change }: Writing): boolean => change === 'create' || change === 'edit'

/**
 * Saves, and says what became of it. Who was overtaken is shown both versions, and a writer gets their own words back.
 * Rejects as the store does.
 *
 * @param say - What is answered when it is saved.
 */
export async function save(writing: Writing, context: CommandContext,
  say: (entry: CannedEntry) => Answer): Promise<Answer> {
  const { wanted, change } = writing
  const saved = await (await context.store()).canned.save([toWrite(writing, context)],
    readSettles(wanted.settles))
  if (saved.kind === 'taken' || saved.kind === 'settled') {
    const message = sayTaken(saved, context.texts.canned)
    // Whoever goes on writes one of their own.
    const kept = saved.kind === 'taken' ? wanted : { ...wanted, settles: undefined }
    return areNew(writing) ? giveBack(kept, { why: message }, context) : composeRefusal({ code: saved.kind, message })
  }
  if (saved.kind === 'conflict') return tellConflict(saved.current, writing, context)
  const [entry] = saved.entries
  if (!entry) throw new RangeError('a saved entry came back empty')
  await context.tell({ verb: `canned.${change}`, subject: wanted.name, show: (texts) => showChange(writing, texts) })
  return say(entry)
}

/** What a change changed, for the server's log channel; roles and channels by the names that the platform knows. */
function showChange({ wanted, was, change }: Writing, texts: Texts): readonly Block[] {
  if (change === 'restrict' && was)
    return beforeAndAfter(restrictionLine(was, texts.canned), restrictionLine(wanted, texts.canned), texts)
  return [{ kind: 'diff',
    lines: diffLines(was ? spellItem(was, texts.canned) : '', spellItem(wanted, texts.canned), 0) }]
}

/** What becomes of somebody's words; when the store fails, its sentence and the words back. */
export const keepingWords = (attempt: () => Promise<Answer>, wanted: Wanted,
  context: CommandContext): Promise<Answer> =>
  orStoreTrouble(attempt, (fault) => {
    const why = sayStoreFault(fault, context.texts) ?? context.texts.settings.store['store-unavailable']
    return { ...giveBack(wanted, { why }, context), status: 'failed' }
  })

/** Why it was not saved, the words as a file, and a button that goes on with them. */
export function giveBack(wanted: Wanted, { why, more = [] }: { readonly why: string; readonly more?: readonly Block[] },
  context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const answer = screen(texts.notSaved, [say(why), ...more, line(quiet(texts.keptWords))], {
    controls: [goOn(wanted, context)],
  })
  return { ...answer, status: 'refused', file: fileOf(wanted),
    record: { kind: 'error', error: { code: 'not-saved', message: why } } }
}

/** All that was filled in, spelt as the files of those that are shipped. */
export function fileOf({ name, title, aliases, groups, body }: Omit<Wanted, 'restriction' | 'deleted'>): NonNullable<Answer['file']> {
  const front = [`name: ${JSON.stringify(name)}`, `title: ${JSON.stringify(title)}`,
    `aliases: ${JSON.stringify(aliases)}`, ...(groups.length > 0 ? [`groups: ${JSON.stringify(groups)}`] : [])]
  return { name: `${foldName(name).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'comparison'}.md`,
    text: ['---', ...front, '---', body].join('\n') }
}

/** Opens the form again with these words, on top of whatever stands there by then. */
function goOn(wanted: Wanted, context: CommandContext): Control {
  const { name, title, body, aliases, groups, settles } = wanted
  const draft = context.canned.keep({ name, title, body, aliases: aliases.join(', '), groups: groups.join(', '),
    ...(settles === undefined ? {} : { for: settles }) }, context.scope.guild)
  return { label: context.texts.canned.goOn,
    action: { kind: 'run', command: 'canned-manage edit',
      args: { name: name.startsWith('#') ? name : keyOf(name), draft } } }
}

async function tellConflict(current: CannedEntry | null, writing: Writing, context: CommandContext): Promise<Answer> {
  const { wanted, change, seen } = writing
  const { texts: { canned: texts }, scope } = context
  const history = await (await context.store()).canned.history(scope.guild ?? '', wanted.name)
  const opened = history.find(({ version }) => version === seen)
  const shipped = (await context.canned.index(scope.guild)).shipped(wanted.name)
  const inWords = <Entry extends CannedEntry>(
    entry: Entry,
  ): Entry => (followsShipped(entry) && shipped ? inShippedWords(entry, shipped) : entry)
  const now = current
    ? inWords(current)
    : { title: '', aliases: [], groups: [], body: '', restriction: noRestriction, deleted: false }
  // An edit changes words: who may post it stays as it is by then.
  const yours = change === 'edit' ? { ...wanted, restriction: now.restriction } : wanted
  const difference = (from: Parameters<typeof spellItem>[0], to: Parameters<typeof spellItem>[0]): Block => ({
    kind: 'diff',
    lines: diffLines(spellItem(from, texts), spellItem(to, texts)),
  })
  const blocks = [
    line(strong(`${texts.conflict} `), ...(current ? madeBy(current, texts) : [])),
    ...(opened ? [say(texts.changedMeanwhile), difference(inWords(opened), now)] : []),
    say(texts.yoursAgainstIt),
    difference(now, yours),
    ...(areNew(writing) ? [line(quiet(texts.keptWords))] : []),
  ]
  const answer = screen(texts.notSaved, blocks, {
    controls: [...(areNew(writing) ? [goOn(wanted, context)] : []), ...taskControls(wanted, texts, 'history')],
  })
  return { ...answer, status: 'refused', ...(areNew(writing) ? { file: fileOf(wanted) } : {}),
    record: { kind: 'error', error: { code: 'conflict', message: texts.conflict } } }
}

/** Saved: what it is called now, what to look after, and how all will see it. */
export function saySaved(entry: CannedEntry, writing: Writing, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const problems = findProblems(entry, context)
  const item: Canned = { ...entry, origin: 'own' }
  const { name, version } = entry
  const before = writing.was?.version ?? 0
  const undo = before > 0
    ? [control(texts.buttons.undo, 'history', { name, version: String(before), revert: String(version) })]
    : []
  const notes = listed(texts.lookAfter, problems.map((problem) => problemLine(problem, context)))
  return screen(texts.saved(name, version), [...notes, { kind: 'separator' }, ...previewPost(item, context).blocks], {
    controls: [...taskControls(entry, texts, 'edit'), ...undo,
      ...(writing.change === 'create' ? taskControls(entry, texts, 'delete') : [])],
    data: { name, version, problems: problemData(problems) },
  })
}
