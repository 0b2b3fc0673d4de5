import { LRUCache } from 'lru-cache'
import type { Limit } from '../../commands/index.js'

/** Something counted: whose answers, and how many there may be within how many seconds. */
export interface Window {
  readonly key: string
  readonly limit: Limit
}

export interface Full<W extends Window> {
  readonly window: W
  /** Until there is a place again: whole, at least 1. */
  readonly seconds: number
}

/** Rate limit by sliding windows: at no moment do more answers than allowed lie within the last so many seconds. */
export interface Cooldown {
  /**
   * Takes a place in each window, or, if one is full, in none.
   *
   * @param now - Milliseconds on a clock that never goes back.
   * @returns undefined when there was a place; else the window with the longest wait.
   */
  take<W extends Window>(windows: readonly W[], now: number): Full<W> | undefined
}

// Ten seconds of a few hundred people a second. Whoever is forgotten beyond it has not asked for the longest time.
const remembered = 20_000

/** In memory, and bounded: a restart forgives, and no number of servers makes it grow. */
export function openCooldown(): Cooldown {
  const taken = new LRUCache<string, readonly number[]>({ max: remembered })
  return {
    take: (windows, now) => {
      const counts = windows.map((window) => ({ window, times: (taken.peek(window.key) ?? [])
        .filter((time) => time > now - window.limit.seconds * 1000) })
      )
      const [longest] = counts
        .flatMap(({ window, times }) => {
          const freesPlace = times.at(-window.limit.answers)
          return freesPlace === undefined
            ? []
            : [{ window, seconds: Math.max(1, Math.ceil((freesPlace - now) / 1000 + window.limit.seconds)) }]
        })
        .sort((a, b) => b.seconds - a.seconds)
      if (longest) return longest
      for (const { window, times } of counts) taken.set(window.key, [...times, now])
      return undefined
    },
  }
}
