import { isData, listOf, textOf, type Data } from './checks.js'
import type { Place } from './member.js'
import { newId, permission, type User } from './world.js'

/** What Discord's client does before anything is sent: it offers commands, and spells out what was filled in. */

export type OptionValue = string | number | boolean

export interface Surroundings {
  /** Commands as they are listed at the place. */
  readonly listed: (place: Place) => readonly Data[]
  /** What this person may do at the place. */
  readonly permissionsOf: (user: User, place: Place) => bigint
  /** A user, role or channel that exists, as beside an option that names it. */
  readonly describe: (type: number, id: string) => Data | undefined
}

interface Use {
  readonly user: User
  readonly place: Place
  readonly type?: number
  readonly focused?: Data
}

const contextOf = ({ guildId }: Place): number => (guildId === undefined ? 1 : 0)

/**
 * Whether the client offers it: at this place, and to somebody with these permissions. What is not listed at all is not
 * kept from being tried.
 */
export function mayUse(command: string, { type = 1, user, place }: Use, world: Surroundings): boolean {
  const found = findCommand(command, type, place, world)
  if (!found) return true
  const contexts = found['contexts']
  if (Array.isArray(contexts) && !contexts.includes(contextOf(place))) return false
  const needed = found['default_member_permissions']
  if (typeof needed !== 'string' || place.guildId === undefined) return true
  const may = world.permissionsOf(user, place)
  return (may & permission.administrator) !== 0n || (may & BigInt(needed)) === BigInt(needed)
}

const findCommand = (command: string, type: number, place: Place, world: Surroundings): Data | undefined =>
  world.listed(place).find((entry) =>
    entry['type'] === type && (entry['name'] === command || (type === 1 && entry['name'] === command.split(' ')[0]))
  )

/** What is sent for a command: one of a group is an option of its group, with options of its own. */
export function commandData(command: string, options: Readonly<Record<string, OptionValue>>, use: Use,
  world: Surroundings): Data {
  const { type = 1, focused } = use
  const found = findCommand(command, type, use.place, world)
  const base = { id: textOf(found?.['id']) || newId(), name: command, type }
  if (type !== 1) return base
  const [group = '', name] = command.split(' ')
  const declared = listOf(found?.['options'])
  const within = name === undefined
    ? declared
    : listOf(declared.find((option) => option['name'] === name && option['type'] === 1)?.['options'])
  const given = Object.entries(options).map(([option, value]) => ({ name: option, type: typeOf(option, value, within),
    value })
  )
  const all = [...given, ...(focused ? [focused] : [])]
  const resolved = resolve(given, world)
  return { ...base, name: group, options: name === undefined ? all : [{ type: 1, name, options: all }], ...resolved }
}

const valueTypes: Readonly<Record<string, number>> = { string: 3, number: 4, boolean: 5 }

const typeOf = (option: string, value: OptionValue, declared: readonly Data[]): number =>
  Number(declared.find(({ name }) => name === option)?.['type'] ?? valueTypes[typeof value] ?? 3)

const kinds: Readonly<Record<number, string>> = { 6: 'users', 7: 'channels', 8: 'roles', 11: 'attachments' }

function resolve(given: readonly { readonly type: number; readonly value: OptionValue }[], world: Surroundings): Data {
  const found: Record<string, Record<string, Data>> = {}
  for (const { type, value } of given) {
    const kind = kinds[type]
    const described = kind === undefined ? undefined : world.describe(type, String(value))
    if (kind !== undefined && isData(described)) found[kind] = { ...found[kind], [String(value)]: described }
  }
  return Object.keys(found).length === 0 ? {} : { resolved: found }
}
