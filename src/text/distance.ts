/**
 * Damerau–Levenshtein distance: the fewest insertions, deletions, substitutions and swaps of neighbours that turn one
 * word into the other, where letters may still be edited after a swap. A true metric, unlike optimal string alignment.
 *
 * @param limit - Stop when the distance is certain to be above this.
 * @returns An integer; `limit + 1` stands for every distance above `limit`.
 * @see Lowrance, Wagner, An extension of the string-to-string correction problem, JACM 22(2), 1975.
 * @example editDistance('pyhton', 'python') // 1
 * @example editDistance('ca', 'abc') // 2
 */
export function editDistance(a: string, b: string, limit = Math.max(a.length, b.length)): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let from = 0
  while (from < a.length && from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from++
  let fromEnd = 0
  const most = Math.min(a.length, b.length) - from
  while (fromEnd < most && a.charCodeAt(a.length - 1 - fromEnd) === b.charCodeAt(b.length - 1 - fromEnd)) fromEnd++
  return fill(a.slice(from, a.length - fromEnd), b.slice(from, b.length - fromEnd), limit)
}

// The table of the last words measured: of common length, so that measuring thousands makes no garbage.
const scratch = new Uint32Array(1 << 10)

// Row r + 1, column c + 1 holds the distance between the first r letters of `a` and the first c letters of `b`;
// the row and column before those are a wall that no swap can reach over.
function fill(a: string, b: string, limit: number): number {
  const width = b.length + 2
  const size = (a.length + 2) * width
  const table = size > scratch.length ? new Uint32Array(size) : scratch
  const wall = a.length + b.length
  for (let column = 0; column < width; column++) {
    table[column] = wall
    table[width + column] = column === 0 ? wall : column - 1
  }
  for (let row = 1; row <= a.length; row++) {
    if (fillRow(a, b, row, table) > limit) return limit + 1
  }
  return Math.min(table[size - 1] ?? 0, limit + 1)
}

// No later entry can be below the least of a row: an edit that skips rows costs at least what it skips.
function fillRow(a: string, b: string, row: number, table: Uint32Array): number {
  const width = b.length + 2
  const here = (row + 1) * width
  table[here] = a.length + b.length
  table[here + 1] = row
  let least = row
  let lastColumn = 0
  for (let column = 1; column <= b.length; column++) {
    const isSame = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
    const cell = here + column + 1
    let value = Math.min((table[cell - width - 1] ?? 0) + (isSame ? 0 : 1), (table[cell - 1] ?? 0) + 1,
      (table[cell - width] ?? 0) + 1)
    // A swap ends here if this letter of `b` stood earlier in `a`, and this letter of `a` earlier in `b`.
    const swapRow = lastColumn === 0 ? 0 : lastPlace(a, b.charCodeAt(column - 1), row - 1)
    if (swapRow > 0)
      value = Math.min(value,
        (table[swapRow * width + lastColumn] ?? 0) + (row - swapRow - 1) + 1 + (column - lastColumn - 1))
    table[cell] = value
    if (value < least) least = value
    if (isSame) lastColumn = column
  }
  return least
}

/** The place, from 1, of the last such letter among the first `count`; 0 if there is none. */
function lastPlace(word: string, letter: number, count: number): number {
  let place = count
  while (place > 0 && word.charCodeAt(place - 1) !== letter) place--
  return place
}
