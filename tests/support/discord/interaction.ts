import type { Data } from './checks.js'
import type { Files } from './files.js'
import type { Message } from './messages.js'
import type { Modal } from './modals.js'
import type { Route } from './wire.js'
import type { User } from './world.js'

/** One interaction, from the moment the bot hears of it. */
export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: number
  readonly channelId: string
  readonly user: User
  /** In a server without the bot follow-ups are few. */
  readonly hasBot: boolean
  /** The message whose button was pressed. */
  readonly pressed: Message | undefined
  readonly since: number
  /** Milliseconds to the first response. */
  afterMs: number | undefined
  /** The first response: a message, or the placeholder of a deferred one. */
  original: Message | undefined
  isLoading: boolean
  /** What followed. */
  readonly followUps: Message[]
  choices: readonly Data[] | undefined
  modal: Modal | undefined
  /** The pressed message has changed. */
  isUpdated: boolean
}

export interface InteractionDesk {
  readonly open: (
    interaction: Omit<Interaction,
      'id' | 'token' | 'since' | 'afterMs' | 'original' | 'isLoading' | 'followUps' | 'choices' | 'modal'
        | 'isUpdated'>,
  ) => Interaction
  readonly routes: readonly Route[]
}

export interface InteractionEvents {
  readonly bot: User
  readonly files: Files
  /** How late a first response may come, in milliseconds. */
  readonly deadlineMs: number
  readonly onPosted: (message: Message) => void
  readonly onChanged: (message: Message) => void
  readonly onDeleted: (message: Message) => void
}
