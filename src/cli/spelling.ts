import type { Action } from '../answer/index.js'
import type { AnyCommand } from '../commands/index.js'
import { argumentsOf, type Argument } from './forms.js'
import { toPrintable } from './printable.js'
import { spellWord } from './words.js'

type Values = Readonly<Record<string, string | number | boolean | undefined>>

/** The command that does what a button does elsewhere: what the terminal prints in its place. undefined: there is none. */
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
