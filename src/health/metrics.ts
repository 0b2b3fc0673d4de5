import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Monitor } from '../discord/index.js'

/**
 * Counters, gauges and histograms in the text form that Prometheus reads.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */

/** Few values each, none of them a person's or their words. */
type Labels = Readonly<Record<string, string>>

interface Metrics {
  counter(name: string, help: string): { add(labels?: Labels): void }
  /** @param bounds - Upper ends of the buckets, ascending; the one without an end is added. */
  histogram(name: string, help: string, bounds: readonly number[]): { observe(value: number, labels?: Labels): void }
  /** Read when somebody looks. */
  gauge(name: string, help: string, read: () => number): void
  write(): string
}

interface Bin {
  /** Upper ends of the buckets. */
  readonly bounds: readonly number[]
  readonly counts: number[]
  sum: number
}

// Labels come from our own tables; should one not, memory must not grow with it.
const mostSeries = 500
const others = { other: 'true' } as const

export function openMetrics(): Metrics {
  const writers: (() => string)[] = []
  const describe = (name: string, help: string, type: string): string =>
    `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`

  return {
    counter: (name, help) => {
      const series = openSeries(() => ({ count: 0 }))
      writers.push(() =>
        describe(name, help, 'counter') + series.write((labels, { count }) => line(name, labels, count))
      )
      return {
        add: (labels = {}) => {
          series.of(labels).count += 1
        },
      }
    },
    histogram: (name, help, bounds) => {
      const series = openSeries<Bin>(() => ({ bounds, counts: bounds.map(() => 0).concat(0), sum: 0 }))
      writers.push(() => describe(name, help, 'histogram') + series.write((labels, bin) => writeBin(name, labels, bin)))
      return {
        observe: (value, labels = {}) => {
          const bin = series.of(labels)
          const at = bounds.findIndex((bound) => value <= bound)
          const place = at < 0 ? bounds.length : at
          bin.counts[place] = (bin.counts[place] ?? 0) + 1
          bin.sum += value
        },
      }
    },
    gauge: (name, help, read) => void writers.push(() => describe(name, help, 'gauge') + line(name, {}, read())),
    write: () => writers.map((write) => write()).join(''),
  }
}

function openSeries<T>(make: () => T) {
  const known = new Map<string, { readonly labels: Labels; readonly value: T }>()
  const of = (labels: Labels): T => {
    const key = JSON.stringify(labels)
    const found = known.get(key)
    if (found) return found.value
    if (known.size >= mostSeries && labels !== others) return of(others)
    const value = make()
    known.set(key, { labels, value })
    return value
  }
  return { of,
    write: (each: (labels: Labels, value: T) => string): string =>
      [...known.values()].map(({ labels, value }) => each(labels, value)).join('') }
}

/** Buckets are cumulative: each counts all that lies below its end. */
function writeBin(name: string, labels: Labels, { counts, sum, bounds }: Bin): string {
  let total = 0
  const buckets = counts.map((count, at) => {
    total += count
    return line(`${name}_bucket`, { ...labels, le: String(bounds[at] ?? '+Inf') }, total)
  })
  return [...buckets, line(`${name}_sum`, labels, sum), line(`${name}_count`, labels, total)].join('')
}

function line(name: string, labels: Labels, value: number): string {
  const written = Object.entries(labels).map(([label, text]) =>
    `${label}="${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')}"`
  )
  return `${name}${written.length === 0 ? '' : `{${written.join(',')}}`} ${value}\n`
}

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
interface EventLoopDelay {
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
