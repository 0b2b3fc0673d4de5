import { compareStrings } from './aliases.js'
import { takeCensus } from './census.js'
import { createCollector, type Collector } from './collect.js'
import type { BuildProgress, Document } from './model.js'
import { createPoster } from './post.js'
import { openSegmentStream, openStream, type Segment } from './segment.js'
import type { Settings } from './settings.js'

// How many documents are worked on between two reports: a few milliseconds of text of common length.
const slice = 500

export interface Revision {
  /** Documents taken over from here. */
  readonly from: Segment
  readonly remove: ReadonlySet<string>
}

/** Reads documents, and those kept of an older segment; the last of several with the same id stands. */
export function* buildSegment(documents: Iterable<Document>, settings: Settings,
  revision?: Revision): Generator<BuildProgress, Segment> {
  const collector = createCollector(settings)
  if (revision !== undefined) yield* adoptAll(collector, revision)
  for (const document of documents) {
    collector.add(document)
    if (collector.count % slice === 0) yield { phase: 'reading', done: collector.count }
  }
  const collected = collector.finish()
  const order = orderDocuments(collected.ids)
  const reader = openStream(collected.stream, (document) => collected.starts[document] ?? 0)
  const taker = takeCensus(collected, reader, settings)
  yield* inSlices(order, 'counting', (document) => taker.count(document))
  const poster = createPoster(collected, reader, taker.finish(), settings)
  yield* inSlices(order, 'posting', (document) => poster.post(document))
  return poster.finish(Array.from(order, (document) => collected.ids[document] ?? ''))
}

function* adoptAll(collector: Collector, { from, remove }: Revision): Generator<BuildProgress, void> {
  const stream = openSegmentStream(from)
  for (const [number, id] of from.ids.entries()) {
    if (!remove.has(id)) collector.adopt(from, stream, number)
    if (number % slice === slice - 1) yield { phase: 'reading', done: collector.count }
  }
}

function* inSlices(order: Uint32Array, phase: BuildProgress['phase'],
  visit: (document: number) => void): Generator<BuildProgress, void> {
  for (let done = 0; done < order.length; done++) {
    visit(order[done] ?? 0)
    if (done % slice === slice - 1) yield { phase, done: done + 1 }
  }
}

function orderDocuments(ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids.keys())
  const isInOrder = ids.every((id, at) => at === 0 || compareStrings(ids[at - 1] ?? '', id) < 0)
  if (isInOrder) return order
  order.sort((a, b) => compareStrings(ids[a] ?? '', ids[b] ?? '') || a - b)
  return order.filter((number, at) => ids[number] !== ids[order[at + 1] ?? -1])
}
