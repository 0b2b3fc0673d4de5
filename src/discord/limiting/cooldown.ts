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

/** Sliding windows: at no moment do more answers than allowed lie within the last so many seconds. */
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
  // The window that was last used stands last.
  const taken = new Map<string, readonly number[]>()

  const timesIn = ({ key, limit }: Window, now: number): readonly number[] =>
    (taken.get(key) ?? []).filter((time) => time > now - limit.seconds * 1000)

  const note = (key: string, times: readonly number[]): void => {
    taken.delete(key)
    taken.set(key, times)
    const [oldest] = taken.keys()
    if (taken.size > remembered && oldest !== undefined) taken.delete(oldest)
  }

  return {
    take: (windows, now) => {
      const counts = windows.map((window) => ({ window, times: timesIn(window, now) }))
      const [longest] = counts
        .flatMap(({ window, times }) => {
          const freesPlace = times.at(-window.limit.answers)
          return freesPlace === undefined
            ? []
            : [{ window, seconds: Math.max(1, Math.ceil((freesPlace - now) / 1000 + window.limit.seconds)) }]
        })
        .sort((a, b) => b.seconds - a.seconds)
      if (longest) return longest
      for (const { window, times } of counts) note(window.key, [...times, now])
      return undefined
    },
  }
}
