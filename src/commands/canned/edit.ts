import { composeIssues, composeLines, list, type Answer, type AnswerReference, type Field,
  type Form } from '../../answer/index.js'
import { isSameName, isShadowed, keyOf, maxBodyCharacters, maxTitleCharacters, noRestriction, spellLive, spellName,
  splitNames, type Canned, type Live } from '../../canned/index.js'
import { clip } from '../../text/index.js'
import { findChosen } from './chosen.js'
import type { Draft } from './service.js'
import { findGroupsIssue, findNamesIssue, findProblems, isSameItem, ofModerators, problemLine, refuseUnknown,
  sayUnchanged, taskControls, type CannedTexts } from './item.js'
import { preview } from './look.js'
import { giveBack, keepingWords, save, saySaved, type Wanted, type Writing } from './write.js'
import { defineCommand, type CommandContext } from '../command.js'
import type { Given } from '../desk/door.js'

const words = (summary: string, maxCharacters: number) =>
  ({ kind: 'text', summary, optional: true, inner: true, maxCharacters }) as const

const written = {
  title: words('What stands above it', maxTitleCharacters),
  aliases: words('Other names, parted by commas', 700),
  groups: words('Groups, parted by commas', 400),
  body: words('Markdown and live blocks', maxBodyCharacters),
  draft: words('Text that was kept', 8),
  for: words('What is settled by it', 40),
} as const

/** What was filled in. */
interface Written {
  readonly name: string
  readonly title: string | undefined
  readonly aliases: string | undefined
  readonly groups: string | undefined
  readonly body: string | undefined
  /** What is settled by it. */
  readonly for: string | undefined
}

export const cannedCreate = defineCommand({
  name: 'canned-manage create',
  summary: 'Write a canned comparison.',
  ...ofModerators,
  args: { name: { kind: 'text', summary: 'Its name', optional: true, maxCharacters: 100 }, ...written,
    begin: { kind: 'choice', summary: 'Whether the rest is to be filled in', choices: ['form'], optional: true,
      inner: true } },
  examples: ['canned-manage create chat'],
  run({ name = '', draft, begin, ...fields }, context) {
    const { body } = fields
    const given: Written = { ...fields, name }
    if (begin !== undefined) return openForm(createForm(defined(given), context))
    if (isHandedIn(given) && (body === undefined || name === '')) return refuseEmpty(given, context)
    if (body === undefined || name === '') {
      const kept = draft === undefined ? undefined : context.canned.draft(draft, context.scope.guild)
      return openForm(createForm(kept ?? defined(given), context))
    }
    return createFrom(wantedFrom({ ...given, name: spellName(name) }), context)
  },
})

/** Saves a new one, unless there is one of its name, or readers would see a gap in it. */
export const createFrom = (wanted: Wanted, context: CommandContext): Promise<Answer> =>
  keepingWords(async () => {
    const index = await context.canned.index(context.scope.guild)
    const present = index.find(wanted.name)
    if (present && !isShadowed(wanted.name, present, index)) return refuseExisting(present, wanted, context)
    return saveChecked({ wanted, change: 'create', was: undefined, seen: 0 }, context)
  }, wanted, context)

export const cannedEdit = defineCommand({
  name: 'canned-manage edit',
  summary: 'Edit a canned comparison; a shipped one becomes your own.',
  ...ofModerators,
  args: {
    name: { kind: 'canned', summary: 'Which one' },
    seen: { kind: 'integer', summary: 'The version that was opened', optional: true, inner: true },
    ...written,
  },
  examples: ['canned-manage edit security'],
  async run({ seen, draft, ...given }, context) {
    const { name, body } = given
    if (body !== undefined) return saveEdited(given, seen, context)
    if (isHandedIn(given)) return refuseEmpty(given, context)
    const index = await context.canned.index(context.scope.guild)
    const item = findChosen(index, name)
    const kept = draft === undefined ? undefined : context.canned.draft(draft, context.scope.guild)
    if (draft !== undefined && kept === undefined)
      return composeIssues([{ code: 'draft-gone', message: context.texts.canned.draftGone }], context.texts)
    if (item) return openForm(editForm(item, kept ?? draftOf(item), context))
    return kept
      ? openForm(createForm(kept, context))
      : refuseUnknown(name, { index, command: 'canned-manage edit', context })
  },
})

function saveEdited(given: Written, seen: number | undefined, context: CommandContext): Promise<Answer> {
  const { name } = given
  const { texts: { canned: texts } } = context
  return keepingWords(async () => {
    const item = findChosen(await context.canned.index(context.scope.guild), name)
    // It may have gone for good: the words can begin a new one. No form opens upon a form.
    if (!item) return giveBack(wantedFrom(given), { why: texts.noneCalled(name) }, context)
    const wanted = wantedFrom({ ...given, name: item.name }, item)
    if (isSameItem(wanted, item, texts)) return sayUnchanged(preview(item, context), texts)
    return saveChecked({ wanted, change: 'edit', was: item, seen: seen ?? item.version }, context)
  }, wantedFrom(given), context)
}

/** A form was filled in: one that was opened by a command brings nothing yet. */
const isHandedIn = ({ title, aliases, groups, body }: Written): boolean =>
  [title, aliases, groups, body].some((field) => field !== undefined)

/** What must be filled in was left blank. The rest is given back: no form opens upon a form. */
function refuseEmpty(given: Written, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const name = given.name.startsWith('#') ? given.name : spellName(given.name)
  return giveBack(wantedFrom({ ...given, name }), {
    why: given.name === '' ? texts.nameProblems.empty : texts.problems.empty(),
  }, context)
}

const defined = (given: Written): Draft =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined))

const draftOf = ({ title, aliases, groups, body }: Canned): Draft => ({ title, aliases: aliases.join(', '),
  groups: groups.join(', '), body })

export const wantedFrom = ({ name, title = name, aliases = '', groups = '', body = '', for: settles }: Written,
  was?: Canned): Wanted => ({
  settles,
  name,
  title: clip(title.replace(/\s+/gu, ' '), maxTitleCharacters),
  body,
  aliases: splitNames(aliases).filter((alias) => !isSameName(alias, name)),
  groups: splitNames(groups),
  restriction: was?.restriction ?? noRestriction,
  deleted: false,
})

function refuseExisting(present: Canned, wanted: Wanted, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const { name, deleted } = present
  if (!isSameName(name, wanted.name)) return giveBack(wanted, { why: texts.taken(wanted.name, name) }, context)
  const back = giveBack(wanted, { why: deleted ? texts.deletedExists(name) : texts.exists(name) }, context)
  return deleted ? { ...back, controls: [...taskControls(present, texts, 'restore'), ...back.controls] } : back
}

/** What would be shown to readers as an error is not saved; the words are given back with what is wrong with them. */
async function saveChecked(writing: Writing, context: CommandContext): Promise<Answer> {
  const { wanted, was } = writing
  const { texts: { canned: texts } } = context
  const index = await context.canned.index(context.scope.guild)
  const given = was ? wanted.aliases : [wanted.name, ...wanted.aliases]
  const issue = findNamesIssue(given, wanted, { index, texts, context })
  const why = issue?.message ?? findGroupsIssue(wanted, context)?.message
  if (why !== undefined) return giveBack(wanted, { why }, context)
  const errors = findProblems(wanted, context).filter(({ level }) => level === 'error')
  if (errors.length === 0) return save(writing, context, (entry) => saySaved(entry, writing, context))
  return giveBack(wanted, { why: texts.wouldBreak,
    more: [list(errors.map((problem) => problemLine(problem, context)))] }, context)
}

/** A form alone: what a surface without forms shows in its place is a refusal. */
export function openForm(form: Form): Answer {
  return { ...composeLines([], { form: form.title }), form }
}

const fieldLimits = { name: 60, title: maxTitleCharacters, aliases: 700, groups: 400, body: maxBodyCharacters } as const

export const fieldsOf = (draft: Draft, texts: CannedTexts,
  ...names: readonly (keyof typeof fieldLimits)[]): readonly Field[] =>
  names.map((name) => ({ ...texts.fields[name], name, value: clip(draft[name] ?? '', fieldLimits[name]),
    long: name === 'body', required: name !== 'aliases' && name !== 'groups', maxCharacters: fieldLimits[name] })
  )

/** A form says what handing it in settles. */
const settling = (draft: Draft): Readonly<Record<string, string>> =>
  draft['for'] === undefined ? {} : { for: draft['for'] }

export const createForm = (draft: Draft, { texts: { canned: texts } }: CommandContext): Form => ({
  title: texts.createTitle,
  action: { kind: 'run', command: 'canned-manage create', args: settling(draft) },
  fields: fieldsOf(draft, texts, 'name', 'title', 'aliases', 'groups', 'body'),
})

const editForm = ({ name, version, title }: Canned, draft: Draft,
  { texts: { canned: texts } }: CommandContext): Form => ({
    title: clip(texts.editTitle(title), 45),
    action: { kind: 'run', command: 'canned-manage edit', args: { name: keyOf(name), seen: String(version),
      ...settling(draft) } },
    fields: fieldsOf(draft, texts, 'title', 'aliases', 'groups', 'body'),
  })

/** Begins a comparison with an answer: its verdict and its quotes, live. */
export function startFromAnswer(reference: AnswerReference, { question }: Given, context: CommandContext): Answer {
  const { corpus, search } = context
  const technologies = reference.technologies.flatMap((id) => corpus.technologies.find((each) => each.id === id) ?? [])
  const topic = corpus.topics.find(({ id }) => id === reference.topics[0])
  const [left, right, ...others] = technologies
  const live: Live[] = []
  if (reference.heard.length + reference.ruledOut.length > 0)
    live.push({ kind: 'recommend', heard: reference.heard, ruledOut: reference.ruledOut })
  else if (left && right && reference.command !== 'about')
    live.push({ kind: 'compare', left, right, others: others.slice(0, 1), topic: topic ?? null })
  for (const { passage: id, sentences } of reference.quotes) {
    const passage = search.passage(id)
    if (passage) live.push({ kind: 'quote', passage, sentences })
  }
  const title = question ?? [...technologies, ...(topic ? [topic] : [])].map(({ name }) => name).join(' · ')
  return openForm(
    createForm({ name: '', title: title.replace(/\s+/gu, ' '), aliases: '',
      body: live.map((each) => `[[${spellLive(each)}]]`).join('\n') }, context),
  )
}
