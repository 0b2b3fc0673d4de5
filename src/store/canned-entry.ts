import type { CannedEntry, Restriction } from './model.js'

/** As it stands in the tables of entries and of their versions. */
export interface EntryRow {
  readonly guild: string
  readonly name: string
  readonly version: number
  readonly title: string
  readonly body: string
  readonly aliases: string
  readonly restriction: string
  readonly basis: string
  readonly deleted: number
  readonly changed_at: number
  readonly changed_by: string | null
}

export const toEntry = (
  { guild, name, version, title, body, aliases, restriction, basis, deleted, changed_at, changed_by }: EntryRow,
): CannedEntry => ({
  guild,
  name,
  version,
  title,
  body,
  aliases: JSON.parse(aliases) as readonly string[],
  restriction: JSON.parse(restriction) as Restriction,
  basis,
  deleted: deleted === 1,
  changedAt: changed_at,
  changedBy: changed_by,
})
