import { listOf, type Data } from './checks.js'
import { commandData, mayUse, type OptionValue, type Surroundings } from './client.js'
import type { Interaction } from './interaction.js'
import { makeMessage, type Message } from './messages.js'
import { fillModal } from './modals.js'
import { see, type Seen } from './seen.js'
import type { User } from './world.js'

/** Where something is done: in a server's channel, or in direct messages when left out. */
export interface Place {
  readonly channelId: string
  readonly guildId: string | undefined
}

/** `force`: sends it although Discord's client would not offer it, as a program of one's own could try to. */
export interface Manner {
  readonly force?: boolean
}

/** A person in Discord: each of these is something that they do, and gives what they then see. */
export interface Member {
  readonly user: User
  /** The names of the commands that Discord's client offers here; `type`: 1 slash commands, 3 menus of messages. */
  offered(type?: number): readonly string[]
  /** Uses a slash command, `group name` for one of a group. Rejects when no answer can be seen in time. */
  slash(command: string, options?: Readonly<Record<string, OptionValue>>, manner?: Manner): Promise<Seen>
  /** Types into an option: the choices that are offered. `options`: those filled in before. */
  type(command: string, option: string, typed: string,
    options?: Readonly<Record<string, OptionValue>>): Promise<readonly Data[]>
  /** Presses a button, by its label or its custom id: the message that this opens or changes. */
  press(seen: Seen, button: string): Promise<Seen>
  /** Picks from a list, by its label or its custom id. */
  pick(seen: Seen, picker: string, values: readonly string[], manner?: Manner): Promise<Seen>
  /** Hands in the form that was opened; fields left out keep what they held. */
  fill(seen: Seen, values?: Readonly<Record<string, string>>): Promise<Seen>
  /** Presses a button that makes its message go away. */
  dismiss(seen: Seen, button: string): Promise<void>
  /** Chooses an entry of a message's menu. */
  choose(entry: string, message: Message, manner?: Manner): Promise<Seen>
  /** Writes a message. */
  say(text: string, more?: Data): Message
  /** The messages that this person can see here, oldest first. */
  readonly screen: readonly Seen[]
  /** The same person elsewhere. */
  at(place: Place): Member
}

export interface MemberWorld extends Surroundings {
  readonly bot: User
  readonly messages: readonly Message[]
  begin(user: User, place: Place,
    kind: { readonly type: number; readonly data: Data; readonly pressed?: Message | undefined }): Interaction
  post(user: User, place: Place, text: string, more: Data): Message
  /** Resolves when the condition holds; rejects with the words if it does not in time. */
  until<T>(words: string, find: () => T | undefined): Promise<T>
}

export function openMember(user: User, place: Place, world: MemberWorld): Member {
  const shown = (words: string, interaction: Interaction): Promise<Seen> =>
    world.until(`${user.username}: ${words} has an answer`, () => {
      const { modal, pressed, followUps, original, afterMs, isLoading } = interaction
      if (modal) return see(pressed ?? makeMessage(place.channelId, world.bot, {}), { modal, afterMs })
      const message = followUps.at(-1) ?? original
      return message && !isLoading && message !== pressed ? see(message, { afterMs }) : changed(interaction)
    })
  // A button may change the very message that it stands under.
  const changed = ({ original, pressed, afterMs, isUpdated }: Interaction): Seen | undefined =>
    original && original === pressed && isUpdated ? see(original, { afterMs }) : undefined
  const check = (command: string, type: number, { force = false }: Manner): void => {
    if (!force && !mayUse(command, { type, user, place }, world))
      throw new RangeError(`Discord does not offer ${command} to ${user.username} here`)
  }
  const use = (words: string, data: Data, pressed?: Message): Promise<Seen> =>
    shown(words, world.begin(user, place, { type: 3, data, pressed }))

  const member: Member = {
    user,
    offered: (type = 1) =>
      world.listed(place).filter((entry) => entry['type'] === type).map(({ name }) => String(name)).filter((name) =>
        mayUse(name, { type, user, place }, world)
      ),
    slash: async (command, options = {}, manner = {}) => {
      check(command, 1, manner)
      return shown(`/${command}`,
        world.begin(user, place, { type: 2, data: commandData(command, options, { user, place }, world) }))
    },
    type: (command, option, typed, options = {}) => {
      const focused = { name: option, type: 3, value: typed, focused: true }
      const interaction = world.begin(user, place, { type: 4,
        data: commandData(command, options, { user, place, focused }, world) })
      return world.until(`choices for ${option} of /${command}`, () => interaction.choices)
    },
    press: async (seen, button) => {
      const found = seen.buttons.find(({ label, id }) => label === button || id === button)
      if (found?.disabled === true) throw new RangeError(`${button} is disabled`)
      return use(`the button ${button}`, { component_type: 2, custom_id: found?.id ?? button, id: 1 }, seen.message)
    },
    pick: async (seen, picker, values, { force = false } = {}) => {
      const found = seen.pickers.find(({ label, id }) => label === picker || id === picker)
      if (!found) throw new RangeError(`there is no list ${picker}`)
      const known = found.type === 3
        ? values.every((value) => found.options.some((option) => option.value === value))
        : true
      if (!force && (!known || values.length < found.min || values.length > found.max))
        throw new RangeError(`${values.join(', ')} cannot be picked from ${picker}`)
      return use(`the list ${picker}`, { component_type: found.type, custom_id: found.id, id: 1, values,
        ...resolvedOf(found.type, values) }, seen.message)
    },
    fill: async (seen, values = {}) => {
      if (!seen.modal) throw new RangeError('no form is open')
      const pressed = world.messages.includes(seen.message) ? seen.message : undefined
      return shown(`the form ${seen.modal.title}`,
        world.begin(user, place, { type: 5, data: fillModal(seen.modal, values), pressed }))
    },
    dismiss: async (seen, button) => {
      const id = seen.buttons.find(({ label }) => label === button)?.id ?? button
      world.begin(user, place, { type: 3, data: { component_type: 2, custom_id: id, id: 1 }, pressed: seen.message })
      await world.until(`${button} takes the message away`,
        () => (world.messages.includes(seen.message) ? undefined : true))
    },
    choose: async (entry, message, manner = {}) => {
      check(entry, 3, manner)
      const data = { ...commandData(entry, {}, { user, place, type: 3 }, world), target_id: message.id,
        resolved: { messages: { [message.id]: message } } }
      return shown(entry, world.begin(user, place, { type: 2, data }))
    },
    say: (text, more = {}) => world.post(user, place, text, more),
    get screen() {
      return world.messages.filter((message) =>
        message.channel_id === place.channelId && (message['for'] ?? user.id) === user.id
      ).map((message) => see(message))
    },
    at: (elsewhere) => openMember(user, elsewhere, world),
  }
  return member
}

/** What Discord tells beside the ids of roles and channels. */
function resolvedOf(type: number, values: readonly string[]): Data {
  if (type === 3) return {}
  return {
    resolved: {
      [type === 6 ? 'roles' : 'channels']: Object.fromEntries(
        values.map((id) => [id, { id, name: id, type: 0, permissions: '0' }]),
      ),
    },
  }
}

/** The users that a text names, as Discord lists them beside a message. */
export function mentionsIn(text: string, users: readonly User[]): readonly User[] {
  const named = new Set([...text.matchAll(/<@!?(\d+)>/g)].map((match) => match[1]))
  return users.filter(({ id }) => named.has(id))
}

export const hasMention = (message: Data, user: User): boolean =>
  listOf(message['mentions']).some(({ id }) => id === user.id)
