import type { Data } from './checks.js'
import type { Role, User } from './world.js'

/** What a person is beyond a user: in servers, and to Discord. */
export interface Profile {
  /** What they may do beyond what everyone may, whatever their roles. */
  readonly may: bigint
  readonly roles: readonly Role[]
  readonly nick: string | null
  /** The language of their Discord. */
  readonly locale: string
}

export const plainProfile: Profile = { may: 0n, roles: [], nick: null, locale: 'en-US' }

export function describeMember(user: User, { roles, nick }: Profile = plainProfile): Data {
  return { user, nick, avatar: null, roles: roles.map(({ id }) => id), joined_at: '2024-01-01T00:00:00.000Z',
    premium_since: null, deaf: false, mute: false, flags: 0, pending: false }
}
