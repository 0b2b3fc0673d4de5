import type { Message } from 'discord.js'

// People, roles and channels; emoji; commands; moments. See https://discord.com/developers/docs/reference#message-formatting
const marks = /<(?:(?<kind>@[!&]?|#)(?<id>\d{1,20})|a?(?<emoji>:\w{1,32}:)\d{1,20}|(?<command>\/[^<>:]{1,100}):\d{1,20}|t:-?\d{1,15}(?::\w)?)>/g

/** What a message says, as people read it: names for the ids that Discord sends, nothing for us and for what has no name. */
export function readWords({ content, client, mentions, guild }: Message): string {
  const names: Readonly<Record<string, (id: string) => string | undefined>> = {
    '@': (id) => (id === client.user.id ? undefined : mentions.users.get(id)?.displayName),
    '@&': (id) => guild?.roles.cache.get(id)?.name,
    '#': (id) => guild?.channels.cache.get(id)?.name,
  }
  const read = (...found: readonly unknown[]): string => {
    const { kind = '', id = '', emoji, command } = found.at(-1) as Readonly<Record<string, string | undefined>>
    const name = names[kind.replace('!', '')]?.(id)
    return emoji ?? command ?? (name === undefined ? ' ' : `${kind.charAt(0)}${name}`)
  }
  return content.replace(marks, read).trim()
}
