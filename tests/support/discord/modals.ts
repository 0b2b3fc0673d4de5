import { flatten, isData, listOf, textOf, type Data } from './checks.js'
import { table } from './limits.js'

/** A form as a person sees it. */
export interface Modal {
  readonly title: string
  readonly id: string
  readonly fields: readonly ModalField[]
}

export interface ModalField {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint: string
  readonly required: boolean
  readonly maxCharacters: number
  readonly long: boolean
}

const partsOf = (data: Data): readonly { readonly label: string; readonly input: Data }[] =>
  listOf(data['components']).flatMap((
    { label, component },
  ) => (isData(component) ? [{ label: textOf(label), input: component }] : []))

export function seeModal(data: Data): Modal {
  const fields = partsOf(data).map(({ label, input }) => ({
    name: textOf(input['custom_id']),
    label,
    value: textOf(input['value']),
    hint: textOf(input['placeholder']),
    required: input['required'] !== false,
    maxCharacters: Number(input['max_length'] ?? table.fieldText),
    long: input['style'] === 2,
  }))
  return { title: textOf(data['title']), id: textOf(data['custom_id']), fields }
}

const length = (value: unknown): number => Array.from(textOf(value)).length

/** What is wrong with a form, by the limits. */
export function checkModal(data: Data): readonly string[] {
  const all = listOf(data['components'])
  const ids = flatten(all.map(({ component }) => component)).map(({ custom_id: id }) => id)
  return [
    ...(length(data['title']) < 1 || length(data['title']) > table.modalTitle
      ? [`a form's title of ${length(data['title'])} characters`]
      : []),
    ...(length(data['custom_id']) < 1 || length(data['custom_id']) > table.customId
      ? [`a form's id of ${length(data['custom_id'])} characters`]
      : []),
    ...(all.length < 1 || all.length > table.modalParts ? [`a form of ${all.length} parts`] : []),
    ...(new Set(ids).size < ids.length ? ['two fields of one name'] : []),
    ...all.filter(({ type }) => type !== 18 && type !== 10).map(({ type }) => `a form's part of type ${String(type)}`),
    ...partsOf(data).flatMap(({ label, input }) => checkField(label, input)),
  ]
}

function checkField(label: string, input: Data): readonly string[] {
  const most = Number(input['max_length'] ?? table.fieldText)
  return [
    ...(length(label) < 1 || length(label) > table.fieldLabel
      ? [`a field's label of ${length(label)} characters`]
      : []),
    ...(length(input['placeholder']) > table.fieldHint ? ['a placeholder that is too long'] : []),
    ...(most < 1 || most > table.fieldText ? [`a field of ${most} characters`] : []),
    ...(length(input['value']) > most ? ['a value longer than its field'] : []),
    ...(textOf(input['custom_id']) === '' ? ['a field without a name'] : []),
    ...('label' in input ? ['a label within a text input beside a label of its own'] : []),
  ]
}

/**
 * What Discord's client sends when a form is handed in.
 *
 * @throws {RangeError} When the client would not let it be handed in like this: it trims nothing, and blanks are words.
 */
export function fillModal({ id, fields }: Modal, values: Readonly<Record<string, string>>): Data {
  const unknown = Object.keys(values).find((name) => !fields.some((field) => field.name === name))
  if (unknown !== undefined) throw new RangeError(`there is no field ${unknown}`)
  const components = fields.map(({ name, value: before, required, maxCharacters }, at) => {
    const value = values[name] ?? before
    if (required && value === '') throw new RangeError(`${name} must be filled in`)
    if (length(value) > maxCharacters) throw new RangeError(`${name} takes ${maxCharacters} characters`)
    return { type: 18, id: at * 2 + 1, component: { type: 4, id: at * 2 + 2, custom_id: name, value } }
  })
  return { custom_id: id, components }
}
