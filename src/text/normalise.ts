import { withoutUnseen } from './characters.js'

/** A text as the index reads it, and the way back to the text as it was given. */
interface Normalised {
  readonly text: string
  /** Where the unit at `index` came from: an offset into the given text. */
  startOf(index: number): number
  /** Where what the unit at `index` came from ends, exclusive. */
  endOf(index: number): number
}

// Spelt by code point: several of these look alike, and two are invisible in an editor.
const singles = new Map<number, string>([
  ...[0x60, 0xb4, 0x2b9, 0x2bb, 0x2bc, 0x2bd, 0x2018, 0x2019, 0x201a, 0x201b, 0x2032, 0x2035, 0xff07].map((code) =>
    [code, "'"] as const
  ),
  ...[0xab, 0xbb, 0x201c, 0x201d, 0x201e, 0x201f, 0x2033, 0x2036, 0xff02].map((code) => [code, '"'] as const),
  ...[0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0xfe58, 0xfe63, 0xff0d].map((code) =>
    [code, '-'] as const
  ),
  // The sharp of music, as which the last sign of some names is written.
  [0x266f, '#'],
  ...[0x0b, 0x0c, 0x85, 0x2028, 0x2029].map((code) => [code, ' '] as const),
])

// Letters that Unicode does not take apart, in the spelling of somebody without that key.
const letters = new Map<string, string>([
  ['ß', 'ss'],
  ['ς', 'σ'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
])
const apart = /[ßςæœøđðþłı]/g
const accents = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g
const unseen = /[\p{Cc}\p{Cf}]/gu
const plain = /^[\t\n\r\x20-\x5f\x61-\x7e]*$/
// What is not plain, with the marks that ride on it. Hangul is taken by the word: its letters compose in several ways.
const clusters =
  /\p{Script=Hangul}[\p{Script=Hangul}\p{M}]*|[\t\n\r\x20-\x7e]\p{M}+|[^\t\n\r\x20-\x5f\x61-\x7e]\p{M}*/gu

/**
 * One spelling for what a reader takes as the same: composed by compatibility (NFKC), accents and letter case folded,
 * typographic quotes and dashes made plain, zero-width and control characters removed. Spaces and line ends stay.
 *
 * @returns The folded text with offsets back into `text`; normalising it once more changes nothing.
 * @example normalise('Café “x”').text // 'cafe "x"'
 */
export function normalise(text: string): Normalised {
  if (plain.test(text)) return { text: text.toLowerCase(), startOf: (index) => index, endOf: (index) => index + 1 }
  // Most callers never ask for a place, so the way back is worked out when it is.
  let places: Places | undefined
  const wayBack = (): Places => (places ??= findPlaces(text))
  return {
    text: text.replace(clusters, foldCluster).toLowerCase(),
    startOf: (index) => wayBack().starts[index] ?? text.length,
    endOf: (index) => wayBack().ends[index] ?? text.length,
  }
}

interface Places {
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

function findPlaces(text: string): Places {
  const starts: number[] = []
  const ends: number[] = []
  const keep = (from: number, to: number): void => {
    for (let at = from; at < to; at++) {
      starts.push(at)
      ends.push(at + 1)
    }
  }
  let reached = 0
  for (const { 0: cluster, index } of text.matchAll(clusters)) {
    keep(reached, index)
    reached = index + cluster.length
    for (let unit = foldCluster(cluster).length; unit > 0; unit--) {
      starts.push(index)
      ends.push(reached)
    }
  }
  keep(reached, text.length)
  return { starts, ends }
}

// Few clusters make up most of what is not plain: quotes, dashes, a handful of accented letters.
const maxRemembered = 4_096
const remembered = new Map<string, string>()

function foldCluster(cluster: string): string {
  const known = remembered.get(cluster)
  if (known !== undefined) return known
  const folded = fold(cluster)
  if (remembered.size < maxRemembered && cluster.length <= 4) remembered.set(cluster, folded)
  return folded
}

// Signs are spelt out before compatibility takes some of them apart, and after it for those it leads to.
function fold(cluster: string): string {
  return spellSigns(spellSigns(cluster).normalize('NFKD'))
    .replace(accents, '')
    .toLowerCase()
    .replace(apart, (letter) => letters.get(letter) ?? letter)
    .normalize('NFKC')
    .replace(unseen, (unit) => (unit === '\t' || unit === '\n' || unit === '\r' ? unit : ''))
}

function spellSigns(text: string): string {
  return Array.from(text, (character) => singles.get(character.codePointAt(0) ?? 0) ?? character).join('')
}

/**
 * Names are the same where they fold alike: accents, letter case, width, runs of spaces and what cannot be seen do not
 * tell them apart.
 */
export function foldName(name: string): string {
  return withoutUnseen(normalise(withoutUnseen(name)).text).replace(/\s+/g, ' ').trim()
}
