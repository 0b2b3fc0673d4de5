import type { Changes } from './changes.js'
import type { Database } from './database.js'
import { purgeDeparted } from './guilds.js'
import type { GuildId, Retention, Time } from './model.js'

const dayMs = 86_400_000

interface Ageing {
  readonly table: string
  readonly key: string
  readonly age: string
  readonly before: string | Time
}

interface Sweeping {
  readonly now: Time
  readonly keep: Retention
  readonly isGone: (guild: GuildId) => boolean
}

/** Deletes what is older than it may be, a little at a time, so that nobody waits long. @returns How many rows went. */
export async function sweepStore(database: Database, changes: Changes,
  { now, keep, isGone }: Sweeping): Promise<number> {
  const ago = (days: number): Time => now - days * dayMs
  const ageing: readonly Ageing[] = [
    { table: 'counts', key: 'guild, kind, subject, day', age: 'day',
      before: new Date(ago(keep.countsDays)).toISOString().slice(0, 10) },
    { table: 'questions', key: 'id', age: 'asked_at', before: ago(keep.questionsDays) },
    { table: 'canned_posts', key: 'guild, message', age: 'posted_at', before: ago(keep.postsDays) },
    { table: 'audit', key: 'id', age: 'done_at', before: ago(keep.auditDays) },
  ]
  let gone = await sweepVotes(database, ago(keep.votesDays))
  for (const each of ageing) gone += await sweepTable(database, each)
  const leftBefore = ago(keep.departedDays)
  const departed = await database.query<{ guild: string }>('SELECT guild FROM departures WHERE left_at < ?', [
    leftBefore,
  ])
  for (const { guild } of departed) if (isGone(guild) && (await purgeDeparted(changes, guild, leftBefore))) gone += 1
  await changes.scrub()
  return gone
}

const atOnce = 500

async function sweepTable(database: Database, { table, key, age, before }: Ageing): Promise<number> {
  let gone = 0
  for (;;) {
    const rows = await database.query(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${age} < ? LIMIT ${atOnce}) RETURNING 1 AS gone`,
      [before],
    )
    gone += rows.length
    if (rows.length < atOnce) return gone
  }
}

/** A vote goes with what it was counted under. */
async function sweepVotes(database: Database, before: Time): Promise<number> {
  const gone = await sweepTable(database, { table: 'votes', key: 'guild, answer, person', age: 'voted_at', before })
  await database.query(
    'DELETE FROM vote_subjects AS s WHERE NOT EXISTS (SELECT 1 FROM votes AS v WHERE v.guild = s.guild AND v.answer = s.answer AND v.person = s.person)',
  )
  return gone
}
