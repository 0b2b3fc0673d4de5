import type { Action, Answer, Composer, Json } from '../answer/index.js'
import type { Article, Passage, Technology, Topic } from '../corpus/index.js'
import type { CannedHouse } from './canned-house.js'
import type { Library } from '../library/index.js'
import type { Parsed } from '../errors.js'
import type { Locale, Texts } from '../language/index.js'
import type { Store, StoreKeeper } from '../store/index.js'
import type { Census, Memory, ServerSettings } from '../memory/index.js'
import type { Deed } from './record.js'

/** What an argument may be, and the value that `run` receives for it. */
export interface ArgValues {
  text: string
  technology: Technology
  topic: Topic
  article: Article
  passage: Passage
  flag: boolean
  integer: number
  path: string
  /** One of `choices`. */
  choice: string
  /** The name of a canned comparison, folded; whether there is one here is for the command to see. */
  canned: string
  /** Ids, as the platform has them. */
  person: string
  role: string
  channel: string
  /** What a handed-in file holds. */
  file: string
}

export type ArgKind = keyof ArgValues

export type SurfaceName = 'terminal' | 'discord'

export interface ArgSpec {
  readonly kind: ArgKind
  readonly summary: string
  readonly optional?: true
  /** Only this surface offers it; elsewhere it is as if it were not declared. */
  readonly only?: SurfaceName
  /** Comes from our own buttons, pickers and forms alone: no surface offers it to be typed. Always optional. */
  readonly inner?: true
  /** Terminal: not given by position but as `--name value` (flags always are). */
  readonly named?: true
  /** Terminal: takes all words that are left. The last positional argument only. */
  readonly rest?: true
  readonly maxCharacters?: number
  /** For text: what it may be completed to. Missing: nothing is offered. */
  readonly suggests?: 'questions' | 'projects'
  readonly choices?: readonly string[]
  readonly min?: number
  readonly max?: number
}

export type ArgSpecs = Readonly<Record<string, ArgSpec>>

export type ArgsOf<Specs extends ArgSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends { readonly optional: true } | { readonly kind: 'flag' }
    ? ArgValues[Specs[Name]['kind']] | undefined
    : ArgValues[Specs[Name]['kind']]
}

/** What the platform lets a person do: `moderate` others' messages, `manage` the server. Who manages also moderates. */
export type Right = 'moderate' | 'manage'

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
  /** Told in a few words how far a slow piece of work has come; the surface decides whether to show it. */
  readonly progress?: (message: string) => void
}

/** What `run` is handed: the house's rooms, opened once at start-up. */
export interface CommandContext {
  readonly library: Library
  /** Where the corpus was read from, for the commands of its editors. */
  readonly corpusFolder: string
  readonly composer: Composer
  readonly texts: Texts
  readonly version: VersionInfo
  readonly scope: Scope
  /** The same rooms, speaking another language. */
  readonly speaking: (locale: Locale) => CommandContext
  /** Opened at the first call: a question asked in a terminal needs no database. */
  readonly store: () => Promise<Store>
  /** For its operators' commands, which look at it from outside. */
  readonly keeper: StoreKeeper
  readonly memory: Memory
  /** Those of the server in which it is asked; the standard ones elsewhere. */
  readonly settings: () => Promise<ServerSettings>
  /** Into the server's record, unless it is there already, and to its log channel. Never rejects. */
  readonly tell: (deed: Deed) => Promise<void>
  /** Shelves of canned comparisons, and drafts. */
  readonly canned: CannedHouse
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly commands: readonly AnyCommand[]
}

export interface VersionInfo {
  readonly program: string
  readonly corpus: string
  readonly rules: string
}

/** Answers one line of a stream. Synchronous; the same row gives the same value. */
export type AnswerLine = (row: Readonly<Record<string, unknown>>) => Parsed<Json>

/** A command that also answers a stream: one JSON object a line in, one out, in order. */
export interface LineCommand<Specs extends ArgSpecs> {
  /** What a line holds, for the help and for error messages. */
  readonly expects: string
  /** Called once for the stream: what is opened here (a corpus, an index) serves every line. */
  open(args: ArgsOf<Specs>, context: CommandContext): Parsed<AnswerLine>
}

export interface Command<Specs extends ArgSpecs = ArgSpecs> {
  /** One word; two for one of a group: Discord shows `canned-manage edit` as a subcommand, a terminal takes both words. */
  readonly name: string
  /** One sentence; at most 100 characters, for Discord shows it in its list. */
  readonly summary: string
  readonly args: Specs
  /** `{technology}`, `{topic}`, `{article}` and `{question}` are filled from the corpus; each example must parse. */
  readonly examples: readonly string[]
  /** Missing: everywhere. */
  readonly only?: SurfaceName
  /** Answers the asker alone, always: a surface need not offer to hide the answer. */
  readonly private?: true
  /** Who may: refused to all others, wherever it comes from. */
  readonly right?: Right
  /** Only within a server that the bot is in. */
  readonly guildOnly?: true
  /** May take more than a second: a surface with a deadline defers first. */
  readonly slow?: true
  readonly lines?: LineCommand<Specs>
  run(args: ArgsOf<Specs>, context: CommandContext): Answer | Promise<Answer>
}

/** A command whose argument types are forgotten, for lists. */
export type AnyCommand = Command

/** Declares a command: the declaration is the type of what `run` receives. */
export function defineCommand<const Specs extends ArgSpecs>(command: Command<Specs>): Command<Specs> {
  return command
}

/** An unparsed request. A value is what the surface got: text as typed, an id that was picked, a number, a flag. */
export interface Invocation {
  readonly command: string
  readonly args: Readonly<Record<string, string | number | boolean | undefined>>
  readonly scope: Scope
}

/** What a person has typed so far into one argument. */
export interface SuggestRequest {
  readonly command: string
  readonly argument: string
  readonly typed: string
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
  press(action: Action, scope: Scope, given?: Given): Promise<Answer>
  /** An answer that has a receipt was said there. Never rejects. */
  sent(receipt: string, sent: Sent, scope: Scope): Promise<void>
  /** The message of a receipt is gone again. Never rejects. */
  removed(sent: Sent, scope: Scope): Promise<void>
  /** The standard ones where none are set, cautious ones while they cannot be read. Never rejects; from memory, mostly. */
  settings(guild: string | undefined): Promise<ServerSettings>
  /** The bot was taken out of a server, or put (back) into one. Never rejects. */
  left(guild: string): Promise<void>
  joined(guild: string): Promise<void>
  /** Told once where the bot is, and how to see that later: what passed while nobody listened is made up for. Never rejects. */
  attend(census: () => Census): Promise<void>
  /** Told of every change that a server's log channel is to show. @returns Ends it. */
  watchRecord(listener: (guild: string, channel: string, record: Answer) => void): () => void
  /** Opens a command for a stream of lines: what it returns answers one row (any JSON value) after another. A fault is an issue with the code `fault`. */
  openLines(invocation: Invocation): Parsed<(row: unknown) => Parsed<Json>>
  /** A command's examples, filled from the corpus; none for a name that is no command. */
  examples(command: string): readonly string[]
  /** From memory, mostly; at most 25 entries; labels and values at most 100 characters. Never rejects. */
  suggest(request: SuggestRequest): Promise<readonly Choice[]>
  /** Whether what is remembered between runs can be reached now. Never rejects. */
  remembers(): Promise<boolean>
  /** From now on nothing is kept longer than it may be: for a process that runs for days. */
  tend(): void
  /** Writes what is still to be written, and lets go of the store. The last call. Never rejects. */
  close(): Promise<void>
}
