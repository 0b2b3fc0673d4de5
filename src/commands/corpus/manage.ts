import { composeIssues, composeLines, line, list, quiet, say, strong, text, type Action, type Answer, type Block,
  type Control, type Line, type Picker } from '../../answer/index.js'
import type { Issue } from '../../errors.js'
import type { ArticleEntry, ArticleWrite, HeldArticle } from '../../store/index.js'
import { clip, foldName, nearestNames } from '../../text/index.js'
import { madeBy, ofModerators, pageControls, screen } from '../canned/item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { beforeAndAfter } from '../desk/audit.js'
import { shorten } from '../desk/parse.js'
import { describe, detailArgs, detailBlocks, detailsForm, namesForm, toWrite } from './add.js'
import { isReviewed, parseContent, toOwn } from './held.js'
import { contentOf, fillDetails, limits, parseNames, readOwn } from './intake.js'

export const articleArg = {
  article: { kind: 'text', summary: 'Its title or id', optional: true, maxCharacters: 200, suggests: 'articles' },
} as const

const inner = (summary: string, maxCharacters: number) =>
  ({ kind: 'text', summary, optional: true, inner: true, maxCharacters }) as const
const seenArg = { seen: { kind: 'integer', summary: 'The version that was opened', optional: true, inner: true } } as const

interface Choice {
  readonly command: string
  readonly article: string | undefined
  readonly isOffered?: (entry: ArticleEntry) => boolean
}

/** Finds the article that is meant; where none is named, offers all; where none is called so, those near. */
export async function withArticle({ command, article, isOffered = () => true }: Choice, context: CommandContext,
  run: (entry: ArticleEntry) => Answer | Promise<Answer>): Promise<Answer> {
  const { texts, scope, store } = context
  const { corpus: says } = texts
  const all = await (await store()).articles.list(scope.guild ?? '')
  const found = article === undefined ? undefined : findArticle(all, article)
  if (found) return run(found)
  const offered = all.filter(isOffered)
  if (article === undefined) {
    if (offered.length === 0) return composeIssues([{ code: 'none', message: says.none }], texts)
    return { ...composeLines([say(says.pickArticle)], { articles: offered.map(({ id }) => id) }),
      pickers: [articlePicker(offered, command, context)] }
  }
  const near = nearestNames(foldName(article), offered.map(({ title }) => foldName(title)))
  const controls = offered.filter(({ title }) => near.includes(foldName(title))).slice(0, 3)
    .map((entry) => control(clip(entry.title, 80), command, { article: entry.id }))
  return composeIssues([{ code: 'unknown-article', message: says.noneCalled(shorten(article)) }], texts, controls)
}

function findArticle<Entry extends Pick<ArticleEntry, 'id' | 'title' | 'deleted'>>(all: readonly Entry[],
  typed: string): Entry | undefined {
  const titled = all.filter(({ title }) => foldName(title) === foldName(typed))
  return all.find(({ id }) => id === typed.trim()) ?? titled.find(({ deleted }) => !deleted) ?? titled[0]
}

const articlePicker = (entries: readonly ArticleEntry[], command: string,
  { texts: { corpus: says } }: CommandContext): Picker => ({
    kind: 'choices', label: says.pickArticle, min: 1, max: 1,
    action: { kind: 'run', command, args: {}, takes: 'article' },
    options: entries.slice(0, 25).map(({ id, title, deleted }) => ({ label: clip(title, 100), value: id, picked: false,
      ...(deleted ? { detail: says.mark.removed } : {}) })),
  })

export const control = (label: string, command: string, args: Readonly<Record<string, string>>): Control => ({ label,
  action: { kind: 'run', command, args } satisfies Action })

const taskControls = ({ id, version, deleted }: ArticleEntry, { texts: { corpus: says } }: CommandContext,
  ...tasks: readonly ('show' | 'review' | 'edit' | 'remove' | 'restore' | 'history')[]): readonly Control[] =>
  tasks.filter((task) => (deleted ? task !== 'remove' && task !== 'review' && task !== 'edit' : task !== 'restore'))
    .map((task) => control(says.buttons[task], `corpus ${task}`, { article: id,
      ...(task === 'remove' || task === 'restore' ? { seen: String(version) } : {}) }))

interface Saving {
  readonly change: Exclude<ArticleWrite['change'], 'add' | 'import'>
  readonly context: CommandContext
  readonly seen?: number | undefined
  readonly different: Partial<ArticleEntry>
}

/** Writes one, tells the log channel of it, and says what became of it. */
async function save(entry: ArticleEntry, { change, context, seen = entry.version, different }: Saving,
  tell: (saved: ArticleEntry) => Answer): Promise<Answer> {
  const { texts } = context
  const { title, author, publisher, published, url, content, deleted } = { ...entry, ...different }
  const saved = await (await context.store()).articles.save([toWrite({ id: entry.id, title, author, publisher,
    published, url, content, deleted, seen, change }, context)])
  const [made] = saved.kind === 'saved' ? saved.entries : []
  if (!made) return composeIssues([{ code: 'conflict', message: texts.corpus.conflict(clip(entry.title, 100)) }], texts)
  await context.tell({ verb: `corpus.${change}`, subject: made.title, show: (says) =>
    change === 'edit' ? beforeAndAfter([text(spell(entry))], [text(spell(made))], says) : [] })
  return tell(made)
}

const spell = ({ title, author, publisher, published, url }: ArticleEntry): string =>
  [title, author, publisher, published, url].filter((part) => part !== null).join(' · ')

const perPage = 15

export const corpusList = defineCommand({
  name: 'corpus list',
  summary: 'List this server’s own articles.',
  ...ofModerators,
  args: { page: { kind: 'integer', summary: 'Which page', optional: true, min: 1, max: 1000 } },
  examples: ['corpus list'],
  run: ({ page = 1 }, context) => listArticles(page, context),
})

async function listArticles(page: number, context: CommandContext): Promise<Answer> {
  const { texts: { corpus: says }, store, scope } = context
  const all = (await (await store()).articles.read(scope.guild ?? '')).slice()
    .sort((a, b) => Number(a.deleted) - Number(b.deleted) || (a.title < b.title ? -1 : 1))
  const pages = Math.max(1, Math.ceil(all.length / perPage))
  const at = Math.min(page, pages)
  const shown = scope.surface === 'terminal' ? all : all.slice((at - 1) * perPage, at * perPage)
  const blocks: readonly Block[] = all.length === 0
    ? [say(says.none)]
    : [line(quiet(says.listed(all.filter(({ deleted }) => !deleted).length, limits.articles))),
      list(shown.map((held): Line => [strong(held.title), text(` · ${held.id} `), quiet(`(${markOf(held, says)})`)]))]
  const answer = screen(says.listTitle, blocks, {
    controls: pageControls({ page: at, last: pages }, context.texts.canned,
      (to) => ({ kind: 'run', command: 'corpus list', args: { page: String(to) } })),
    data: { articles: all.map(({ id, title, version, deleted }) => ({ id, title, version, deleted })) },
  })
  return all.length === 0 || scope.surface === 'terminal'
    ? answer
    : { ...answer, pickers: [articlePicker(shown, 'corpus show', context)] }
}

function markOf(held: HeldArticle, { mark }: CommandContext['texts']['corpus']): string {
  return held.deleted ? mark.removed : isReviewed(toOwn(held)) ? mark.reviewed : mark.proposed
}

export const corpusShow = defineCommand({
  name: 'corpus show',
  summary: 'Show an article of this server: its particulars, names, passages and stances.',
  ...ofModerators,
  args: articleArg,
  examples: ['corpus show'],
  run: ({ article }, context) => withArticle({ command: 'corpus show', article }, context,
    (entry) => showArticle(entry, context)),
})

async function showArticle(entry: ArticleEntry, context: CommandContext): Promise<Answer> {
  const { texts: { corpus: says }, store } = context
  const held = (await (await store()).articles.read(entry.guild)).find(({ id }) => id === entry.id)
  if (!held) return composeIssues([{ code: 'none', message: says.noneCalled(entry.id) }], context.texts)
  const own = toOwn(held)
  const read = await readOwn({ details: own, body: own.body, names: own.names }, context)
  const reviewed = own.stances.filter(({ decidedBy }) => decidedBy === 'reviewed').length
  return screen(says.showTitle(clip(entry.title, 100)), [
    ...(entry.deleted ? [line(strong(says.isRemoved))] : []),
    line(...madeBy(entry, context.texts.canned)), say(says.reviewed(reviewed, own.stances.length)),
    ...describe({ details: own, names: own.names }, { ...read, stances: own.stances.filter(({ decidedBy }) =>
      decidedBy === 'pattern') }, context)], {
    controls: taskControls(entry, context, 'review', 'edit', 'remove', 'restore', 'history'),
    data: { id: entry.id, version: entry.version, title: entry.title, reviewed, stances: own.stances.length,
      passages: read.passages.length },
  })
}

export const corpusEdit = defineCommand({
  name: 'corpus edit',
  summary: 'Edit what is known of an article of this server: title, author, date, address, names.',
  ...ofModerators,
  args: { ...articleArg, ...seenArg, ...detailArgs, names: inner('Its names', 4000), open: inner('Which form', 10) },
  examples: ['corpus edit'],
  run: ({ article, seen, names, open, ...given }, context) =>
    withArticle({ command: 'corpus edit', article, isOffered: ({ deleted }) => !deleted }, context, async (entry) => {
      const { texts } = context
      const opening = { command: 'corpus edit', args: { article: entry.id, seen: String(entry.version) } }
      const content = parseContent(entry.content)
      const isHandedIn = Object.values(given).some((value) => value !== undefined)
      if (names === undefined && !isHandedIn) {
        const form = open === 'names' ? namesForm(content, opening, context) : detailsForm(entry, opening, context)
        return { ...composeLines([], { form: form.title }), form }
      }
      const details = fillDetails(entry, given, context)
      if (!details.ok) return composeIssues(details.issues, texts, editControls(entry, context))
      const named = names === undefined ? undefined : parseNames(names, context)
      if (named?.ok === false) return composeIssues(named.issues, texts, editControls(entry, context))
      const changed = named === undefined
        ? entry.content
        : await readAgain(entry, named.value, context)
      const { title, author, publisher, published, url } = details.value
      const different = { title, author, publisher, published, url, content: changed }
      if (spell({ ...entry, ...different }) === spell(entry) && changed === entry.content)
        return screen(texts.corpus.unchanged, detailBlocks(entry, context))
      return save(entry, { change: 'edit', context, seen, different }, (made) =>
        screen(texts.corpus.saved(clip(made.title, 100)), detailBlocks(made, context), {
          controls: [...editControls(made, context), ...taskControls(made, context, 'show', 'history')],
          data: { id: made.id, version: made.version } }))
    }),
})

const editControls = ({ id }: ArticleEntry, { texts: { corpus: says } }: CommandContext): readonly Control[] => [
  control(says.buttons.details, 'corpus edit', { article: id }),
  control(says.buttons.names, 'corpus edit', { article: id, open: 'names' })]

/** With other names its sentences speak of others. What was reviewed stays: it is kept by its place. */
async function readAgain(entry: ArticleEntry, names: ReturnType<typeof parseContent>['names'],
  context: CommandContext): Promise<string> {
  const held = (await (await context.store()).articles.read(entry.guild)).find(({ id }) => id === entry.id)
  const read = await readOwn({ details: entry, body: held?.body ?? '', names }, context)
  return contentOf({ names }, read)
}

export const corpusRemove = defineCommand({
  name: 'corpus remove',
  summary: 'Remove an article of this server; it can be restored.',
  ...ofModerators,
  args: { ...articleArg, ...seenArg },
  examples: ['corpus remove'],
  run: ({ article, seen }, context) =>
    withArticle({ command: 'corpus remove', article, isOffered: ({ deleted }) => !deleted }, context,
      (entry) => removeArticle(entry, seen, context)),
})

function removeArticle(entry: ArticleEntry, seen: number | undefined,
  context: CommandContext): Answer | Promise<Answer> {
  const { texts } = context
  if (entry.deleted) return refuse('already-removed', texts.corpus.alreadyRemoved(entry.title), context)
  return save(entry, { change: 'remove', context, seen, different: { deleted: true } }, (made) =>
    screen(texts.corpus.removed(clip(made.title, 100)), [], { controls: taskControls(made, context, 'restore'),
      data: { id: made.id, version: made.version } }))
}

const refuse = (code: string, message: string, { texts }: CommandContext): Answer =>
  composeIssues([{ code, message } satisfies Issue], texts)

export const corpusRestore = defineCommand({
  name: 'corpus restore',
  summary: 'Restore a removed article of this server.',
  ...ofModerators,
  args: { ...articleArg, ...seenArg },
  examples: ['corpus restore'],
  run: ({ article, seen }, context) =>
    withArticle({ command: 'corpus restore', article, isOffered: ({ deleted }) => deleted }, context, (entry) => {
      const { texts: { corpus: says } } = context
      if (!entry.deleted) return refuse('not-removed', says.notRemoved(entry.title), context)
      return save(entry, { change: 'restore', context, seen, different: { deleted: false } }, (made) =>
        screen(says.restored(clip(made.title, 100)), detailBlocks(made, context), {
          controls: taskControls(made, context, 'show', 'review', 'remove'),
          data: { id: made.id, version: made.version } }))
    }),
})

const shownVersions = 20

export const corpusHistory = defineCommand({
  name: 'corpus history',
  summary: 'Show every version of an article’s particulars, who made it, and revert.',
  ...ofModerators,
  args: { ...articleArg, version: { kind: 'integer', summary: 'Which one to revert to', optional: true, inner: true,
    min: 1, max: 1_000_000 }, ...seenArg },
  examples: ['corpus history'],
  run: ({ article, version, seen }, context) =>
    withArticle({ command: 'corpus history', article }, context, async (entry) => {
      const { texts: { corpus: says, canned }, store } = context
      const versions = await (await store()).articles.history(entry.guild, entry.id)
      const wanted = versions.find((each) => each.version === version)
      if (wanted) {
        const { title, author, publisher, published, url, content } = wanted
        return save(entry, { change: 'revert', context, seen, different: { title, author, publisher, published, url, content } },
          (made) => screen(says.saved(clip(made.title, 100)), detailBlocks(made, context), {
            controls: taskControls(made, context, 'show', 'history'), data: { version: made.version } }))
      }
      const shown = versions.slice(0, shownVersions)
      return screen(says.historyTitle(clip(entry.title, 100)), [list(shown.map((each): Line =>
        [strong(says.versionLine(each.version, says.changes[each.change])), text(` · ${clip(spell(each), 120)} `),
          ...madeBy(each, canned)]))], {
        controls: shown.slice(1, 4).map((each) => control(`${says.buttons.revert}: ${each.version}`, 'corpus history',
          { article: entry.id, version: String(each.version), seen: String(entry.version) })),
        data: { versions: versions.map(({ version: number, change }) => ({ version: number, change })) },
      })
    }),
})
