import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Fault } from '../errors.js'

/** What is said at a path. */
export interface Page {
  readonly status: number
  readonly type: 'application/json' | 'text/plain; version=0.0.4'
  readonly body: string
}

type Pages = Readonly<Record<string, () => Promise<Page> | Page>>

/**
 * Serves a few pages to this machine alone.
 *
 * @param port - 0 for any that is free.
 * @throws {Fault} `health-port` when the port cannot be had.
 */
export async function servePages(port: number,
  pages: Pages): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const page = Object.hasOwn(pages, path) && (request.method === 'GET' || request.method === 'HEAD')
      ? pages[path]
      : undefined
    void read(page ?? (() => missing(pages))).then(({ status, type, body }) => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
      response.end(request.method === 'HEAD' ? undefined : body)
    })
  })
  await listen(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A page that fails is only that: the bot goes on. */
async function read(page: () => Promise<Page> | Page): Promise<Page> {
  try {
    return await page()
  } catch {
    return { status: 500, type: 'application/json', body: JSON.stringify({ status: 'failed' }) }
  }
}

const missing = (pages: Pages): Page => ({ status: 404, type: 'application/json',
  body: JSON.stringify({ pages: Object.keys(pages) }) })

async function listen(server: Server, port: number): Promise<void> {
  // Whoever asks here is a program of this machine; a slow one is not waited for.
  server.requestTimeout = 5_000
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new Fault('health-port',
      `HEALTH_PORT ${port} cannot be used (${code}): choose another port, or leave it empty.`, { cause })
  }
}
