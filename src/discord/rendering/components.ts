import type { APIMessageTopLevelComponent, Message } from 'discord.js'

/** What a message is made of, as Discord gives it back. */
export function componentsOf({ components }: Pick<Message, 'components'>): readonly APIMessageTopLevelComponent[] {
  return components.map((component) => component.toJSON())
}
