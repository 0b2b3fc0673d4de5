/** What is to change in Discord's list for it to say what we declare. Names in alphabetical order. */
export interface CommandDiff {
  readonly added: readonly string[]
  readonly changed: readonly CommandChange[]
  readonly removed: readonly string[]
  readonly unchanged: readonly string[]
}

interface CommandChange {
  readonly name: string
  /** The fields that differ, for instance `options.topic.description`. */
  readonly fields: readonly string[]
}

export const isChanged = ({ added, changed, removed }: CommandDiff): boolean =>
  added.length + changed.length + removed.length > 0

// What an application declares. Discord adds ids, versions and more, and writes out what was left to its default.
const declared = new Set(['type', 'name', 'name_localizations', 'description', 'description_localizations', 'options',
  'required', 'autocomplete', 'choices', 'value', 'min_value', 'max_value', 'min_length', 'max_length', 'channel_types',
  'contexts', 'integration_types', 'default_member_permissions', 'nsfw'])

/** Lists in which order says nothing. */
const unordered = new Set(['contexts', 'integration_types', 'channel_types'])

/** @param wanted - What we declare. @param listed - What Discord lists, in any order and with whatever it added. */
export function diffCommands(wanted: readonly unknown[], listed: readonly unknown[]): CommandDiff {
  const [ours, theirs] = [indexCommands(wanted), indexCommands(listed)]
  const both = [...ours.keys()].filter((name) => theirs.has(name)).sort()
  const changes = both.map((name) => ({ name, fields: diffFields(ours.get(name), theirs.get(name)) }))
  return {
    added: [...ours.keys()].filter((name) => !theirs.has(name)).sort(),
    changed: changes.filter(({ fields }) => fields.length > 0),
    removed: [...theirs.keys()].filter((name) => !ours.has(name)).sort(),
    unchanged: changes.filter(({ fields }) => fields.length === 0).map(({ name }) => name),
  }
}

/** A slash command `/ask` and a menu entry called `ask` are two commands. */
function indexCommands(commands: readonly unknown[]): Map<string, unknown> {
  const nameOf = ({ type = 1, name }: Readonly<Record<string, unknown>>): string =>
    `${type === 1 ? '/' : ''}${String(name)}`
  return new Map(commands.filter(isRecord).map((command) => [nameOf(command), normalise({ type: 1, ...command })]))
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Only what was declared, without what says the same as nothing; options by name, for they are told apart so. */
function normalise(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => normalise(entry, field))
    return unordered.has(field) ? entries.map(String).sort() : entries
  }
  // Numbers that Discord gives back as text.
  if (field === 'default_member_permissions' && typeof value === 'number') return String(value)
  if (!isRecord(value)) return value
  const isDeclared = (name: string): boolean => declared.has(name) || field.endsWith('_localizations')
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isDeclared(name))
      .map(([name, part]) => [name, normalise(part, name)] as const)
      .filter(([, part]) => !saysNothing(part))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true
  return (Array.isArray(value) && value.length === 0) || (isRecord(value) && Object.keys(value).length === 0)
}

function diffFields(ours: unknown, theirs: unknown, path = ''): readonly string[] {
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return []
  const [left, right] = [asParts(ours), asParts(theirs)]
  if (!left || !right) return [path]
  const names = [...new Set([...left.keys(), ...right.keys()])]
  const inner = names.flatMap((name) =>
    diffFields(left.get(name), right.get(name), path === '' ? name : `${path}.${name}`)
  )
  // Equal part by part and yet not the same: the order of the options.
  return inner.length > 0 ? inner : [path === '' ? 'order' : `${path} (order)`]
}

/** The parts of an object, or of a list of named options. */
function asParts(value: unknown): Map<string, unknown> | undefined {
  if (isRecord(value)) return new Map(Object.entries(value))
  const isNamed = (entry: unknown): boolean => isRecord(entry) && typeof entry['name'] === 'string'
  if (!Array.isArray(value) || !value.every(isNamed)) return undefined
  return new Map((value as readonly Readonly<Record<string, unknown>>[]).map((entry) => [String(entry['name']), entry]))
}
