import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { openHealth, type Health, type HealthOptions } from '../../src/health/index.js'

const open: Health[] = []

afterEach(async () => {
  for (const health of open.splice(0)) await health.close()
})

async function start(more: Partial<HealthOptions> = {}) {
  const state = { isConnected: true, isStoreReachable: true }
  const health = await openHealth({
    port: 0,
    isConnected: () => state.isConnected,
    isStoreReachable: () => Promise.resolve(state.isStoreReachable),
    countServers: () => 3,
    version: { program: '1.2.3' },
    ...more,
  })
  open.push(health)
  const read = async (path: string, method = 'GET') => {
    const response = await fetch(`http://127.0.0.1:${health.port}${path}`, { method })
    return { status: response.status, text: await response.text() }
  }
  return { health, state, read }
}

describe('the health of a bot', () => {
  it('is alive, with what is late and which version it is', async () => {
    const { read } = await start()
    const { status, text } = await read('/health')
    expect(status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({ status: 'alive', program: '1.2.3',
      eventLoopDelayMs: { p99: expect.any(Number), most: expect.any(Number) } })
  })

  it.each([
    [{ isConnected: true, isStoreReachable: true }, 200, { status: 'ready', discord: true, store: true }],
    [{ isConnected: false, isStoreReachable: true }, 503, { status: 'not ready', discord: false, store: true }],
    [{ isConnected: true, isStoreReachable: false }, 503, { status: 'not ready', discord: true, store: false }],
  ])('is ready when Discord and the store are there: %j is %i', async (now, status, body) => {
    const { state, read } = await start()
    Object.assign(state, now)
    const said = await read('/ready')
    expect([said.status, JSON.parse(said.text)]).toEqual([status, body])
  })

  it('is not ready while the store does not answer', async () => {
    const { read } = await start({ isStoreReachable: () => new Promise(() => undefined) })
    expect((await read('/ready')).status).toBe(503)
  })

  it('counts what the bot tells, in the form that Prometheus reads', async () => {
    const { health, read } = await start()
    health.monitor.answered('ask', 'answered', 8)
    health.monitor.answered('ask', 'answered', 200)
    health.monitor.answered('button "x"\\\n', 'failed', 20_000)
    health.monitor.cooledDown('member')
    health.monitor.callRefused(503)
    health.monitor.rateLimited()
    health.monitor.reconnecting()
    const { text } = await read('/metrics')
    for (const line of [
      'backquote_answers_total{command="ask",outcome="answered"} 2',
      'backquote_answers_total{command="button \\"x\\"\\\\\\n",outcome="failed"} 1',
      'backquote_answer_seconds_bucket{command="ask",le="0.01"} 1',
      'backquote_answer_seconds_bucket{command="ask",le="0.25"} 2',
      'backquote_answer_seconds_bucket{command="ask",le="+Inf"} 2',
      'backquote_answer_seconds_sum{command="ask"} 0.20800000000000002',
      'backquote_answer_seconds_count{command="ask"} 2',
      'backquote_cooldown_refusals_total{whose="member"} 1',
      'backquote_discord_refusals_total{status="503"} 1',
      'backquote_discord_rate_limits_total 1',
      'backquote_gateway_reconnects_total 1',
      'backquote_servers 3',
      'backquote_ready 1',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m)
    expect(text).toMatch(/^nodejs_eventloop_delay_p99_seconds [\d.e-]+$/m)
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{.+\})? [\d.e+-]+)$/)
  })

  it('does not grow with labels that nobody foresaw', async () => {
    const { health, read } = await start()
    for (let turn = 0; turn < 2_000; turn++) health.monitor.answered(`made up ${turn}`, 'refused', 1)
    const { text } = await read('/metrics')
    expect(text.match(/^backquote_answers_total/gm)).toHaveLength(501)
    expect(text).toContain('backquote_answers_total{other="true"} 1500')
  })

  it.each([['/'], ['/__proto__'], ['/constructor'], ['/health/x']])('knows no page %s', async (path) => {
    const { read } = await start()
    expect(await read(path)).toEqual({ status: 404, text: '{"pages":["/health","/ready","/metrics"]}' })
  })

  it.each([['/metrics'], ['/ready']])('says of %s that it failed when what it reads fails, and goes on',
    async (path) => {
      const fail = (): never => {
        throw new RangeError('no')
      }
      const { read } = await start({ countServers: fail, isConnected: fail })
      expect(await read(path)).toEqual({ status: 500, text: '{"status":"failed"}' })
      expect((await read('/health')).status).toBe(200)
    })

  it('takes no orders', async () => {
    const { read } = await start()
    expect((await read('/health', 'POST')).status).toBe(404)
  })

  it('says in one sentence that its port is taken', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { readonly port: number }
    await expect(start({ port })).rejects.toMatchObject({ code: 'health-port',
      message: expect.stringContaining(`HEALTH_PORT ${port} cannot be used (EADDRINUSE)`) })
    other.close()
  })
})
