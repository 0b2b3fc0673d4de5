/** How long events take to reach us, beyond what they take when nothing is in the way. */
export interface Lateness {
  /**
   * @param id - The event's: Discord writes into it when it happened.
   * @param now - Milliseconds on a clock that never goes back; need not be Discord's.
   * @returns Milliseconds by which it came later than the promptest of the last ten minutes or more.
   */
  of(id: string, now: number): number
}

// Two clocks part by some hundredths of a second in this time, and no rush of questions lasts as long.
const windowMs = 10 * 60_000

export function openLateness(): Lateness {
  let [end, promptest, promptestBefore] = [-Infinity, Infinity, Infinity]
  return {
    of: (id, now) => {
      const age = now - Number(BigInt(id) >> 22n)
      if (now > end) [end, promptest, promptestBefore] = [now + windowMs, Infinity, promptest]
      promptest = Math.min(promptest, age)
      return age - Math.min(promptest, promptestBefore)
    },
  }
}
