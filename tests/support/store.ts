import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../../src/store/index.js'

/** An empty store in memory, closed when the test ends. */
export async function openTestStore(): Promise<Store> {
  const store = await openStore({ kind: 'memory' })
  onTestFinished(() => store.close())
  return store
}
