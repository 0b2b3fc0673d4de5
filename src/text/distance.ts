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

// Row r + 1, column c + 1 holds the distance between the first r letters of `a` and the first c letters of `b`;
// the row and column before those are a wall that no swap can reach over.
function fill(a: string, b: string, limit: number): number {
  const width = b.length + 2
  const wall = a.length + b.length
  const table = new Uint32Array((a.length + 2) * width).fill(wall)
  for (let column = 0; column <= b.length; column++) table[width + column + 1] = column
  const lastRowOf = new Map<number, number>()
  for (let row = 1; row <= a.length; row++) {
    if (fillRow(a, b, row, table, lastRowOf) > limit) return limit + 1
    lastRowOf.set(a.charCodeAt(row - 1), row)
  }
  return Math.min(table[table.length - 1] ?? 0, limit + 1)
}

// No later entry can be below the least of a row: an edit that skips rows costs at least what it skips.
function fillRow(a: string, b: string, row: number, table: Uint32Array, lastRowOf: ReadonlyMap<number, number>): number {
  const width = b.length + 2
  const here = (row + 1) * width
  const at = (index: number): number => table[index] ?? 0
  table[here + 1] = row
  let least = row
  let lastColumn = 0
  for (let column = 1; column <= b.length; column++) {
    const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1)
    const swapRow = lastRowOf.get(b.charCodeAt(column - 1)) ?? 0
    const swap = at(swapRow * width + lastColumn) + (row - swapRow - 1) + 1 + (column - lastColumn - 1)
    const cell = here + column + 1
    const value = Math.min(at(cell - width - 1) + (same ? 0 : 1), at(cell - 1) + 1, at(cell - width) + 1, swap)
    table[cell] = value
    if (value < least) least = value
    if (same) lastColumn = column
  }
  return least
}
