import { composeNotice, text, type Answer } from '../../answer/index.js'
import { claim, type Claim } from '../limiting/in-flight.js'
import { renderAnswer, renderLines } from '../rendering/render.js'
import { logAnswer, logTrouble, type Request } from '../surface.js'
import { deliver, isPost, type ReplyOptions } from './deliver.js'
import { acknowledge, inTime, respondBeside, toEdit } from './respond.js'
import { ignoreAlreadyAcknowledged, retry } from './retry.js'

/**
 * The one way to answer an interaction: at once, or acknowledged in time and edited later. What Discord then says of
 * it is logged; a failure of ours becomes an apology, if the interaction has not been answered yet.
 */
export async function replyWith(request: Request, think: () => Promise<Answer>,
  options: ReplyOptions = {}): Promise<void> {
  const { interaction, surface } = request
  const acknowledged = (): Promise<void> =>
    acknowledge(interaction, { ephemeral: options.toAll !== true, inPlace: options.inPlace === true })
  // The same post, by somebody else in the same channel, waits until this one stands.
  const keyOf = (answer: Answer): string | undefined =>
    options.posts === true && isPost(answer) ? `${interaction.channelId} ${answer.receipt ?? ''}` : undefined
  let thought: Promise<Claim<Answer>> | undefined
  try {
    if (options.slow === true) await acknowledged()
    thought = claim(think, keyOf, surface.inFlight)
    const { value: answer } = await (options.slow === true ? thought : inTime(thought, acknowledged))
    const sent = await retry(() => deliver(request, answer, options)).catch(ignoreAlreadyAcknowledged)
    if (sent) options.onShown?.(answer, sent)
    logAnswer(request, answer.status)
  } catch (error) {
    if (logTrouble(request, error)) await apologise(request)
  } finally {
    // Released also where the answer is not waited for any longer: the same may then be posted.
    void thought?.then(({ end }) => end(), () => undefined)
  }
}

/**
 * Waits for something else, and has the asker told meanwhile, alone, that an answer comes.
 *
 * @returns Whether there is still somebody to answer.
 */
export async function waitFor(request: Request, other: Promise<void>): Promise<boolean> {
  try {
    await inTime(other, () => acknowledge(request.interaction, { ephemeral: true }))
    return true
  } catch (error) {
    logTrouble(request, error)
    return false
  }
}

/** A notice of the surface's own, to the one who acted alone. */
export async function notify(request: Request, words: string): Promise<void> {
  const { interaction } = request
  try {
    const payload = renderLines([words], { ephemeral: true })
    await retry<unknown>(
      () => (interaction.deferred ? interaction.editReply(toEdit(payload)) : interaction.reply(payload)),
    ).catch(ignoreAlreadyAcknowledged)
    logAnswer(request, 'refused')
  } catch (error) {
    logTrouble(request, error)
  }
}

/** Work of few calls, each of which may be sent again: what stands afterwards says enough, unless it fails. */
export async function attempt(request: Request, work: () => Promise<unknown>): Promise<void> {
  try {
    await work().catch(ignoreAlreadyAcknowledged)
    logAnswer(request, 'answered')
  } catch (error) {
    if (logTrouble(request, error)) await apologise(request)
  }
}

async function apologise(request: Request): Promise<void> {
  const { interaction, receipt, texts } = request
  const payload = renderAnswer(composeNotice('failed', [[text(texts.discord.apology(receipt.reference))]]), {
    ephemeral: true,
  })
  try {
    await retry<unknown>(() => respondBeside(interaction, payload)).catch(ignoreAlreadyAcknowledged)
    logAnswer(request, 'failed')
  } catch (error) {
    logTrouble(request, error)
  }
}
