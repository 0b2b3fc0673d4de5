/** Bytes that grow, holding unsigned integers in seven-bit groups, least first (LEB128). */
export interface ByteWriter {
  readonly length: number
  push(value: number): void
  pushByte(value: number): void
  /** A copy of what was written, no longer than it. */
  finish(): Uint8Array
}

export function createByteWriter(capacity: number): ByteWriter {
  let bytes = new Uint8Array(capacity)
  let length = 0
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return
    const grown = new Uint8Array(Math.max(bytes.length * 2, length + more))
    grown.set(bytes)
    bytes = grown
  }
  return {
    get length() {
      return length
    },
    push(value) {
      if (length + 5 > bytes.length) reserve(5)
      let rest = value
      while (rest > 0x7f) {
        bytes[length++] = (rest & 0x7f) | 0x80
        rest >>>= 7
      }
      bytes[length++] = rest
    },
    pushByte(value) {
      if (length === bytes.length) reserve(1)
      bytes[length++] = value
    },
    finish: () => bytes.slice(0, length),
  }
}

/**
 * Strings by number and numbers by string: a hash table in flat arrays, a sixth of the memory of a Map and no slower.
 * Numbers count up from 0 in the order of adding.
 */
export interface StringTable {
  readonly all: readonly string[]
  /** -1 for a string that was not added. */
  readonly numberOf: (string: string) => number
  /** @param string - Not held yet. */
  readonly add: (string: string) => number
}

const prime = 0x01000193
const seed = 0x811c9dc5
const smallest = 16

// FNV-1a over code units, its high bits folded into the low ones that choose a slot.
function hashOf(string: string): number {
  let hash = seed
  for (let at = 0; at < string.length; at++) hash = Math.imul(hash ^ string.charCodeAt(at), prime)
  return hash ^ (hash >>> 15)
}

/** @param all - Distinct strings to begin with; the array is kept, and grows with what is added. */
export function createStringTable(all: string[] = []): StringTable {
  let mask = smallest - 1
  while (mask < all.length * 2) mask = mask * 2 + 1
  let hashes = new Int32Array(mask + 1)
  // A slot holds a number and one; 0 is free.
  let slots = new Int32Array(mask + 1)

  const slotOf = (string: string, hash: number): number => {
    let slot = hash & mask
    for (let held = slots[slot] ?? 0; held !== 0; held = slots[slot] ?? 0) {
      if (hashes[held - 1] === hash && all[held - 1] === string) return slot
      slot = (slot + 1) & mask
    }
    return slot
  }
  const place = (number: number, hash: number): void => {
    let slot = hash & mask
    while (slots[slot] !== 0) slot = (slot + 1) & mask
    slots[slot] = number + 1
  }
  const grow = (): void => {
    mask = mask * 2 + 1
    const grown = new Int32Array(mask + 1)
    grown.set(hashes)
    hashes = grown
    slots = new Int32Array(mask + 1)
    for (let number = 0; number < all.length; number++) place(number, hashes[number] ?? 0)
  }
  for (const [number, string] of all.entries()) {
    hashes[number] = hashOf(string)
    place(number, hashes[number] ?? 0)
  }
  return {
    all,
    numberOf: (string) => (slots[slotOf(string, hashOf(string))] ?? 0) - 1,
    add(string) {
      if ((all.length + 1) * 2 > mask) grow()
      const hash = hashOf(string)
      hashes[all.length] = hash
      place(all.length, hash)
      return all.push(string) - 1
    },
  }
}

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
