import type { Database, Statements } from './database.js'
import { storeFault } from './faults.js'

/** A table as those see it who go through all of them: to export, purge, forget, copy or count. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
  /** Columns that hold a person's id and nothing else, and may be empty. */
  readonly persons: readonly string[]
  /** Columns in which words of a person's may stand, and so anybody's id. */
  readonly words: readonly string[]
}

const cannedColumns = ['title', 'body', 'aliases', 'group_names', 'restriction', 'basis', 'deleted', 'changed_at',
  'changed_by'] as const
const cannedWords = ['name', 'title', 'body', 'aliases', 'group_names', 'restriction', 'basis'] as const

const articleColumns = ['title', 'author', 'publisher', 'published', 'url', 'content', 'deleted', 'changed_at',
  'changed_by'] as const
const articleWords = ['title', 'author', 'publisher', 'url', 'content'] as const

/** All that belongs to a server. Whoever adds a table adds it here: a test compares this list with the database. */
export const tables: readonly Table[] = [
  { name: 'canned', columns: ['guild', 'name', 'version', ...cannedColumns], key: ['guild', 'name'],
    persons: ['changed_by'], words: cannedWords },
  { name: 'canned_names', columns: ['guild', 'folded', 'entry'], key: ['guild', 'folded'], persons: [],
    words: ['folded', 'entry'] },
  { name: 'canned_versions', columns: ['guild', 'name', 'version', 'change', ...cannedColumns],
    key: ['guild', 'name', 'version'], persons: ['changed_by'], words: cannedWords },
  { name: 'canned_groups', columns: ['guild', 'folded', 'name', 'version', 'restriction', 'changed_at', 'changed_by'],
    key: ['guild', 'folded'], persons: ['changed_by'], words: ['folded', 'name'] },
  { name: 'canned_posts', columns: ['guild', 'message', 'channel', 'name', 'version', 'posted_at', 'posted_by'],
    key: ['guild', 'message'], persons: ['posted_by'], words: ['name'] },
  { name: 'articles', columns: ['guild', 'id', 'version', ...articleColumns], key: ['guild', 'id'],
    persons: ['changed_by'], words: articleWords },
  { name: 'article_versions', columns: ['guild', 'id', 'version', 'change', ...articleColumns],
    key: ['guild', 'id', 'version'], persons: ['changed_by'], words: articleWords },
  { name: 'article_texts', columns: ['guild', 'id', 'body'], key: ['guild', 'id'], persons: [], words: ['body'] },
  { name: 'article_reviews', columns: ['guild', 'id', 'place', 'stance', 'reviewed_at', 'reviewed_by'],
    key: ['guild', 'id', 'place'], persons: ['reviewed_by'], words: [] },
  { name: 'settings', columns: ['guild', 'version', 'content'], key: ['guild'], persons: [], words: ['content'] },
  { name: 'audit', columns: ['id', 'guild', 'done_at', 'done_by', 'verb', 'subject', 'state_before', 'state_after'],
    key: ['id'], persons: ['done_by'], words: ['subject', 'state_before', 'state_after'] },
  { name: 'departures', columns: ['guild', 'left_at'], key: ['guild'], persons: [], words: [] },
  { name: 'votes', columns: ['guild', 'answer', 'person', 'rating', 'voted_at'], key: ['guild', 'answer', 'person'],
    persons: [], words: [] },
  { name: 'vote_subjects', columns: ['guild', 'answer', 'person', 'subject'],
    key: ['guild', 'answer', 'person', 'subject'], persons: [], words: [] },
  { name: 'counts', columns: ['guild', 'kind', 'subject', 'day', 'number'], key: ['guild', 'kind', 'subject', 'day'],
    persons: [], words: [] },
  { name: 'questions', columns: ['id', 'guild', 'content', 'asked_at', 'state', 'closed_at', 'closed_by'],
    key: ['id'], persons: ['closed_by'], words: ['content'] },
  { name: 'suggestions', columns: ['id', 'guild', 'kind', 'name', 'title', 'body', 'state', 'word', 'suggested_at',
    'suggested_by', 'decided_at', 'decided_by'], key: ['id'], persons: ['suggested_by', 'decided_by'],
    words: ['name', 'title', 'body', 'word'] },
  { name: 'passage_marks', columns: ['guild', 'passage', 'digest', 'state', 'reason', 'version', 'changed_at',
    'changed_by'], key: ['guild', 'passage'], persons: ['changed_by'], words: ['reason'] },
  { name: 'profiles', columns: ['guild', 'person', 'needs', 'changed_at'], key: ['guild', 'person'], persons: [],
    words: [] },
  { name: 'changes', columns: ['guild', 'what', 'revision'], key: ['guild', 'what'], persons: [], words: [] },
]

/** One line of SQL, written in several. */
const sql = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Each brings a database from the version of its place in the list to the next. Released ones stay: add another. */
export const migrations: readonly (readonly string[])[] = [
  [
    sql(`CREATE TABLE canned (guild TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
         body TEXT NOT NULL, aliases TEXT NOT NULL, restriction TEXT NOT NULL, basis TEXT NOT NULL,
         deleted INTEGER NOT NULL, changed_at BIGINT NOT NULL, changed_by TEXT, PRIMARY KEY (guild, name))`),
    sql(`CREATE TABLE canned_names (guild TEXT NOT NULL, folded TEXT NOT NULL, entry TEXT NOT NULL,
         PRIMARY KEY (guild, folded))`),
    'CREATE INDEX canned_names_entry ON canned_names (guild, entry)',
    sql(`CREATE TABLE canned_versions (guild TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
         change TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, aliases TEXT NOT NULL,
         restriction TEXT NOT NULL, basis TEXT NOT NULL, deleted INTEGER NOT NULL, changed_at BIGINT NOT NULL,
         changed_by TEXT, PRIMARY KEY (guild, name, version))`),
    sql(`CREATE TABLE canned_posts (guild TEXT NOT NULL, message TEXT NOT NULL, channel TEXT NOT NULL,
         name TEXT NOT NULL, version INTEGER NOT NULL, posted_at BIGINT NOT NULL, posted_by TEXT, PRIMARY KEY (guild,
         message))`),
    'CREATE INDEX canned_posts_place ON canned_posts (guild, channel, name, posted_at)',
    'CREATE INDEX canned_posts_age ON canned_posts (posted_at)',
    'CREATE TABLE settings (guild TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, content TEXT NOT NULL)',
    sql(`CREATE TABLE audit (id TEXT NOT NULL PRIMARY KEY, guild TEXT NOT NULL, done_at BIGINT NOT NULL,
         done_by TEXT, verb TEXT NOT NULL, subject TEXT NOT NULL, state_before TEXT NOT NULL,
         state_after TEXT NOT NULL)`),
    'CREATE INDEX audit_guild ON audit (guild, id)',
    'CREATE INDEX audit_age ON audit (done_at)',
    'CREATE TABLE departures (guild TEXT NOT NULL PRIMARY KEY, left_at BIGINT NOT NULL)',
    sql(`CREATE TABLE changes (guild TEXT NOT NULL, what TEXT NOT NULL, revision BIGINT NOT NULL, PRIMARY KEY (guild,
         what))`),
    "INSERT INTO meta (name, number) VALUES ('revision', 0)",
  ],
  [
    sql(`CREATE TABLE votes (guild TEXT NOT NULL, answer TEXT NOT NULL, person TEXT NOT NULL, rating TEXT NOT NULL,
         voted_at BIGINT NOT NULL, PRIMARY KEY (guild, answer, person))`),
    'CREATE INDEX votes_age ON votes (voted_at)',
    sql(`CREATE TABLE vote_subjects (guild TEXT NOT NULL, answer TEXT NOT NULL, person TEXT NOT NULL,
         subject TEXT NOT NULL, PRIMARY KEY (guild, answer, person, subject))`),
    sql(`CREATE TABLE counts (guild TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, day TEXT NOT NULL,
         number INTEGER NOT NULL, PRIMARY KEY (guild, kind, subject, day))`),
    'CREATE INDEX counts_age ON counts (day)',
    sql(`CREATE TABLE questions (id TEXT NOT NULL PRIMARY KEY, guild TEXT NOT NULL, content TEXT NOT NULL,
         asked_at BIGINT NOT NULL)`),
    'CREATE INDEX questions_guild ON questions (guild, id)',
    'CREATE INDEX questions_age ON questions (asked_at)',
  ],
  [
    sql(`CREATE TABLE articles (guild TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, title TEXT NOT NULL,
         author TEXT, publisher TEXT, published TEXT, url TEXT, content TEXT NOT NULL, deleted INTEGER NOT NULL,
         changed_at BIGINT NOT NULL, changed_by TEXT, PRIMARY KEY (guild, id))`),
    sql(`CREATE TABLE article_versions (guild TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,
         change TEXT NOT NULL, title TEXT NOT NULL, author TEXT, publisher TEXT, published TEXT, url TEXT,
         content TEXT NOT NULL, deleted INTEGER NOT NULL, changed_at BIGINT NOT NULL, changed_by TEXT,
         PRIMARY KEY (guild, id, version))`),
    sql(`CREATE TABLE article_texts (guild TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
         PRIMARY KEY (guild, id))`),
    sql(`CREATE TABLE article_reviews (guild TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL,
         stance TEXT NOT NULL, reviewed_at BIGINT NOT NULL, reviewed_by TEXT, PRIMARY KEY (guild, id, place))`),
  ],
  [
    "ALTER TABLE canned ADD COLUMN group_names TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE canned_versions ADD COLUMN group_names TEXT NOT NULL DEFAULT '[]'",
    sql(`CREATE TABLE canned_groups (guild TEXT NOT NULL, folded TEXT NOT NULL, name TEXT NOT NULL,
         version INTEGER NOT NULL, restriction TEXT NOT NULL, changed_at BIGINT NOT NULL, changed_by TEXT,
         PRIMARY KEY (guild, folded))`),
  ],
  [
    "ALTER TABLE questions ADD COLUMN state TEXT NOT NULL DEFAULT 'open'",
    'ALTER TABLE questions ADD COLUMN closed_at BIGINT',
    'ALTER TABLE questions ADD COLUMN closed_by TEXT',
    sql(`CREATE TABLE suggestions (id TEXT NOT NULL PRIMARY KEY, guild TEXT NOT NULL, kind TEXT NOT NULL,
         name TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL, word TEXT NOT NULL,
         suggested_at BIGINT NOT NULL, suggested_by TEXT, decided_at BIGINT, decided_by TEXT)`),
    'CREATE INDEX suggestions_guild ON suggestions (guild, state, id)',
    'CREATE INDEX suggestions_age ON suggestions (suggested_at)',
    sql(`CREATE TABLE passage_marks (guild TEXT NOT NULL, passage TEXT NOT NULL, digest TEXT NOT NULL,
         state TEXT NOT NULL, reason TEXT NOT NULL, version INTEGER NOT NULL, changed_at BIGINT NOT NULL,
         changed_by TEXT, PRIMARY KEY (guild, passage))`),
    sql(`CREATE TABLE profiles (guild TEXT NOT NULL, person TEXT NOT NULL, needs TEXT NOT NULL,
         changed_at BIGINT NOT NULL, PRIMARY KEY (guild, person))`),
    'CREATE INDEX profiles_age ON profiles (changed_at)',
  ],
]

/**
 * Brings a database up to date, one process at a time, all or nothing.
 *
 * @param target - An earlier version than the newest, for tests.
 * @throws {Fault} `store-newer`: it is ahead of this program; `store-foreign`: it is not ours. Either is left as it is.
 */
export function migrate(database: Database, target = migrations.length): Promise<void> {
  return database.transaction(async (statements) => {
    const version = await readSchemaVersion(statements, database.engine)
    checkKnown(version)
    if (version >= target) return
    await statements.query('CREATE TABLE IF NOT EXISTS meta (name TEXT NOT NULL PRIMARY KEY, number BIGINT NOT NULL)')
    for (const step of migrations.slice(version, target).flat())
      await statements.query(inDialect(step, database.engine))
    await statements.query(
      "INSERT INTO meta (name, number) VALUES ('schema', ?) ON CONFLICT (name) DO UPDATE SET number = excluded.number",
      [target],
    )
  }, { exclusive: true })
}

export const newestVersion = migrations.length

/** @throws {Fault} `store-newer`. */
export function checkKnown(version: number): void {
  if (version > newestVersion)
    throw storeFault('store-newer', `its version is ${version}, this program knows ${newestVersion}`)
}

const listings = {
  sqlite: { tables: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    columns: "SELECT name FROM pragma_table_info('meta') ORDER BY name" },
  postgres: {
    tables: 'SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()',
    columns: sql(`SELECT column_name AS name FROM information_schema.columns
           WHERE table_schema = current_schema() AND table_name = 'meta' ORDER BY 1`),
  },
} as const

/**
 * 0 where nothing has been written yet. A file is for us alone; in a database others may have tables beside ours.
 *
 * @throws {Fault} `store-foreign`: what is there is somebody else's.
 */
export async function readSchemaVersion(statements: Statements, engine: Database['engine']): Promise<number> {
  const list = async (sql: string): Promise<readonly string[]> =>
    (await statements.query<{ name: string }>(sql)).map(({ name }) => name)
  const present = await list(listings[engine].tables)
  if (present.includes('meta')) {
    if ((await list(listings[engine].columns)).join() !== 'name,number')
      throw storeFault('store-foreign', 'a table of the name meta')
    const [found] = await statements.query<{ number: number }>("SELECT number FROM meta WHERE name = 'schema'")
    return found?.number ?? 0
  }
  const [stranger] = engine === 'sqlite'
    ? present
    : present.filter((name) => tables.some((table) => table.name === name))
  if (stranger !== undefined) throw storeFault('store-foreign', `a table of the name ${stranger}`)
  return 0
}

/** SQLite compares texts by their bytes: have Postgres do the same, whatever its locale. */
const inDialect = (sql: string,
  engine: Database['engine']): string => (engine === 'postgres' ? sql.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : sql)
