import { flatten, listOf, textOf, type Data } from './checks.js'
import type { OptionValue } from './client.js'
import type { Discord, Member, Seen } from './index.js'
import type { SeenPicker } from './seen.js'
import type { Modal } from './modals.js'

/** Somebody who tries everything: each command with each option, each button, each entry of each list, each form. */
export interface Crawl {
  /** What was done so far. */
  readonly counts: { commands: number; presses: number; picks: number; forms: number; menus: number }
  /** Uses a command in every way that its options allow, and all that opens from there. */
  command(name: string): Promise<void>
  /** All that opens from a message or form. */
  open(seen: Seen): Promise<void>
}

export interface CrawlOptions {
  readonly discord: Discord
  readonly member: Member
  /** Told of everything that is seen. */
  readonly look: (seen: Seen, how: string) => void
  /** What is written where anything may be: into options without a list, and into fields. */
  readonly words: (name: string) => readonly string[]
  /** An id of a role, a file to hand in. */
  readonly role: string
  readonly file: string
  /** A label that is not pressed, for it ends what is being looked at. */
  readonly spares: RegExp
  /** At most so many presses and picks from one command. */
  readonly most: number
}

/** A declared command, or one of a group, by its whole name. */
export function listCommands(
  listed: readonly Data[],
): readonly { readonly name: string; readonly options: readonly Data[] }[] {
  return listed.flatMap((command) => {
    const options = listOf(command['options'])
    const tasks = options.filter(({ type }) => type === 1)
    if (tasks.length === 0) return [{ name: textOf(command['name']), options }]
    return tasks.map((task) => ({ name: `${textOf(command['name'])} ${textOf(task['name'])}`,
      options: listOf(task['options']) })
    )
  })
}

export function openCrawl({ discord, member, look, words, role, file, spares, most }: CrawlOptions): Crawl {
  const counts = { commands: 0, presses: 0, picks: 0, forms: 0, menus: 0 }
  // By what a person reads: the same button below another answer is the same button.
  const done = new Set<string>()
  let left = most

  const isNew = (key: string): boolean => {
    if (left <= 0 || done.has(key)) return false
    done.add(key)
    left -= 1
    return true
  }

  /** Everything that may stand in an option, few of each kind. */
  const valuesOf = async (command: string, option: Data): Promise<readonly OptionValue[]> => {
    const name = textOf(option['name'])
    switch (option['type']) {
      case 4:
        return [Number(option['min_value'] ?? 1), Number(option['max_value'] ?? 2)]
      case 5:
        return [true, false]
      case 6:
        return [member.user.id]
      case 7:
        return [discord.place().channelId]
      case 8:
        return [role]
      case 11:
        return [file]
    }
    const choices = listOf(option['choices']).map(({ value }) => textOf(value))
    if (choices.length > 0) return choices
    if (option['autocomplete'] !== true) return words(name)
    const offered = (await member.type(command, name, '')).map(({ value }) => textOf(value))
    return [...offered.slice(0, 2), ...words(name)]
  }

  const open = async (seen: Seen, how = ''): Promise<void> => {
    look(seen, how)
    if (seen.modal) return fill(seen, seen.modal, how)
    for (const picker of seen.pickers) await pick(seen, picker, how)
    for (const { id, label, disabled } of seen.buttons) {
      if (disabled || spares.test(label) || !discord.messages.includes(seen.message) ||
        !isNew(`${label} ${id.slice(0, 12)}`)) continue
      counts.presses += 1
      await open(await member.press(seen, id), `${how} → ${label}`)
    }
  }

  const pick = async (seen: Seen, picker: SeenPicker, how: string): Promise<void> => {
    const known = picker.type === 6
      ? [role]
      : picker.type === 8
      ? [discord.place().channelId]
      : picker.options.map(({ value }) => value)
    const ways = [...known.map((value) => [value]), ...(picker.min === 0 ? [[]] : []), known.slice(0, picker.max)]
      .filter(({ length }) => length >= picker.min && length <= picker.max)
    for (const values of ways) {
      if (!discord.messages.includes(seen.message) || !isNew(`${picker.label} ${values.join(' ')}`)) continue
      // Another pick may have changed the list in the meantime: what is gone from it cannot be picked any more.
      const now = flatten(seen.message.components).find((part) => part['custom_id'] === picker.id)
      if (!now) break
      counts.picks += 1
      await open(await member.pick(seen, picker.id, values), `${how} → ${picker.label}: ${values.join(', ')}`)
    }
  }

  const fill = async (seen: Seen, modal: Modal, how: string): Promise<void> => {
    if (!isNew(`form ${modal.id}`)) return
    counts.forms += 1
    const ways = Math.max(...modal.fields.map(({ name }) => words(name).length))
    for (let way = 0; way < ways; way++) {
      const values = modal.fields.map(({ name, maxCharacters, value, required }) => {
        const all = words(name)
        const written = Array.from(all[way % all.length] ?? value).slice(0, maxCharacters).join('')
        // Discord's client does not send what is empty; what only looks so it does.
        return [name, required && written === '' ? '\u200b' : written] as const
      })
      await open(await member.fill(seen, Object.fromEntries(values)), `${how} → form ${modal.title}`)
    }
  }

  const command = async (name: string): Promise<void> => {
    const declared = listCommands(discord.registry.listed('global').filter(({ type }) => type === 1)).find((entry) =>
      entry.name === name
    )
    const values = await Promise.all(
      (declared?.options ?? []).map(async (option) => ({ name: textOf(option['name']),
        required: option['required'] === true, values: await valuesOf(name, option) })
      ),
    )
    const least = Object.fromEntries(
      values.filter(({ required }) => required).map((option) => [option.name, option.values[0] ?? '']),
    )
    const variants = values.flatMap((option) => option.values.map((value) => ({ ...least, [option.name]: value })))
    for (const options of [least, ...variants]) {
      left = most
      counts.commands += 1
      await open(await member.slash(name, options), `/${name} ${JSON.stringify(options).slice(0, 80)}`)
    }
  }

  return { counts, command, open: (seen) => open(seen) }
}
