import { z } from 'zod'
import type { Issue } from '../errors.js'
import { citingSchema, readCitation, type Citations } from './citation.js'
import { findRepeats, openSpot, type Located } from './document.js'
import type { Caveat } from './model.js'
import { idSchema, month, webAddress, words } from './schemas.js'

/** `caveats.json`. */
export const caveatsSchema = z.array(
  z.strictObject({
    id: idSchema,
    cites: citingSchema,
    category: z.enum(['wrong', 'dated', 'disputed', 'misleading', 'unsupported', 'garbled']),
    note: words(400),
    references: z.array(z.strictObject({ title: words(120), url: webAddress })).min(1).max(5),
    reviewed: month,
  }),
)

export type CaveatEntry = z.infer<typeof caveatsSchema>[number]

/**
 * Reads notes; what is wrong with them goes into `issues`.
 *
 * @param unread - Articles that are there and could not be read: what cites them is not to blame.
 */
export function readCaveats(file: Located<readonly CaveatEntry[]>,
  { citations, unread }: { readonly citations: Citations; readonly unread: ReadonlySet<string> },
  issues: Issue[]): readonly Caveat[] {
  issues.push(...findRepeats(file.value, file))
  return file.value.flatMap((entry, index): readonly Caveat[] => {
    if (Object.keys(entry.cites).some((article) => unread.has(article))) return []
    const cites = readCitation(entry.cites, citations, openSpot(file, issues, [index, 'cites']))
    return cites === undefined ? [] : [{ ...entry, cites }]
  })
}
