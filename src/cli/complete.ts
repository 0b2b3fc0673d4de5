import type { AnyCommand, Choice, Desk } from '../commands/index.js'
import { argumentsOf, matchCommand, offeredCommands, type Argument } from './forms.js'
import { toPrintable } from './layout.js'
import { scanWords, spellWord, type Word } from './words.js'

/** What may stand at the end of a line, and the end that it replaces: the shape that readline wants. */
export type Completion = [completions: string[], replaced: string]

/**
 * Completes the last word of a line: a command, a word of the session, an option, or the value of an argument.
 *
 * @param sessionWords - What a session takes beside commands.
 */
export async function completeLine(line: string, desk: Desk, sessionWords: readonly string[]): Promise<Completion> {
  const { words, open } = scanWords(line)
  const last = words.at(-1)
  const isNew = last === undefined || (open === undefined && last.end < line.length)
  const before = isNew ? words : words.slice(0, -1)
  const { text, start } = isNew ? { text: '', start: line.length } : last
  const offered = offeredCommands(desk.commands)
  const among = (names: readonly string[]): Completion => [
    startingWith(text, names).map((name) => `${name} `),
    line.slice(start),
  ]
  if (before.length === 0)
    return among([...new Set([...offered.map(({ name }) => name.split(' ')[0] ?? ''), ...sessionWords])])
  const match = matchCommand(before.map((word) => word.text), offered)
  if (match?.command)
    return completeArgument({ line, before: before.slice(match.length), text, start }, match.command, desk)
  return match && before.length === 1 ? among(match.group.map(({ name }) => name.split(' ')[1] ?? '')) : [[], '']
}

/** A word that is being typed into a line, behind others. */
interface Typing extends Pick<Word, 'text' | 'start'> {
  readonly line: string
  readonly before: readonly Word[]
}

async function completeArgument({ line, before, text, start: from }: Typing, command: AnyCommand,
  desk: Desk): Promise<Completion> {
  const declared = argumentsOf(command)
  const options = declared.filter(({ isOption }) => isOption)
  const named = options.find(({ name, takesValue }) => takesValue && before.at(-1)?.text === `--${name}`)
  if (!named && text.startsWith('--'))
    return [startingWith(text, [...options.map(({ name }) => `--${name}`), '--json', '--help']), line.slice(from)]
  const plain = plainWords(before, options)
  const positionals = declared.filter(({ isOption }) => !isOption)
  const argument = named ?? positionals[Math.min(plain.length, positionals.length - 1)]
  if (!argument || (!named && plain.length >= positionals.length && argument.spec.rest !== true)) return [[], '']
  // Words that are left are one value: what is replaced starts at the first of them.
  const begins = named ? undefined : plain[positionals.length - 1]
  const start = begins && argument.spec.rest === true ? begins.start : from
  const typed = start === from ? text : line.slice(start)
  const choices = await desk.suggest({ command: command.name, argument: argument.name, typed,
    given: Object.fromEntries(plain.map((word, at) => [positionals[at]?.name ?? '', word.text])),
    scope: { surface: 'terminal' } })
  return [preferBegun(typed, choices).map(({ value }) => spellWord(toPrintable(value))), line.slice(start)]
}

/** Where some begin with what was typed, those alone: near ones beside them would leave nothing to fill in. */
function preferBegun(typed: string, choices: readonly Choice[]): readonly Choice[] {
  const sought = typed.toLowerCase()
  const begun = choices.filter(({ label, value }) =>
    value.toLowerCase().startsWith(sought) || label.toLowerCase().startsWith(sought)
  )
  return begun.length > 0 ? begun : choices
}

/** The words before the cursor that are neither options nor their values. */
function plainWords(words: readonly Word[], options: readonly Argument[]): readonly Word[] {
  const withValue = new Set(options.filter(({ takesValue }) => takesValue).map(({ name }) => `--${name}`))
  return words.filter(({ text }, at) => !text.startsWith('--') && !withValue.has(words[at - 1]?.text ?? ''))
}

function startingWith(typed: string, names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(typed))
}
