import { randomUUID } from 'node:crypto'
import { InteractionContextType, type Message } from 'discord.js'
import { composeNotice, line, text, type Action, type Answer } from '../../answer/index.js'
import type { Sent } from '../../commands/index.js'
import { findBenign } from '../faults.js'
import { explainElsewhere, isHome } from '../limiting/policy.js'
import type { Handle } from '../rendering/controls.js'
import { renderAnswer } from '../rendering/render.js'
import type { Repliable, Request } from '../surface.js'
import { findChannel, findName, mayShow } from './permissions.js'
import { change, isEphemeral, mayChange, respond, showForm, type Pressed } from './respond.js'
import { retry } from './retry.js'

export interface ReplyOptions {
  /** Others may see it too, unless the answer says otherwise. Unset: for the asker alone, whatever the answer says. */
  readonly toAll?: boolean
  /** Known to take long: acknowledge before beginning. */
  readonly slow?: boolean
  /** What would give the same answer again, for turning its pages. */
  readonly again?: Action | undefined
  readonly page?: number
  /** More of an answer that was given: private by nature, and yet worth sharing. */
  readonly isView?: boolean
  /** The message whose button was pressed changes into the answer, instead of a new one below it. */
  readonly inPlace?: boolean
  /** It may not be shown to all where it was asked: then there is nothing to share. */
  readonly staysHere?: boolean
  /** What is a post, and meant for all, is shown to all although anything else would be for the asker alone. */
  readonly posts?: boolean
  /** What can be done with the message itself. Unset: shared by its asker, or removed, as one sees it or all. */
  readonly handle?: Handle | undefined
  /** Told of an answer that all see, and where it stands. */
  readonly onShown?: ((answer: Answer, sent: Sent) => void) | undefined
}

/** Said for all to see, and remembered. */
export const isPost = ({ receipt, private: isPrivate }: Answer): boolean => !isPrivate && receipt !== undefined

/** Whether an answer takes the place of the pressed message; what is for one person never that of one that all see. */
export function takesPlace(interaction: Repliable, answer: Answer, inPlace = false): interaction is Pressed {
  return (inPlace || answer.inPlace === true) && mayChange(interaction) && (!answer.private || isEphemeral(interaction))
}

/**
 * Says an answer in the way it asks for: as a form, as a reply to some message, in place of the one whose button was
 * pressed, or as the interaction's own response. What has a receipt is reported to the desk.
 *
 * @returns Where it stands, if all see it.
 */
export async function deliver(request: Request, given: Answer, options: ReplyOptions): Promise<Sent | undefined> {
  const { interaction, surface } = request
  if (given.form) {
    if (await showForm(interaction, given.form)) return undefined
    const draft = randomUUID()
    surface.drafts.set(draft, given.form)
    // What else it says stands above a button that opens its form.
    const blocks = given.blocks.length > 0 ? given.blocks : [line(text(request.texts.discord.formWaits))]
    return say(request, { ...given, private: true, blocks }, { ...options, handle: { kind: 'open', draft } })
  }
  if (options.posts !== true) return sayAndReport(request, given, options)
  const answer = keepPlace(request, given)
  if (answer.replyTo === undefined || answer.private) return sayAndReport(request, answer, options)
  const post = await postReply(request, answer, answer.replyTo)
  if (!post) return sayAndReport(request, answer, options)
  await report(request, answer, post.sent)
  await say(request, post.notice, options)
  return post.sent
}

async function sayAndReport(request: Request, answer: Answer, options: ReplyOptions): Promise<Sent | undefined> {
  const sent = await say(request, answer, options)
  if (sent) await report(request, answer, sent)
  return sent
}

/** Once for each message: what is sent again after a lost answer of Discord's is the same one. */
async function report({ scope, surface: { desk, posts } }: Request, { receipt }: Answer, sent: Sent): Promise<void> {
  if (receipt === undefined || posts.has(sent.message)) return
  posts.set(sent.message, { guild: scope.guild })
  await desk.sent(receipt, sent, scope)
}

async function say({ interaction }: Request, answer: Answer, options: ReplyOptions): Promise<Sent | undefined> {
  const changes = takesPlace(interaction, answer, options.inPlace)
  const ephemeral = changes
    ? isEphemeral(interaction)
    : answer.private || (options.toAll !== true && !(options.posts === true && isPost(answer)))
  const handle = options.handle ??
    (ephemeral ? findShare(interaction, answer, options) : ({ kind: 'remove', asker: interaction.user.id } as const))
  const payload = renderAnswer(answer, { ephemeral, again: options.again, page: options.page ?? 0, handle })
  const message = await (changes ? change(interaction, payload) : respond(interaction, payload, ephemeral))
  return message && !ephemeral ? { message: message.id, channel: message.channelId } : undefined
}

/** What one person sees can be shared, where there is somebody to share it with. */
function findShare({ context }: Repliable, { status, private: isPrivate, receipt }: Answer,
  { isView = false, staysHere = false }: ReplyOptions): Handle | undefined {
  // A post is posted by its command, which knows where it may stand.
  const isWorthIt = status === 'answered' && receipt === undefined && (isView || !isPrivate)
  return isWorthIt && !staysHere && context !== InteractionContextType.BotDM ? { kind: 'share' } : undefined
}

/**
 * A post stands where the server lets the bot answer for all and its poster may write; anywhere else it is for the
 * poster alone, and says why.
 */
function keepPlace(request: Request, answer: Answer): Answer {
  if (!isPost(answer)) return answer
  const { interaction, texts } = request
  if (!isHome(request))
    return { ...explainElsewhere(answer, request, (id) => findName(interaction.guild, id)), private: true }
  return mayShow(interaction)
    ? answer
    : { ...answer, private: true, blocks: [...answer.blocks, line(text(texts.discord.mayNotShare))] }
}

interface Post {
  readonly sent: Sent
  /** What is left to say to the one who had it posted: where it is. */
  readonly notice: Answer
}

/**
 * Posts an answer for all to see, as a reply to a message of the same channel.
 *
 * @returns undefined where that may not be, or Discord does not let it be: then only the interaction's own is left.
 */
async function postReply({ interaction, texts }: Request, answer: Answer, target: string): Promise<Post | undefined> {
  const channel = findChannel(interaction)
  if (!channel) return undefined
  const { id, displayName } = interaction.user
  const payload = renderAnswer(answer, { handle: { kind: 'remove', asker: id },
    by: { name: displayName,
      sentence: answer.receipt === undefined ? texts.discord.askedBy : texts.discord.postedBy } })
  const reply = { messageReference: target, failIfNotExists: false }
  try {
    const { url, id: message, channelId } = await retry<Message>(() =>
      channel.send({ ...payload, reply, nonce: interaction.id, enforceNonce: true })
    )
    const link = { kind: 'link', text: texts.discord.answeredThere, url } as const
    const notice: Answer = { ...composeNotice(answer.status, [[link]]), inPlace: true }
    return { sent: { message, channel: channelId }, notice }
  } catch (error) {
    if (findBenign(error) === undefined) throw error
    return undefined
  }
}
