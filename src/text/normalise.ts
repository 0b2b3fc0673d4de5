/** A text as the index reads it, and the way back to the text as it was given. */
export interface Normalised {
  readonly text: string
  /** Where the unit at `index` came from: an offset into the given text. */
  startOf(index: number): number
  /** Where what the unit at `index` came from ends, exclusive. */
  endOf(index: number): number
}

// Spelt by code point: several of these look alike, and two are invisible in an editor.
const singles = new Map<number, string>([
  ...[0x60, 0xb4, 0x2b9, 0x2bb, 0x2bc, 0x2bd, 0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0x2035, 0xff07].map((code) => [code, '\''] as const),
  ...[0xab, 0xbb, 0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0x2036, 0xff02].map((code) => [code, '"'] as const),
  ...[0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0xfe58, 0xfe63, 0xff0d].map((code) => [code, '-'] as const),
  ...[0x0b, 0x0c, 0x85, 0x2028, 0x2029].map((code) => [code, ' '] as const),
])

// Letters that Unicode does not take apart, in the spelling of somebody without that key.
const letters = new Map<string, string>([
  ['ß', 'ss'], ['ς', 'σ'], ['æ', 'ae'], ['œ', 'oe'], ['ø', 'o'], ['đ', 'd'], ['ð', 'd'], ['þ', 'th'], ['ł', 'l'], ['ı', 'i'],
])
const apart = /[ßςæœøđðþłı]/g
const accents = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g
const unseen = /[\p{Cc}\p{Cf}]/gu
const plain = /^[\t\n\r\x20-\x5f\x61-\x7e]*$/
// A cluster is a character with the marks or Hangul vowels that ride on it: they compose into one.
const clusters = /[\t\n\r\x20-\x7e]+(?!\p{M})|[\u1100-\u115f][\u1160-\u11ff]*\p{M}*|[^]\p{M}*/gu

/**
 * One spelling for what a reader takes as the same: composed by compatibility (NFKC), accents and letter case folded,
 * typographic quotes and dashes made plain, zero-width and control characters removed. Spaces and line ends stay.
 *
 * @returns The folded text with offsets back into `text`; normalising it once more changes nothing.
 * @example normalise('Café “x”').text // 'cafe "x"'
 */
export function normalise(text: string): Normalised {
  if (plain.test(text)) return { text: text.toLowerCase(), startOf: (index) => index, endOf: (index) => index + 1 }
  return foldClusters(text)
}

function foldClusters(text: string): Normalised {
  const pieces: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of text.matchAll(clusters)) {
    const cluster = match[0]
    const folded = foldCluster(cluster)
    pieces.push(folded)
    // A run of plain characters keeps its places; anything else is one place, however many units it became.
    const inStep = cluster.length === folded.length && plain.test(cluster)
    for (let index = 0; index < folded.length; index++) {
      starts.push(inStep ? match.index + index : match.index)
      ends.push(inStep ? match.index + index + 1 : match.index + cluster.length)
    }
  }
  return { text: pieces.join(''), startOf: (index) => starts[index] ?? text.length, endOf: (index) => ends[index] ?? text.length }
}

function foldCluster(cluster: string): string {
  if (plain.test(cluster)) return cluster.toLowerCase()
  const spelt = Array.from(cluster, (character) => singles.get(character.codePointAt(0) ?? 0) ?? character).join('')
  return spelt
    .normalize('NFKD')
    .replace(accents, '')
    .toLowerCase()
    .replace(apart, (letter) => letters.get(letter) ?? letter)
    .normalize('NFKC')
    .replace(unseen, (unit) => (unit === '\t' || unit === '\n' || unit === '\r' ? unit : ''))
}
