import type { Changes } from './changes.js'
import { insertAll, queryKeys, toStorable, type Database, type Row, type Statements } from './database.js'
import type { ArticleEntry, ArticleReview, ArticleSaved, ArticleVersion, ArticleWrite, HeldArticle,
  Store } from './model.js'
import type { Record } from './records.js'

export function articlesIn(database: Database, changes: Changes, record: Record): Store['articles'] {
  return {
    list: async (guild) =>
      (await database.query<EntryRow>('SELECT * FROM articles WHERE guild = ? ORDER BY id', [guild])).map(toEntry),
    find: async (guild, id) => {
      const [row] = await database.query<EntryRow>('SELECT * FROM articles WHERE guild = ? AND id = ?', [guild, id])
      return row && toEntry(row)
    },
    read: (guild) => database.snapshot((statements) => readHeld(statements, guild)),
    save: (writes) =>
      changes.write(async (statements, changed) => {
        const saved = await saveArticles(statements, writes, record)
        if (saved.kind === 'saved') {
          for (const guild of new Set(saved.entries.map((entry) => entry.guild))) changed({ guild, what: 'articles' })
        }
        return saved
      }),
    review: (reviews) =>
      changes.write(async (statements, changed) => {
        await saveReviews(statements, reviews, record)
        for (const guild of new Set(reviews.map((review) => review.guild))) changed({ guild, what: 'articles' })
      }),
    history: async (guild, id) => {
      const rows = await database.query<EntryRow & Pick<ArticleVersion, 'change'>>(
        'SELECT * FROM article_versions WHERE guild = ? AND id = ? ORDER BY version DESC',
        [guild, id],
      )
      return rows.map((row) => ({ ...toEntry(row), change: row.change }))
    },
  }
}

/** As it stands in the tables of articles and of their versions. */
interface EntryRow extends Row {
  readonly guild: string
  readonly id: string
  readonly version: number
  readonly title: string
  readonly author: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly url: string | null
  readonly content: string
  readonly deleted: number
  readonly changed_at: number
  readonly changed_by: string | null
}

const toEntry = ({ deleted, changed_at, changed_by, ...entry }: EntryRow): ArticleEntry => ({
  guild: entry.guild,
  id: entry.id,
  version: entry.version,
  title: entry.title,
  author: entry.author,
  publisher: entry.publisher,
  published: entry.published,
  url: entry.url,
  content: entry.content,
  deleted: deleted === 1,
  changedAt: changed_at,
  changedBy: changed_by,
})

interface ReviewRow extends Row {
  readonly guild: string
  readonly id: string
  readonly place: number
  readonly stance: string
  readonly reviewed_at: number
  readonly reviewed_by: string | null
}

const toReview = ({ guild, id, place, stance, reviewed_at: at, reviewed_by: by }: ReviewRow): ArticleReview => ({
  guild, id, place, stance, at, by,
})

async function readHeld(statements: Statements, guild: string): Promise<readonly HeldArticle[]> {
  const rows = await statements.query<EntryRow & { readonly body: string }>(
    `SELECT a.*, t.body FROM articles AS a JOIN article_texts AS t ON t.guild = a.guild AND t.id = a.id
     WHERE a.guild = ? ORDER BY a.id`,
    [guild],
  )
  const reviews = await statements.query<ReviewRow>(
    'SELECT * FROM article_reviews WHERE guild = ? ORDER BY id, place',
    [guild],
  )
  return rows.map((row) => ({ ...toEntry(row), body: row.body,
    reviews: reviews.filter(({ id }) => id === row.id).map(toReview) })
  )
}

/** An article's key as one text: no id has a line end. */
const placeOf = ({ guild, id }: { readonly guild: string; readonly id: string }): string => `${guild}\n${id}`

async function saveArticles(statements: Statements, writes: readonly ArticleWrite[],
  record: Record): Promise<ArticleSaved> {
  if (new Set(writes.map(placeOf)).size < writes.length) throw new RangeError('An article is written twice.')
  const present = new Map((await queryKeys<EntryRow>(statements, 'SELECT * FROM articles WHERE (guild, id) IN',
    writes.map(({ guild, id }) => [guild, id]))).map((row) => [placeOf(row), toEntry(row)]))
  const overtaken = writes.find((write) => (present.get(placeOf(write))?.version ?? 0) !== write.seen)
  if (overtaken) return { kind: 'conflict', current: present.get(placeOf(overtaken)) ?? null, id: overtaken.id }
  if (writes.some(({ seen, body }) => (seen === 0) !== (body !== undefined)))
    throw new RangeError('The words of an article come with it, and never change.')
  const rows = writes.map(toRow)
  await insertAll(statements, { table: 'article_versions',
    rows: rows.map((row, at) => ({ ...row, change: writes[at]?.change ?? 'edit' })) })
  await insertAll(statements, { table: 'article_texts',
    rows: writes.flatMap(({ guild, id, body }) => (body === undefined ? [] : [{ guild, id, body }])) })
  await insertAll(statements, { table: 'articles', rows }, overwriting)
  // As they are stored: not every text is.
  const entries = rows.map((row) => toEntry(storable(row)))
  await record(statements, ...entries.map((entry, at) => {
    const before = present.get(placeOf(entry))
    return { guild: entry.guild, at: entry.changedAt, by: entry.changedBy, verb: `corpus.${writes[at]?.change ?? ''}`,
      subject: entry.id, before: before ? describe(before) : '', after: describe(entry) }
  }))
  return { kind: 'saved', entries }
}

const toRow = (
  { guild, id, seen, title, author, publisher, published, url, content, deleted, at, by }: ArticleWrite,
): EntryRow => ({ guild, id, version: seen + 1, title, author, publisher, published, url, content,
  deleted: deleted ? 1 : 0, changed_at: at, changed_by: by })

const storable = (row: EntryRow): EntryRow =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, toStorable(value)])) as EntryRow

const changing = ['version', 'title', 'author', 'publisher', 'published', 'url', 'content', 'deleted', 'changed_at',
  'changed_by'] satisfies readonly (keyof EntryRow)[]
const overwriting = `ON CONFLICT (guild, id) DO UPDATE SET ${
  changing.map((column) => `${column} = excluded.${column}`).join(', ')
}`

/** What the record keeps of a state: its particulars, as JSON; neither its words nor what was read in them. */
const describe = ({ title, author, publisher, published, url, deleted }: ArticleEntry): string =>
  JSON.stringify({ title, author, publisher, published, url, deleted })

async function saveReviews(statements: Statements, reviews: readonly (ArticleReview & { readonly by: string })[],
  record: Record): Promise<void> {
  const keyOf = ({ guild, id, place }: Pick<ArticleReview, 'guild' | 'id' | 'place'>): string =>
    `${guild}\n${id}\n${place}`
  const before = new Map((await queryKeys<ReviewRow>(statements,
    'SELECT * FROM article_reviews WHERE (guild, id) IN', reviews.map(({ guild, id }) => [guild, id]))).map((row) => [keyOf(row), row.stance]))
  await insertAll(statements, { table: 'article_reviews',
    rows: reviews.map(({ guild, id, place, stance, at, by }) => ({ guild, id, place, stance, reviewed_at: at,
      reviewed_by: by })) }, `ON CONFLICT (guild, id, place) DO UPDATE SET stance = excluded.stance,
      reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by`)
  await record(statements, ...reviews.map((review) => ({ guild: review.guild, at: review.at, by: review.by,
    verb: 'corpus.review', subject: review.id, before: spellReview(review.place, before.get(keyOf(review)) ?? ''),
    after: spellReview(review.place, review.stance) })))
}

const spellReview = (place: number, stance: string): string => (stance === '' ? '' : JSON.stringify({ place, stance }))
