import type { RESTOptions } from 'discord.js'

// A first response that hangs is sent again while its asker still waits; what was carried out all the same is refused as
// a second response, or known by its nonce.
export const answerTimeoutMs = 2_000

// A whole list of commands takes Discord longer, and nobody waits for it.
const listTimeoutMs = 15_000

/** How Discord's API is called, by the bot and by the registration alike. @param timeout - Of one call, in milliseconds. */
export function restOptions(apiBase: string | undefined, timeout = listTimeoutMs): Partial<RESTOptions> {
  return {
    // By default a call that hangs is tried four times and holds its handler for a minute.
    timeout,
    retries: 1,
    ...(apiBase === undefined ? {} : { api: apiBase.replace(/\/+$/, '').replace(/\/v\d+$/, '') }),
  }
}
