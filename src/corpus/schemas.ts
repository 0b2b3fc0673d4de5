import { z } from 'zod'
import type { TechnologyId, TopicId } from './model.js'

/** Words of ours or names: on one line, at most so long. */
export const words = (most: number): z.ZodString =>
  z.string().min(1).max(most).regex(/^[^\s\p{Cc}](?:[^\p{Cc}]*[^\s\p{Cc}])?$/u,
    'words on one line, without space around them')

// Names that every JavaScript object answers to would find something in a careless lookup: no id may be one.
const isNobodysName = (id: string): boolean => !(id in Object.prototype)

/** Ids go into file names, buttons and links: lower case, digits and single hyphens. */
export const idSchema = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'lower-case letters, digits and single hyphens', abort: true })
  .refine(isNobodysName, 'an id that is not the name of a property of every object')

const idOf = <Id extends string>(): z.ZodType<Id> => idSchema as unknown as z.ZodType<Id>

const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

export const webAddress = z
  .string()
  .max(500)
  .regex(/^https?:\/\/[^\s<>"'`]+$/, 'a web address that begins with http:// or https://')
/** A SHA-256 as this corpus writes them. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 lower-case hexadecimal digits')

export const frontMatterSchema = z.strictObject({
  title: words(200),
  short: words(30).exactOptional(),
  author: words(120).nullable(),
  publisher: words(120).nullable(),
  published: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date as "2025-12-22", or null', abort: true }).refine(
    isDay,
    'a date that exists',
  ).nullable(),
  url: webAddress.nullable(),
  original: z.string().regex(/^\d{3}$/, 'three digits in quotes as "000", or null').nullable(),
  compares: z.array(idOf<TechnologyId>()).min(2).max(10).exactOptional(),
})

export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month as "2026-11"')

/** What stands above a shipped comparison. */
export const cannedTranslationSchema = z.strictObject({ title: words(100) })
export const cannedFrontSchema = z.strictObject({ title: words(100), aliases: z.array(words(60)).max(10),
  reviewed: month })

const names = z.array(words(60)).max(80)

export const technologiesSchema = z.array(
  z.strictObject({
    id: idOf<TechnologyId>(),
    name: words(60),
    aliases: names,
    commonWords: names.exactOptional(),
    kind: z.enum(['language', 'runtime', 'framework', 'library', 'tool', 'platform']),
    ecosystem: idOf<TechnologyId>().nullable(),
  }),
)

export const elsewhereSchema = z.array(
  z.strictObject({ name: words(60), aliases: names, commonWords: names.exactOptional() }),
)

export const topicsSchema = z.array(
  z.strictObject({ id: idOf<TopicId>(), name: words(60), summary: words(200),
    synonyms: z.array(words(60)).min(1).max(200), weighed: z.literal(false).exactOptional() }),
)

const phrases = z.array(words(1_200)).max(400)

export const needsSchema = z.strictObject({
  needs: z
    .array(
      z.strictObject({
        id: idSchema,
        name: words(60),
        summary: words(160),
        demand: z.enum(['allowed', 'known', 'rejected', 'alone']).exactOptional(),
        technology: idSchema.exactOptional(),
        /** What people call it in a word or two. */
        called: z.array(words(60)).min(1).max(40),
      }),
    )
    .min(1),
})

/** What people ask of the service itself, by the command that answers it. */
export const serviceSchema = z.record(z.string().regex(/^[a-z]+$/, 'a command'),
  z.array(z.string().min(1).max(100)))

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
    more: cuesBy(reaches).default({}),
    less: cuesBy(reaches).default({}),
    harmless: phrases,
    clauseStarts: phrases,
    barriers: z.array(words(20)),
    tellers: z.record(words(20), z.array(words(20))).default({}),
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
