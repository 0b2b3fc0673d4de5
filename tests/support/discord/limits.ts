/**
 * What Discord refuses although its OpenAPI description does not say so, written down a second time and apart from
 * the program under test: a number mistaken there must not be mistaken here by the same stroke.
 *
 * Read from https://github.com/discord/discord-api-docs at c98d64b (2026-08-06).
 */
export const table = {
  // developers/components/reference.mdx: "up to 40 total components", nested ones counted.
  componentsInAll: 40,
  // developers/components/reference.mdx, Text Display: "4000 characters" across the message.
  textInAll: 4000,
  // developers/components/reference.mdx, Action Row: "up to 5 contextually grouped buttons".
  buttonsInRow: 5,
  // developers/components/reference.mdx, Button: "Text that appears on the button; max 80 characters".
  buttonLabel: 80,
  // developers/components/reference.mdx, Custom ID: "1-100 characters", unique within the message.
  customId: 100,
  // developers/components/reference.mdx, String Select: "max 25" options of at most 100 characters each.
  selectOptions: 25,
  selectText: 100,
  // developers/components/reference.mdx, String Select: "Placeholder text … max 150 characters".
  placeholder: 150,
  // developers/interactions/receiving-and-responding.mdx, Modal: title "max 45", "Between 1 and 5 (inclusive)" parts.
  modalTitle: 45,
  modalParts: 5,
  // developers/components/reference.mdx, Label: "max 45 characters"; Text Input: placeholder "100", value "4000".
  fieldLabel: 45,
  fieldHint: 100,
  fieldText: 4000,
  // developers/components/reference.mdx, Media Gallery: "1 to 10" items, description "max 1024".
  galleryItems: 10,
  altText: 1024,
  // developers/interactions/receiving-and-responding.mdx: autocomplete "max of 25 choices".
  choices: 25,
  // developers/interactions/application-commands.mdx, Option Choice Structure: "1-100 character choice name".
  choiceText: 100,
  // developers/interactions/application-commands.mdx: name "1-32 characters", description "1-100 characters".
  commandName: 32,
  commandDescription: 100,
  // developers/interactions/application-commands.mdx: "100 global CHAT_INPUT commands"; 15 of each menu kind (2026-03).
  chatCommands: 100,
  menuCommands: 15,
  // developers/interactions/application-commands.mdx: "25 options"; "8000 characters" for names, descriptions, values.
  commandOptions: 25,
  commandText: 8000,
  // developers/interactions/receiving-and-responding.mdx: "within 3 seconds"; tokens "valid for 15 minutes".
  firstResponseMs: 3000,
  // developers/interactions/application-commands.mdx: a user-installed app may send 5 follow-ups.
  followUpsWithoutServer: 5,
} as const

export const flags = { ephemeral: 1 << 6, componentsV2: 1 << 15 } as const

/** developers/interactions/application-commands.mdx, Naming: lower case only for slash commands and options. */
export const slashName = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** developers/reference.mdx, Locales, and specs/openapi.json, AvailableLocalesEnum: any other is refused. */
export const locales: readonly string[] =
  ('ar he id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja ' +
    'zh-TW ko').split(' ')
