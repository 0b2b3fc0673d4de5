import pTimeout from 'p-timeout'
import type { Monitor } from '../discord/index.js'
import { countBot, countProcess, watchEventLoop, openMetrics } from './metrics.js'
import { servePages, type Page } from './serve.js'

export interface HealthOptions {
  /** Of this machine alone; 0 for any that is free. */
  readonly port: number
  /** Whether every connection to Discord is up. */
  readonly isConnected: () => boolean
  /** Whether what is to be remembered can be. Never rejects. */
  readonly isStoreReachable: () => Promise<boolean>
  /** How many servers the bot is in, as far as this process knows. */
  readonly countServers: () => number
  readonly version: Readonly<Record<string, string>>
}

export interface Health {
  readonly port: number
  /** To be told of what happens. */
  readonly monitor: Monitor
  close(): Promise<void>
}

// A check that hangs is an answer too.
const patienceMs = 2_000

/** @throws {Fault} `health-port` when the port cannot be had. */
export async function openHealth(
  { port, isConnected, isStoreReachable, countServers, version }: HealthOptions,
): Promise<Health> {
  const delay = watchEventLoop()
  const metrics = openMetrics()
  const monitor = countBot(metrics)
  metrics.gauge('backquote_servers', 'Servers that the bot is in.', countServers)
  metrics.gauge('backquote_ready', 'Whether questions are answered: 1 or 0.', () => Number(isConnected()))
  countProcess(metrics, delay)

  const pages = {
    '/health': () =>
      json(200, { status: 'alive', ...version, uptimeSeconds: Math.round(process.uptime()),
        eventLoopDelayMs: { p99: toMs(delay.p99()), most: toMs(delay.most()) } }),
    '/ready': async () => {
      const store = await pTimeout(isStoreReachable(), { milliseconds: patienceMs, fallback: () => false })
      const checks = { discord: isConnected(), store }
      const isReady = checks.discord && checks.store
      return json(isReady ? 200 : 503, { status: isReady ? 'ready' : 'not ready', ...checks })
    },
    '/metrics': (): Page => {
      const body = metrics.write()
      delay.reset()
      return { status: 200, type: 'text/plain; version=0.0.4', body }
    },
  }
  const server = await servePages(port, pages)
  return {
    port: server.port,
    monitor,
    close: async () => {
      delay.stop()
      await server.close()
    },
  }
}

const json = (status: number, value: object): Page => ({ status, type: 'application/json',
  body: `${JSON.stringify(value)}\n` })

const toMs = (seconds: number): number => Math.round(seconds * 10_000) / 10
