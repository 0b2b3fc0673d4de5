import { Fault } from '../../src/errors.js'
import type { Store } from '../../src/store/index.js'

/** For houses in which nothing is remembered. */
export const noStore = (): Promise<Store> => Promise.reject(new Fault('store-unavailable', 'This house has no store.'))
