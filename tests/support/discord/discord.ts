import type { Gateway } from './gateway.js'
import type { Member, Place } from './member.js'
import type { Message } from './messages.js'
import type { Profile } from './people.js'
import type { Registry } from './routes.js'
import type { Seen } from './seen.js'
import type { Call, Trouble } from './wire.js'
import type { Channel, Server, User } from './world.js'

export interface DiscordOptions {
  readonly token?: string
  readonly servers?: readonly Server[]
  /** How late a first response may come. */
  readonly deadlineMs?: number
  readonly shards?: number
}

export interface Discord {
  /** What `DISCORD_API_BASE` is set to. */
  readonly apiBase: string
  readonly token: string
  readonly bot: User
  readonly server: Server
  readonly gateway: Gateway
  readonly registry: Registry
  readonly calls: readonly Call[]
  /** Everything against Discord's description or our table of limits. */
  readonly violations: readonly string[]
  /** Every message that was ever visible, the deleted ones left out. */
  readonly messages: readonly Message[]
  /** A person in the first server's first channel. */
  member(name: string, more?: Partial<Profile> & { readonly bot?: boolean }): Member
  /** Direct messages between this person and the bot. */
  direct(): Place
  /** A channel of a server, a thread in it, or a server in which the bot is not. */
  place(server?: Server, channel?: Channel): Place
  thread(server?: Server): Place
  /** A file that somebody is about to hand in. @returns The id to give as an option. */
  upload(name: string, text: string | Buffer, type?: string): string
  /** A file that is said to be kept under this address. @returns The id to give as an option. */
  uploadFrom(url: string): string
  /** The bot is taken out of a server; or the server cannot be reached for a while. */
  leave(server: Server, unavailable?: boolean): void
  /** The bot is put into a server; or the server can be reached again. */
  join(server: Server): void
  /** Somebody deletes a message; or several of a channel at once. */
  erase(message: Message, ...more: readonly Message[]): void
  /** What goes wrong next. */
  trouble(trouble: Trouble): void
  /** Sends every gateway event twice from now on. */
  repeatEvents(): void
  until<T>(words: string, find: () => T | undefined): Promise<T>
  /** The next message of the bot's that is not there yet. */
  nextMessage(): Promise<Seen>
  close(): Promise<void>
}

// Only what never comes takes as long: less than a test may, so that its failure says what it was.
