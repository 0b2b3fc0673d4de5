import { nearestNames, type AnyCommand, type Invocation } from '../commands/index.js'
import type { Issue } from '../errors.js'
import { argumentsOf, matchCommand, offeredCommands, type Argument, type Match } from './forms.js'
import { toPrintable } from './layout.js'

/** Understood with every command. */
type Switch = 'json' | 'jsonl' | 'help' | 'version'

const switches: ReadonlyMap<string, Switch> = new Map([
  ['--json', 'json'],
  ['--jsonl', 'jsonl'],
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
])

export function isSwitch(word: string): boolean {
  return switches.has(word)
}

/** What a command line asks for. With issues it is not to be run; the switches are known all the same. */
export interface Request {
  readonly command: AnyCommand | undefined
  /** Where the first word names several commands and the second none of them: those. */
  readonly group?: readonly AnyCommand[]
  readonly args: Invocation['args']
  readonly switches: ReadonlySet<Switch>
  readonly issues: readonly Issue[]
}

/**
 * Reads the words of a command line: switches, the command's name of one word or two, then its arguments by position,
 * `--name value` or `--name=value`. After a lone `--` every word is taken as it is. Shapes only: what a value means is
 * the desk's to say.
 */
export function parseRequest(words: readonly string[], commands: readonly AnyCommand[]): Request {
  const offered = offeredCommands(commands)
  const at = words.findIndex((word) => !switches.has(word))
  const leading = at < 0 ? words : words.slice(0, at)
  const given = new Set(leading.map((word) => switches.get(word)).filter((name) => name !== undefined))
  const name = at < 0 ? undefined : words[at]
  if (name === undefined) return { command: undefined, args: {}, switches: given, issues: [] }
  const match = matchCommand(words.slice(at), offered)
  const rest = words.slice(at + (match?.length ?? 1))
  if (match?.command) return parseArguments(rest, match.command, given)
  const found = { command: undefined, args: {}, switches: new Set([...given, ...switchesIn(rest)]) }
  return match
    ? { ...found, group: match.group, issues: [unknownInGroup(name, rest[0], match)] }
    : { ...found, issues: [unknownFirst(name, offered)] }
}

/** “store bakup”: the first word is right, the second is missing or wrong. */
function unknownInGroup(first: string, second: string | undefined, { group }: Match): Issue {
  const names = group.map(({ name }) => name)
  const received = second === undefined || second.startsWith('-') ? first : `${first} ${second}`
  return unknownCommand(received, names, received === first ? [] : nearestNames(received, names))
}

function switchesIn(words: readonly string[]): readonly Switch[] {
  const end = words.indexOf('--')
  return (end < 0 ? words : words.slice(0, end)).map((word) => switches.get(word)).filter((name) => name !== undefined)
}

function unknownFirst(name: string, offered: readonly AnyCommand[]): Issue {
  const names = [...new Set(offered.map((command) => command.name.split(' ')[0] ?? ''))]
  return unknownCommand(name, names,
    nearestNames(name, name.startsWith('-') ? [...switches.keys()] : names))
}

const unknownCommand = (received: string, names: readonly string[], [nearest]: readonly string[]): Issue =>
  unknown('unknown-command', `${quote(received)} is no command; expected one of ${names.join(', ')}.`, { nearest })

const unknown = (code: string, message: string,
  { nearest, otherwise = '' }: { readonly nearest: string | undefined; readonly otherwise?: string }): Issue =>
  nearest === undefined
    ? { code, message: `${message}${otherwise}` }
    : { code, message: `${message} Did you mean ${nearest}?`, nearest: [nearest] }

interface Reading {
  readonly command: AnyCommand
  readonly options: ReadonlyMap<string, Argument>
  readonly values: Map<string, string | boolean>
  readonly switches: Set<Switch>
  readonly positionals: string[]
  readonly issues: Issue[]
}

function parseArguments(words: readonly string[], command: AnyCommand, given: Iterable<Switch>): Request {
  const declared = argumentsOf(command)
  const options = new Map(
    declared.filter(({ isOption }) => isOption).map((argument) => [`--${argument.name}`, argument]),
  )
  const reading: Reading = { command, options, values: new Map(), switches: new Set(given), positionals: [],
    issues: [] }
  let at = 0
  while (at < words.length) {
    const word = words[at] ?? ''
    if (word === '--') {
      reading.positionals.push(...words.slice(at + 1))
      break
    }
    at += takeWord(word, words[at + 1], reading)
  }
  placePositionals(declared.filter(({ isOption }) => !isOption), reading)
  const { values, switches, issues } = reading
  return { command, args: Object.fromEntries(values), switches, issues }
}

/** @returns How many words were taken: 2 for an option with its value, else 1. */
function takeWord(word: string, next: string | undefined, reading: Reading): number {
  const known = switches.get(word)
  if (known) {
    reading.switches.add(known)
    return 1
  }
  if (!word.startsWith('--')) {
    reading.positionals.push(word)
    return 1
  }
  const equals = word.indexOf('=')
  const option = equals < 0 ? word : word.slice(0, equals)
  const argument = reading.options.get(option)
  if (!argument) {
    reading.issues.push(unknownOption(option, reading))
    return 1
  }
  const inline = equals < 0 ? undefined : word.slice(equals + 1)
  return takeOption(argument, { inline, next }, reading)
}

function takeOption({ name, takesValue, placeholder }: Argument,
  { inline, next }: { readonly inline: string | undefined; readonly next: string | undefined },
  { values, issues }: Reading): number {
  const complain = (code: string, message: string): void => void issues.push({ code, path: name, message })
  if (values.has(name)) complain('given-twice', `--${name} was received twice; expected once.`)
  if (!takesValue) {
    if (inline !== undefined)
      complain('not-a-flag', `${quote(inline)} was received with --${name}; expected the flag alone.`)
    values.set(name, true)
    return 1
  }
  // A word that begins with two dashes is far more likely the next option than a value; with = it is a value.
  const value = inline ?? (next?.startsWith('--') === true ? undefined : next)
  if (value === undefined)
    complain('no-value', `--${name} was received without a value; expected --${name} <${placeholder}>.`)
  values.set(name, value ?? '')
  return inline === undefined && value !== undefined ? 2 : 1
}

function unknownOption(option: string, { command, options }: Reading): Issue {
  const own = [...options.keys()]
  const [nearest] = nearestNames(option, [...own, ...[...switches.keys()].filter((name) => name.startsWith('--'))])
  const otherwise = ` Expected ${[...own, '--json', '--help'].join(', ')}; a lone -- makes every later word plain text.`
  return unknown('unknown-option', `${quote(option)} is no option of ${command.name}.`, { nearest, otherwise })
}

function placePositionals(declared: readonly Argument[],
  { command, positionals, values, switches, issues }: Reading): void {
  const [first] = positionals
  if (first === undefined) return
  if (switches.has('jsonl')) {
    issues.push({ code: 'unexpected-word',
      message: `${
        quote(first)
      } was received; expected no words beside --jsonl: the questions are read from standard input.` })
    return
  }
  const takesRest = declared.at(-1)?.spec.rest === true
  const last = declared.length - 1
  declared.forEach(({ name }, at) => {
    const value = takesRest && at === last ? joinRest(positionals.slice(at)) : positionals[at]
    if (value !== undefined) values.set(name, value)
  })
  const surplus = positionals[declared.length]
  if (takesRest || surplus === undefined) return
  const expected = declared.map(({ name }) => `<${name}>`).join(' ')
  issues.push({
    code: 'unexpected-word',
    message: `${quote(surplus)} was received; expected ${
      expected === '' ? 'no words' : expected
    } after ${command.name}. Words that belong together go in quotes.`,
  })
}

const joinRest = (words: readonly string[]): string | undefined => (words.length === 0 ? undefined : words.join(' '))

/** What was received, shortened, so that a message stays a sentence. */
export function quote(received: string): string {
  const shown = toPrintable(received)
  return `“${shown.length > 60 ? `${toPrintable(shown.slice(0, 59))}…` : shown}”`
}
