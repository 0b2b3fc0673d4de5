import type { DiffLine } from '../answer/index.js'

// Two texts of so many different lines between them have nothing to do with one another.
const mostCells = 1_000_000

/**
 * The fewest lines to take out and put in that make one text of the other.
 *
 * @param context - So many lines that stayed are shown around each change; the rest is one "…".
 * @see Hunt, McIlroy, An Algorithm for Differential File Comparison, 1976 (longest common subsequence).
 */
export function diffLines(before: string, after: string, context = 2): readonly DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < Math.min(old.length, now.length) - start && old[old.length - 1 - end] === now[now.length - 1 - end])
    end++
  const middle = align(old.slice(start, old.length - end), now.slice(start, now.length - end))
  const same = (lines: readonly string[]): readonly DiffLine[] => lines.map((text) => ({ kind: 'same', text }))
  return fold([...same(old.slice(0, start)), ...middle, ...same(old.slice(old.length - end))], context)
}

function align(old: readonly string[], now: readonly string[]): readonly DiffLine[] {
  const removed = (lines: readonly string[]): readonly DiffLine[] => lines.map((text) => ({ kind: 'removed', text }))
  const added = (lines: readonly string[]): readonly DiffLine[] => lines.map((text) => ({ kind: 'added', text }))
  const width = now.length + 1
  if (old.length === 0 || now.length === 0 || old.length * now.length > mostCells)
    return [...removed(old), ...added(now)]
  // Cell (i, j) holds how many lines the rests from i and from j have in common.
  const common = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j]
        ? (common[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
    }
  }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '' })
      i++
      j++
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
      lines.push({ kind: 'removed', text: old[i++] ?? '' })
    else lines.push({ kind: 'added', text: now[j++] ?? '' })
  }
  return [...lines, ...removed(old.slice(i)), ...added(now.slice(j))]
}

function fold(lines: readonly DiffLine[], context: number): readonly DiffLine[] {
  const shown = lines.map((_line, at) =>
    lines.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'same')
  )
  return lines.flatMap((line, at): readonly DiffLine[] => {
    if (shown[at]) return [line]
    return shown[at - 1] === true || (at === 0 && shown.some(Boolean)) ? [{ kind: 'same', text: '…' }] : []
  })
}
