import { listOf, textOf, type Data } from './checks.js'
import type { Interaction } from './interactions.js'
import { see, type Seen } from './seen.js'
import { newId, type Message, type User } from './world.js'

/** Where something is done: in a server's channel, or in direct messages when left out. */
export interface Place {
  readonly channelId: string
  readonly guildId: string | undefined
}

type OptionValue = string | number | boolean

/** A person in Discord: each of these is something that they do, and gives what they then see. */
export interface Member {
  readonly user: User
  /** Uses a slash command. Rejects when no answer can be seen in time. */
  slash(command: string, options?: Readonly<Record<string, OptionValue>>): Promise<Seen>
  /** Types into an option: the choices that are offered. `options`: those filled in before. */
  type(command: string, option: string, typed: string, options?: Readonly<Record<string, OptionValue>>): Promise<readonly Data[]>
  /** Presses a button, by its label or its custom id: the message that this opens or changes. */
  press(seen: Seen, button: string): Promise<Seen>
  /** Presses a button that makes its message go away. */
  dismiss(seen: Seen, button: string): Promise<void>
  /** Chooses an entry of a message's menu. */
  choose(entry: string, message: Message): Promise<Seen>
  /** Writes a message. */
  say(text: string, more?: Data): Message
  /** The messages that this person can see here, oldest first. */
  readonly screen: readonly Seen[]
  /** The same person elsewhere. */
  at(place: Place): Member
}

export interface MemberWorld {
  readonly bot: User
  readonly messages: readonly Message[]
  /** Commands as they are listed at the place. */
  readonly listed: (place: Place) => readonly Data[]
  begin(user: User, place: Place, kind: { readonly type: number; readonly data: Data; readonly pressed?: Message }): Interaction
  post(user: User, place: Place, text: string, more: Data): Message
  /** Resolves when the condition holds; rejects with the words if it does not in time. */
  until<T>(words: string, find: () => T | undefined): Promise<T>
}

const optionTypes: Readonly<Record<string, number>> = { string: 3, number: 4, boolean: 5 }

export function openMember(user: User, place: Place, world: MemberWorld): Member {
  const shown = (words: string, interaction: Interaction): Promise<Seen> =>
    world.until(`${user.username}: ${words} has an answer`, () => {
      const message = interaction.followUps.at(-1) ?? interaction.original
      return message && !interaction.isLoading && message !== interaction.pressed ? see(message, interaction.afterMs) : changed(interaction)
    })
  // A button may change the very message that it stands under.
  const changed = ({ original, pressed, afterMs }: Interaction): Seen | undefined =>
    original && original === pressed && afterMs !== undefined ? see(original, afterMs) : undefined

  const commandData = (command: string, type: number): Data => {
    const found = world.listed(place).find((entry) => entry['name'] === command && entry['type'] === type)
    return { id: textOf(found?.['id']) || newId(), name: command, type }
  }
  const given = (options: Readonly<Record<string, OptionValue>>): Data[] =>
    Object.entries(options).map(([name, value]) => ({ name, type: optionTypes[typeof value] ?? 3, value }))

  const member: Member = {
    user,
    slash: (command, options = {}) => {
      const data = { ...commandData(command, 1), options: given(options) }
      return shown(`/${command}`, world.begin(user, place, { type: 2, data }))
    },
    type: (command, option, typed, options = {}) => {
      const focused = { name: option, type: 3, value: typed, focused: true }
      const data = { ...commandData(command, 1), options: [...given(options), focused] }
      const interaction = world.begin(user, place, { type: 4, data })
      return world.until(`choices for ${option} of /${command}`, () => interaction.choices)
    },
    press: (seen, button) => {
      const found = seen.buttons.find(({ label, id }) => label === button || id === button)
      const id = found?.id ?? button
      if (found?.disabled === true) throw new Error(`${button} is disabled`)
      const data = { component_type: 2, custom_id: id, id: 1 }
      return shown(`the button ${button}`, world.begin(user, place, { type: 3, data, pressed: seen.message }))
    },
    dismiss: async (seen, button) => {
      const id = seen.buttons.find(({ label }) => label === button)?.id ?? button
      world.begin(user, place, { type: 3, data: { component_type: 2, custom_id: id, id: 1 }, pressed: seen.message })
      await world.until(`${button} takes the message away`, () => (world.messages.includes(seen.message) ? undefined : true))
    },
    choose: (entry, message) => {
      const data = { ...commandData(entry, 3), target_id: message.id, resolved: { messages: { [message.id]: message } } }
      return shown(entry, world.begin(user, place, { type: 2, data }))
    },
    say: (text, more = {}) => world.post(user, place, text, more),
    get screen() {
      return world.messages.filter((message) => message.channel_id === place.channelId && (message['for'] ?? user.id) === user.id).map((message) => see(message))
    },
    at: (elsewhere) => openMember(user, elsewhere, world),
  }
  return member
}

/** The users that a text names, as Discord lists them beside a message. */
export function mentionsIn(text: string, users: readonly User[]): readonly User[] {
  const named = new Set([...text.matchAll(/<@!?(\d+)>/g)].map((match) => match[1]))
  return users.filter(({ id }) => named.has(id))
}

export const hasMention = (message: Data, user: User): boolean => listOf(message['mentions']).some(({ id }) => id === user.id)
