import { flatten, isData, listOf, textOf, markdownIn, type Data } from './checks.js'
import { flags } from './limits.js'
import type { Modal } from './modals.js'
import type { Message } from './messages.js'

/** A message as a person sees it. */
export interface Seen {
  readonly message: Message
  /** All text in order, as Markdown. */
  readonly text: string
  readonly buttons: readonly Button[]
  readonly pickers: readonly SeenPicker[]
  /** The words of each picture. */
  readonly pictures: readonly string[]
  /** The names of files to take away. */
  readonly files: readonly string[]
  /** Only the person who asked sees it. */
  readonly isPrivate: boolean
  /** Milliseconds until Discord had a first response; 0 where nobody waited. */
  readonly afterMs: number
  /** What opened instead of a message; the message is then what was there before. */
  readonly modal: Modal | undefined
}

export interface Button {
  readonly label: string
  readonly id: string
  readonly disabled: boolean
}

/** A list to pick from. For roles and channels the options are unknown: whatever the server has. */
export interface SeenPicker {
  readonly label: string
  readonly id: string
  readonly type: number
  readonly options: readonly { readonly label: string; readonly value: string; readonly description: string }[]
  readonly picked: readonly string[]
  readonly min: number
  readonly max: number
}

export interface SeenWith {
  readonly afterMs?: number | undefined
  readonly modal?: Modal | undefined
}

export function see(message: Message, { afterMs = 0, modal }: SeenWith = {}): Seen {
  const parts = flatten(message.components)
  const ofType = (type: number): readonly Data[] => parts.filter((part) => part['type'] === type)
  return {
    message,
    text: [message.content, ...markdownIn(message.components)].filter((text) => text !== '').join('\n'),
    buttons: ofType(2).map(toButton),
    pickers: parts.filter(({ type }) => type === 3 || type === 6 || type === 8).map(toPicker),
    pictures: ofType(12).flatMap(({ items }) => listOf(items).map(({ description }) => textOf(description))),
    files: ofType(13).map(({ file }) => textOf(isData(file) ? file['url'] : '').replace(/^.*\//, '')),
    isPrivate: (message.flags & flags.ephemeral) !== 0,
    afterMs,
    modal,
  }
}

const toButton = ({ label, custom_id: id, disabled }: Data): Button => ({ label: textOf(label), id: textOf(id),
  disabled: disabled === true })

function toPicker(
  { type, custom_id: id, placeholder, options, default_values: defaults, min_values: min = 1, max_values: max = 1 }:
    Data,
): SeenPicker {
  const listed = listOf(options)
  const picked = type === 3
    ? listed.filter((option) => option['default'] === true).map(({ value }) => textOf(value))
    : listOf(defaults).map((each) => textOf(each['id']))
  return {
    label: textOf(placeholder),
    id: textOf(id),
    type: Number(type),
    options: listed.map(({ label, value, description }) => ({ label: textOf(label), value: textOf(value),
      description: textOf(description) })
    ),
    picked,
    min: Number(min),
    max: Number(max),
  }
}
