import { DiscordAPIError, HTTPError } from 'discord.js'
import { isBroken, LostAnswer } from '../faults.js'

// Backoff, beside the second try that the client makes at once: an outage of half a second is bridged, and the three
// seconds of a first response are not used up.
const pausesMs = [100, 400] as const

/**
 * Retries what Discord may not have got, or could not deal with. Only for what is idempotent: a first response (it
 * refuses a second), an edit (a second changes nothing), a message with a nonce (it keeps one).
 */
export async function retry<T>(send: () => Promise<T>): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await send()
    } catch (error) {
      if (!isTransient(error)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return send()
}

/** At most once, for what is not idempotent: where it may stand already, it has failed, and {@link retry} stops. */
export async function sendOnce<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (error) {
    throw isTransient(error) && !isTurnedAway(error) ? new LostAnswer(error) : error
  }
}

/** A gateway's error: it came no further than Discord's door. */
const isTurnedAway = (error: unknown): boolean =>
  (error instanceof HTTPError || error instanceof DiscordAPIError) && (error.status === 502 || error.status === 503)

/** A transient error, which may be over in a moment. A call that hung is none: its time is up. */
function isTransient(error: unknown): boolean {
  if (error instanceof LostAnswer) return false
  return isBroken(error) || ((error instanceof HTTPError || error instanceof DiscordAPIError) && error.status >= 500)
}

/** An earlier try was carried out after all, or another process has the same token: either way it is answered. */
export function isAnsweredAlready(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === 40060
}

/** What has been answered already needs nothing more. */
export function ignoreAlreadyAcknowledged(error: unknown): undefined {
  if (!isAnsweredAlready(error)) throw error
}
