import type { Memory, ServerSettings } from '../../memory/index.js'
import { digestOf } from '../desk/audit.js'
import { settingNames, settingsTable, standardCode, writeSetting, type SettingName } from './table.js'

/** What became of a change. `before` and `after` are codes of the settings table. */
export type Changed =
  | { readonly kind: 'saved'; readonly settings: ServerSettings; readonly before: string; readonly after: string }
  | { readonly kind: 'same'; readonly settings: ServerSettings }
  /** It is no longer what the person saw. `by`: who changed it last; null: nobody knows. */
  | { readonly kind: 'conflict'; readonly settings: ServerSettings; readonly by: string | null }
  | { readonly kind: 'no-value' | 'busy'; readonly settings: ServerSettings }

interface Wish {
  readonly guild: string
  readonly name: SettingName
  /** A code of the settings table. */
  readonly code: string
  /** The digest of the value that the person saw. undefined: whatever it is. */
  readonly seen: string | undefined
  readonly by: string
}

// Of those who write at the same instant one gets through each time: so many managers at once.
const attempts = 16

/** Changes one setting, and keeps what others change beside it at the same time. Rejects as the store does. */
export async function changeSetting({ guild, name, code, seen, by }: Wish, memory: Memory): Promise<Changed> {
  for (let attempt = 1;; attempt += 1) {
    const held = await memory.readSettings(guild)
    const { settings } = held
    const before = writeSetting(name, settings)
    const value = settingsTable[name].read(code)
    if (value === undefined) return { kind: 'no-value', settings }
    const after = writeSetting(name, { ...settings, [name]: value })
    if (before === after) return { kind: 'same', settings }
    if (seen !== undefined && digestOf(before) !== seen)
      return { kind: 'conflict', settings, by: await findChanger(guild, name, memory) }
    const saved = await memory.changeSetting({ guild, by, name, value, held, before, after })
    if (saved) return { kind: 'saved', settings: saved.settings, before, after }
    if (attempt === attempts) return { kind: 'busy', settings }
  }
}

async function findChanger(guild: string, name: SettingName, memory: Memory): Promise<string | null> {
  const [last] = await (await memory.store()).audit.list(guild, { subject: name, limit: 1 })
  return last?.by ?? null
}

/** What stood before the present value. @returns undefined when no record says so. */
export async function findBefore(guild: string, name: SettingName, memory: Memory): Promise<string | undefined> {
  const { settings } = await memory.readSettings(guild)
  const [last] = await (await memory.store()).audit.list(guild, { subject: name, limit: 1 })
  return last?.after === writeSetting(name, settings) ? last.before : undefined
}

/** The settings that are not the standard ones. */
export function namesChanged(settings: ServerSettings): readonly SettingName[] {
  return settingNames.filter((name) => writeSetting(name, settings) !== standardCode(name))
}
