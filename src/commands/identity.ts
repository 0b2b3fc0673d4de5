import type { AnyCommand, CommandContext } from './command.js'
import type { Invocation } from './door.js'
import { parseArgs } from './parse.js'

/**
 * The same request, spelt as every way of asking for it could be: names by the ids that they are read as, technologies
 * that stand side by side in one order. What cannot be read stays as it was typed.
 */
export function settleSpelling(invocation: Invocation, command: AnyCommand, context: CommandContext): Invocation {
  const args = parseArgs(command.args, invocation, context)
  if (!args.ok) return invocation
  const settled = new Map(
    Object.entries(args.value.values).map(([name, value]) => [name, idOf(value) ?? invocation.args[name]] as const),
  )
  const sides = Object.entries(command.args).flatMap((
    [name, { kind }],
  ) => (kind === 'technology' && settled.get(name) !== undefined ? [name] : []))
  const sorted = sides.map((name) => String(settled.get(name))).sort()
  sides.forEach((name, at) => settled.set(name, sorted[at]))
  return { ...invocation, args: Object.fromEntries(settled) }
}

const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined
