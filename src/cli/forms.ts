import type { Action } from '../answer/index.js'
import type { AnyCommand, ArgKind, ArgSpec } from '../commands/index.js'
import { toPrintable } from './layout.js'
import { spellWord } from './words.js'

/** What stands before a command when this program is run from its folder. */
export const program = 'npm run --silent cli --'

/** How a kind of argument is written on a command line. */
interface Form {
  /** Whether a value follows the option. */
  readonly takesValue: boolean
  /** What stands for the value in a usage line; empty: the argument's own name says it best. */
  readonly placeholder: string
}

const forms: Readonly<Record<ArgKind, Form>> = {
  text: { takesValue: true, placeholder: '' },
  technology: { takesValue: true, placeholder: '' },
  topic: { takesValue: true, placeholder: '' },
  article: { takesValue: true, placeholder: '' },
  passage: { takesValue: true, placeholder: '' },
  flag: { takesValue: false, placeholder: '' },
  integer: { takesValue: true, placeholder: 'number' },
  path: { takesValue: true, placeholder: 'path' },
  choice: { takesValue: true, placeholder: '' },
  canned: { takesValue: true, placeholder: '' },
  group: { takesValue: true, placeholder: '' },
  person: { takesValue: true, placeholder: 'id' },
  role: { takesValue: true, placeholder: 'id' },
  channel: { takesValue: true, placeholder: 'id' },
  file: { takesValue: true, placeholder: 'path' },
}

export interface Argument {
  readonly name: string
  readonly spec: ArgSpec
  /** Given as `--name` rather than by position. */
  readonly isOption: boolean
  readonly takesValue: boolean
  readonly placeholder: string
}

/** The arguments that the terminal offers, in the order of their declaration. */
export function argumentsOf({ args }: AnyCommand): readonly Argument[] {
  return Object.entries(args)
    .filter(([, { only, inner }]) => inner !== true && (only === undefined || only === 'terminal'))
    .map(([name, spec]) => {
      const { takesValue, placeholder } = forms[spec.kind]
      return { name, spec, isOption: spec.named === true || !takesValue, takesValue,
        placeholder: placeholder === '' ? name : placeholder }
    })
}

/** A command's name is one word, or two for one of a group: `store backup`. */
export interface Match {
  /** Missing where the words begin with a group's, and go on with none of its commands. */
  readonly command?: AnyCommand
  /** The commands of the group that the first word names. */
  readonly group: readonly AnyCommand[]
  /** How many words the name takes. */
  readonly length: number
}

/** The command that words begin with: two words before one. undefined: neither a command nor a group begins so. */
export function matchCommand(words: readonly string[], offered: readonly AnyCommand[]): Match | undefined {
  const [first = '', second] = words
  const group = offered.filter(({ name }) => name.startsWith(`${first} `))
  const named = (name: string): AnyCommand | undefined => offered.find((command) => command.name === name)
  const pair = second === undefined ? undefined : named(`${first} ${second}`)
  if (pair) return { command: pair, group, length: 2 }
  const single = named(first)
  if (single) return { command: single, group, length: 1 }
  return group.length > 0 ? { group, length: 1 } : undefined
}

/** The commands that the terminal offers, in the order of the catalogue. */
export function offeredCommands(commands: readonly AnyCommand[]): readonly AnyCommand[] {
  return commands.filter(({ only }) => only === undefined || only === 'terminal')
}

type Values = Readonly<Record<string, string | number | boolean | undefined>>

/** The command that does what a button does: printed in its place. undefined: there is none. */
export function spellAction(action: Action, commands: readonly AnyCommand[]): string | undefined {
  switch (action.kind) {
    case 'show':
      return ['show', action.view, action.answer].map(spell).join(' ')
    case 'run':
      return spellCommand(action.command, action.args, commands)
    case 'rejudge':
    case 'rate':
    case 'save':
    case 'reply':
      return undefined
  }
}

/** A command with its arguments as a person would type it; `parseRequest` reads the same back. */
export function spellCommand(name: string, values: Values, commands: readonly AnyCommand[]): string {
  const command = commands.find((each) => each.name === name)
  const given = (command ? argumentsOf(command) : []).flatMap((argument) => {
    const value = Object.hasOwn(values, argument.name) ? values[argument.name] : undefined
    return value === undefined || value === false ? [] : [{ argument, value: String(value) }]
  })
  const options = given.filter(({ argument }) => argument.isOption).map(({ argument, value }) =>
    spellOption(argument, value)
  )
  const plain = given.filter(({ argument }) => !argument.isOption).map(({ value }) => value)
  // After the lone -- that such a word needs there can be no options.
  const words = plain.some((value) => value.startsWith('-'))
    ? [...options.flat(), '--', ...plain.map(spell)]
    : [...plain.map(spell), ...options.flat()]
  return [...name.split(' ').map(spell), ...words].join(' ')
}

function spellOption({ name, takesValue }: Argument, value: string): readonly string[] {
  if (!takesValue) return [`--${name}`]
  return value.startsWith('--') ? [`--${name}=${spell(value)}`] : [`--${name}`, spell(value)]
}

const spell = (word: string): string => spellWord(toPrintable(word))
