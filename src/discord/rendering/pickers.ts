import { ChannelType, ComponentType, SelectMenuDefaultValueType, type APIChannelSelectComponent,
  type APIRoleSelectComponent, type APIStringSelectComponent } from 'discord.js'
import type { Option, Picker } from '../../answer/index.js'
import type { Row } from './buttons.js'
import { encodeAction } from './custom-id.js'
import { foldLine } from './escape.js'
import { clip, countCharacters, limits } from './limits.js'

type Select = APIStringSelectComponent | APIRoleSelectComponent | APIChannelSelectComponent
type Naming = Pick<Select, 'custom_id' | 'placeholder'>

/** Where messages can be written, be it below a post. */
const channelTypes = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]

/** A row for each picker. One whose action has no spelling, or that offers nothing, is left out: it could not work. */
export function pickerRows(pickers: readonly Picker[]): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const picker of pickers.slice(0, limits.pickers)) {
    const select = writeSelect(picker)
    if (select && !rows.has(select.custom_id))
      rows.set(select.custom_id, { type: ComponentType.ActionRow, components: [select] })
  }
  return [...rows.values()]
}

function writeSelect(picker: Picker): Select | undefined {
  const id = encodeAction(picker.action)
  if (id === undefined) return undefined
  const label = clip(foldLine(picker.label), limits.placeholder)
  return writers[picker.kind](picker, { custom_id: id, ...(label === '' ? {} : { placeholder: label }) })
}

const writers: { readonly [K in Picker['kind']]: (picker: Picker, naming: Naming) => Select | undefined } = {
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
