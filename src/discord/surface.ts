import type { ChatInputCommandInteraction, MessageComponentInteraction, MessageContextMenuCommandInteraction,
  ModalSubmitInteraction } from 'discord.js'
import { LRUCache } from 'lru-cache'
import type { Answer, Form } from '../answer/index.js'
import { describeError, findBenign, type Log } from './faults.js'
import type { Asker, Limits } from './limiting/policy.js'

/** What answering needs of the house and of the world. */
export interface Surface extends Limits {
  readonly log: Log
  readonly drafts: Drafts
  readonly posts: Posts
  /** What somebody handed in, from where Discord keeps it. Never rejects. */
  readonly fetchFile: (offered: Offered) => Promise<Download>
}

/**
 * Forms that could not be shown at once, for Discord shows one only as the first thing that follows a press; by a name
 * that the button which opens it holds.
 */
type Drafts = LRUCache<string, Form>

/** In memory: what has been filled in stands in the message as well, wherever losing it would matter. */
export function openDrafts(): Drafts {
  // Each holds a few texts of at most 4,000 characters, as long as other unsaved words are kept, and no longer.
  return new LRUCache({ max: 200, ttl: 30 * 60_000, ttlAutopurge: true, perf: performance })
}

/**
 * Posts of ours that something is remembered of, by their message, so that taking one away is noticed; with their
 * server, if they stand in one.
 */
type Posts = LRUCache<string, { readonly guild: string | undefined }>

/** In memory, so that not every message that is deleted anywhere asks the store. */
export const openPosts = (): Posts => new LRUCache({ max: 5_000 })

/** A file that somebody handed in, as Discord tells of it. */
export interface Offered {
  readonly url: string
  /** In bytes. */
  readonly size: number
  readonly contentType: string | null
}

/** `elsewhere`: it is not kept by Discord. `gone`: it could not be had, or not in time. `binary`: no text. */
export type Download = { readonly kind: 'text'; readonly text: string } | {
  readonly kind: 'elsewhere' | 'too-large' | 'binary' | 'gone'
}

/** An interaction that is answered with a message or a form. */
export type Repliable = ChatInputCommandInteraction | MessageComponentInteraction | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction

/** The context of an answer: who asks, where, and under which settings. Made once, at the entrance. */
export interface Asking extends Asker {
  readonly receipt: Receipt
  readonly surface: Surface
}

/** An interaction that is being answered. */
export interface Request<Kind = Repliable> extends Asking {
  readonly interaction: Kind
}

/** The same request, as what it has turned out to be: for the log. */
export const nameRequest = <Kind>(request: Request<Kind>, command: string): Request<Kind> => ({ ...request,
  receipt: { ...request.receipt, command } })

/** A log entry of one answer: what was asked for and under which id, never in which words. */
export interface Receipt {
  readonly command: string
  readonly reference: string
  /** By the clock of the surface. */
  readonly since: number
}

type Logged = Pick<Asking, 'receipt' | 'surface'>

export function logAnswer({ surface: { log, monitor, now }, receipt: { command, reference, since } }: Logged,
  outcome: Answer['status']): void {
  const ms = now() - since
  log.info({ command, outcome, ms: Math.round(ms), reference }, 'answered')
  monitor.answered(command, outcome, ms)
}

/** @returns Whether the error was ours, so that an apology is due; a benign error is only logged. */
export function logTrouble({ surface: { log }, receipt: { command, reference } }: Logged, error: unknown): boolean {
  const reason = findBenign(error)
  if (reason === undefined) log.error({ command, reference, ...describeError(error) }, 'an answer failed')
  else log.warn({ command, reference }, `not delivered: ${reason}`)
  return reason === undefined
}
