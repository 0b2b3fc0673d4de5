import type { RESTOptions } from 'discord.js'

/** How Discord's API is called, by the bot and by the registration alike. */
export function restOptions(apiBase: string | undefined): Partial<RESTOptions> {
  return {
    // By default a call that hangs holds its handler for a minute, twenty times as long as its asker waits.
    timeout: 5_000,
    retries: 1,
    ...(apiBase === undefined ? {} : { api: apiBase.replace(/\/+$/, '').replace(/\/v\d+$/, '') }),
  }
}
