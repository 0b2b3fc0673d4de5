/** Ids as short codes of one width, and back. */
export interface IdCodec<Id extends string> {
  spell(ids: readonly Id[]): string
  /** @returns null in the place of a code that stands for nothing here; undefined when the length is wrong. */
  read(codes: string): readonly (Id | null)[] | undefined
}

/**
 * Short codes are hashes of ids (of a passage: of its words), so that adding an entry leaves the others'
 * codes as they are. Two that meet on one code: the later in order takes the next free one.
 */
export function openIdCodec<Id extends string>(entries: readonly (readonly [id: Id, words: string])[],
  width: number): IdCodec<Id> {
  const room = 36 ** width
  if (entries.length > room / 2)
    throw new RangeError(`${entries.length} entries are too many for codes of ${width} characters`)
  const idOf = new Map<string, Id>()
  const codeOf = new Map<Id, string>()
  for (const [id, words] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let slot = fnv1a(words) % room
    while (idOf.has(spellNumber(slot, width))) slot = (slot + 1) % room
    idOf.set(spellNumber(slot, width), id)
    codeOf.set(id, spellNumber(slot, width))
  }
  return {
    spell: (ids) => ids.map((id) => codeOf.get(id) ?? '-'.repeat(width)).join(''),
    read: (codes) => cutEvery(width, codes)?.map((code) => idOf.get(code) ?? null),
  }
}

/** A text in pieces of one width; undefined when it does not come out even. */
export function cutEvery(width: number, text: string): readonly string[] | undefined {
  if (text.length % width !== 0) return undefined
  return Array.from({ length: text.length / width }, (_, at) => text.slice(at * width, (at + 1) * width))
}

/** A whole number from 0 in base 36, at least so wide. */
export const spellNumber = (value: number, width: number): string => value.toString(36).padStart(width, '0')

/** A few characters that another text hardly shares. @param width - At most 6: there are no more bits. */
export const hashCode = (text: string, width: number): string => spellNumber(fnv1a(text) % 36 ** width, width)

/** FNV-1a over UTF-16 code units, 32 bits. @see Fowler, Noll, Vo: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function fnv1a(text: string, offsetBasis = 0x811c9dc5): number {
  let hash = offsetBasis
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

// The largest prime below 36³: three characters hold every remainder, and no factor is lost.
const modulus = 46_649
const base = 293

/**
 * Three characters that tell a mistyped text from the right one: Σ cᵢ·bⁱ mod p. One wrong character, or two neighbours
 * that changed places, always give another sum, for p is prime and no power of b below it is 1.
 */
export function checkCode(text: string): string {
  let sum = 0
  for (let at = 0; at < text.length; at++) sum = (sum * base + text.charCodeAt(at)) % modulus
  return spellNumber(sum, 3)
}
