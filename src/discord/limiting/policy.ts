import { composeNotice, line, text, type Answer, type AnswerStatus, type Span } from '../../answer/index.js'
import type { AnyCommand, Desk, Invocation, Limit, Scope, Sent, ServerSettings } from '../../commands/index.js'
import type { Monitor } from '../faults.js'
import { messageUrl } from '../rendering/markdown.js'
import type { Texts } from '../../language/index.js'
import type { Cooldown, Full, Window } from './cooldown.js'
import type { InFlight } from './in-flight.js'
import { nameAsked, type Repeats } from './repeats.js'

/** What counts how much is asked, and what is asked again. */
export interface Limits {
  readonly desk: Desk
  readonly monitor: Monitor
  readonly cooldown: Cooldown
  readonly repeats: Repeats
  readonly inFlight: InFlight
  readonly lateness: Lateness
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number
}

/** Somebody who asks, where, and what their server has decided about that. */
export interface Asker {
  readonly scope: Scope
  readonly settings: ServerSettings
  /** Our own words, in the language that the answer has. */
  readonly texts: Texts
  readonly surface: Limits
}

/**
 * What an answer costs: `shown` to all it costs the channel and the asker, `private` only the asker, and more of an
 * answer (`press`) a quarter.
 */
type Cost = 'shown' | 'private' | 'press'

export interface Wait extends Window {
  readonly whose: 'member' | 'channel'
}

// Why, Other side, Context and Sources of an answer are one look at it, for the presser alone.
const pressesPerAnswer = 4

/**
 * Rate limiting: counts what a person asks for. Moderators may always: they tidy up and post for others.
 *
 * @returns What is full, and for how long; undefined when the answer may be given.
 */
export function findWait({ scope, settings, surface: { cooldown, monitor, now } }: Asker, cost: Cost):
  | Full<Wait>
  | undefined {
  if ((scope.rights ?? []).length > 0 || scope.person === undefined) return undefined
  const { memberLimit, channelLimit } = settings
  const who = `${scope.guild ?? 'direct'} ${scope.person.id}`
  const pressLimit: Limit = { ...memberLimit, answers: memberLimit.answers * pressesPerAnswer }
  const own: Wait = cost === 'press'
    ? { whose: 'member', key: `press ${who}`, limit: pressLimit }
    : { whose: 'member', key: `ask ${who}`, limit: memberLimit }
  const shared: readonly Wait[] = cost === 'shown' && scope.guild !== undefined && scope.channel !== undefined
    ? [{ whose: 'channel', key: `in ${scope.channel}`, limit: channelLimit }]
    : []
  const full = cooldown.take([own, ...shared], now())
  if (full) monitor.cooledDown(full.window.whose)
  return full
}

/** Whether this may be asked for however often. */
export const isFree = ({ free }: AnyCommand, args: Invocation['args']): boolean =>
  free === true || (free === 'bare' && Object.values(args).every((value) => value === undefined))

/** For the one who asked too often, alone. */
export function describeWait({ window: { whose, limit }, seconds }: Full<Wait>,
  { policy: { memberWait, channelWait } }: Texts): string {
  return (whose === 'member' ? memberWait : channelWait)(limit.answers, limit.seconds, seconds)
}

/** Who is to see an answer, and whether that is because of where it was asked. */
interface Showing {
  readonly toAll: boolean
  readonly isElsewhere: boolean
}

/** @param hide - As the asker said; undefined if they did not. */
export function chooseShowing(asker: Asker, hide: boolean | undefined): Showing {
  const { scope, settings } = asker
  const isElsewhere = !isHome(asker)
  const isWanted = hide === undefined ? scope.guild === undefined || settings.visibility === 'public' : !hide
  return { toAll: isWanted && !isElsewhere, isElsewhere }
}

/** Whether the server lets the bot answer for all to see here; what holds for a channel holds for its threads. */
export function isHome({ scope: { guild, channel, parent }, settings: { channels } }: Asker): boolean {
  if (guild === undefined || channels.length === 0) return true
  return [channel, parent].some((id) => id !== undefined && channels.includes(id))
}

// More would make the line longer than the answer.
const namedChannels = 3

/** An answer that is private because of its channel says where it would not have been. */
export function explainElsewhere(answer: Answer,
  { scope: { guild }, settings: { channels }, texts: { policy: { onlyYou, otherChannel, moreChannels } } }: Asker,
  nameOf: (channel: string) => string | undefined): Answer {
  if (answer.private || answer.form || guild === undefined) return answer
  const links = channels.slice(0, namedChannels).flatMap((channel, at): readonly Span[] => {
    const name = nameOf(channel)
    return [text(at === 0 ? ' ' : ', '), { kind: 'link', text: name === undefined ? otherChannel : `#${name}`,
      url: messageUrl({ guild, channel }) }]
  })
  const more = channels.length > namedChannels ? [text(` ${moreChannels(channels.length - namedChannels)}`)] : []
  return { ...answer, blocks: [...answer.blocks, line(text(onlyYou), ...links, ...more, text('.'))] }
}

/**
 * The key by which answers for all to see are deduplicated: whoever asks the same has the same one. undefined in a
 * direct conversation, where an answer twice disturbs no one.
 */
export function nameAnswer(asked: Invocation, { desk }: Pick<Limits, 'desk'>): string | undefined {
  const command = desk.commands.find(({ name }) => name === asked.command)
  // Canned comparisons know by themselves when they were posted last.
  const repeatsItself = Object.values(command?.args ?? {}).some(({ kind }) => kind === 'canned')
  return asked.scope.guild === undefined || repeatsItself ? undefined : nameAsked(desk.settle(asked))
}

/** Where the same was answered lately, for all to see. */
export function findEarlier(name: string | undefined, { repeats, now }: Limits): Sent | undefined {
  return name === undefined ? undefined : repeats.find(name, now())
}

/** That something was answered for all to see. Refusals and apologies may well be otherwise next time. */
export function noteAnswer(name: string | undefined,
  { status, sent }: { readonly status: AnswerStatus; readonly sent: Sent }, { repeats, now }: Limits): void {
  if (name !== undefined && (status === 'answered' || status === 'declined')) repeats.note(name, sent, now())
}

/** Instead of the same once more: where it stands. */
export function describeEarlier({ channel, message }: Sent,
  { scope: { guild = '@me', locale = 'en' }, texts: { policy: { answeredEarlier, earlierAnswer } } }: Asker): Answer {
  const link: Span = { kind: 'link', text: earlierAnswer, url: messageUrl({ guild, channel, message }) }
  return { ...composeNotice('refused', [[text(answeredEarlier), link]]), locale }
}

/** How long events take to reach us, beyond what they take when nothing is in the way. */
interface Lateness {
  /**
   * @param id - The event's: Discord writes into it when it happened.
   * @param now - Milliseconds on a clock that never goes back; need not be Discord's.
   * @returns Milliseconds by which it came later than the promptest of the last ten minutes or more.
   */
  of(id: string, now: number): number
}

// Two clocks part by some hundredths of a second in this time, and no rush of questions lasts as long.
const windowMs = 10 * 60_000

export function openLateness(): Lateness {
  let [end, promptest, promptestBefore] = [-Infinity, Infinity, Infinity]
  return {
    of: (id, now) => {
      const age = now - Number(BigInt(id) >> 22n)
      if (now > end) [end, promptest, promptestBefore] = [now + windowMs, Infinity, promptest]
      promptest = Math.min(promptest, age)
      return age - Math.min(promptest, promptestBefore)
    },
  }
}
