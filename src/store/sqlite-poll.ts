import type { Statements, Value } from './database.js'

// A change is to be seen within a second, by whoever reads again after it.
const pollMs = 250

/**
 * The version of the data changes when another connection has committed. The first look hints too: what was committed
 * before it has no version to differ from. Never keeps the process alive.
 *
 * @returns Ends it.
 */
export function pollVersion(statements: Statements, onHint: () => Promise<void>): () => void {
  let known: Value | undefined
  const look = async (): Promise<void> => {
    const version = await readVersion(statements)
    if (version !== known) await onHint()
    known = version
  }
  const quietly = (): void => void look().catch(() => undefined)
  quietly()
  const timer = setInterval(quietly, pollMs).unref()
  return () => clearInterval(timer)
}

const readVersion = async (statements: Statements): Promise<Value | undefined> =>
  (await statements.query('PRAGMA data_version'))[0]?.['data_version']
