/**
 * Rows of numbers by name, in flat arrays: what is learnt is large, and reading it must not mean making a million
 * values. Numbers are held in steps of 1 / `scale` where that loses nothing, else as they are.
 */
interface PackedRows {
  readonly kind: 'packed-rows'
  /** UTF-16 code units of all names, one after the other, and where each ends. */
  readonly names: Uint8Array | Uint16Array
  readonly nameEnds: Uint32Array
  /** A hash table of the names: the number of a name and one, 0 for a free slot. */
  readonly slots: Uint32Array
  readonly numbers: Int16Array | Int32Array | Float64Array
  readonly rowEnds: Uint32Array
  readonly scale: number
}

type Rows = ReadonlyMap<string, readonly number[]>

export function packRows(rows: Rows): PackedRows {
  const all = [...rows]
  const joined = all.map(([name]) => name).join('')
  const units = Uint16Array.from({ length: joined.length }, (_, at) => joined.charCodeAt(at))
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(all.length * 2 + 1)))
  for (const [number, [name]] of all.entries()) {
    let slot = hashOf(name) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = number + 1
  }
  return {
    kind: 'packed-rows',
    names: units.every((unit) => unit < 256) ? Uint8Array.from(units) : units,
    nameEnds: endsOf(all.map(([name]) => name.length)),
    slots,
    ...packNumbers(all.flatMap(([, row]) => row)),
    rowEnds: endsOf(all.map(([, row]) => row.length)),
  }
}

function endsOf(lengths: readonly number[]): Uint32Array {
  let end = 0
  return Uint32Array.from(lengths, (length) => (end += length))
}

// What is learnt is written in hundredths.
const hundredths = 100

function packNumbers(numbers: readonly number[]): Pick<PackedRows, 'numbers' | 'scale'> {
  const steps = numbers.map((value) => Math.round(value * hundredths))
  for (const held of [Int16Array.from(steps), Int32Array.from(steps)]) {
    const isExact = numbers.every((value, at) => (held[at] ?? 0) / hundredths === value)
    if (isExact) return { numbers: held, scale: hundredths }
  }
  return { numbers: Float64Array.from(numbers), scale: 1 }
}

// FNV-1a over code units, its high bits folded into the low ones that choose a slot.
function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** The rows again, each made when it is asked for. */
export function openRows(packed: PackedRows): Rows {
  return new PackedMap(packed)
}

class PackedMap implements Rows {
  readonly packed: PackedRows

  constructor(packed: PackedRows) {
    this.packed = packed
  }

  get size(): number {
    return this.packed.rowEnds.length
  }

  has(name: string): boolean {
    return this.find(name) >= 0
  }

  get(name: string): readonly number[] | undefined {
    const number = this.find(name)
    return number < 0 ? undefined : this.row(number)
  }

  keys(): MapIterator<string> {
    return this.unpack().keys()
  }

  values(): MapIterator<readonly number[]> {
    return this.unpack().values()
  }

  entries(): MapIterator<[string, readonly number[]]> {
    return this.unpack().entries()
  }

  [Symbol.iterator](): MapIterator<[string, readonly number[]]> {
    return this.entries()
  }

  forEach(visit: (row: readonly number[], name: string, map: Rows) => void): void {
    for (const [name, row] of this.unpack()) visit(row, name, this)
  }

  /** The number of a name, or -1. */
  private find(name: string): number {
    const { slots, names, nameEnds } = this.packed
    for (let slot = hashOf(name) & (slots.length - 1);; slot = (slot + 1) & (slots.length - 1)) {
      const number = (slots[slot] ?? 0) - 1
      if (number < 0) return -1
      const start = nameEnds[number - 1] ?? 0
      if ((nameEnds[number] ?? 0) - start !== name.length) continue
      let at = 0
      while (at < name.length && names[start + at] === name.charCodeAt(at)) at++
      if (at === name.length) return number
    }
  }

  private row(number: number): readonly number[] {
    const { numbers, rowEnds, scale } = this.packed
    const row: number[] = []
    for (let at = rowEnds[number - 1] ?? 0; at < (rowEnds[number] ?? 0); at++) row.push((numbers[at] ?? 0) / scale)
    return row
  }

  /** For the few who go through all of them. */
  private unpack(): Map<string, readonly number[]> {
    const { names, nameEnds } = this.packed
    return new Map(Array.from(nameEnds, (end, number) => {
      const name = String.fromCharCode(...names.subarray(nameEnds[number - 1] ?? 0, end))
      return [name, this.row(number)]
    }))
  }
}

const isRows = (value: object): value is Rows =>
  value instanceof Map && value.size > 0 && Array.from<[unknown, unknown]>(value).every(([name, row]) =>
    typeof name === 'string' && Array.isArray(row) && row.every((each) => typeof each === 'number'))

const isPacked = (value: object): value is PackedRows => 'kind' in value && value.kind === 'packed-rows'

/** The value with every map from names to numbers in it packed; whatever else it holds is as it was. */
export const packAll = (value: unknown): unknown =>
  replaceIn(value, (each) => (each instanceof PackedMap ? each.packed : isRows(each) ? packRows(each) : each))

/** The same the other way. */
export const openAll = (value: unknown): unknown =>
  replaceIn(value, (each) => (isPacked(each) ? openRows(each) : each))

/** Plain objects and lists with what stands in their members replaced, from the outside in. */
function replaceIn(value: unknown, replace: (value: object) => object): unknown {
  if (typeof value !== 'object' || value === null) return value
  const replaced = replace(value)
  if (replaced !== value) return replaced
  if (Array.isArray(value)) return value.map((each) => replaceIn(each, replace))
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaceIn(each, replace)]))
}
