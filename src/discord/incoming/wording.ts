import type { Message } from 'discord.js'

// People, roles and channels; emoji; commands; moments. See https://discord.com/developers/docs/reference#message-formatting
const marks =
  /<(?:(?:@[!&]?|#)\d{1,20}|a?(?<emoji>:\w{1,32}:)\d{1,20}|(?<command>\/[^<>:]{1,100}):\d{1,20}|t:-?\d{1,15}(?::\w)?)>/g

/**
 * What a message says, without the ids that Discord sends. People, roles and channels are left out and not named: a
 * question that is kept must hold nobody's name, and a channel's could be taken for a subject.
 */
export function readWords({ content }: Message): string {
  const read = (...found: readonly unknown[]): string => {
    const { emoji, command } = found.at(-1) as Readonly<Record<string, string | undefined>>
    return emoji ?? command ?? ' '
  }
  return content.replace(marks, read).trim()
}
