import type { ChatInputCommandInteraction, MessageComponentInteraction, MessageContextMenuCommandInteraction,
  ModalSubmitInteraction } from 'discord.js'
import type { Action, Answer } from '../../answer/index.js'
import type { Sent } from '../../commands/index.js'
import { acknowledge, inTime } from './acknowledge.js'
import type { Handle } from '../rendering/buttons.js'
import { deliver, toEdit } from './deliver.js'
import { followOnce } from './follow.js'
import { passOver, persist } from './persist.js'
import { isPost } from './post.js'
import { renderAnswer, renderLines, type Payload } from '../rendering/render.js'
import { scopeOf } from '../incoming/scope.js'
import { logAnswer, logTrouble, type Receipt, type Surface } from '../surface.js'
import { sayingsIn, type Sayings } from '../rendering/texts.js'
import { takeTurn, type Turn } from './turns.js'

export type Repliable = ChatInputCommandInteraction | MessageComponentInteraction | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction

export interface ReplyOptions {
  /** The asker alone is to see it, whatever the answer says. */
  readonly ephemeral: boolean
  /** Known to take long: acknowledge before beginning. */
  readonly slow: boolean
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
  /** What can be done with the message itself. Unset: shared by its asker, or removed by them, as it is seen by one or by all. */
  readonly handle?: Handle | undefined
  /** Told of an answer that all see, and where it stands. */
  readonly onShown?: ((answer: Answer, sent: Sent) => void) | undefined
}

/**
 * The one way to answer an interaction: at once, or acknowledged in time and edited later. What Discord then says of
 * it is logged; a failure of ours becomes an apology, if the interaction has not been answered yet.
 */
export async function replyWith(
  interaction: Repliable,
  think: () => Promise<Answer>,
  { surface, receipt, ...options }: ReplyOptions & { readonly surface: Surface; readonly receipt: Receipt },
): Promise<void> {
  let turn: Promise<Turn<Answer>> | undefined
  try {
    if (options.slow) await acknowledge(interaction, options)
    turn = takeTurn(think, (
      answer,
    ) => (options.posts === true && isPost(answer) ? `${interaction.channelId} ${answer.receipt ?? ''}` : undefined),
      surface.turns)
    const { thought: answer } = await inTime(turn, () => acknowledge(interaction, options), options.slow)
    const sent = await persist(() => deliver(interaction, answer, surface, options)).catch(passOver)
    if (sent) options.onShown?.(answer, sent)
    logAnswer(surface, receipt, answer.status)
  } catch (error) {
    if (logTrouble(surface, receipt, error)) await apologise(interaction, surface, receipt)
  } finally {
    // Also where nobody waits for it any longer: the same may then be posted.
    void turn?.then(({ end }) => end(), () => undefined)
  }
}

/**
 * Waits for something else, and has the asker told meanwhile, alone, that an answer comes.
 *
 * @returns Whether there is still somebody to answer.
 */
export async function waitFor(interaction: Repliable, other: Promise<void>, surface: Surface,
  receipt: Receipt): Promise<boolean> {
  try {
    await inTime(other, () => acknowledge(interaction, { ephemeral: true }), false)
    return true
  } catch (error) {
    logTrouble(surface, receipt, error)
    return false
  }
}

/** A notice of the surface's own, to the one who acted alone. */
export async function notify(interaction: Repliable, words: (say: Sayings) => string, surface: Surface,
  receipt: Receipt): Promise<void> {
  try {
    const payload = renderLines([words(await sayTo(interaction, surface))], { ephemeral: true })
    await persist<unknown>(
      () => (interaction.deferred ? interaction.editReply(toEdit(payload)) : interaction.reply(payload)),
    ).catch(passOver)
    logAnswer(surface, receipt, 'refused')
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}

/** In the language that an answer would have. */
async function sayTo(interaction: Repliable, { desk }: Surface): Promise<Sayings> {
  const { locale } = await scopeOf(interaction, desk)
  return sayingsIn(locale)
}

/** Work of few calls, each of which may be sent again: what stands afterwards says enough, unless it fails. */
export async function attempt(interaction: Repliable, work: () => Promise<unknown>, surface: Surface,
  receipt: Receipt): Promise<void> {
  try {
    await work().catch(passOver)
    logAnswer(surface, receipt, 'answered')
  } catch (error) {
    if (logTrouble(surface, receipt, error)) await apologise(interaction, surface, receipt)
  }
}

async function apologise(interaction: Repliable, surface: Surface, receipt: Receipt): Promise<void> {
  const say = await sayTo(interaction, surface)
  const payload = renderAnswer(
    {
      status: 'failed',
      private: true,
      blocks: [{ kind: 'line', line: [{ kind: 'text', text: say.apology(receipt.reference) }] }],
      controls: [],
      record: null,
    },
    { ephemeral: true },
  )
  try {
    await persist<unknown>(() => sayNow(interaction, payload)).catch(passOver)
    logAnswer(surface, receipt, 'failed')
  } catch (error) {
    logTrouble(surface, receipt, error)
  }
}

/** Where it disturbs nothing that stands: a message whose button was pressed stays as it is. */
function sayNow(interaction: Repliable, payload: Payload): Promise<unknown> {
  if (!interaction.deferred && !interaction.replied) return interaction.reply(payload)
  const isPlaceholder = !interaction.replied && interaction.ephemeral !== null
  return isPlaceholder ? interaction.editReply(toEdit(payload)) : followOnce(interaction, payload)
}
