import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js'
import type { AnswerStatus } from '../answer/index.js'
import { Fault } from '../errors.js'

/** Where the log goes: fields first, then a few words. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Told of what happens, by whoever wants to count it: never whose it is, and never in which words. */
export interface Monitor {
  /** @param command - As the log names it. @param ms - From the event to the end of the answer. */
  answered(command: string, outcome: AnswerStatus, ms: number): void
  /** Somebody asked too often. */
  cooledDown(whose: 'member' | 'channel'): void
  /** Discord answered a call with a status of 400 or more. */
  callRefused(status: number): void
  /** A call has to wait, by Discord's own count. */
  rateLimited(): void
  /** A connection of the gateway was lost and is being made again. */
  reconnecting(): void
}

export const noMonitor: Monitor = {
  answered: () => undefined,
  cooledDown: () => undefined,
  callRefused: () => undefined,
  rateLimited: () => undefined,
  reconnecting: () => undefined,
}

/**
 * Benign errors: answers of Discord that are no fault of ours and cannot be helped. Logged once, never retried, never
 * apologised for.
 *
 * @see https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
const benign = new Map<number, string>([
  [10003, 'the channel is gone'],
  [10008, 'the message is gone'],
  [10015, 'the interaction is over'],
  [10062, 'the interaction came too late or is gone'],
  [40060, 'another process has answered already'],
  [50001, 'the channel may not be seen'],
  [50007, 'this person takes no direct messages'],
  [50013, 'a permission is missing'],
  [50027, 'the interaction is over'],
  [160002, 'the history may not be read, which a reply needs'],
])

/** @returns What happened, if the error is a benign one. */
export function findBenign(error: unknown): string | undefined {
  return error instanceof DiscordAPIError ? benign.get(Number(error.code)) : undefined
}

/**
 * Whether the connection broke, so that it is unknown whether the call was carried out. Calls that took too long were
 * tried again already.
 */
export function isBroken(error: unknown): boolean {
  return !(error instanceof DiscordAPIError) && error instanceof Error && error.name !== 'AbortError' &&
    networkCause(error) !== undefined
}

/** Outcome unknown: it may have been carried out, and is not to be carried out twice. */
export class LostAnswer extends Error {
  constructor(cause: unknown) {
    super('sent once, and Discord did not say what became of it', { cause })
  }
}

/** An error for the log. What Discord was sent is left out: it holds people's words. */
export function describeError(error: unknown): object {
  if (error instanceof DiscordAPIError) {
    const { code, status, method, url } = error
    return { error: error.name, code, status, method, route: hideTokens(url), message: error.message }
  }
  if (error instanceof HTTPError)
    return { error: error.name, status: error.status, method: error.method, route: hideTokens(error.url) }
  if (error instanceof RateLimitError) {
    const { method, url, retryAfter, scope } = error
    return { error: error.name, method, route: hideTokens(url), retryAfter, scope }
  }
  if (error instanceof LostAnswer) return { lost: error.message, ...describeError(error.cause) }
  return { err: error }
}

/** The token of an interaction lets anyone answer it for a quarter of an hour. */
function hideTokens(url: string): string {
  return new URL(url).pathname.replace(/\/(interactions|webhooks)\/(\d+)\/[^/]+/, '/$1/$2/…')
}

const portal = 'https://discord.com/developers/applications'

const sentences = {
  token:
    `Discord refused the token: copy it again from ${portal} (your application, Bot, Reset Token) into DISCORD_TOKEN.`,
  intents: `Discord refused the intents, although none is privileged: open ${portal} (your application, Bot) and see ` +
    'whether the bot is limited there.',
  shards: 'Discord asks for another number of shards than this process was started with: leave the number to Discord.',
  version: 'Discord could not be worked with: it no longer speaks this version of its gateway; update the program.',
  unreachable: (base: string, cause: string) =>
    `${base} could not be reached (${cause}): check the network, a proxy or firewall in between, and ` +
    'DISCORD_API_BASE if it is set.',
  permission:
    'Discord refused access: is the application a member of this server, invited with the scope applications.commands?',
  limited: (ms: number) => `Discord turned a call away for being too many, and asks to wait ${
    Math.max(1, Math.ceil(ms / 1000))
  } s: wait that long and start again.`,
  other: (message: string) => `Discord could not be worked with: ${message}.`,
}

const gatewayRefusals = new Map<number, readonly [code: string, sentence: string]>([
  [4004, ['discord-token', sentences.token]],
  [4010, ['discord-shards', sentences.shards]],
  [4011, ['discord-shards', sentences.shards]],
  [4012, ['discord-version', sentences.version]],
  [4013, ['discord-intents', sentences.intents]],
  [4014, ['discord-intents', sentences.intents]],
])

/** @param closeCode - The gateway's. @returns undefined when the connection will come back by itself. */
export function findGatewayFault(closeCode: number): Fault | undefined {
  const refusal = gatewayRefusals.get(closeCode)
  return refusal && new Fault(...refusal)
}

export const tokenFault = (cause?: unknown): Fault => new Fault('discord-token', sentences.token, { cause })

/** Any error of starting or registering as one sentence that says what to do. */
export function toFault(error: unknown, apiBase: string | undefined): Fault {
  if (error instanceof Fault) return error
  if (isTokenError(error)) return tokenFault(error)
  const faultOf = (code: string, sentence: string): Fault => new Fault(code, sentence, { cause: error })
  const base = apiBase ?? 'Discord'
  if (error instanceof DiscordAPIError) {
    return error.status === 403
      ? faultOf('discord-permission', sentences.permission)
      : faultOf('discord-refused', sentences.other(`it answered ${error.status} (${error.message})`))
  }
  if (error instanceof HTTPError)
    return faultOf('discord-unreachable', sentences.unreachable(base, `it answered ${error.status}`))
  if (error instanceof RateLimitError)
    return faultOf('discord-limited', sentences.limited(Math.max(error.retryAfter, error.timeToReset)))
  const message = error instanceof Error ? error.message : String(error)
  const refusal = wsRefusals.find(([words]) => message.includes(words))
  if (refusal) return findGatewayFault(refusal[1]) ?? tokenFault(error)
  const cause = networkCause(error)
  return cause === undefined
    ? faultOf('discord-start', sentences.other(message))
    : faultOf('discord-unreachable', sentences.unreachable(base, cause))
}

function isTokenError(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401
  return error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid
}

// The gateway's client tells its refusals apart by these words alone.
const wsRefusals = [
  ['Authentication failed', 4004],
  ['Invalid shard', 4010],
  ['Sharding is required', 4011],
  ['invalid API version', 4012],
  ['invalid intents', 4013],
  ['disallowed intents', 4014],
] as const

function networkCause(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'AbortError') return 'no answer in time'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : networkCause(error.cause)
  return code !== undefined && /^(E[A-Z]+|UND_ERR_\w+|CERT_\w+|[A-Z_]*CERT[A-Z_]*)$/.test(code) ? code : undefined
}
