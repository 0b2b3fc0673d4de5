import { openDesk, type Desk } from '../../src/commands/index.js'
import type { Store } from '../../src/store/index.js'
import { corpusFolder, shippedLibrary } from './house.js'

/** The house over the shipped corpus with a store of the test's own; a fault fails the test that caused it. */
export function openHouse(openStore: () => Promise<Store>): Desk {
  return openDesk({
    library: shippedLibrary(),
    corpusFolder,
    version: { program: '0', corpus: '0', rules: '0' },
    onFault: (fault) => {
      throw fault
    },
    newReference: () => 'reference',
    openStore,
    now: () => 1_000_000,
  })
}
