import { z } from 'zod'
import { locales, type Locale } from '../language/index.js'

/** So many answers in so many seconds. */
export interface Limit {
  readonly answers: number
  readonly seconds: number
}

/** What the managers of a server decide. */
export interface ServerSettings {
  /** Of answers that were not asked for with `hide`. */
  readonly visibility: 'public' | 'private'
  readonly memberLimit: Limit
  readonly channelLimit: Limit
  /** Minutes within which a canned comparison is not posted twice in a channel. */
  readonly repostMinutes: number
  /** Whether a stale canned comparison waits for somebody to approve it before it is posted. */
  readonly blocksStale: boolean
  /** Where the bot answers for all to see; empty: everywhere. Elsewhere its answers are private. */
  readonly channels: readonly string[]
  readonly logChannel: string | null
  /** Whether messages that mention the bot are answered. */
  readonly mentions: boolean
  /** Roles that may do what moderators may. */
  readonly managerRoles: readonly string[]
  /** null: each member's own, as Discord tells it. */
  readonly language: Locale | null
  /** What answers rest on, where the server has articles of its own. */
  readonly articles: 'shipped' | 'both' | 'own'
  /** Whether declined questions are kept in words, for `/insights`. */
  readonly keepsQuestions: boolean
  /** Whether members may suggest canned comparisons. */
  readonly suggestions: boolean
}

/** Until somebody decides otherwise. */
export const standardSettings: ServerSettings = {
  visibility: 'public',
  memberLimit: { answers: 5, seconds: 10 },
  channelLimit: { answers: 30, seconds: 10 },
  repostMinutes: 10,
  blocksStale: false,
  channels: [],
  logChannel: null,
  mentions: true,
  managerRoles: [],
  language: null,
  articles: 'both',
  keepsQuestions: false,
  suggestions: false,
}

/** While nobody can say what a server has decided: it may be that its answers are nobody else's business. */
export const cautiousSettings: ServerSettings = { ...standardSettings, visibility: 'private', mentions: false }

/** The most channels or roles of one setting: as many as Discord lets pick at once. */
export const maxPicked = 25

const id = z.string().regex(/^\d{1,20}$/)
const ids = z.array(id).max(maxPicked)
const limit = z.strictObject({ answers: z.int().min(1).max(1000), seconds: z.int().min(1).max(3600) })

const schema = z.strictObject({
  visibility: z.enum(['public', 'private']),
  memberLimit: limit,
  channelLimit: limit,
  repostMinutes: z.int().min(0).max(1440),
  blocksStale: z.boolean(),
  channels: ids,
  logChannel: id.nullable(),
  mentions: z.boolean(),
  managerRoles: ids,
  language: z.enum(locales).nullable(),
  articles: z.enum(['shipped', 'both', 'own']),
  keepsQuestions: z.boolean(),
  suggestions: z.boolean(),
}) satisfies z.ZodType<ServerSettings>

/**
 * Settings from the JSON that the store holds. Each falls back by itself: one that is missing, or that an older or
 * newer program spelt otherwise, is the standard one and costs no other.
 */
export function parseSettings(values: string): ServerSettings {
  const held = parseObject(values)
  const read = Object.entries(schema.shape).flatMap(([name, member]) => {
    const value = member.safeParse(held[name])
    return value.success ? [[name, value.data] as const] : []
  })
  return { ...standardSettings, ...Object.fromEntries(read) }
}

function parseObject(values: string): Readonly<Record<string, unknown>> {
  try {
    const held: unknown = JSON.parse(values)
    return typeof held === 'object' && held !== null ? (held as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

/** @throws {z.ZodError} A value that {@link parseSettings} would not read back. */
export function spellSettings(settings: ServerSettings): string {
  return JSON.stringify(schema.parse(settings))
}
