import { z } from 'zod'
import { composeIssues, say, type Answer } from '../../answer/index.js'
import { frontMatterSchema, splitPassages } from '../../corpus/index.js'
import type { ArticleWrite } from '../../store/index.js'
import { ofModerators, screen } from '../canned/item.js'
import { defineCommand } from '../command.js'
import { toWrite } from './add.js'
import { contentSchema } from './held.js'
import { freeIdOf, limits } from './intake.js'
import { control } from './manage.js'

const { title, author, publisher, published, url } = frontMatterSchema.shape
const format = 'backquote-articles-1'

const exchangeSchema = z.object({
  format: z.literal(format),
  articles: z.array(z.object({ title, author, publisher, published, url, body: z.string().min(1).max(2_000_000),
    content: contentSchema })).max(limits.articles),
})

export const corpusExport = defineCommand({
  name: 'corpus export',
  summary: 'Export this server’s own articles as a file for another server to import.',
  ...ofModerators,
  args: {},
  examples: ['corpus export'],
  async run(_args, { texts: { corpus: says }, store, scope }) {
    const held = (await (await store()).articles.read(scope.guild ?? '')).filter(({ deleted }) => !deleted)
    if (held.length === 0) return screen(says.exportTitle, [say(says.none)])
    const articles = held.map((each) => ({ title: each.title, author: each.author, publisher: each.publisher,
      published: each.published, url: each.url, body: each.body, content: JSON.parse(each.content) as unknown }))
    return { ...screen(says.exportTitle, [say(says.exported(held.length))], { data: { articles: held.length } }),
      file: { name: 'articles.json', text: JSON.stringify({ format, articles }, null, 1) } }
  },
})

export const corpusImport = defineCommand({
  name: 'corpus import',
  summary: 'Import articles from a file that another server exported: first the plan, then all or nothing.',
  ...ofModerators,
  args: {
    file: { kind: 'file', summary: 'A file made with "export"', optional: true },
    draft: { kind: 'text', summary: 'A file that was uploaded before', optional: true, inner: true, maxCharacters: 8 },
  },
  examples: ['corpus import'],
  async run({ file, draft }, context): Promise<Answer> {
    const { texts, store, scope } = context
    const { corpus: says } = texts
    const given = file ?? (draft === undefined ? undefined : context.canned.draft(draft, scope.guild)?.['file'])
    if (given === undefined)
      return composeIssues([{ code: 'no-file', message: draft === undefined ? says.noFile : says.draftGone }], texts)
    const read = parse(given)
    if (!read) return composeIssues([{ code: 'not-an-export', message: says.notAnExport }], texts)
    const opened = await store()
    const held = await opened.articles.read(scope.guild ?? '')
    const present = held.filter(({ deleted }) => !deleted)
    const fresh = read.articles.filter(({ body }) => !present.some((each) => each.body === body))
    if (present.length + fresh.length > limits.articles)
      return composeIssues([{ code: 'too-many', message: says.tooMany(limits.articles) }], texts)
    const count = (bodies: readonly { readonly body: string }[]): number => bodies.reduce((sum, { body }) =>
      sum + splitPassages({ id: 'own-draft' as Parameters<typeof splitPassages>[0]['id'], body }).length, 0)
    const passages = count([...present, ...fresh])
    if (passages > limits.passages)
      return composeIssues([{ code: 'too-many-passages', message: says.tooManyPassages(passages, limits.passages) }],
        texts)
    if (file !== undefined)
      return screen(says.importTitle, [say(says.importPlan(fresh.length, read.articles.length - fresh.length))], {
        controls: fresh.length === 0
          ? []
          : [control(says.buttons.confirm, 'corpus import', { draft: context.canned.keep({ file }, scope.guild) })],
        data: { add: fresh.map((each) => each.title) },
      })
    const taken = new Set(held.map(({ id }) => id))
    const writes = fresh.map(({ content, ...each }): ArticleWrite => {
      const id = freeIdOf(each.title, taken)
      taken.add(id)
      return toWrite({ id, ...each, content: JSON.stringify(content), deleted: false, seen: 0, change: 'import' }, context)
    })
    const saved = writes.length === 0 ? undefined : await opened.articles.save(writes)
    if (saved?.kind === 'conflict')
      return composeIssues([{ code: 'conflict', message: says.conflict(saved.id) }], texts)
    await context.tell({ verb: 'corpus.import', subject: fresh.map((each) => each.title).join(', '), show: () => [] })
    return screen(says.importTitle, [say(says.imported(fresh.length))], { data: { imported: fresh.length } })
  },
})

function parse(file: string): z.infer<typeof exchangeSchema> | undefined {
  try {
    return exchangeSchema.safeParse(JSON.parse(file)).data
  } catch {
    return undefined
  }
}
