import type { Action, Answer, Json } from '../../answer/index.js'
import type { Parsed } from '../../errors.js'
import type { Locale } from '../../language/index.js'
import type { Census, ServerSettings } from '../../memory/index.js'
import type { AnyCommand, VersionInfo } from '../command.js'
import type { Scope } from '../scope.js'

/** An unparsed request. A value is what the surface got: text as typed, an id that was picked, a number, a flag. */
export interface Invocation {
  readonly command: string
  readonly args: Readonly<Record<string, string | number | boolean | undefined>>
  /** Fetches more of them, such as files: asked for only where this person may run the command. Never rejects. */
  readonly fetchArgs?: (() => Promise<Parsed<Invocation['args']>>) | undefined
  readonly scope: Scope
}

/** What a person has typed so far into one argument. */
export interface SuggestRequest {
  readonly command: string
  readonly argument: string
  readonly typed: string
  /** The other arguments as they stand; missing where a surface does not know them. */
  readonly given?: Readonly<Record<string, string>>
  readonly scope: Scope
}

/** One entry of autocomplete: what is shown, and the stable id it stands for. Best first. */
export interface Choice {
  readonly label: string
  readonly value: string
}

/** What comes with a press: the asker's words, what was picked, what was filled in. */
export interface Given {
  /** As the pressed message restates them, so that Why can point at them. */
  readonly question?: string
  readonly picked?: readonly string[]
  readonly fields?: Readonly<Record<string, string>>
}

/** Where an answer now stands. */
export interface Sent {
  readonly message: string
  readonly channel: string
}

/** The house as a surface sees it. None of these ever rejects: a fault becomes an apology with a reference. */
export interface Desk {
  readonly commands: readonly AnyCommand[]
  readonly version: VersionInfo
  dispatch(invocation: Invocation): Promise<Answer>
  /** The same request as every way of spelling it: whoever asks for the same gets the same. Never throws. */
  settle(invocation: Invocation): Invocation
  press(action: Action, scope: Scope, given?: Given): Promise<Answer>
  /** An answer that has a receipt was said there. Never rejects. */
  sent(receipt: string, sent: Sent, scope: Scope): Promise<void>
  /** The message of a receipt is gone again. Never rejects. */
  removed(sent: Sent, scope: Scope): Promise<void>
  /** The newest posts that something is remembered of, newest first. Never rejects. */
  posts(limit: number): Promise<readonly (Sent & { readonly guild: string })[]>
  /** From memory, mostly: standard ones where none are set, cautious ones while they cannot be read. Never rejects. */
  settings(guild: string | undefined): Promise<ServerSettings>
  /** The bot was removed from a server, or added (again) to one. Never rejects. */
  guildRemoved(guild: string): Promise<void>
  guildAdded(guild: string): Promise<void>
  /**
   * Reconciles what is remembered with the servers that the bot is in: removals and additions that were missed while it
   * was not running. Told once how to count them, then and later. Never rejects.
   */
  reconcileGuilds(census: () => Census): Promise<void>
  /** Told of every change that a server's log channel is to show. @returns Ends it. */
  watchRecord(listener: (guild: string, channel: string, record: Answer) => void): () => void
  /**
   * Opens a command for a stream of lines: what it returns answers one row (any JSON value) after another. A fault is
   * an issue with the code `fault`.
   */
  openLines(invocation: Invocation): Parsed<(row: unknown) => Parsed<Json>>
  /** A command's examples, filled from the corpus; none for a name that is no command. */
  examples(command: string, locale?: Locale): readonly string[]
  /** From memory, mostly; at most 25 entries; labels and values at most 100 characters. Never rejects. */
  suggest(request: SuggestRequest): Promise<readonly Choice[]>
  /** Whether the store can be reached now. Never rejects. */
  isStoreReachable(): Promise<boolean>
  /** Starts the retention job: from now on nothing is kept longer than it may be. For a process that runs for days. */
  startRetention(): void
  /** Writes what is still to be written, and lets go of the store. The last call. Never rejects. */
  close(): Promise<void>
}
