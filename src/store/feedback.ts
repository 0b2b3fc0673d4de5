import { insertInto, type Database, type Statements } from './database.js'
import type { Store, Vote, VoteCount } from './model.js'

export function feedbackIn(database: Database): Store['feedback'] {
  return {
    vote: (vote) => database.transaction((statements) => cast(statements, vote)),
    tally: (guild, since) =>
      database.query<VoteCount>(
        `SELECT subject, CAST(SUM(CASE WHEN rating = 'helpful' THEN 1 ELSE 0 END) AS INTEGER) AS helpful, CAST(SUM(CASE WHEN rating = 'helpful' THEN 0 ELSE 1 END) AS INTEGER) AS unhelpful
         FROM votes JOIN vote_subjects USING (guild, answer, person) WHERE guild = ? AND voted_at >= ? GROUP BY subject ORDER BY COUNT(*) DESC, subject`,
        [guild, since],
      ),
  }
}

async function cast(statements: Statements,
  { guild, answer, person, rating, subjects, at }: Vote): Promise<'counted' | 'changed' | 'same'> {
  const key = { guild: guild ?? '', answer, person }
  const first = await statements.query(
    ...insertInto('votes', { ...key, rating, voted_at: at },
      'ON CONFLICT (guild, answer, person) DO NOTHING RETURNING person'),
  )
  if (first.length > 0) {
    for (const subject of new Set(subjects)) await statements.query(...insertInto('vote_subjects', { ...key, subject }))
    return 'counted'
  }
  const changed = await statements.query(
    'UPDATE votes SET rating = ?, voted_at = ? WHERE guild = ? AND answer = ? AND person = ? AND rating <> ? RETURNING person',
    [
      rating,
      at,
      ...Object.values(key),
      rating,
    ],
  )
  return changed.length > 0 ? 'changed' : 'same'
}
