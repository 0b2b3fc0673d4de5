import { buildShelf, shippedIn, type Shelf } from '../../canned/index.js'
import type { Locale } from '../../language/index.js'
import type { Memory } from '../../memory/index.js'
import { digestOf } from '../audit.js'
import { inEach, type Voice } from '../voices.js'

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
  readonly voices: (locale: Locale) => Voice
  readonly memory: Memory
  readonly now: () => number
}

const day = 24 * 60 * 60 * 1000
/** So long a post counts for what is offered first. */
export const recentMs = 30 * day
// Nothing is lost with a draft: its words are handed back with the answer that offers to go on with them.
const draftMs = 30 * 60 * 1000
const maxDrafts = 100

/** @returns The house as it is in a language: shipped comparisons in its words, as far as they have been translated. */
export function openCannedHouse({ voices, memory, now }: CannedHouseOptions): (locale: Locale) => CannedHouse {
  const standard = inEach((locale) => buildShelf(shippedIn(voices(locale).corpus), []))
  const shelves = memory.keep('canned', async (guild, store) => {
    const [entries, uses] = await Promise.all([store.canned.list(guild), store.canned.uses(guild, now() - recentMs)])
    return inEach((locale) =>
      buildShelf(shippedIn(voices(locale).corpus), entries, new Map(uses.map(({ name, posts }) => [name, posts])))
    )
  })
  const drafts = new Map<string, { readonly draft: Draft; readonly until: number }>()
  const drawer: Pick<CannedHouse, 'keep' | 'draft'> = {
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
  return (locale) => ({ ...drawer,
    shelf: async (guild) => (guild === undefined ? standard : await shelves(guild))(locale) })
}
