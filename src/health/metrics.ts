/**
 * Counters, gauges and histograms in the text form that Prometheus reads.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format
 */

/** Few values each, none of them a person's or their words. */
export type Labels = Readonly<Record<string, string>>

export interface Metrics {
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
