import type { Poster } from '../canned/index.js'
import type { Locale } from '../language/index.js'

export type SurfaceName = 'terminal' | 'discord'

/** What the platform lets a person do: `moderate` others' messages, `manage` the server. Who manages also moderates. */
export type Right = 'moderate' | 'manage'

/** Why nothing can be written in a channel. */
export type Obstacle = 'gone' | 'no-messages' | 'not-permitted'

export interface Person {
  readonly id: string
  /** Their own words: to be escaped. */
  readonly name: string
}

/** Who asks, and where. The least that a command needs to know. */
export interface Scope {
  readonly surface: SurfaceName
  /** The language of our own words. Missing: English. */
  readonly locale?: Locale
  /** Missing: a direct conversation, a terminal, a server in which the bot is not. */
  readonly guild?: string
  readonly channel?: string
  /** The channel that `channel` is a thread of: what holds for a channel holds for its threads. */
  readonly parent?: string
  readonly person?: Person
  readonly roles?: readonly string[]
  readonly rights?: readonly Right[]
  /** What keeps the bot from writing in a channel of this server; undefined: nothing. Missing: nobody can say. */
  readonly findObstacle?: (channel: string) => Obstacle | undefined
  /** Told in a few words how far a slow piece of work has come; the surface decides whether to show it. */
  readonly progress?: (message: string) => void
}

/** The language that is spoken there. */
export const localeOf = ({ locale = 'en' }: Scope): Locale => locale

/** As the restrictions of a canned comparison see who asks. */
export const posterOf = ({ roles = [], channel, parent }: Scope): Poster => ({ roles,
  channels: [channel, parent].filter((id) => id !== undefined) })
