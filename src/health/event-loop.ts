import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How late the event loop comes round to what is due: what everybody who asks has to wait as well. In seconds. */
export interface EventLoopDelay {
  p99(): number
  most(): number
  /** Begins anew. */
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
