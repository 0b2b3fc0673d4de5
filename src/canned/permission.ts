import type { Restriction } from '../store/index.js'

/** Who would post, and where. */
export interface Poster {
  readonly roles: readonly string[]
  /** The channel, and for a thread also the channel that it belongs to. */
  readonly channels: readonly string[]
}

/** Whether it may be posted here by this person. What is denied is denied, whatever else is allowed. */
export function mayPost({ allowRoles, denyRoles, allowChannels, denyChannels }: Restriction,
  { roles, channels }: Poster): boolean {
  const isAmong = (list: readonly string[], own: readonly string[]): boolean => own.some((id) => list.includes(id))
  if (isAmong(denyRoles, roles) || isAmong(denyChannels, channels)) return false
  return (allowRoles.length === 0 || isAmong(allowRoles, roles)) &&
    (allowChannels.length === 0 || isAmong(allowChannels, channels))
}

export const isRestricted = (restriction: Restriction): boolean =>
  Object.values(restriction).some((ids: readonly string[]) => ids.length > 0)
