import { composeLines, composeRefusal, line, quiet, text, type Action, type Answer, type Control,
  type Option } from '../../answer/index.js'
import { keyOf, mayPost, type Canned, type CannedIndex } from '../../canned/index.js'
import { withTimeout } from '../../memory/index.js'
import type { CannedPost } from '../../store/index.js'
import { clip } from '../../text/index.js'
import { recentMs } from './service.js'
import { posterOf, previewPost, refuseUnknown } from './item.js'
import { defineCommand, type CommandContext, type Scope } from '../command.js'
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
    const item = index.find(name)
    if (!item || item.deleted) return refuseUnknown(name, { index, command: 'canned', context })
    if (!mayPost(item.restriction, posterOf(context.scope)))
      return composeRefusal({ code: 'restricted', message: context.texts.canned.notHere(item.title) })
    const earlier = await findEarlier(item, context)
    // Whoever knows of one may not know of the next: a button is pressed twice, or by two people.
    if (earlier && earlier.message !== again) return pointToEarlier(item, earlier, { mention, reply }, context)
    return {
      ...previewPost(item, context),
      ...(mention === undefined ? {} : { mention }),
      ...(reply === undefined ? {} : { replyTo: reply }),
      receipt: spellReceipt(item),
    }
  },
})

// A comparison that is posted twice does less harm than one that is not posted.
const patienceMs = 1500

/** The newest post of it in this channel that is not older than the server's cooldown; none when the store cannot say. */
async function findEarlier({ name }: Canned,
  { scope: { guild, channel }, store, settings, now }: CommandContext): Promise<Sent | undefined> {
  const { repostMinutes } = await settings()
  if (guild === undefined || channel === undefined || repostMinutes === 0) return undefined
  return withTimeout(
    store().then(({ canned: posts }) => posts.findPost({ guild, channel, name }, now() - repostMinutes * 60_000)),
    patienceMs,
  )
}

function pointToEarlier({ name, title }: Canned, { channel, message }: Sent,
  { mention, reply }: { readonly mention: string | undefined; readonly reply: string | undefined },
  { scope, texts: { canned: texts } }: CommandContext): Answer {
  const args = { name: keyOf(name), ...(mention === undefined ? {} : { mention }),
    ...(reply === undefined ? {} : { reply }), again: message }
  const blocks = [
    line(text(`${texts.alreadyHere(title)} `), { kind: 'message', text: texts.see, guild: scope.guild ?? '', channel,
      message }),
  ]
  const postAgain: Control = { label: texts.postAgain, action: { kind: 'run', command: 'canned', args } }
  return { ...composeLines(blocks, { posted: message }, { private: true }), controls: [postAgain] }
}

const receiptPrefix = 'canned'

/** What the surface hands back once the post stands. */
const spellReceipt = ({ name, version }: Canned): string => `${receiptPrefix}:${version}:${name}`

/** Remembers a post, if the receipt is one of ours; while the store cannot, as soon as it can. Never rejects. */
export async function recordPost(receipt: string, { channel, message }: Sent, context: CommandContext): Promise<void> {
  const [, version, name] = /^canned:(\d+):(.+)$/u.exec(receipt) ?? []
  const { guild, person } = context.scope
  if (name === undefined || guild === undefined) return
  const post = { guild, channel, message, name, version: Number(version), by: person?.id ?? operator,
    at: context.now() }
  await context.memory.backlog.add((store) => store.canned.posted(post))
  await context.tell({ verb: 'canned.post', subject: name, show: (
    { canned: texts },
  ) => [
    line({ kind: 'channel', id: channel }, text(' '), { kind: 'message', text: texts.see, guild, channel, message }),
  ] })
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

// One less than a list holds, so that "more" never stands alone.
const optionsShown = 25

/** What may be posted here, to pick from: the choice is posted as a reply to the message. */
export async function offerReply({ message, page }: Extract<Action, { kind: 'reply' }>,
  context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope } = context
  const found = findPostable(await context.canned.index(scope.guild), scope, (page + 1) * optionsShown + 1)
  const offered = found.slice(page * optionsShown, (page + 1) * optionsShown)
  if (offered.length === 0) return composeLines([line(text(texts.nothingHere))], { offered: 0 }, { private: true })
  const options = offered.map(({ name, title }): Option => ({ label: clip(title, 100), value: name, detail: name,
    picked: false })
  )
  const turn = (to: number, label: string): Control => ({ label, action: { kind: 'reply', message, page: to } })
  return {
    ...composeLines([line(text(texts.pickReply)), line(quiet(texts.pickReplyNote))], {
      offered: options.map(({ value }) => value),
    }, { private: true }),
    pickers: [{ kind: 'choices', label: texts.pickReply,
      action: { kind: 'run', command: 'canned', args: { reply: message }, takes: 'name' }, options, min: 1, max: 1 }],
    controls: [...(page > 0 ? [turn(page - 1, texts.buttons.back)] : []),
      ...(found.length > (page + 1) * optionsShown ? [turn(page + 1, texts.buttons.more)] : [])],
    ...(page > 0 ? { inPlace: true } : {}),
  }
}

const findPostable = (index: CannedIndex, scope: Scope, limit: number): readonly Canned[] =>
  index.search('', limit, ({ restriction }) => mayPost(restriction, posterOf(scope))).map(({ item }) => item)
