import { argName, commandName, type CommandTable } from '../language/index.js'
import type { AnyCommand } from './command.js'

/**
 * An example, written as a terminal takes it, as Discord shows a command that is being typed.
 *
 * @example spellForDiscord('compare node python --topic performance', compare, {}) // '/compare left:node right:python topic:performance'
 */
export function spellForDiscord(example: string, { name, args }: AnyCommand, table: CommandTable): string {
  const words = example.slice(name.length).trim().split(/\s+/).filter((word) => word !== '')
  const waiting = Object.entries(args).filter(([, { named, kind }]) => named !== true && kind !== 'flag')
  const spelt: string[] = []
  while (words.length > 0) {
    const word = words.shift() ?? ''
    const [declared, spec] = word.startsWith('--')
      ? [word.slice(2), args[word.slice(2)]]
      : (waiting.shift() ?? ['', undefined])
    if (spec === undefined) continue
    const value = spec.rest === true
      ? [word, ...words.splice(0)].join(' ')
      : word.startsWith('--')
      ? (words.shift() ?? '')
      : word
    spelt.push(`${argName(name, declared, table)}:${value}`)
  }
  return [`/${commandName(name, table)}`, ...spelt].join(' ')
}
