import type { Answer, Json } from '../answer/index.js'
import type { Article, Corpus, Passage, Technology, Topic } from '../corpus/index.js'
import type { Parsed } from '../errors.js'
import type { Locale } from '../language/index.js'
import type { Memory, ServerSettings } from '../memory/index.js'
import type { Store, StoreKeeper } from '../store/index.js'
import type { CannedService } from './canned/service.js'
import type { AuditEvent } from './desk/audit.js'
import type { LocalizedRooms } from './desk/rooms.js'
import type { Right, Scope, SurfaceName } from './scope.js'

/** What `run` is handed: the house's rooms, opened once at start-up. */
export interface CommandContext extends LocalizedRooms {
  /** What everybody has, whatever a server added. */
  readonly shipped: Corpus
  /** Where the corpus was read from, for the commands of its editors. */
  readonly corpusFolder: string
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
  /** To the server's log channel. Never rejects. */
  readonly tell: (event: AuditEvent) => Promise<void>
  /** Each server’s canned comparisons, and drafts. */
  readonly canned: CannedService
  /** The answer as the server has it, after what it decided of passages. */
  readonly marked: (answer: Answer) => Answer
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
type AnswerLine = (row: Readonly<Record<string, unknown>>) => Parsed<Json>

/** A command that also answers a stream: one JSON object a line in, one out, in order. */
interface LineCommand<Specs extends ArgSpecs> {
  /** What a line holds, for the help and for error messages. */
  readonly expects: string
  /** Called once for the stream: what is opened here (a corpus, an index) serves every line. */
  open(args: ArgsOf<Specs>, context: CommandContext): Parsed<AnswerLine>
}

interface Command<Specs extends ArgSpecs = ArgSpecs> {
  /** One word, or two for one of a group: `canned-manage edit` is a subcommand in Discord, two words in a terminal. */
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
  /** Not rate-limited (`bare`: without arguments): what people need to find their way, and have a right to know. */
  readonly free?: true | 'bare'
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
  /** The name of a group of them, likewise. */
  group: string
  /** Ids, as the platform has them. */
  person: string
  role: string
  channel: string
  /** What a handed-in file holds. */
  file: string
}

export type ArgKind = keyof ArgValues

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
  readonly suggests?: 'questions' | 'projects' | 'articles'
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
