import { buildShelf, shippedIn, type Shelf } from '../../canned/index.js'
import type { Library } from '../../library/index.js'
import type { Memory } from '../../memory/index.js'
import { digestOf } from '../digest.js'

/** What somebody wrote and could not save, or is about to: their own words, as they were handed in. */
export type Draft = Readonly<Record<string, string>>

/** What the commands of canned comparisons share: each server's shelf, and drafts for the time of a conversation. */
export interface CannedHouse {
  /** Of a server; elsewhere the shipped ones. Rejects as the store does, unless an older shelf is known. */
  shelf(guild: string | undefined): Promise<Shelf>
  /** @returns A short code, for a button. */
  keep(draft: Draft): string
  /** undefined: nobody kept it, or too long ago, or another process. */
  draft(code: string): Draft | undefined
}

export interface CannedHouseOptions {
  readonly library: Library
  readonly memory: Memory
  readonly now: () => number
}

const day = 24 * 60 * 60 * 1000
/** So long a post counts for what is offered first. */
export const recentMs = 30 * day
// Nothing is lost with a draft: its words are handed back with the answer that offers to go on with them.
const draftMs = 30 * 60 * 1000
const maxDrafts = 100

export function openCannedHouse({ library, memory, now }: CannedHouseOptions): CannedHouse {
  const shipped = shippedIn(library.corpus)
  const standard = buildShelf(shipped, [])
  const shelves = memory.keep('canned', async (guild, store) => {
    const [entries, uses] = await Promise.all([store.canned.list(guild), store.canned.uses(guild, now() - recentMs)])
    return buildShelf(shipped, entries, new Map(uses.map(({ name, posts }) => [name, posts])))
  })
  const drafts = new Map<string, { readonly draft: Draft; readonly until: number }>()
  return {
    shelf: (guild) => (guild === undefined ? Promise.resolve(standard) : shelves(guild)),
    keep(draft) {
      const code = digestOf(JSON.stringify(draft))
      drafts.delete(code)
      drafts.set(code, { draft, until: now() + draftMs })
      for (const [oldest, { until }] of drafts) if (drafts.size > maxDrafts || until < now()) drafts.delete(oldest)
      return code
    },
    draft(code) {
      const kept = drafts.get(code)
      return kept && kept.until >= now() ? kept.draft : undefined
    },
  }
}
