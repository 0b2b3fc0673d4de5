import { composeIssues, composeLines, heading, line, list, quiet, say, strong, text, type Answer, type Block,
  type Control, type Form, type Line, type Picker } from '../../answer/index.js'
import { technologyKinds, type TechnologyKind } from '../../corpus/index.js'
import type { Details } from '../../importing/index.js'
import type { ArticleWrite } from '../../store/index.js'
import { clip } from '../../text/index.js'
import { ofModerators, screen } from '../canned/item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { operator } from '../desk/audit.js'
import { contentOf, fillDetails, findLimit, freeIdOf, parseNames, readOwn, readPending, spellNames, withoutPagesOwn,
  type Pending, type Read } from './intake.js'

const inner = (summary: string, maxCharacters: number) =>
  ({ kind: 'text', summary, optional: true, inner: true, maxCharacters }) as const

/** The particulars, as a form hands them in. */
export const detailArgs = {
  title: inner('Its title', 400),
  author: inner('Who wrote it', 400),
  publisher: inner('Where it was published', 400),
  published: inner('When', 40),
  url: inner('Its address', 800),
} as const

export const corpusAdd = defineCommand({
  name: 'corpus add',
  summary: 'Add an article of this server’s own: from a file, or as pasted text.',
  ...ofModerators,
  args: {
    file: { kind: 'file', summary: 'Markdown, text or HTML', optional: true },
    draft: inner('What was read before', 8),
    open: inner('Which form to open', 10),
    text: inner('Its words', 4000),
    ...detailArgs,
    names: inner('Its names', 4000),
    sides: inner('What is weighed', 2000),
    kind: inner('What one is', 100),
    trim: inner('Leave out what is the page’s', 3),
    confirm: inner('Add it', 3),
  },
  examples: ['corpus add'],
  async run({ file, draft, open, text: words, names, sides, kind, trim, confirm, ...given }, context) {
    const { texts } = context
    if (file !== undefined || words !== undefined) {
      const read = await readPending(file ?? words ?? '', given, context)
      return read.ok ? preview(read.value, context) : composeIssues(read.issues, texts)
    }
    if (draft === undefined) return openForm(pasteForm(context))
    const kept = context.canned.draft(draft, context.scope.guild)?.['article']
    if (kept === undefined) return composeIssues([{ code: 'draft-gone', message: texts.corpus.draftGone }], texts)
    const pending = JSON.parse(kept) as Pending
    if (open === 'details') return openForm(detailsForm(pending.details, { command: 'corpus add', args: { draft } },
      context))
    if (open === 'names') return openForm(namesForm(pending, { command: 'corpus add', args: { draft } }, context))
    if (confirm !== undefined) return add(pending, context)
    const details = fillDetails(pending.details, given, context)
    if (!details.ok) return composeIssues(details.issues, texts, [goOn(draft, context)])
    const named = names === undefined ? undefined : parseNames(names, context)
    if (named?.ok === false) return composeIssues(named.issues, texts, [goOn(draft, context)])
    const corrected = correctNames({ ...pending, details: details.value, names: named?.value ?? pending.names },
      { sides, kind })
    return inPlace(await preview(trim === undefined ? corrected : withoutPagesOwn(corrected), context))
  },
})

const inPlace = (answer: Answer): Answer => (answer.status === 'answered' ? { ...answer, inPlace: true } : answer)

const openForm = (form: Form): Answer => ({ ...composeLines([], { form: form.title }), form })

const goOn = (draft: string, { texts: { corpus: texts } }: CommandContext): Control => ({
  label: texts.buttons.details,
  action: { kind: 'run', command: 'corpus add', args: { draft, open: 'details' } } })

interface Opening { readonly command: string; readonly args: Readonly<Record<string, string>> }

const detailFields = (details: Details | null,
  { texts: { corpus: texts } }: CommandContext, names: readonly (keyof Details)[]): Form['fields'] =>
  names.map((name) => ({ ...texts.fields[name], name, value: clip(details?.[name] ?? '', 400), long: false,
    required: name === 'title' && details !== null, maxCharacters: 400 }))

const pasteForm = (context: CommandContext): Form => ({
  title: context.texts.corpus.formTitle,
  action: { kind: 'run', command: 'corpus add', args: {} },
  fields: [{ ...context.texts.corpus.fields.text, name: 'text', value: '', long: true, required: true,
    maxCharacters: 4000 }],
})

export const detailsForm = (details: Details, { command, args }: Opening, context: CommandContext): Form => ({
  title: context.texts.corpus.detailsTitle,
  action: { kind: 'run', command, args },
  fields: detailFields(details, context, ['title', 'author', 'publisher', 'published', 'url']),
})

export const namesForm = ({ names }: Pick<Pending, 'names'>, { command, args }: Opening,
  { texts: { corpus: texts } }: CommandContext): Form => ({
    title: texts.buttons.names,
    action: { kind: 'run', command, args },
    fields: [{ ...texts.fields.names, name: 'names', value: clip(spellNames(names), 4000), long: true,
      required: false, maxCharacters: 4000 }],
  })

function correctNames(pending: Pending,
  { sides, kind }: { readonly sides: string | undefined; readonly kind: string | undefined }): Pending {
  const picked = sides === undefined ? undefined : new Set(sides.split(',').map(Number))
  const [at, word] = kind?.split('=') ?? []
  const wanted = technologyKinds.find((each) => each === word)
  return { ...pending, names: pending.names.map((name, place) => ({ ...name,
    isSide: picked === undefined || place >= mostPicked ? name.isSide : picked.has(place),
    kind: wanted !== undefined && place === Number(at) ? wanted : name.kind })) }
}

const mostPicked = 25
const shownPieces = 5
const shownStances = 8
const shownWords = 220

/** What it would be, before anything is kept. */
async function preview(pending: Pending, context: CommandContext): Promise<Answer> {
  const { texts, scope } = context
  const { corpus: says } = texts
  const limit = await findLimit(pending, context)
  if (limit) return composeIssues([limit], texts)
  const read = await readOwn(pending, context)
  const draft = context.canned.keep({ article: JSON.stringify(pending) }, scope.guild)
  const run = (label: string, args: Readonly<Record<string, string>>): Control => ({ label,
    action: { kind: 'run', command: 'corpus add', args: { draft, ...args } } })
  const { furniture, names } = pending
  const pickers: Picker[] = names.length === 0 ? [] : [
    { kind: 'choices', label: says.pickSides, min: 0, max: Math.min(mostPicked, names.length),
      action: { kind: 'run', command: 'corpus add', args: { draft }, takes: 'sides' },
      options: names.slice(0, mostPicked).map(({ name, kind, isSide }, at) => ({ label: clip(name, 100),
        value: String(at), detail: texts.answer.kinds[kind], picked: isSide })) },
    { kind: 'choices', label: says.pickKind, min: 1, max: 1,
      action: { kind: 'run', command: 'corpus add', args: { draft }, takes: 'kind' },
      options: names.slice(0, Math.floor(mostPicked / technologyKinds.length)).flatMap(({ name, kind }, at) =>
        technologyKinds.map((each: TechnologyKind) => ({
          label: clip(says.kindOf(name, texts.answer.kinds[each]), 100), value: `${at}=${each}`,
          picked: false, ...(each === kind ? { detail: '✓' } : {}) }))) }]
  return { ...screen(says.previewTitle(clip(pending.details.title, 100)), [say(says.notYet),
    ...describe(pending, read, context)], {
    controls: [run(says.buttons.add, { confirm: 'yes' }), run(says.buttons.details, { open: 'details' }),
      run(says.buttons.names, { open: 'names' }),
      ...(furniture.length > 0 ? [run(says.buttons.trim, { trim: 'yes' })] : [])],
    data: { title: pending.details.title, passages: read.passages.length, stances: read.stances.length, draft },
  }), pickers }
}

/** The particulars, what was read and what was not. */
export function describe(pending: Pick<Pending, 'details' | 'names'> & Partial<Pending>, read: Read,
  context: CommandContext): readonly Block[] {
  const { texts } = context
  const { corpus: says } = texts
  const { leftOut = [], furniture = [], names, details } = pending
  const pieces = (title: string, found: readonly { readonly text: string; readonly why: string }[]) =>
    found.length === 0 ? [] : [line(strong(title)), list(found.slice(0, shownPieces).map((each): Line =>
      [text(says.because(clip(each.text, 120), each.why))]))]
  const stances = [...read.stances].sort((a, b) => b.sureness - a.sureness).slice(0, shownStances)
  return [
    ...detailBlocks(details, context),
    say(says.size(read.passages.length, read.sentences)),
    line(strong(says.namesTitle)),
    names.length === 0 ? say(says.noNames) : list(names.slice(0, mostPicked).map(({ name, kind, isSide }): Line =>
      [text(says.nameLine(name, texts.answer.kinds[kind], isSide))])),
    ...stanceBlocks(stances, read, context),
    ...pieces(says.leftOutTitle(leftOut.length),
      leftOut.map((each) => ({ text: each.text, why: texts.importing.leftOut[each.reason] }))),
    ...pieces(says.furnitureTitle(furniture.length),
      furniture.map((each) => ({ text: each.text, why: texts.importing.furniture[each.reason] }))),
    heading(says.beginsTitle),
    ...read.passages.slice(0, 2).map((passage) => line(quiet(clip(passage.text, shownWords)))),
  ]
}

export function detailBlocks(details: Details, { texts: { corpus: says } }: CommandContext): readonly Block[] {
  return [list((['author', 'publisher', 'published', 'url'] as const).map((name): Line =>
    [text(says.detail(says.fields[name].label, details[name] ?? says.unknown))]))]
}

function stanceBlocks(stances: Read['stances'], { corpus, passages }: Read,
  { texts: { corpus: says } }: CommandContext): readonly Block[] {
  if (stances.length === 0) return [say(says.noStances)]
  const topics = new Map(corpus.topics.map(({ id, name }) => [id, name]))
  return [line(strong(says.stancesTitle)), list(stances.map(({ start, end, topic, sureness, ...said }): Line => {
    const passage = passages.find((each) => each.start <= start && end <= each.end)
    const words = passage?.text.slice(start - passage.start, end - passage.start) ?? ''
    return [strong(says.stanceLine(sayStance(said, corpus.technologies, says), topics.get(topic) ?? topic, sureness)),
      text(` ${clip(words, 140)}`)]
  }))]
}

export function sayStance({ stance, technology }: Pick<Read['stances'][number], 'stance' | 'technology'>,
  technologies: Read['corpus']['technologies'], { say: says }: CommandContext['texts']['corpus']): string {
  const name = technologies.find(({ id }) => id === technology)?.name ?? technology ?? ''
  if (stance === 'for' || stance === 'against') return says[stance](name)
  return stance === 'neutral' ? says.neutral : says.both
}

async function add(pending: Pending, context: CommandContext): Promise<Answer> {
  const { texts } = context
  const limit = await findLimit(pending, context)
  if (limit) return composeIssues([limit], texts)
  const read = await readOwn(pending, context)
  const store = await context.store()
  const guild = context.scope.guild ?? ''
  const taken = new Set((await store.articles.list(guild)).map(({ id }) => id))
  const id = freeIdOf(pending.details.title, taken)
  const saved = await store.articles.save([toWrite({ id, ...pending.details, body: pending.body, seen: 0, change: 'add',
    content: contentOf(pending, read), deleted: false }, context)])
  if (saved.kind !== 'saved')
    return composeIssues([{ code: 'conflict', message: texts.corpus.conflict(pending.details.title) }], texts)
  await context.tell({ verb: 'corpus.add', subject: pending.details.title, show: () => [] })
  const button = (label: string, task: string, more = {}): Control => ({ label,
    action: { kind: 'run', command: `corpus ${task}`, args: { article: id, ...more } } })
  return { ...screen(texts.corpus.added(clip(pending.details.title, 100)), [
    say(texts.corpus.size(read.passages.length, read.sentences)),
    say(texts.corpus.reviewed(0, read.stances.length))], {
    controls: [...(read.stances.length > 0 ? [button(texts.corpus.buttons.review, 'review')] : []),
      button(texts.corpus.buttons.show, 'show'), button(texts.corpus.buttons.undo, 'remove', { seen: '1' })],
    data: { id, passages: read.passages.length, stances: read.stances.length },
  }), inPlace: true }
}

export const toWrite = (write: Omit<ArticleWrite, 'guild' | 'by' | 'at'>,
  { scope, now }: CommandContext): ArticleWrite => ({ ...write, guild: scope.guild ?? '',
    by: scope.person?.id ?? operator, at: now() })
