import { ComponentType, TextInputStyle, type APILabelComponent, type APIModalInteractionResponseCallbackData,
  type ModalSubmitInteraction } from 'discord.js'
import type { Field, Form } from '../../answer/index.js'
import { encodeAction } from './custom-id.js'
import { foldLine } from './escape.js'
import { clip, countCharacters, limits } from './limits.js'

/**
 * A form as Discord shows it.
 *
 * @throws {RangeError} When its action has no spelling short enough: what is filled in could not be handed in.
 */
export function writeModal({ title, action, fields }: Form): APIModalInteractionResponseCallbackData {
  const id = encodeAction(action)
  if (id === undefined)
    throw new RangeError(
      `a form whose action has no spelling of ${limits.customId} characters: ${JSON.stringify(action).slice(0, 200)}`,
    )
  if (fields.length === 0 || fields.length > limits.modalFields)
    throw new RangeError(`a form of ${fields.length} fields; Discord shows 1 to ${limits.modalFields}`)
  return { title: clip(foldLine(title), limits.modalTitle), custom_id: id, components: fields.map(writeField) }
}

function writeField({ name, label, hint, value, long, required, maxCharacters }: Field): APILabelComponent {
  const most = Math.min(Math.max(maxCharacters, 1), limits.fieldText)
  // What cannot be shown whole is better not shown: handed in again, it would have lost its end.
  const shown = countCharacters(value) <= most ? value : ''
  return {
    type: ComponentType.Label,
    label: clip(foldLine(label), limits.fieldLabel),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      required,
      max_length: most,
      ...(foldLine(hint) === '' ? {} : { placeholder: clip(foldLine(hint), limits.fieldHint) }),
      ...(shown === '' ? {} : { value: shown }),
    },
  }
}

/** What was filled in, by the names of the fields: a name such as `__proto__` is only a name. */
export function readFields({ fields }: ModalSubmitInteraction): Readonly<Record<string, string>> {
  const filled = [...fields.fields.values()].flatMap((
    field,
  ) => ('value' in field && typeof field.value === 'string'
    ? [[field.customId, cleanLines(field.value)] as const]
    : [])
  )
  return Object.fromEntries(filled)
}

/** Half a pair of surrogates or a NUL is no text anywhere else. */
const cleanLines = (typed: string): string =>
  typed.replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\ufffd').replace(/\u0000/g, '')
