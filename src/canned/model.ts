import type { QuoteReference } from '../answer/index.js'
import type { Corpus, NeedId, Passage, Technology, Topic } from '../corpus/index.js'
import type { Reader } from '../reading/index.js'
import type { Restriction } from '../store/index.js'
import type { Judge } from '../verdict/index.js'

/** What live blocks are read and judged with. */
export interface Ground {
  readonly corpus: Corpus
  readonly reader: Reader
  readonly judge: Judge
  /** Of a translated one: the same with our words as they were written, for what is the same in every language. */
  readonly original?: Ground
}

/** What a live block stands for: found anew in the corpus whenever the comparison is shown. */
export type Live =
  | { readonly kind: 'quote'; readonly passage: Passage; readonly sentences: QuoteReference['sentences'] }
  | { readonly kind: 'compare'; readonly left: Technology; readonly right: Technology;
    readonly others: readonly Technology[]; readonly topic: Topic | null }
  | { readonly kind: 'recommend'; readonly heard: readonly NeedId[]; readonly ruledOut: readonly NeedId[] }

/** A part of a body, with the line on which it begins, from 1. */
export type BodyPart =
  | { readonly kind: 'words'; readonly line: number; readonly text: string }
  | { readonly kind: 'live'; readonly line: number; readonly live: Live }
  /** A live block that names something the corpus does not have, or not any more. */
  | { readonly kind: 'broken'; readonly line: number; readonly spelled: string }

/** What is wrong with a body: an `error` would be shown to readers, a `warning` may be meant. */
export interface BodyIssue {
  readonly level: 'error' | 'warning'
  readonly code: BodyIssueCode
  readonly line: number
  /** What was received, as it stands there. */
  readonly about: string
  /** Valid values near it, best first. */
  readonly nearest: readonly string[]
}

export type BodyIssueCode =
  | 'empty'
  | 'unknown-block'
  | 'unknown-passage'
  | 'unknown-sentences'
  | 'unknown-technology'
  | 'unknown-topic'
  | 'unknown-need'
  | 'nothing-to-compare'
  | 'open-block'
  | 'inline-block'
  | 'repeated-block'
  | 'open-fence'
  | 'wrong-quote'
  | 'no-verdict'
  | 'mention'
  | 'insecure-link'
  | 'too-long'
  | 'too-many-parts'

export interface Body {
  readonly parts: readonly BodyPart[]
  readonly issues: readonly BodyIssue[]
}

/** A canned comparison as it may be posted here: a shipped one, or one of the server's own. */
export interface Canned {
  /** As it is spelt: what is called so, however else that is spelt, is this one. */
  readonly name: string
  readonly title: string
  readonly body: string
  readonly aliases: readonly string[]
  readonly groups: readonly string[]
  readonly restriction: Restriction
  /** `shipped`: our words, whatever the server decided. `override`: the server's own, under a shipped one's name. */
  readonly origin: 'shipped' | 'own' | 'override'
  /** 0 for a shipped one of which nothing was decided. */
  readonly version: number
  /** A deleted one is not offered; one that has a shipped one's name hides that, too. */
  readonly deleted: boolean
  /** What its live blocks rested on when a person last looked: see `spellBaseline`. */
  readonly basis: string
  /** null: nobody here, or somebody who has been forgotten. */
  readonly changedBy: string | null
  /** Milliseconds since 1970; null: shipped. */
  readonly changedAt: number | null
}

export const noRestriction: Restriction = { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] }

/** What a moderator may write at most, in code points: what one message and one form field hold. */
export const maxBodyCharacters = 4000
export const maxTitleCharacters = 100
export const maxAliases = 10
export const maxGroups = 5

/** Who would post, and where. */
export interface Poster {
  readonly roles: readonly string[]
  /** The channel, and for a thread also the channel that it belongs to. */
  readonly channels: readonly string[]
}

/** The lists that keep this person from posting it here. What is denied is denied, whatever else is allowed. */
export function findBars(restriction: Restriction, { roles, channels }: Poster): readonly (keyof Restriction)[] {
  const isAmong = (list: keyof Restriction, own: readonly string[]): boolean =>
    own.some((id) => restriction[list].includes(id))
  const isLeftOut = (list: keyof Restriction, own: readonly string[]): boolean =>
    restriction[list].length > 0 && !isAmong(list, own)
  return [
    ...(isAmong('denyRoles', roles) ? ['denyRoles' as const] : []),
    ...(isLeftOut('allowRoles', roles) ? ['allowRoles' as const] : []),
    ...(isAmong('denyChannels', channels) ? ['denyChannels' as const] : []),
    ...(isLeftOut('allowChannels', channels) ? ['allowChannels' as const] : []),
  ]
}

export const isRestricted = (restriction: Restriction): boolean =>
  Object.values(restriction).some((ids: readonly string[]) => ids.length > 0)
