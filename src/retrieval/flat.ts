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

/** The best of what they are offered, by score; ties by document number. Emptied and used again for each query. */
export interface Best {
  readonly count: number
  readonly documents: Uint32Array
  readonly scores: Float64Array
  /** @param size - How many are kept at most. */
  clear(size: number): void
  /** @returns What a score must reach to come in from now on: that of the last one within; 0 while there is room. */
  offer(document: number, score: number): number
  /** The best first; nothing is offered after that. */
  sort(): void
}

// A heap: the worst of those kept is on top, where it is met by the next.
export function createBest(): Best {
  return new BestHeap()
}

class BestHeap implements Best {
  count = 0
  documents = new Uint32Array(64)
  scores = new Float64Array(64)
  private size = 0

  clear(size: number): void {
    this.count = 0
    this.size = size
    if (size <= this.documents.length) return
    this.documents = new Uint32Array(size)
    this.scores = new Float64Array(size)
  }

  offer(document: number, score: number): number {
    if (this.count < this.size) this.rise(this.count++, document, score)
    else if (this.isWorse(0, document, score)) this.sink(document, score)
    return this.count < this.size ? 0 : (this.scores[0] ?? 0)
  }

  sort(): void {
    const { count } = this
    while (this.count > 1) {
      const [document, score] = [this.documents[0] ?? 0, this.scores[0] ?? 0]
      const last = --this.count
      this.sink(this.documents[last] ?? 0, this.scores[last] ?? 0)
      this.documents[last] = document
      this.scores[last] = score
    }
    this.count = count
  }

  /** Whether the one at this place comes after that document. */
  private isWorse(at: number, document: number, score: number): boolean {
    const own = this.scores[at] ?? 0
    return own === score ? (this.documents[at] ?? 0) > document : own < score
  }

  private put(at: number, document: number, score: number): void {
    this.documents[at] = document
    this.scores[at] = score
  }

  private rise(from: number, document: number, score: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.isWorse(parent, document, score)) break
      this.put(at, this.documents[parent] ?? 0, this.scores[parent] ?? 0)
      at = parent
    }
    this.put(at, document, score)
  }

  /** Puts one in the place of the worst. */
  private sink(document: number, score: number): void {
    let at = 0
    for (;;) {
      let worse = 2 * at + 1
      if (worse >= this.count) break
      const right = worse + 1
      if (right < this.count && this.isWorse(right, this.documents[worse] ?? 0, this.scores[worse] ?? 0)) worse = right
      if (!this.isWorse(worse, document, score)) break
      this.put(at, this.documents[worse] ?? 0, this.scores[worse] ?? 0)
      at = worse
    }
    this.put(at, document, score)
  }
}
