import { isData, listOf, type Data } from './checks.js'
import { newId, type User } from './world.js'

/** A message as Discord gives it. */
export interface Message extends Data {
  readonly id: string
  readonly channel_id: string
  readonly content: string
  readonly flags: number
  readonly components: readonly Data[]
  readonly author: User
}

export function makeMessage(channelId: string, author: User, body: Data, more: Data = {}): Message {
  return {
    id: newId(),
    channel_id: channelId,
    author,
    type: isData(body['message_reference']) ? 19 : 0,
    content: typeof body['content'] === 'string' ? body['content'] : '',
    components: numberComponents(body['components']),
    flags: Number(body['flags'] ?? 0),
    timestamp: new Date().toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: Array.isArray(body['attachments']) ? body['attachments'] : [],
    embeds: [],
    ...more,
  }
}

/** Discord numbers the components that came without a number, in order, and leaves the others as they are. */
export function numberComponents(components: unknown): readonly Data[] {
  let next = 1
  const visit = (list: unknown): readonly Data[] =>
    listOf(list).map((component) => {
      const id = typeof component['id'] === 'number' && component['id'] !== 0 ? component['id'] : next++
      const inside = 'components' in component ? { components: visit(component['components']) } : {}
      return { ...defaultsOf(component), ...component, id, ...inside, ...mediaOf(component) }
    })
  return visit(components)
}

/** What Discord writes out that was left to its default. */
function defaultsOf({ type }: Data): Data {
  if (type === 17) return { spoiler: false, accent_color: null }
  return type === 3 || type === 6 || type === 8 ? { min_values: 1, max_values: 1 } : {}
}

/** Pictures and files come back with where they are kept. */
function mediaOf({ type, items, file }: Data): Data {
  const kept = (media: unknown): Data => ({ id: newId(), proxy_url: isData(media) ? media['url'] : '',
    ...(isData(media) ? media : {}) })
  if (type === 12)
    return {
      items: listOf(items).map((item) => ({ description: null, spoiler: false, ...item, media: kept(item['media']) })),
    }
  return type === 13
    ? { file: kept(file), name: isData(file) ? String(file['url']).replace(/^.*\//, '') : '', size: 1, spoiler: false }
    : {}
}

/** A message without what only this server keeps of it: whom it is for. */
export function publicPart(message: Message): Data {
  return Object.fromEntries(Object.entries(message).filter(([name]) => name !== 'for'))
}
