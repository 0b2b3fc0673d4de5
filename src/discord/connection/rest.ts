import { DefaultRestOptions, type RateLimitData, type RESTOptions } from 'discord.js'
import type { Monitor } from '../faults.js'

/** How long a call may take, and how long it may be held back. */
interface Patience {
  /** From the sending to the last byte of the answer; a call that takes longer is sent once more. */
  readonly timeoutMs: number
  /** Of one pause that Discord asks for; a longer one is a failure. */
  readonly mostWaitMs: number
}

/**
 * For what somebody waits for. A first response that hangs is sent again while its asker still waits; what was carried
 * out all the same is refused as a second response, or known by its nonce.
 */
export const answerPatience: Patience = { timeoutMs: 2_000, mostWaitMs: 10_000 }

/** For a whole list of commands, which takes Discord longer, and keeps no one waiting. */
export const listPatience: Patience = { timeoutMs: 15_000, mostWaitMs: 30_000 }

export interface RestSettings {
  /** Unset: Discord's own. */
  readonly apiBase?: string | undefined
  readonly patience: Patience
  /** Told of every call, also of those that the client deals with alone. Unset: nobody is. */
  readonly monitor?: Pick<Monitor, 'callRefused' | 'rateLimited'> | undefined
}

// A call that is turned away so often in a row has little hope, and what was turned away counts against the bot.
const mostTurnedAway = 3

// Where neither header nor body says how long to wait, or they say zero.
const unsaidSeconds = 1

/**
 * How Discord's API is called, by the bot and by the registration alike: no call hangs, and none is repeated without a
 * pause or an end. Discord's client alone waits for a body as long as the connection lasts, repeats a call at once
 * where 429 comes without Retry-After, and does so without end.
 *
 * @returns Options under which a call fails with a `RateLimitError` when it is held back too long or too often.
 */
export function restOptions({ apiBase, patience, monitor }: RestSettings): Partial<RESTOptions> {
  const held = new Map<string, { turnedAway: number; told: boolean }>()
  const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
    const key = keyOf(init.method, url)
    const before = held.get(key)
    held.delete(key)
    const response = await readWhole(await DefaultRestOptions.makeRequest(url, init))
    if (response.status >= 400) monitor?.callRefused(response.status)
    if (response.status === 429) {
      monitor?.rateLimited()
      held.set(key, { turnedAway: (before?.turnedAway ?? 0) + 1, told: true })
    }
    return response
  }
  // Asked whenever a call is to wait: by Discord's answer, or by the client's own count before it is sent.
  const rejectOnRateLimit = ({ method, url, retryAfter, sublimitTimeout, timeToReset }: RateLimitData): boolean => {
    const key = keyOf(method, url)
    const { turnedAway, told } = held.get(key) ?? { turnedAway: 0, told: false }
    if (!told) monitor?.rateLimited()
    held.set(key, { turnedAway, told: true })
    const isTooMuch = turnedAway >= mostTurnedAway ||
      Math.max(retryAfter, sublimitTimeout, timeToReset) > patience.mostWaitMs
    if (isTooMuch) held.delete(key)
    return isTooMuch
  }
  return {
    timeout: patience.timeoutMs,
    // By default a call that hangs is tried four times and holds its handler for a minute.
    retries: 1,
    makeRequest,
    rejectOnRateLimit,
    ...(apiBase === undefined ? {} : { api: apiBase.replace(/\/+$/, '').replace(/\/v\d+$/, '') }),
  }
}

// Calls of one method to one address follow one another, so that this names the call that waits.
const keyOf = (method: string | undefined, url: string): string => `${(method ?? 'GET').toUpperCase()} ${url}`

type Answered = Awaited<ReturnType<RESTOptions['makeRequest']>>

/** With its body, while the time-out still counts; a 429 always says when to come again. */
async function readWhole(response: Answered): Promise<Response> {
  const bytes = await response.arrayBuffer()
  const { status, statusText } = response
  const headers = new Headers([...response.headers])
  if (status === 429) announceWait(headers, bytes)
  return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers })
}

/** What a proxy took out of the headers still stands in the body. */
function announceWait(headers: Headers, bytes: ArrayBuffer): void {
  const body = parseLimit(bytes)
  const said = [Number(headers.get('Retry-After')), Number(body.retry_after)].find((seconds) => seconds > 0)
  headers.set('Retry-After', String(said ?? unsaidSeconds))
  if (body.global === true) headers.set('X-RateLimit-Global', 'true')
}

/** @see https://discord.com/developers/docs/topics/rate-limits#exceeding-a-rate-limit */
function parseLimit(bytes: ArrayBuffer): { readonly retry_after?: unknown; readonly global?: unknown } {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'))
    return typeof body === 'object' && body !== null ? body : {}
  } catch {
    return {}
  }
}
