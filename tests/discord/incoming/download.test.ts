import { afterEach, describe, expect, it, vi } from 'vitest'
import { download } from '../../../src/discord/incoming/download.js'

afterEach(() => vi.unstubAllGlobals())

const offer = (url: string) => ({ url, size: 2, contentType: 'application/json' })

/** Every address answers; what was fetched is noted. */
function openInternet(): string[] {
  const fetched: string[] = []
  vi.stubGlobal('fetch', (url: string, { redirect }: RequestInit) => {
    fetched.push(`${url} ${redirect}`)
    return Promise.resolve(new Response('{}'))
  })
  return fetched
}

describe('a file that somebody handed in', () => {
  it.each([
    ['https://cdn.discordapp.com/attachments/1/2/a.json?ex=1&is=2&hm=3', undefined],
    ['https://media.discordapp.net/attachments/1/2/a.json', undefined],
    ['https://CDN.discordapp.com:443/a.json', undefined],
    ['http://127.0.0.1:8080/attachments/1/a.json', 'http://127.0.0.1:8080/api'],
    ['https://cdn.discordapp.com/a.json', 'http://127.0.0.1:8080/api'],
  ])('is fetched from %s, and from nowhere that this may lead to', async (url, apiBase) => {
    const fetched = openInternet()
    expect(await download(offer(url), apiBase)).toEqual({ kind: 'text', text: '{}' })
    expect(fetched).toEqual([`${url} error`])
  })

  it.each([
    ['http://cdn.discordapp.com/a.json', undefined],
    ['https://cdn.discordapp.com:8443/a.json', undefined],
    ['https://cdn.discordapp.com.example/a.json', undefined],
    ['https://cdn.discordapp.com@example.com/a.json', undefined],
    ['https://example.com/cdn.discordapp.com/a.json', undefined],
    ['https://discord.com/api/a.json', undefined],
    ['http://127.0.0.1:8080/a.json', undefined],
    ['http://127.0.0.1:8081/a.json', 'http://127.0.0.1:8080/api'],
    ['https://127.0.0.1:8080/a.json', 'http://127.0.0.1:8080/api'],
    ['http://169.254.169.254/latest/meta-data', undefined],
    ['file:///etc/passwd', undefined],
    ['data:application/json,{}', undefined],
    ['//cdn.discordapp.com/a.json', undefined],
    ['', undefined],
  ])('is not fetched from %s', async (url, apiBase) => {
    const fetched = openInternet()
    expect(await download(offer(url), apiBase)).toEqual({ kind: 'elsewhere' })
    expect(fetched).toEqual([])
  })

  it('is read no further than it may be long, whatever was said of its size', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (stream) => {
        pulled += 64 * 1024
        stream.enqueue(new Uint8Array(64 * 1024).fill(0x20))
      },
    })
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(endless)))
    expect(await download(offer('https://cdn.discordapp.com/a.json'))).toEqual({ kind: 'too-large' })
    expect(pulled).toBeLessThan(512 * 1024)
  })
})
