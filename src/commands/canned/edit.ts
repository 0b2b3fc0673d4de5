import { composeIssues, composeLines, type Answer, type AnswerReference, type Field,
  type Form } from '../../answer/index.js'
import { findNameProblem, isSameName, isShadowed, keyOf, maxAliases, maxBodyCharacters, maxTitleCharacters,
  noRestriction, spellLive, spellName, splitNames, type Canned, type Live } from '../../canned/index.js'
import { clip } from '../../text/index.js'
import type { Draft } from './service.js'
import { control, findHolder, findProblems, isSameItem, ofModerators, problemLine, refuseUnknown, reservedNames,
  sayUnchanged } from './item.js'
import { preview } from './look.js'
import { giveBack, keepingWords, save, saySaved, type Wanted, type Writing } from './write.js'
import { defineCommand, type ArgSpec, type CommandContext } from '../command.js'
import type { Given } from '../desk/door.js'

const words = (summary: string, maxCharacters: number): ArgSpec & { readonly kind: 'text'; readonly optional: true;
  readonly inner: true } => ({ kind: 'text', summary, optional: true, inner: true, maxCharacters }) as const

const written = {
  title: words('What stands above it', maxTitleCharacters),
  aliases: words('Other names, parted by commas', 700),
  body: words('Markdown and live blocks', maxBodyCharacters),
  draft: words('Text that was kept', 8),
} as const

interface Written {
  readonly title: string | undefined
  readonly aliases: string | undefined
  readonly body: string | undefined
}

export const cannedCreate = defineCommand({
  name: 'canned-manage create',
  summary: 'Write a canned comparison.',
  ...ofModerators,
  args: { name: { kind: 'text', summary: 'Its name', optional: true, maxCharacters: 100 }, ...written },
  examples: ['canned-manage create chat'],
  async run({ name, draft, ...given }, context) {
    const { body } = given
    if (isHandedIn(given) && (body === undefined || name === undefined)) return refuseEmpty(name ?? '', given, context)
    if (body === undefined || name === undefined) {
      const kept = draft === undefined ? undefined : context.canned.draft(draft)
      return openForm(createForm(kept ?? { name: name ?? '', ...defined(given) }, context))
    }
    const spelt = spellName(name)
    const wanted = wantedFrom(spelt, { ...given, body }, undefined)
    return keepingWords(async () => {
      const index = await context.canned.index(context.scope.guild)
      const present = index.find(spelt)
      if (present && !isShadowed(spelt, present, index)) return refuseExisting(present, wanted, context)
      return saveChecked({ wanted, change: 'create', was: undefined, seen: 0 }, context)
    }, wanted, context)
  },
})

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
  async run({ name, seen, draft, ...given }, context) {
    const { body } = given
    if (body !== undefined) return saveEdited(name, seen, { ...given, body }, context)
    if (isHandedIn(given)) return refuseEmpty(name, given, context)
    const index = await context.canned.index(context.scope.guild)
    const item = index.find(name)
    const kept = draft === undefined ? undefined : context.canned.draft(draft)
    if (draft !== undefined && kept === undefined)
      return composeIssues([{ code: 'draft-gone', message: context.texts.canned.draftGone }], context.texts)
    if (!item)
      return kept
        ? openForm(createForm(kept, context))
        : refuseUnknown(name, { index, command: 'canned-manage edit', context })
    return openForm(editForm(item, kept ?? draftOf(item), context))
  },
})

function saveEdited(name: string, seen: number | undefined, given: Written & { readonly body: string },
  context: CommandContext): Promise<Answer> {
  return keepingWords(async () => {
    const index = await context.canned.index(context.scope.guild)
    const item = index.find(name)
    // It may have gone for good: the words can begin a new one. No form opens upon a form.
    if (!item) return giveBack(wantedFrom(name, given, undefined), context.texts.canned.noneCalled(name), context)
    const wanted = wantedFrom(item.name, given, item)
    if (isSameItem(wanted, item, context)) return sayUnchanged(preview(item, context), context)
    return saveChecked({ wanted, change: 'edit', was: item, seen: seen ?? item.version }, context)
  }, wantedFrom(name, given, undefined), context)
}

/** A form was filled in: one that was opened by a command brings nothing yet. */
const isHandedIn = ({ title, aliases, body }: Written): boolean =>
  [title, aliases, body].some((field) => field !== undefined)

/** What must be filled in was left blank. The rest is given back: no form opens upon a form. */
function refuseEmpty(name: string, given: Written, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const wanted = wantedFrom(name.startsWith('#') ? name : spellName(name), { ...given, body: given.body ?? '' },
    undefined)
  return giveBack(wanted, name === '' ? texts.nameProblems.empty : texts.problems.empty(), context)
}

const defined = (given: Written): Draft =>
  Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined))

const draftOf = ({ title, aliases, body }: Canned): Draft => ({ title, aliases: aliases.join(', '), body })

function wantedFrom(name: string, { title, aliases, body }: Written & { readonly body: string },
  was: Canned | undefined): Wanted {
  return { name, title: clip((title ?? name).replace(/\s+/gu, ' '), maxTitleCharacters), body,
    aliases: splitNames(aliases ?? '').filter((alias) => !isSameName(alias, name)),
    restriction: was?.restriction ?? noRestriction, deleted: false }
}

function refuseExisting(present: Canned, wanted: Wanted, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  if (!isSameName(present.name, wanted.name)) return giveBack(wanted, texts.taken(wanted.name, present.name), context)
  const back = giveBack(wanted, present.deleted ? texts.deletedExists(present.name) : texts.exists(present.name),
    context)
  return present.deleted
    ? { ...back, controls: [control(texts.buttons.restore, 'restore', present.name), ...back.controls] }
    : back
}

/** What would be shown to readers as an error is not saved; the words are given back with what is wrong with them. */
async function saveChecked(writing: Writing, context: CommandContext): Promise<Answer> {
  const { wanted } = writing
  const { texts: { canned: texts } } = context
  for (const name of writing.was ? wanted.aliases : [wanted.name, ...wanted.aliases]) {
    const problem = findNameProblem(name, reservedNames(context.commands))
    if (problem) return giveBack(wanted, `“${clip(name, 60)}”: ${texts.nameProblems[problem]}`, context)
  }
  if (wanted.aliases.length > maxAliases)
    return giveBack(wanted, texts.tooManyAliases(wanted.aliases.length, maxAliases), context)
  const holder = findHolder(wanted, await context.canned.index(context.scope.guild))
  if (holder) return giveBack(wanted, texts.taken(holder.name, holder.name), context)
  const errors = findProblems(wanted, context).filter(({ level }) => level === 'error')
  if (errors.length === 0) return save(writing, context, (entry) => saySaved(entry, writing, context))
  return giveBack(wanted, texts.wouldBreak, context, [{ kind: 'list', ordered: false,
    items: errors.map((problem) => problemLine(problem, context)) }])
}

/** A form alone: what a surface without forms shows in its place is a refusal. */
function openForm(form: Form): Answer {
  return { ...composeLines([], { form: form.title }, { private: true }), form }
}

function createForm(draft: Draft, context: CommandContext): Form {
  const { texts: { canned: texts } } = context
  const name: Field = { ...texts.fields.name, name: 'name', value: clip(draft.name ?? '', 60), long: false,
    required: true, maxCharacters: 60 }
  return { title: texts.createTitle, action: { kind: 'run', command: 'canned-manage create', args: {} },
    fields: [name, ...fields(draft, context)] }
}

function editForm({ name, version, title }: Canned, draft: Draft, context: CommandContext): Form {
  const args = { name: keyOf(name), seen: String(version) }
  return { title: clip(context.texts.canned.editTitle(title), 45),
    action: { kind: 'run', command: 'canned-manage edit', args }, fields: fields(draft, context) }
}

function fields(draft: Draft, { texts: { canned: texts } }: CommandContext): readonly Field[] {
  return [
    { ...texts.fields.title, name: 'title', value: clip(draft.title ?? '', maxTitleCharacters), long: false,
      required: true, maxCharacters: maxTitleCharacters },
    { ...texts.fields.aliases, name: 'aliases', value: clip(draft.aliases ?? '', 700), long: false, required: false,
      maxCharacters: 700 },
    { ...texts.fields.body, name: 'body', value: clip(draft.body ?? '', maxBodyCharacters), long: true, required: true,
      maxCharacters: maxBodyCharacters },
  ]
}

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
