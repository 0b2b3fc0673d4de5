import { flatten, textOf, type Data } from './checks.js'
import { flags } from './limits.js'
import type { Message } from './world.js'

/** A message as a person sees it. */
export interface Seen {
  readonly message: Message
  /** All text in order, as Markdown. */
  readonly text: string
  readonly buttons: readonly Button[]
  /** Only the one who asked sees it. */
  readonly isPrivate: boolean
  /** Milliseconds until Discord had a first response; 0 where nobody waited. */
  readonly afterMs: number
}

export interface Button {
  readonly label: string
  readonly id: string
  readonly disabled: boolean
}

export function see(message: Message, afterMs = 0): Seen {
  const parts = flatten(message.components)
  const texts = parts.filter(({ type }) => type === 10).map(({ content }) => textOf(content))
  return {
    message,
    text: [message.content, ...texts].filter((text) => text !== '').join('\n'),
    buttons: parts.filter(({ type }) => type === 2).map(toButton),
    isPrivate: (message.flags & flags.ephemeral) !== 0,
    afterMs,
  }
}

const toButton = ({ label, custom_id: id, disabled }: Data): Button => ({ label: textOf(label), id: textOf(id), disabled: disabled === true })
