/** A document by number, and its score. */
export interface Ranked {
  readonly document: number
  readonly score: number
}

/** The best of what it is offered, by score; ties by document number. */
export interface Heap {
  /** @returns The same as `least` afterwards. */
  offer(document: number, score: number): number
  /** The score of the last document within; 0 while there is room. */
  least(): number
  /** Best first. */
  finish(): Ranked[]
}

// The worst of those kept is on top, where it is met by the next.
export function createHeap(size: number): Heap {
  const documents = new Uint32Array(size)
  const scores = new Float64Array(size)
  let count = 0
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0)
    return difference === 0 ? (documents[a] ?? 0) > (documents[b] ?? 0) : difference < 0
  }
  const swap = (a: number, b: number): void => {
    const [document, score] = [documents[a] ?? 0, scores[a] ?? 0]
    documents[a] = documents[b] ?? 0
    scores[a] = scores[b] ?? 0
    documents[b] = document
    scores[b] = score
  }
  const rise = (from: number): void => {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (!isWorse(at, parent)) return
      swap(at, parent)
      at = parent
    }
  }
  const sink = (): void => {
    for (let at = 0;;) {
      const left = 2 * at + 1
      if (left >= count) return
      const worse = left + 1 < count && isWorse(left + 1, left) ? left + 1 : left
      if (!isWorse(worse, at)) return
      swap(worse, at)
      at = worse
    }
  }
  return {
    offer(document, score) {
      if (count < size) {
        documents[count] = document
        scores[count] = score
        rise(count++)
        return this.least()
      }
      const worst = scores[0] ?? 0
      if (score < worst || (score === worst && document >= (documents[0] ?? 0))) return worst
      documents[0] = document
      scores[0] = score
      sink()
      return this.least()
    },
    least: () => (count < size ? 0 : (scores[0] ?? 0)),
    finish: () =>
      Array.from({ length: count }, (_, at) => ({ document: documents[at] ?? 0, score: scores[at] ?? 0 })).sort(
        (a, b) => b.score - a.score || a.document - b.document,
      ),
  }
}
