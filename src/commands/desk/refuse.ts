import { composeDecline, composeIssues, say, type Action, type Answer, type Composer,
  type Control } from '../../answer/index.js'
import type { Issue } from '../../errors.js'
import { argName, textsIn, type Texts } from '../../language/index.js'
import type { AnyCommand, CommandContext } from '../command.js'
import { localeOf, type Right, type Scope } from '../scope.js'
import type { Invocation } from './door.js'
import { notCovered, isOffered, shorten, parseArgs } from './parse.js'

export function findCommand({ command, scope }: Invocation, catalogue: readonly AnyCommand[]): AnyCommand | undefined {
  return catalogue.find(({ name, only }) =>
    name === command && isOffered(only === undefined ? {} : { only }, scope.surface)
  )
}

export function unknownCommand({ command, scope }: Invocation, catalogue: readonly AnyCommand[]): Issue {
  const names = catalogue.filter((entry) => isOffered(entry, scope.surface)).map(({ name }) => name)
  return { code: 'unknown-command', message: textsIn(localeOf(scope)).input.unknownCommand(shorten(command), names) }
}

/** The same without what need not be said, where that alone names something that no article speaks of. */
export function dropUncovered(issues: readonly Issue[], command: AnyCommand, invocation: Invocation): {
  readonly invocation: Invocation
  readonly names: readonly string[]
} | undefined {
  const isSpare = ({ code, path }: Issue): boolean =>
    code === notCovered && path !== undefined && command.args[path]?.optional === true
  if (!issues.every(isSpare)) return undefined
  const args = Object.fromEntries(
    Object.entries(invocation.args).filter(([name]) => !issues.some(({ path }) => path === name)),
  )
  return { invocation: { ...invocation, args }, names: issues.flatMap(({ nearest }) => nearest ?? []) }
}

/** The answer that this gave, below a word on what it leaves out. */
export function withPassedOver(answer: Answer, names: readonly string[], { answer: { remarks } }: Texts): Answer {
  return { ...answer, blocks: [...names.map((name) => say(remarks['not-weighed'](name))), ...answer.blocks] }
}

/** Names that exist but that no article speaks of are declined, not corrected; everything else is refused. */
export function refuse(issues: readonly Issue[], invocation: Invocation, composer: Composer): Answer {
  if (issues.every(({ code }) => code === notCovered)) {
    // Nobody said these words in this order: there is no question to restate.
    const missing = issues.flatMap(({ nearest }) => nearest ?? [])
    return composeDecline({ asked: null, declined: { reason: 'other-technology', missing, nearest: [] } }, composer)
  }
  const named = issues.map((issue) => nameArgument(issue, invocation, composer))
  return composeIssues(named, composer.texts, didYouMean(issues, invocation))
}

/** The argument as the asker's list of commands calls it: in a terminal as it was declared. */
function nameArgument(issue: Issue, { command, scope }: Invocation, { texts }: Composer): Issue {
  const { path } = issue
  return path === undefined || scope.surface === 'terminal'
    ? issue
    : { ...issue, path: argName(command, path, texts.commands) }
}

/** Each name near a wrong one becomes something to press; for several wrong ones their nearest, together. */
function didYouMean(issues: readonly Issue[], { command, args }: Invocation): readonly Control[] {
  const rest = Object.fromEntries(
    Object.entries(args).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  const offers = issues.map(({ path = '', nearest = [], called = nearest }) =>
    nearest.map((value, at): Offer => ({ path, value, name: called[at] ?? value }))
  )
  if (offers.some((each) => each.length === 0)) return []
  const [first = []] = offers
  const together = issues.length === 1 ? first.map((offer) => [offer]) : [offers.flatMap((each) => each.slice(0, 1))]
  return together.map((chosen) => ({
    label: chosen.map(({ name }) => name).join(' · '),
    action: { kind: 'run', command,
      args: { ...rest, ...Object.fromEntries(chosen.map(({ path, value }) => [path, value])) } } satisfies Action,
  }))
}

interface Offer {
  readonly path: string
  readonly value: string
  readonly name: string
}

/** Whether this person may, by their platform and their server's settings. Who sits at the terminal holds the disk. */
export function mayDo(right: Right, { surface, rights = [] }: Scope): boolean {
  return surface === 'terminal' || rights.includes(right) || rights.includes('manage')
}

/** @returns Why this command is not for this person at this place; undefined when it is. */
export function findRefusal({ right, guildOnly }: Pick<AnyCommand, 'right' | 'guildOnly'>, scope: Scope,
  { rights: texts }: Texts): Issue | undefined {
  if (guildOnly === true && scope.guild === undefined) return { code: 'not-in-a-server', message: texts.onlyInServers }
  if (right !== undefined && !mayDo(right, scope)) return { code: 'not-allowed', message: texts.mayNot[right] }
  return undefined
}

/**
 * The same request, spelt as every way of asking for it could be: names by the ids that they are read as, technologies
 * that stand side by side in one order. What cannot be read stays as it was typed.
 */
export function canonicalise(invocation: Invocation, command: AnyCommand, context: CommandContext): Invocation {
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
