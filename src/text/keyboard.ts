// Rows of the common Latin layout, each shifted to the right of the one above by about half a key.
const rows = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row, line) =>
    Array.from(row, (key, place) => {
      const below = rows[line + 1] ?? ''
      const near = [row[place + 1], below[place], below[place - 1]].filter((other) => other !== undefined)
      return near.flatMap((other) => [key + other, other + key])
    }).flat()
  ),
)

/** Whether two keys touch on a common Latin keyboard. */
export function areNeighbouringKeys(a: string, b: string): boolean {
  return neighbours.has(a + b)
}

/**
 * How a hand gets from the word that was meant to the word that was typed, when one slip explains it.
 *
 * `swapped` two letters in the wrong order · `doubled` / `undoubled` a letter struck twice, or once too few ·
 * `dropped` ·
 * `neighbour` the key beside · `inserted` · `replaced` · `none` the same word · `several` more than one slip.
 */
export type Slip = 'none' | 'swapped' | 'doubled' | 'undoubled' | 'dropped' | 'neighbour' | 'inserted' | 'replaced'
  | 'several'

/** @example slipBetween('pyhton', 'python') // 'swapped' */
export function slipBetween(typed: string, meant: string): Slip {
  if (typed === meant) return 'none'
  let at = 0
  while (at < typed.length && typed[at] === meant[at]) at++
  const longer = typed.length - meant.length
  if (longer === 0) return sameLengthSlip(typed, meant, at)
  if (longer === 1 && typed.slice(at + 1) === meant.slice(at)) return repeats(typed, at) ? 'doubled' : 'inserted'
  if (longer === -1 && typed.slice(at) === meant.slice(at + 1)) return repeats(meant, at) ? 'undoubled' : 'dropped'
  return 'several'
}

function sameLengthSlip(typed: string, meant: string, at: number): Slip {
  const [a, b] = [typed[at] ?? '', meant[at] ?? '']
  if (typed.slice(at + 1) === meant.slice(at + 1)) return areNeighbouringKeys(a, b) ? 'neighbour' : 'replaced'
  const isSwap = a === meant[at + 1] && b === typed[at + 1] && typed.slice(at + 2) === meant.slice(at + 2)
  return isSwap ? 'swapped' : 'several'
}

const repeats = (word: string, at: number): boolean => word[at] === word[at - 1] || word[at] === word[at + 1]
