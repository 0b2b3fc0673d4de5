import type { Article, Passage, Technology, Topic } from '../corpus/index.js'
import type { SurfaceName } from './command.js'

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
