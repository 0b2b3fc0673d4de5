import type { Issue } from '../errors.js'
import type { Texts } from '../language/index.js'
import type { AnyCommand, Right, Scope } from './command.js'

/** Whether this person may, as their platform and their server's settings have it. Whoever sits at the terminal holds the disk. */
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
