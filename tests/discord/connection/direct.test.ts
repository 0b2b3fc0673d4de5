import { Events, type Client, type DMChannel } from 'discord.js'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openClient } from '../../../src/discord/connection/client.js'

function open(): { readonly client: Client; readonly happens: (channel: string, guild?: string) => void } {
  const client = openClient()
  onTestFinished(() => client.destroy())
  return {
    client,
    happens: (id, guild) => {
      client.emit(Events.Raw, { t: 'MESSAGE_CREATE',
        d: { channel_id: id, ...(guild === undefined ? {} : { guild_id: guild }) } }, 0)
      client.channels.cache.set(id, { id } as unknown as DMChannel)
    },
  }
}

const many = Array.from({ length: 500 }, (_, number) => String(number))

describe('the direct conversations that the client knows', () => {
  it('are the five hundred in which something happened last', () => {
    const { client, happens } = open()
    for (const id of [...many, many[0] ?? '', 'another']) happens(id)
    expect(client.channels.cache.size).toBe(500)
    expect(['0', '1', 'another'].map((id) => client.channels.cache.has(id))).toEqual([true, false, true])
  })

  it('leave the channels of servers alone', () => {
    const { client, happens } = open()
    for (const id of [...many, 'another']) happens(id, '9')
    expect(client.channels.cache.size).toBe(501)
  })

  it('are not confused by what has no channel', () => {
    const { client } = open()
    expect(() => client.emit(Events.Raw, { op: 11, d: null }, 0)).not.toThrow()
  })
})
