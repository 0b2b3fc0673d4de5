import { onTestFinished, vi } from 'vitest'

/**
 * From now on what is done every so often is done when `vi.advanceTimersByTimeAsync` says, until the test ends: a
 * promise of so many seconds then holds or does not, however busy the machine is. Other timers go on.
 */
export function stopIntervals(): void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
}
