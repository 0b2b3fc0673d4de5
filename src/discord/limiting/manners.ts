import type { Answer, Block, Span } from '../../answer/index.js'
import type { AnyCommand, Invocation, Scope, Sent } from '../../commands/index.js'
import type { Limit, ServerSettings } from '../../commands/index.js'
import type { Full, Window } from './cooldown.js'
import { nameAsked } from './repeats.js'
import type { Surface } from '../surface.js'
import { sayingsIn, type Sayings } from '../rendering/texts.js'

/** What an answer costs: `shown` to all it costs the channel and the asker, `private` only the asker, and more of an answer (`press`) a quarter. */
export type Cost = 'shown' | 'private' | 'press'

export interface Wait extends Window {
  readonly whose: 'member' | 'channel'
}

// Why, Other side, Context and Sources of an answer are one look at it, for the presser alone.
const pressesPerAnswer = 4

/**
 * Counts what somebody asks for. Moderators may always: they tidy up and post for others.
 *
 * @returns What is full, and for how long; undefined when the answer may be given.
 */
export function findWait(scope: Scope, settings: ServerSettings, cost: Cost, { cooldown, monitor, now }: Surface): Full<
  Wait
> | undefined {
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
  { manners: { memberWait, channelWait } }: Sayings): string {
  return (whose === 'member' ? memberWait : channelWait)(limit.answers, limit.seconds, seconds)
}

/** Who is to see an answer, and whether that is because of where it was asked. */
export interface Showing {
  readonly toAll: boolean
  readonly isElsewhere: boolean
}

/** @param hide - As the asker said; undefined if they did not. */
export function chooseShowing(scope: Scope, settings: ServerSettings, hide: boolean | undefined): Showing {
  const isElsewhere = !isHome(scope, settings)
  const isWanted = hide === undefined ? scope.guild === undefined || settings.visibility === 'public' : !hide
  return { toAll: isWanted && !isElsewhere, isElsewhere }
}

/** Whether the server lets the bot answer for all to see here; what holds for a channel holds for its threads. */
export function isHome({ guild, channel, parent }: Scope, { channels }: ServerSettings): boolean {
  if (guild === undefined || channels.length === 0) return true
  return [channel, parent].some((id) => id !== undefined && channels.includes(id))
}

// More would make the line longer than the answer.
const namedChannels = 3

/** An answer that is private because of its channel says where it would not have been. */
export function explainElsewhere(answer: Answer, scope: Scope, { channels }: ServerSettings,
  nameOf: (channel: string) => string | undefined): Answer {
  if (answer.private || answer.form || scope.guild === undefined) return answer
  const { guild, locale } = scope
  const { onlyYou, otherChannel, moreChannels } = sayingsIn(locale).manners
  const links = channels.slice(0, namedChannels).flatMap((id, at): readonly Span[] => {
    const name = nameOf(id)
    return [{ kind: 'text', text: at === 0 ? ' ' : ', ' }, { kind: 'link',
      text: name === undefined ? otherChannel : `#${name}`, url: `https://discord.com/channels/${guild}/${id}` }]
  })
  const more: readonly Span[] = channels.length > namedChannels
    ? [{ kind: 'text', text: ` ${moreChannels(channels.length - namedChannels)}` }]
    : []
  const block: Block = { kind: 'line',
    line: [{ kind: 'text', text: onlyYou }, ...links, ...more, { kind: 'text', text: '.' }] }
  return { ...answer, blocks: [...answer.blocks, block] }
}

/** What an answer for all to see is known by to whoever asks the same. Between two people alone nobody minds an answer twice: it has no name. */
export function nameAnswer(asked: Invocation, { desk }: Surface): string | undefined {
  const command = desk.commands.find(({ name }) => name === asked.command)
  // Canned comparisons know by themselves when they were posted last.
  const repeatsItself = Object.values(command?.args ?? {}).some(({ kind }) => kind === 'canned')
  return asked.scope.guild === undefined || repeatsItself ? undefined : nameAsked(desk.settle(asked))
}

/** Where the same was answered lately, for all to see. */
export function findEarlier(name: string | undefined, { repeats, now }: Surface): Sent | undefined {
  return name === undefined ? undefined : repeats.find(name, now())
}

/** That something was answered for all to see. Refusals and apologies may well be otherwise next time. */
export function noteAnswer(name: string | undefined, { status }: Answer, sent: Sent, { repeats, now }: Surface): void {
  if (name !== undefined && (status === 'answered' || status === 'declined')) repeats.note(name, sent, now())
}

/** Instead of the same once more: where it stands. */
export function describeEarlier({ channel, message }: Sent, { guild = '@me', locale = 'en' }: Scope): Answer {
  const { answeredEarlier, earlierAnswer } = sayingsIn(locale).manners
  const line: readonly Span[] = [
    { kind: 'text', text: answeredEarlier },
    { kind: 'link', text: earlierAnswer, url: `https://discord.com/channels/${guild}/${channel}/${message}` },
  ]
  return { status: 'refused', private: true, blocks: [{ kind: 'line', line }], controls: [], locale, record: null }
}
