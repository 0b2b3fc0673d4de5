import { composeLines, composeRefusal, line, list, quiet, say, text, type Action, type Answer, type Block, type Line,
  type Option } from '../../answer/index.js'
import { keyOf, type Canned, type CannedIndex } from '../../canned/index.js'
import type { Texts } from '../../language/index.js'
import { withTimeout } from '../../memory/index.js'
import type { CannedPost } from '../../store/index.js'
import { clip } from '../../text/index.js'
import { findChosen } from './chosen.js'
import { barLine, refuseBarred } from './restrict.js'
import { recentMs } from './service.js'
import { isStale, itemCommand, pageControls, previewPost, refuseUnknown, screen, taskControls } from './item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { posterOf, type Scope } from '../scope.js'
import type { Sent } from '../desk/door.js'
import { operator } from '../desk/audit.js'

export const canned = defineCommand({
  name: 'canned',
  summary: 'Post a canned comparison here.',
  only: 'discord',
  right: 'moderate',
  guildOnly: true,
  args: {
    name: { kind: 'canned', summary: 'Which one' },
    mention: { kind: 'person', summary: 'Who to notify', optional: true },
    reply: { kind: 'text', summary: 'The message to reply to', optional: true, inner: true, maxCharacters: 20 },
    again: { kind: 'text', summary: 'The post that is already here', optional: true, inner: true, maxCharacters: 20 },
  },
  examples: ['canned security'],
  async run({ name, mention, reply, again }, context) {
    const index = await context.canned.index(context.scope.guild)
    const item = findChosen(index, name)
    if (!item || item.deleted) return refuseUnknown(name, { index, command: 'canned', context })
    const bars = index.bars(item, posterOf(context.scope))
    if (bars.length > 0) return refuseBarred(item, bars, context)
    if (isStale(item, context) && (await context.settings()).blocksStale) return refuseStale(item, context)
    const earlier = await findEarlier(item, context)
    // Whoever knows of one may not know of the next: a button is pressed twice, or by two people.
    if (earlier && earlier.message !== again) return pointToEarlier(earlier, { item, mention, reply }, context)
    return {
      ...previewPost(item, context),
      ...(mention === undefined ? {} : { mention }),
      ...(reply === undefined ? {} : { replyTo: reply }),
      receipt: spellReceipt(item),
    }
  },
})

function refuseStale(item: Canned, { texts: { canned: texts } }: CommandContext): Answer {
  return { ...composeRefusal({ code: 'stale', message: `${texts.notHere(item.title)} ${texts.why.staleBlocked}` }),
    controls: taskControls(item, texts, 'approve') }
}

// A comparison that is posted twice does less harm than one that is not posted.
const patienceMs = 1500

/** The newest post of it in this channel within the server's cooldown; none when the store cannot say. */
async function findEarlier({ name }: Canned,
  { scope: { guild, channel }, store, settings, now }: CommandContext): Promise<Sent | undefined> {
  const { repostMinutes } = await settings()
  if (guild === undefined || channel === undefined || repostMinutes === 0) return undefined
  return withTimeout(
    store().then(({ canned: posts }) => posts.findPost({ guild, channel, name }, now() - repostMinutes * 60_000)),
    patienceMs,
  )
}

interface Posting {
  readonly item: Canned
  readonly mention: string | undefined
  readonly reply: string | undefined
}

function pointToEarlier({ channel, message }: Sent, { item: { name, title }, mention, reply }: Posting,
  { scope, texts: { canned: texts } }: CommandContext): Answer {
  const args = { name: keyOf(name), ...(mention === undefined ? {} : { mention }),
    ...(reply === undefined ? {} : { reply }), again: message }
  const see = { kind: 'message', text: texts.see, guild: scope.guild ?? '', channel, message } as const
  return { ...composeLines([line(text(`${texts.alreadyHere(title)} `), see)], { posted: message }, { private: true }),
    controls: [{ label: texts.postAgain, action: { kind: 'run', command: 'canned', args } }] }
}

/** What the surface hands back once the post stands. */
const spellReceipt = ({ name, version }: Canned): string => `canned:${version}:${name}`

/** Remembers a post, if the receipt is one of ours; while the store cannot, as soon as it can. Never rejects. */
export async function recordPost(receipt: string, { channel, message }: Sent, context: CommandContext): Promise<void> {
  const [, version, name] = /^canned:(\d+):(.+)$/u.exec(receipt) ?? []
  const { guild, person } = context.scope
  if (name === undefined || guild === undefined) return
  const post = { guild, channel, message, name, version: Number(version), by: person?.id ?? operator,
    at: context.now() }
  await context.memory.backlog.add((store) => store.canned.posted(post))
  const show = (
    { canned: { see } }: Texts,
  ): readonly Block[] => [
    line({ kind: 'channel', id: channel }, text(' '), { kind: 'message', text: see, guild, channel, message }),
  ]
  await context.tell({ verb: 'canned.post', subject: name, show })
}

/** Posts that still count for what is offered first, in all servers. Rejects as the store does. */
export async function findRecentPosts(limit: number,
  { store, now }: Pick<CommandContext, 'store' | 'now'>): Promise<readonly CannedPost[]> {
  return (await store()).canned.recentPosts(now() - recentMs, limit)
}

/** A post is gone again: it no longer stands in the way of another, and is not counted. Never rejects. */
export async function forgetPost({ message }: Sent,
  { scope: { guild, person }, memory, tell, now }: CommandContext): Promise<void> {
  if (guild === undefined) return
  const removal = { guild, message, by: person?.id ?? null, at: now() }
  await memory.backlog.add(async (store) => {
    const post = await store.canned.unposted(removal)
    if (post)
      await tell({ verb: 'canned.unpost', subject: post.name,
        show: () => [line({ kind: 'channel', id: post.channel })] })
  })
}

// What a list holds.
const optionsShown = 25

/** What may be posted here, to pick from: the choice is posted as a reply to the message. */
export async function offerReply({ message, page }: Extract<Action, { kind: 'reply' }>,
  context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope } = context
  const found = findPostable(await context.canned.index(scope.guild), scope, (page + 1) * optionsShown + 1)
  const offered = found.slice(page * optionsShown, (page + 1) * optionsShown)
  if (offered.length === 0) return composeLines([say(texts.nothingHere)], { offered: 0 })
  const options = offered.map(({ name, title }): Option => ({ label: clip(title, 100), value: name, detail: name,
    picked: false })
  )
  return {
    ...composeLines([say(texts.pickReply), line(quiet(texts.pickReplyNote))], {
      offered: options.map(({ value }) => value),
    }),
    pickers: [{ kind: 'choices', label: texts.pickReply,
      action: { kind: 'run', command: 'canned', args: { reply: message }, takes: 'name' }, options, min: 1, max: 1 }],
    controls: pageControls({ page: page + 1, last: page + (found.length > (page + 1) * optionsShown ? 2 : 1) }, texts,
      (to) => ({ kind: 'reply', message, page: to - 1 })),
    ...(page > 0 ? { inPlace: true } : {}),
  }
}

const findPostable = (index: CannedIndex, scope: Scope, limit: number): readonly Canned[] =>
  index.search('', limit, (item) => index.bars(item, posterOf(scope)).length === 0).map(({ item }) => item)

export const cannedWhy = itemCommand({
  task: 'why',
  summary: 'Check whether a canned comparison may be posted with a role and in a channel, and what stops it.',
  args: {
    role: { kind: 'role', summary: 'As somebody with this role; your own roles if left out', optional: true },
    channel: { kind: 'channel', summary: 'In this channel; here if left out', optional: true },
  },
  async run({ role, channel = '' }, { item, index, texts, context }) {
    const { scope } = context
    const here = channel === '' || channel === scope.channel
    const own = posterOf(scope)
    const poster = { roles: role === undefined ? own.roles : [role], channels: here ? own.channels : [channel] }
    const { blocksStale, repostMinutes } = await context.settings()
    const at = here ? context : { ...context, scope: { ...scope, channel } }
    const earlier = await findEarlier(item, at)
    const bars = index.bars(item, poster)
    const stale = isStale(item, context)
    const stops: readonly Line[] = [
      ...(item.deleted ? [[text(texts.isDeleted)]] : []),
      ...bars.map((bar) => barLine(bar, context)),
      ...(stale && blocksStale ? [[text(texts.why.staleBlocked)]] : []),
    ]
    const notes: readonly Block[] = [
      ...(stale && !blocksStale ? [say(texts.why.stalePosted)] : []),
      ...(earlier
        ? [line(text(`${texts.why.cooldown(repostMinutes)} `), { kind: 'message', text: texts.see,
          guild: scope.guild ?? '', ...earlier })]
        : []),
    ]
    const asked: Line = [
      ...(role === undefined ? [text(texts.why.you)] : [{ kind: 'role', id: role } as const]), text(' · '),
      ...(at.scope.channel === undefined ? [] : [{ kind: 'channel', id: at.scope.channel } as const]),
    ]
    const answer = composeLines([line(...asked), say(stops.length > 0 ? texts.why.no : texts.why.yes),
      ...(stops.length > 0 ? [list(stops)] : []), ...notes], {
      name: item.name, allowed: stops.length === 0, bars: bars.map(({ group, list }) => ({ group, list })), stale,
      cooldown: earlier !== undefined })
    return { ...answer, blocks: [...screen(texts.why.title(item.title), []).blocks, ...answer.blocks] }
  },
})
