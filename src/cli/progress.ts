import type { Terminal } from './terminal.js'

// Under a second a person waits without wondering.
const patienceMs = 1000
const notice = 'Working …'

/** Says on a person's terminal that something takes long, and takes it back when it is done. Never on stdout. */
export async function withProgress<T>({ stderr, isTerminal }: Terminal, isSlow: boolean, work: () => Promise<T>): Promise<T> {
  if (!isTerminal.stderr) return work()
  const shown = { isOn: false }
  const show = (): void => {
    shown.isOn = true
    stderr.write(notice)
  }
  // Work that never yields would hold up a timer too: what declares itself slow is announced at once.
  if (isSlow) show()
  const timer = isSlow ? undefined : setTimeout(show, patienceMs)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (shown.isOn) stderr.write(`\r${' '.repeat(notice.length)}\r`)
  }
}
