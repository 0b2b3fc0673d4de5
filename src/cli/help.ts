import type { AnyCommand, Desk } from '../commands/index.js'
import { parseRequest } from './arguments.js'
import { argumentsOf, offeredCommands, program, spellCommand, type Argument } from './forms.js'
import { toPrintable, wrap } from './layout.js'
import { splitWords } from './words.js'

type Row = readonly [left: string, right: string]

const exitCodes: readonly Row[] = [
  ['0', 'answered'],
  ['2', 'refused: the input was wrong; what was received and expected is on standard error'],
  ['3', 'declined: the articles do not answer this; the answer says so'],
  ['1', 'failed: a fault of ours'],
]

const commonOptions: readonly Row[] = [
  ['--json', 'one JSON object on standard output, for errors {"error": {"code", "message"}}'],
  ['--help', 'this page'],
]

const linesRow = (
  expects: string,
): Row => ['--jsonl',
  `read JSON lines from standard input, each an object with ${expects}; answer each with one line, in order; ` +
  'exit 0 at the end of input']

/** All commands, or those of a group, one line each. */
export function renderOverview({ commands, version }: Desk, width: number, group?: readonly AnyCommand[]): string {
  const offered = group ?? offeredCommands(commands)
  return page([
    [`Backquote ${version.program} answers backend-choice questions with quotes from published articles.`],
    [`Usage: ${program} <command> [arguments]`, 'Without a command a session begins: one command or question a line.'],
    ['Commands', ...table(offered.map(({ name, summary }) => [name, summary]), width)],
    ['Options',
      ...table([...commonOptions.slice(0, 1), ['--help', 'with a command: what it takes'], ['--version',
        'program, corpus and rules']], width)],
    ['Exit codes', ...table(exitCodes, width)],
  ])
}

export function renderVersion({ version }: Desk): string {
  return `backquote ${version.program}\ncorpus ${version.corpus}\nrules ${version.rules}\n`
}

/** One command: what it takes, examples, exit codes; all from its declaration. */
export function renderCommandHelp(command: AnyCommand, desk: Desk, width: number): string {
  const declared = argumentsOf(command)
  const options: readonly Row[] = [
    ...declared.map((argument): Row => [spellArgument(argument), describe(argument)]),
    ...(command.lines ? [linesRow(command.lines.expects)] : []),
    ...commonOptions,
  ]
  const examples = desk.examples(command.name).map((example) => `  ${spellExample(example, desk)}`)
  return page([
    [`Usage: ${program} ${usageOf(command)}`],
    wrap([{ text: toPrintable(command.summary), style: String }], width),
    ['Arguments', ...table(options, width)],
    ...(examples.length > 0 ? [['Examples', ...examples]] : []),
    ['Exit codes', ...table(exitCodes, width)],
  ])
}

/** The command with the places of its arguments: `compare <left> <right> [--topic <topic>]`. */
function usageOf(command: AnyCommand): string {
  return [command.name, ...argumentsOf(command).map((
    argument,
  ) => (isOptional(argument) ? `[${spellArgument(argument)}]` : spellArgument(argument)))].join(' ')
}

/** An example as it can be pasted into a shell: words that belong together in quotes. */
function spellExample(example: string, { commands }: Desk): string {
  const words = splitWords(example)
  const request = words.ok ? parseRequest(words.value, commands) : undefined
  return request?.command && request.issues.length === 0
    ? spellCommand(request.command.name, request.args, commands)
    : toPrintable(example)
}

const isOptional = ({ spec, takesValue }: Argument): boolean => spec.optional === true || !takesValue

function spellArgument({ name, isOption, takesValue, placeholder, spec }: Argument): string {
  if (!isOption) return `<${name}${spec.rest === true ? ' …' : ''}>`
  return takesValue ? `--${name} <${placeholder}>` : `--${name}`
}

function describe({ spec }: Argument): string {
  const range = spec.min === undefined && spec.max === undefined ? '' : ` (${spec.min ?? 0} to ${spec.max ?? 'any'})`
  return `${toPrintable(spec.summary)}${range}`
}

function table(rows: readonly Row[], width: number): readonly string[] {
  const column = Math.min(26, Math.max(...rows.map(([left]) => left.length)) + 2)
  return rows.flatMap(([left, right]) => {
    const described = wrap([{ text: right, style: String }], Math.max(20, width - column - 2))
    const overhangs = left.length + 2 > column
    const first = overhangs ? [`  ${left}`] : []
    return [...first, ...described.map((row, at) => `  ${(at === 0 && !overhangs ? left : '').padEnd(column)}${row}`)]
  })
}

function page(sections: readonly (readonly string[])[]): string {
  return sections.map((rows) => rows.join('\n')).join('\n\n')
}
