/** What an argument is called and what it is, and how each of its choices is called. */
export interface ArgWords {
  /** As Discord has names: lower case, one word, at most 32 characters. */
  readonly name: string
  /** At most 100 characters. */
  readonly summary: string
  readonly choices?: Readonly<Record<string, string>>
}

/** What a command is called and what it does; of one of a group ("canned-manage edit") only the second word. */
interface CommandWords {
  readonly name: string
  readonly summary: string
  readonly args?: Readonly<Record<string, ArgWords>>
}

/** By the names of the declarations; a group stands under its own word. What is missing is as it was declared. */
export type CommandTable = Readonly<Record<string, CommandWords>>

/** A command's whole name in a language. */
export function commandName(declared: string, table: CommandTable): string {
  const [group = declared, task] = declared.split(' ')
  const first = table[group]?.name ?? group
  return task === undefined ? first : `${first} ${table[declared]?.name ?? task}`
}

/** @param declared - Somebody may have made it up. */
export function argName(command: string, declared: string, table: CommandTable): string {
  const args = table[command]?.args ?? {}
  return Object.hasOwn(args, declared) ? (args[declared]?.name ?? declared) : declared
}
