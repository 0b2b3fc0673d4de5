import { isData, listOf, textOf, type Data } from './checks.js'
import { locales, slashName, table } from './limits.js'

const length = (value: unknown): number => Array.from(textOf(value)).length

/** A list of commands as it is put: by kinds, names, lengths and order. */
export function checkCommands(body: unknown): readonly string[] {
  const commands = listOf(body)
  const kind = ({ type }: Data): number => Number(type ?? 1)
  const names = commands.map((command) => `${kind(command)} ${textOf(command['name'])}`)
  const counted = [1, 2, 3].map((type) => [type, commands.filter((command) => kind(command) === type).length] as const)
  return [
    ...(new Set(names).size < names.length ? ['two commands of one name'] : []),
    ...counted.filter(([type, count]) => count > (type === 1 ? table.chatCommands : table.menuCommands)).map((
      [type, count],
    ) => `${count} commands of type ${type}`),
    ...commands.flatMap((command) => (kind(command) === 1 ? checkSlash(command) : checkMenu(command))),
  ]
}

function checkMenu({ name, description, options, name_localizations: names }: Data): readonly string[] {
  const isWrong = (text: unknown): boolean => length(text) < 1 || length(text) > table.commandName
  const wrong = isWrong(name) || textOf(description) !== '' || listOf(options).length > 0 ||
    wordsOf(names).some(([, text]) => isWrong(text))
  return wrong ? [`a menu command wrongly declared: ${textOf(name)}`] : []
}

const wordsOf = (
  localisations: unknown,
): readonly (readonly [string, unknown])[] => (isData(localisations) ? Object.entries(localisations) : [])

function checkSlash(command: Data): readonly string[] {
  const words = textsIn(command).reduce<number>((sum, text) => sum + length(text), 0)
  return [...checkLevel(command), ...(words > table.commandText ? [`${words} characters in one command`] : [])]
}

/** All that counts towards the size of a command, in its longest language. */
function textsIn(part: Data): readonly unknown[] {
  const longest = (own: unknown, others: unknown): unknown =>
    [own, ...wordsOf(others).map(([, text]) => text)].sort((a, b) => length(b) - length(a))[0]
  const choices = listOf(part['choices']).flatMap((
    { name, value, name_localizations: names },
  ) => [longest(name, names), value])
  return [longest(part['name'], part['name_localizations']),
    longest(part['description'], part['description_localizations']), ...choices,
    ...listOf(part['options']).flatMap(textsIn)]
}

/** A command, a group of them, or an option with its own. */
function checkLevel(part: Data): readonly string[] {
  const options = listOf(part['options'])
  const named = [part, ...options]
  const tasks = options.filter(({ type }) => type === 1)
  const firstOptional = options.findIndex(({ required }) => required !== true)
  const isLate = firstOptional >= 0 && options.slice(firstOptional).some(({ required }) => required === true)
  return [
    ...named.flatMap(checkWords),
    ...(options.length > table.commandOptions ? [`${options.length} options`] : []),
    ...(tasks.length > 0 && tasks.length < options.length ? ['options beside subcommands'] : []),
    ...(isLate ? ['a required option after an optional one'] : []),
    ...(hasTwins(options) ? ['two options of one name'] : []),
    ...options.filter(({ autocomplete, choices }) => autocomplete === true && listOf(choices).length > 0).map(() =>
      'choices beside autocomplete'
    ),
    ...options.flatMap(({ choices }) => checkListedChoices(listOf(choices))),
    ...tasks.flatMap((task) => checkLevel(task)),
  ]
}

function checkWords(
  { name, description, name_localizations: names, description_localizations: descriptions }: Data,
): readonly string[] {
  const isName = (text: unknown): boolean => slashName.test(textOf(text)) && textOf(text) === textOf(text).toLowerCase()
  const isDescription = (text: unknown): boolean => length(text) >= 1 && length(text) <= table.commandDescription
  const fine = isName(name) && isDescription(description) && wordsOf(names).every(([, text]) => isName(text)) &&
    wordsOf(descriptions).every(([, text]) => isDescription(text))
  const unknown = [...wordsOf(names), ...wordsOf(descriptions)].map(([locale]) => locale).filter((locale) =>
    !locales.includes(locale)
  )
  return [...(fine ? [] : [`name or description out of bounds: ${textOf(name)}`]),
    ...unknown.map((locale) => `no such language: ${locale}`)]
}

/** In any language two options of one name are one too many. */
function hasTwins(options: readonly Data[]): boolean {
  const languages = new Set(
    options.flatMap(({ name_localizations: names }) => wordsOf(names).map(([locale]) => locale)),
  )
  const isTwice = (names: readonly unknown[]): boolean => new Set(names).size < names.length
  const shownIn = (locale: string): readonly unknown[] =>
    options.map(({ name, name_localizations: names }) => (isData(names) ? (names[locale] ?? name) : name))
  return isTwice(options.map(({ name }) => name)) || [...languages].some((locale) => isTwice(shownIn(locale)))
}

function checkListedChoices(choices: readonly Data[]): readonly string[] {
  const isFine = (text: unknown): boolean => length(text) >= 1 && length(text) <= table.choiceText
  const wrong = choices.filter(({ name, value, name_localizations: names }) =>
    !isFine(name) || !isFine(value) || !wordsOf(names).every(([, text]) => isFine(text))
  )
  return [...(choices.length > table.choices ? [`${choices.length} choices`] : []),
    ...wrong.map(({ name }) => `a choice of the wrong length: ${textOf(name)}`)]
}
