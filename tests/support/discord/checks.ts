import { flags, table } from './limits.js'

/** Any JSON object that came over the wire. */
export type Data = Readonly<Record<string, unknown>>

export const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : [])
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const length = (value: unknown): number => Array.from(textOf(value)).length

/** Every component of a message, containers and rows before what they hold, accessories too. */
export function flatten(components: unknown): readonly Data[] {
  return listOf(components).flatMap((component) => [
    component,
    ...flatten(component['components']),
    ...(isData(component['accessory']) ? flatten([component['accessory']]) : []),
  ])
}

/** The Markdown of a message's text displays, in order. */
export const markdownIn = (components: unknown): readonly string[] =>
  flatten(components).flatMap(({ type, content }) => (type === 10 ? [textOf(content)] : []))

/** Every string within a value, however deep: for what must stand nowhere in it. */
export function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value instanceof Error) return [value.message, value.stack ?? '', ...stringsIn(value.cause)]
  return typeof value === 'object' && value !== null ? Object.entries(value).flat().flatMap(stringsIn) : []
}

/** What is wrong with a message's body, by the limits that no schema states. An edit may leave things out. */
export function checkMessage(body: Data): readonly string[] {
  const usesComponents = (Number(body['flags'] ?? 0) & flags.componentsV2) !== 0
  return [...(usesComponents ? checkComponents(body) : checkPlain(body)), ...checkMentions(body)]
}

function checkPlain(body: Data): readonly string[] {
  const modern = flatten(body['components']).filter(({ type }) => typeof type === 'number' && type >= 9)
  return modern.length > 0 ? ['components of the second version without their flag'] : []
}

function checkComponents(body: Data): readonly string[] {
  const all = flatten(body['components'])
  const ids = all.map(({ custom_id: id }) => id).filter((id) => id !== undefined)
  const numbers = all.map(({ id }) => id).filter((id) => id !== undefined && id !== 0)
  const text = all.filter(({ type }) => type === 10).reduce((sum, { content }) => sum + length(content), 0)
  return [
    ...(['content', 'embeds', 'poll', 'sticker_ids'].some((field) => isFilled(body[field]))
      ? ['content, embeds, polls or stickers beside components']
      : []),
    ...(all.length === 0 ? ['no component at all'] : []),
    ...(all.length > table.componentsInAll ? [`${all.length} components, ${table.componentsInAll} allowed`] : []),
    ...(text > table.textInAll ? [`${text} characters of text, ${table.textInAll} allowed`] : []),
    ...(new Set(ids).size < ids.length ? ['one custom id on two components'] : []),
    ...(new Set(numbers).size < numbers.length ? ['one id on two components'] : []),
    ...all.flatMap(checkComponent),
  ]
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

function checkComponent(component: Data): readonly string[] {
  const { type, components, content, label, custom_id: id, style, url, emoji } = component
  const inside = listOf(components)
  const problems: string[] = []
  if (type === 10 && textOf(content).trim() === '') problems.push('a text display without text')
  if (type === 17 && inside.length === 0) problems.push('an empty container')
  if (type === 17 && inside.some((part) => part['type'] === 17)) problems.push('a container within a container')
  if (type === 1 && (inside.length === 0 || inside.length > table.buttonsInRow))
    problems.push(`a row of ${inside.length}`)
  if (type === 2) {
    if (style !== 5 && (length(id) < 1 || length(id) > table.customId))
      problems.push(`a custom id of ${length(id)} characters`)
    if (style === 5 && (textOf(url) === '' || id !== undefined))
      problems.push('a link button without a link, or with a custom id')
    if (length(label) > table.buttonLabel) problems.push(`a label of ${length(label)} characters`)
    if (textOf(label).trim() === '' && !isData(emoji)) problems.push('a button that shows nothing')
  }
  if (selectTypes.has(Number(type))) problems.push(...checkSelect(component))
  if (type === 1 && inside.some((part) => selectTypes.has(Number(part['type']))) && inside.length > 1)
    problems.push('a select beside something else in its row')
  if (type === 12) {
    const items = listOf(component['items'])
    if (items.length < 1 || items.length > table.galleryItems) problems.push(`a gallery of ${items.length}`)
    if (items.some(({ description }) =>
      description === undefined || length(description) < 1 || length(description) > table.altText
    )) problems.push('a picture whose words are missing or too long')
  }
  return problems
}

const selectTypes = new Set([3, 5, 6, 7, 8])

function checkSelect(
  { type, options, custom_id: id, placeholder, min_values: min = 1, max_values: max = 1, default_values: defaults }:
    Data,
): readonly string[] {
  const all = listOf(options)
  const values = all.map(({ value }) => value)
  const picked = type === 3 ? all.filter((option) => option['default'] === true) : listOf(defaults)
  const texts = all.flatMap((
    option,
  ) => [option['label'], option['value'], ...(option['description'] === undefined ? [] : [option['description']])])
  return [
    ...(length(id) < 1 || length(id) > table.customId ? [`a custom id of ${length(id)} characters`] : []),
    ...(type === 3 && (all.length < 1 || all.length > table.selectOptions)
      ? [`a select of ${all.length} options`]
      : []),
    ...(texts.some((text) => length(text) < 1 || textOf(text).trim() === '' || length(text) > table.selectText)
      ? ['an option of a select that is too long, or empty']
      : []),
    ...(new Set(values).size < values.length ? ['two options of one value'] : []),
    ...(length(placeholder) > table.placeholder ? ['a placeholder that is too long'] : []),
    ...(Number(min) < 0 || Number(min) > Number(max) || Number(max) < 1 ||
        Number(max) > (type === 3 ? Math.max(all.length, 1) : table.selectOptions)
      ? [`a select of ${String(min)} to ${String(max)}`]
      : []),
    ...(picked.length > Number(max) ? ['more picked than may be'] : []),
  ]
}

/** Every message must say whom it calls: no one, or one person whom its first words name. */
function checkMentions(body: Data): readonly string[] {
  const allowed = body['allowed_mentions']
  if (!isData(allowed)) return ['allowed_mentions left to the default']
  const calls = [allowed['parse'], allowed['roles']].some((list) => Array.isArray(list) && list.length > 0)
  const people: readonly unknown[] = Array.isArray(allowed['users']) ? allowed['users'] : []
  const [first] = listOf(body['components'])
  const named = people.length === 0 || (people.length === 1 && first?.['content'] === `<@${String(people[0])}>`)
  return calls || !named || allowed['replied_user'] === true ? ['allowed_mentions lets someone be called'] : []
}

export function checkChoices(data: unknown): readonly string[] {
  const choices = listOf(isData(data) ? data['choices'] : undefined)
  const isFine = ({ name, value }: Data): boolean =>
    length(name) >= 1 && length(name) <= table.choiceText && textOf(name).trim() !== '' &&
    (typeof value === 'number' || (length(value) >= 1 && length(value) <= table.choiceText))
  return [
    ...(choices.length > table.choices ? [`${choices.length} choices`] : []),
    ...choices.filter((choice) => !isFine(choice)).map((choice) =>
      `a choice of the wrong length: ${JSON.stringify(choice).slice(0, 80)}`
    ),
  ]
}
