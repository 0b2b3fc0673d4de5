import { checkChoices, checkMessage, isData, listOf, type Data } from './checks.js'
import { bodyOf, checkUploads } from './files.js'
import type { Interaction, InteractionDesk, InteractionEvents } from './interaction.js'
import { flags, table } from './limits.js'
import { makeMessage, numberComponents, publicPart, type Message } from './messages.js'
import { checkModal, seeModal } from './modals.js'
import { refusal, type Asked, type Said } from './wire.js'
import { newId } from './world.js'

const gone = refusal(404, 10062, 'Unknown interaction')
const lapsed = refusal(401, 50027, 'Invalid Webhook Token')

export function openInteractions(
  { bot, files, deadlineMs, onPosted, onChanged, onDeleted }: InteractionEvents,
): InteractionDesk {
  const byToken = new Map<string, Interaction>()

  const post = (interaction: Interaction, data: Data, more: Data = {}): Message => {
    const ephemeral = Number(data['flags'] ?? 0) & flags.ephemeral
    const message = makeMessage(interaction.channelId, bot, data, { application_id: bot.id, webhook_id: bot.id,
      ...originOf(interaction), ...more, for: ephemeral === 0 ? null : interaction.user.id })
    onPosted(message)
    return message
  }

  const respond = (interaction: Interaction, type: unknown, data: Data): Said | undefined => {
    switch (type) {
      case 4:
        interaction.original = post(interaction, data)
        return undefined
      case 5:
        // Of the flags of a placeholder only the one for a private answer counts.
        interaction.isLoading = true
        interaction.original = post(interaction, { flags: (Number(data['flags'] ?? 0) & flags.ephemeral) | (1 << 7) })
        return undefined
      case 6:
        if (!interaction.pressed) return refusal(400, 50035, 'Invalid Form Body')
        interaction.original = interaction.pressed
        return undefined
      case 7:
        if (!interaction.pressed) return refusal(400, 50035, 'Invalid Form Body')
        interaction.original = change(interaction.pressed, data)
        interaction.isUpdated = true
        return undefined
      case 8:
        interaction.choices = listOf(data['choices'])
        return undefined
      case 9:
        // Type 5 is a form handed in, type 4 a word half typed: neither may be answered by a form.
        if (interaction.type === 5 || interaction.type === 4) return refusal(400, 50035, 'Invalid Form Body')
        interaction.modal = seeModal(data)
        return undefined
      default:
        return refusal(400, 50035, 'Invalid Form Body')
    }
  }

  const described = (interaction: Interaction, type: unknown): Said => {
    const { id, original } = interaction
    const told = original &&
      { response_message_id: original.id, response_message_ephemeral: (original.flags & flags.ephemeral) !== 0,
        response_message_loading: type === 5 }
    const resource = (type === 4 || type === 7) && original ? { resource: { type, message: publicPart(original) } } : {}
    return { status: 200, body: { interaction: { id, type: interaction.type, ...told }, ...resource } }
  }

  const change = (message: Message, data: Data): Message => {
    const kept = message.flags & flags.ephemeral
    Object.assign(message, {
      ...(data['components'] === undefined ? {} : { components: numberComponents(data['components']) }),
      ...(typeof data['content'] === 'string' ? { content: data['content'] } : {}),
      ...(Array.isArray(data['attachments']) ? { attachments: data['attachments'] } : {}),
      flags: kept | (Number(data['flags'] ?? message.flags) & flags.componentsV2),
      edited_timestamp: new Date().toISOString(),
    })
    onChanged(message)
    return message
  }

  const callback = ({ params: [, token = ''], query, body, uploads }: Asked): Said => {
    const interaction = byToken.get(token)
    const now = performance.now()
    if (!interaction || now - interaction.since > deadlineMs)
      return interaction?.afterMs === undefined
        ? gone
        : refusal(400, 40060, 'Interaction has already been acknowledged.')
    if (interaction.afterMs !== undefined) return refusal(400, 40060, 'Interaction has already been acknowledged.')
    const data = files.settle(isData(body) && isData(body['data']) ? body['data'] : {}, uploads)
    const problem = respond(interaction, isData(body) ? body['type'] : undefined, data)
    if (problem) return problem
    interaction.afterMs = now - interaction.since
    return query.get('with_response') === 'true'
      ? described(interaction, isData(body) ? body['type'] : undefined)
      : { status: 204 }
  }

  const withInteraction = (token: string | undefined, work: (interaction: Interaction) => Said): Said => {
    const interaction = byToken.get(token ?? '')
    if (!interaction || interaction.afterMs === undefined) return lapsed
    return work(interaction)
  }

  const edit = (interaction: Interaction, data: Data): Said => {
    if (!interaction.original) return refusal(404, 10008, 'Unknown Message')
    interaction.isLoading = false
    interaction.isUpdated = true
    return { status: 200, body: publicPart(change(interaction.original, data)) }
  }

  const followUp = (interaction: Interaction, data: Data): Said => {
    // The first follow-up to a placeholder takes its place.
    if (interaction.isLoading && interaction.original) return edit(interaction, data)
    if (!interaction.hasBot && interaction.followUps.length >= table.followUpsWithoutServer)
      return refusal(400, 40094, 'Too many follow-ups')
    const message = post(interaction, data)
    interaction.followUps.push(message)
    return { status: 200, body: publicPart(message) }
  }

  const remove = (interaction: Interaction): Said => {
    if (!interaction.original) return refusal(404, 10008, 'Unknown Message')
    onDeleted(interaction.original)
    interaction.original = undefined
    interaction.isLoading = false
    return { status: 204 }
  }

  const webhook = '/webhooks/{webhook_id}/{webhook_token}'
  const message = (
    { body, uploads }: Asked,
  ): readonly string[] => [...checkMessage(bodyOf(body)), ...checkUploads(bodyOf(body), uploads)]
  return {
    open: (begun) => {
      const id = newId()
      const interaction: Interaction = { ...begun, id, token: `token-${id}`, since: performance.now(),
        afterMs: undefined, original: undefined, isLoading: false, followUps: [], choices: undefined, modal: undefined,
        isUpdated: false }
      byToken.set(interaction.token, interaction)
      return interaction
    },
    routes: [
      {
        method: 'POST',
        path: '/interactions/{interaction_id}/{interaction_token}/callback',
        open: true,
        check: checkCallback,
        answer: callback,
      },
      { method: 'POST', path: webhook, open: true, check: message,
        answer: ({ params, body, uploads }) =>
          withInteraction(params[1], (found) => followUp(found, files.settle(body as Data, uploads))) },
      { method: 'PATCH', path: `${webhook}/messages/@original`, open: true, check: message,
        answer: ({ params, body, uploads }) =>
          withInteraction(params[1], (found) => edit(found, files.settle(body as Data, uploads))) },
      {
        method: 'GET',
        path: `${webhook}/messages/@original`,
        open: true,
        answer: ({ params }) =>
          withInteraction(params[1], (
            { original },
          ) => (original ? { status: 200, body: publicPart(original) } : refusal(404, 10008, 'Unknown Message'))),
      },
      { method: 'DELETE', path: `${webhook}/messages/@original`, open: true,
        answer: ({ params }) => withInteraction(params[1], remove) },
    ],
  }
}

/** From which interaction a message came, as far as the bot has to know: of a form more would have to be told. */
function originOf({ id, type, user, pressed }: Interaction): Data {
  if (type === 5) return {}
  return {
    interaction_metadata: { id, type, user, authorizing_integration_owners: {},
      ...(pressed ? { interacted_message_id: pressed.id } : {}) },
  }
}

function checkCallback({ body, uploads }: Asked): readonly string[] {
  if (!isData(body)) return ['no body']
  const data = bodyOf(body['data'])
  if (body['type'] === 4 || body['type'] === 7) return [...checkMessage(data), ...checkUploads(data, uploads)]
  if (body['type'] === 9) return checkModal(data)
  return body['type'] === 8 ? checkChoices(data) : []
}
