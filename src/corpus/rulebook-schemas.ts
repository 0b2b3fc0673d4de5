import { z } from 'zod'
import { idSchema } from './schemas.js'

const line = (most: number): z.ZodString =>
  z.string().min(1).max(most).regex(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u,
    'words on one line, without space around them')
const phrases = z.array(line(1_200)).max(400)

export const needsSchema = z.strictObject({
  groups: z.record(idSchema, line(1_200)),
  /** Phrases for needs that differ in a technology only: `{it}` becomes that one, `{other}` any other. */
  templates: z.partialRecord(z.enum(['allowed', 'known', 'rejected']),
    z.strictObject({ phrases, ruledOutBy: phrases, except: phrases.exactOptional() })),
  needs: z
    .array(
      z.strictObject({
        id: idSchema,
        name: line(60),
        summary: line(160),
        technology: idSchema.exactOptional(),
        template: z.enum(['allowed', 'known', 'rejected']).exactOptional(),
        demand: z.literal('alone').exactOptional(),
        /** It speaks of what was before, so that "moving away from" does not take it back. */
        past: z.literal(true).exactOptional(),
        phrases,
        ruledOutBy: phrases.exactOptional(),
        except: phrases,
      }),
    )
    .min(1),
})

const cuesBy = (reaches: readonly string[]): z.ZodType<Record<string, string[]>> =>
  z.record(z.string().refine((key) => reaches.includes(key), `one of ${reaches.join(', ')}`), phrases)
const reaches = ['after', 'before', 'next-before', 'next-after', 'name-after', 'alone'] as const

export const cuesSchema = z.strictObject({
  reading: z.strictObject({
    negated: cuesBy(reaches),
    dropped: cuesBy(reaches),
    hedged: cuesBy(reaches),
    attributed: cuesBy(reaches),
    ignored: cuesBy(reaches),
    harmless: phrases,
    clauseStarts: phrases,
    barriers: z.array(line(20)),
  }),
  stance: z.strictObject({
    good: phrases,
    mild: phrases,
    bad: phrases,
    neutral: phrases,
    negators: phrases,
    contrasts: phrases,
    split: phrases,
    concessions: phrases,
    both: phrases,
    hybrid: phrases,
    silent: phrases,
    objects: phrases,
    joins: phrases,
    headingGood: phrases,
    headingBad: phrases,
  }),
})

export type NeedsFile = z.infer<typeof needsSchema>
