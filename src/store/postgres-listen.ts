import type { Client } from 'pg'

// Waits between attempts to reach a server that is gone, in milliseconds; the last one again and again.
const waits = [100, 250, 500, 1_000]
const lookMs = 5_000

/**
 * Listens on a connection of its own, and finds a new one when it breaks. What was said meanwhile is made up for by a
 * hint on every new connection; a connection that is dead without having said so, by one every few seconds.
 *
 * @param first - Statements to begin each connection with.
 * @returns Ends it.
 */
export function listen(newClient: () => Client, first: readonly string[], onHint: () => Promise<void>): () => void {
  let client: Client | undefined
  let attempts = 0
  let ended = false
  const hint = (): void => void onHint().catch(() => undefined)
  const connect = async (): Promise<void> => {
    if (ended) return
    const next = newClient()
    client = next
    next.on('notification', hint)
    // Each broken connection says so here, and then that it has ended.
    next.on('error', () => undefined)
    next.once('end', retry)
    try {
      await next.connect()
      for (const sql of first) await next.query(sql)
      attempts = 0
      hint()
    } catch {
      next.end().catch(() => undefined)
      retry()
    }
  }
  const retry = (): void => {
    if (ended || client === undefined) return
    client.removeListener('end', retry)
    client = undefined
    setTimeout(() => void connect(), waits[Math.min(attempts++, waits.length - 1)]).unref()
  }
  const timer = setInterval(hint, lookMs).unref()
  void connect()
  return () => {
    ended = true
    clearInterval(timer)
    client?.end().catch(() => undefined)
  }
}
