import type { Locale } from '../language/index.js'

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
  /** Where the bot answers for all to see; empty: everywhere. Elsewhere its answers are private. */
  readonly channels: readonly string[]
  readonly logChannel: string | null
  /** Whether messages that mention the bot are answered. */
  readonly mentions: boolean
  /** Roles that may do what moderators may. */
  readonly managerRoles: readonly string[]
  /** null: each member's own, as Discord tells it. */
  readonly language: Locale | null
  /** Whether declined questions are kept in words, for `/insights`. */
  readonly keepsQuestions: boolean
}

/** Until somebody decides otherwise. */
export const standardSettings: ServerSettings = {
  visibility: 'public',
  memberLimit: { answers: 5, seconds: 10 },
  channelLimit: { answers: 30, seconds: 10 },
  repostMinutes: 10,
  channels: [],
  logChannel: null,
  mentions: true,
  managerRoles: [],
  language: null,
  keepsQuestions: false,
}
