import { randomInt } from 'node:crypto'

/** Makes ids that sort by their time, and within a process by their making: digits only, so that every collation agrees. */
export function openIds(): (at: number) => string {
  let count = 0
  return (at) => {
    count = (count + 1) % 1_000_000
    return [String(Math.max(0, Math.trunc(at))).padStart(15, '0'), String(count).padStart(6, '0'),
      String(randomInt(1_000_000)).padStart(6, '0')].join('')
  }
}
