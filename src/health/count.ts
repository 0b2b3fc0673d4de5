import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Monitor } from '../discord/index.js'
import type { Metrics } from './metrics.js'

// Seconds: Discord waits three for a first response, and members begin to notice at a quarter.
const answerBounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 10]

/** What the bot tells, counted. */
export function countBot(metrics: Metrics): Monitor {
  const answers = metrics.counter('backquote_answers_total', 'Answers by command and outcome.')
  const durations = metrics.histogram('backquote_answer_seconds', 'From the event to the end of its answer.',
    answerBounds)
  const cooldowns = metrics.counter('backquote_cooldown_refusals_total',
    'Questions refused because their member or channel had asked too often.')
  const refusals = metrics.counter('backquote_discord_refusals_total',
    'Calls that Discord answered with a status of 400 or more.')
  const limits = metrics.counter('backquote_discord_rate_limits_total',
    'Calls that had to wait by the count of Discord.')
  const reconnects = metrics.counter('backquote_gateway_reconnects_total',
    'Connections of the gateway that were lost and made again.')
  return {
    answered: (command, outcome, ms) => {
      answers.add({ command, outcome })
      durations.observe(ms / 1000, { command })
    },
    cooledDown: (whose) => cooldowns.add({ whose }),
    callRefused: (status) => refusals.add({ status: String(status) }),
    rateLimited: () => limits.add(),
    reconnecting: () => reconnects.add(),
  }
}

/** What the process itself is doing. */
export function countProcess(metrics: Metrics, delay: EventLoopDelay): void {
  metrics.gauge('process_resident_memory_bytes', 'Memory of the whole process.', () => process.memoryUsage.rss())
  metrics.gauge('nodejs_heap_used_bytes', 'Memory of what JavaScript holds.', () => process.memoryUsage().heapUsed)
  metrics.gauge('process_cpu_seconds_total', 'Processor time so far.',
    () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6)
  metrics.gauge('process_uptime_seconds', 'Since the start.', () => process.uptime())
  metrics.gauge('nodejs_eventloop_delay_p99_seconds',
    'How late the event loop was since the last look, at worst but for one in a hundred.', () => delay.p99())
  metrics.gauge('nodejs_eventloop_delay_max_seconds', 'How late the event loop was since the last look, at worst.',
    () => delay.most())
}

/** How late the event loop comes round to what is due: what everybody who asks has to wait as well. In seconds. */
export interface EventLoopDelay {
  p99(): number
  most(): number
  /** Starts over. */
  reset(): void
  stop(): void
}

const everyMs = 10

export function watchEventLoop(): EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: everyMs })
  histogram.enable()
  // What is measured is the whole pause between two rounds, the intended one included.
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - everyMs / 1e3)
  return {
    p99: () => late(histogram.percentile(99)),
    most: () => late(histogram.max),
    reset: () => histogram.reset(),
    stop: () => histogram.disable(),
  }
}
