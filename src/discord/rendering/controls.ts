import { ButtonStyle, ChannelType, ComponentType, SelectMenuDefaultValueType, TextInputStyle,
  type APIActionRowComponent, type APIButtonComponentWithCustomId, type APIChannelSelectComponent,
  type APIComponentInMessageActionRow, type APILabelComponent, type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData, type APIRoleSelectComponent, type APIStringSelectComponent,
  type Message, type ModalSubmitInteraction } from 'discord.js'
import type { Action, AnswerCode, Control, Field, Form, Option, Picker } from '../../answer/index.js'
import { decodeAction, decodePress, encodeAction, encodePress, type CustomId, type Press } from './custom-id.js'
import { foldLine } from './escape.js'
import { clip, countCharacters, limits } from './limits.js'
import type { Texts } from '../../language/index.js'

/**
 * What can be done with a message itself: share what one person sees, remove what all see, have answered what was not,
 * fill in what waits.
 */
export type Handle = Extract<Press, { kind: 'share' | 'remove' | 'ask-again' | 'open' }>

type Row = APIActionRowComponent<APIComponentInMessageActionRow>

interface Buttons {
  readonly controls: readonly Control[]
  /** The message's own button closes the first row. */
  readonly handle: Handle | undefined
  /** Ids that stand in the message already: no two components may share one. */
  readonly taken: readonly string[]
}

/**
 * What opens more of the answer stands in the first row, what goes on from it in the second. A control whose action has
 * no spelling short enough is left out: a button that cannot work misleads.
 */
export function buttonRows({ controls, handle, taken }: Buttons, texts: Texts): readonly Row[] {
  const buttons = new Map<CustomId, APIButtonComponentWithCustomId>()
  for (const { label, action } of controls) {
    const id = encodeAction(action)
    const words = clip(foldLine(label), limits.buttonLabel)
    if (id !== undefined && words !== '' && !buttons.has(id) && !taken.includes(id))
      buttons.set(id, writeButton(words, id))
  }
  const own = handle ? writeHandle(handle, texts) : []
  const all = [...buttons.values()]
  const views = all.filter(({ custom_id: id }) => decodeAction(id)?.kind === 'show')
  const first = (views.length > 0 ? views : all).slice(0, limits.buttonsPerRow - own.length)
  const second = all.filter((button) => !first.includes(button)).slice(0, limits.buttonsPerRow)
  return [[...first, ...own], second].filter((row) => row.length > 0).map(writeRow)
}

const handleLabels: { readonly [K in Handle['kind']]: (texts: Texts) => string } = {
  share: (texts) => texts.discord.share,
  remove: (texts) => texts.discord.remove,
  'ask-again': (texts) => texts.policy.answerAnew,
  open: (texts) => texts.discord.openForm,
}

function writeHandle(handle: Handle, texts: Texts): readonly APIButtonComponentWithCustomId[] {
  const id = encodePress(handle)
  return id === undefined ? [] : [writeButton(handleLabels[handle.kind](texts), id)]
}

/** Back and More; the one that leads nowhere is disabled, so that the other stays under the thumb. */
export function turnRow(again: Action, { page, pages }: { readonly page: number; readonly pages: number },
  texts: Texts): Row | undefined {
  const back = encodePress({ kind: 'turn', page: Math.max(page - 1, 0), to: 'back', action: again })
  const more = encodePress({ kind: 'turn', page: Math.min(page + 1, 999), to: 'more', action: again })
  if (back === undefined || more === undefined) return undefined
  return writeRow([
    { ...writeButton(texts.discord.previous, back), disabled: page === 0 },
    { ...writeButton(texts.discord.next, more), disabled: page >= pages - 1 },
  ])
}

const writeRow = (components: APIComponentInMessageActionRow[]): Row => ({ type: ComponentType.ActionRow, components })

const writeButton = (label: string, id: CustomId): APIButtonComponentWithCustomId => ({ type: ComponentType.Button,
  style: ButtonStyle.Secondary, label, custom_id: id })

export const countComponents = (rows: readonly Row[]): number =>
  rows.reduce((sum, { components }) => sum + 1 + components.length, 0)

/** What a message is made of, as Discord gives it back. */
export function componentsOf({ components }: Pick<Message, 'components'>): readonly APIMessageTopLevelComponent[] {
  return components.map((component) => component.toJSON())
}

const rowsIn = (components: readonly APIMessageTopLevelComponent[]): readonly Row[] =>
  components.flatMap((component) => (component.type === ComponentType.ActionRow ? [component] : []))

/** The ids of all buttons and lists in a message's rows. */
export const idsIn = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ components }) => components.flatMap((part) => ('custom_id' in part ? [part.custom_id] : [])))

const pressesIn = (components: readonly APIMessageTopLevelComponent[]): readonly Press[] =>
  idsIn(rowsIn(components)).flatMap((id) => decodePress(id) ?? [])

/** Who may take away a message of ours as its asker, from its components as Discord gives them back. */
export const findAsker = (components: readonly APIMessageTopLevelComponent[]): string | undefined =>
  pressesIn(components).flatMap((press) => (press.kind === 'remove' ? [press.asker] : []))[0]

/** The code of the answer that a message of ours gives, from any of the buttons that hold it. */
export const findAnswer = (components: readonly APIMessageTopLevelComponent[]): AnswerCode | undefined =>
  pressesIn(components).flatMap((press) => ('answer' in press ? [press.answer] : []))[0]

/**
 * The rows of a message that is shown again for all to see, where they do the same; in the place of Share its new
 * handle.
 */
export function keepRows(components: readonly APIMessageTopLevelComponent[], handle: Handle,
  texts: Texts): readonly Row[] {
  const keepPart = (part: APIComponentInMessageActionRow): readonly APIComponentInMessageActionRow[] => {
    const press = 'custom_id' in part ? decodePress(part.custom_id) : undefined
    if (press?.kind === 'share') return writeHandle(handle, texts)
    return press === undefined ? [] : [part]
  }
  return rowsIn(components).map((row) => ({ ...row, components: row.components.flatMap(keepPart) }))
    .filter(({ components: parts }) => parts.length > 0)
}

type Select = APIStringSelectComponent | APIRoleSelectComponent | APIChannelSelectComponent
type Naming = Pick<Select, 'custom_id' | 'placeholder'>

/** Where messages can be written, be it below a post or beside a call. */
export const channelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum,
  ChannelType.GuildMedia, ChannelType.GuildVoice, ChannelType.GuildStageVoice, ChannelType.PublicThread,
  ChannelType.PrivateThread, ChannelType.AnnouncementThread]

/** A row for each picker. One whose action has no spelling, or that offers nothing, is left out: it could not work. */
export function pickerRows(pickers: readonly Picker[]): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const picker of pickers.slice(0, limits.pickers)) {
    const select = writeSelect(picker)
    if (select && !rows.has(select.custom_id)) rows.set(select.custom_id, writeRow([select]))
  }
  return [...rows.values()]
}

function writeSelect(picker: Picker): Select | undefined {
  const id = encodeAction(picker.action)
  if (id === undefined) return undefined
  const label = clip(foldLine(picker.label), limits.placeholder)
  return selectWriters[picker.kind](picker, { custom_id: id, ...(label === '' ? {} : { placeholder: label }) })
}

const selectWriters: { readonly [K in Picker['kind']]: (picker: Picker, naming: Naming) => Select | undefined } = {
  choices: writeChoices,
  roles: ({ options, min, max }, naming) => ({
    ...naming,
    ...bounds(min, max, limits.selectOptions),
    type: ComponentType.RoleSelect,
    default_values: pickedIds(options, max).map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
  }),
  channels: ({ options, min, max }, naming) => ({
    ...naming,
    ...bounds(min, max, limits.selectOptions),
    type: ComponentType.ChannelSelect,
    channel_types: channelTypes,
    default_values: pickedIds(options, max).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  }),
}

/** A value that does not fit cannot be cut: it would stand for something else. */
const isSayable = ({ label, value }: Option): boolean =>
  foldLine(label) !== '' && value !== '' && countCharacters(value) <= limits.selectText

function writeChoices({ options, min, max }: Picker, naming: Naming): APIStringSelectComponent | undefined {
  const byValue = new Map(options.filter(isSayable).map((option) => [option.value, option]))
  const shown = [...byValue.values()].slice(0, limits.selectOptions)
  if (shown.length === 0) return undefined
  const { min_values, max_values } = bounds(min, max, shown.length)
  let picked = 0
  const written = shown.map(({ label, value, detail, picked: isPicked }) => ({
    label: clip(foldLine(label), limits.selectText),
    value,
    ...(foldLine(detail ?? '') === '' ? {} : { description: clip(foldLine(detail ?? ''), limits.selectText) }),
    // Discord refuses more of them than may be picked.
    ...(isPicked && picked++ < max_values ? { default: true } : {}),
  }))
  return { ...naming, type: ComponentType.StringSelect, min_values, max_values, options: written }
}

function bounds(min: number, max: number, most: number): { readonly min_values: number; readonly max_values: number } {
  const max_values = Math.min(Math.max(max, 1), most)
  return { min_values: Math.min(Math.max(min, 0), max_values), max_values }
}

function pickedIds(options: readonly Option[], max: number): readonly string[] {
  const ids = options.filter(({ value, picked }) => picked && /^\d{1,20}$/.test(value)).map(({ value }) => value)
  return [...new Set(ids)].slice(0, Math.min(Math.max(max, 1), limits.selectOptions))
}

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
  const filled = [...fields.fields.values()].flatMap((field) =>
    'value' in field && typeof field.value === 'string' ? [[field.customId, cleanLines(field.value)] as const] : []
  )
  return Object.fromEntries(filled)
}

/** Half a pair of surrogates or a NUL is no text anywhere else. */
const cleanLines = (typed: string): string =>
  typed.replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\ufffd').replace(/\u0000/g, '')
