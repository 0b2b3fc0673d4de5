import { createServer } from 'node:net'

/**
 * A port of this machine that nobody listens on, for one who will only later. Not of those that systems give away to
 * whoever asks for any (from 32,768 on): another test would soon have it.
 */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.trunc(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
