import { ChannelType } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { channelTypes } from '../../src/discord/rendering/controls.js'
import { limits } from '../../src/discord/rendering/limits.js'
import { locales as ours } from '../../src/language/index.js'
import { readDescribed } from '../support/discord/described.js'
import { locales, table } from '../support/discord/limits.js'
import { missingChannelTypes } from '../support/discord/openapi.js'

const file = process.env['DISCORD_OPENAPI'] ?? ''
if (file === '')
  console.warn("DISCORD_OPENAPI is not set: our tables are not compared with Discord's description of its API.")

// Without messages of their own: direct conversations are no server's, and the others hold channels or servers.
const withoutChat = [ChannelType.DM, ChannelType.GroupDM, ChannelType.GuildCategory, ChannelType.GuildDirectory]

it('a channel of every kind with a chat can be picked', () => {
  const kinds = Object.values(ChannelType).filter((value): value is ChannelType => typeof value === 'number')
  expect([...channelTypes].sort((a, b) => a - b)).toEqual(
    [...new Set(kinds)].filter((kind) => !withoutChat.includes(kind)).sort((a, b) => a - b),
  )
})

describe.skipIf(file === '')("Discord's description of its API", () => {
  const described = file === '' ? undefined : readDescribed(file)

  it.each([
    ['ButtonComponentForMessageRequest', 'label', 'maxLength', limits.buttonLabel, table.buttonLabel],
    ['ButtonComponentForMessageRequest', 'custom_id', 'maxLength', limits.customId, table.customId],
    ['ButtonComponentForMessageRequest', 'url', 'maxLength', limits.url, limits.url],
    ['ActionRowComponentForMessageRequest', 'components', 'maxItems', limits.buttonsPerRow, table.buttonsInRow],
    ['MessageCreateRequest', 'components', 'maxItems', limits.components, table.componentsInAll],
    ['TextDisplayComponentForMessageRequest', 'content', 'maxLength', limits.messageText, table.textInAll],
    ['StringSelectComponentForMessageRequest', 'options', 'maxItems', limits.selectOptions, table.selectOptions],
    ['StringSelectComponentForMessageRequest', 'placeholder', 'maxLength', limits.placeholder, table.placeholder],
    ['StringSelectOptionForRequest', 'label', 'maxLength', limits.selectText, table.selectText],
    ['StringSelectOptionForRequest', 'value', 'maxLength', limits.selectText, table.selectText],
    ['ChannelSelectComponentForMessageRequest', 'max_values', 'maximum', limits.selectOptions, table.selectOptions],
    ['RoleSelectComponentForMessageRequest', 'max_values', 'maximum', limits.selectOptions, table.selectOptions],
    ['ModalInteractionCallbackRequestData', 'title', 'maxLength', limits.modalTitle, table.modalTitle],
    ['LabelComponentForModalRequest', 'label', 'maxLength', limits.fieldLabel, table.fieldLabel],
    ['TextInputComponentForModalRequest', 'placeholder', 'maxLength', limits.fieldHint, table.fieldHint],
    ['TextInputComponentForModalRequest', 'value', 'maxLength', limits.fieldText, table.fieldText],
    ['ThumbnailComponentForMessageRequest', 'description', 'maxLength', limits.altText, table.altText],
    ['InteractionApplicationCommandAutocompleteCallbackStringData', 'choices', 'maxItems', limits.choices,
      table.choices],
    ['ApplicationCommandOptionStringChoice', 'name', 'maxLength', limits.choiceText, table.choiceText],
    ['ApplicationCommandCreateRequest', 'name', 'maxLength', table.commandName, table.commandName],
    ['ApplicationCommandCreateRequest', 'options', 'maxItems', table.commandOptions, table.commandOptions],
    ['ApplicationCommandCreateRequest', 'description', 'maxLength', limits.commandDescription,
      table.commandDescription],
    ['ApplicationCommandStringOption', 'max_length', 'maximum', limits.optionText, limits.optionText],
  ])('%s.%s: %s is what our tables say', (schema, property, bound, inProgram, inTests) => {
    expect([inProgram, inTests]).toEqual(Array(2).fill(described?.bound(schema, property, bound)))
  })

  it('has the locales that our tables have, among them each that we translate into', () => {
    const tags = (described?.values('AvailableLocalesEnum') ?? []).map(String)
    expect([...tags].sort()).toEqual([...locales].sort())
    expect(ours.filter((locale) => locale !== 'en' && !tags.includes(locale))).toEqual([])
  })

  it('has the kinds of channels that can be picked, but for those that are known to be missing', () => {
    const kinds = described?.values('ChannelTypes') ?? []
    expect(channelTypes.filter((kind) => !kinds.includes(kind))).toEqual(missingChannelTypes)
    // A kind that comes anew is looked at: has it a chat?
    const known: readonly number[] = [...channelTypes, ...withoutChat]
    expect(kinds.filter((kind) => !known.includes(Number(kind)))).toEqual([])
  })
})
