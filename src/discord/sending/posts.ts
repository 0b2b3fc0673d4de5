/** Posts of ours that something is remembered of, so that taking one away is noticed. */
export interface Posts {
  /** @returns Whether it was not known yet: what is sent again after a lost answer of Discord's is the same message. */
  add(message: string, guild: string | undefined): boolean
  /** @returns The server of a post that is known, which is then forgotten; undefined for any other message. */
  take(message: string): { readonly guild: string | undefined } | undefined
}

/** So many at most; the one that was posted longest ago goes first. */
export const remembered = 5_000

/** In memory, so that not every message that is deleted anywhere asks the store. */
export function openPosts(): Posts {
  const guilds = new Map<string, string | undefined>()
  return {
    add: (message, guild) => {
      if (guilds.has(message)) return false
      guilds.set(message, guild)
      const [oldest] = guilds.keys()
      if (guilds.size > remembered && oldest !== undefined) guilds.delete(oldest)
      return true
    },
    take: (message) => {
      if (!guilds.has(message)) return undefined
      const guild = guilds.get(message)
      guilds.delete(message)
      return { guild }
    },
  }
}
