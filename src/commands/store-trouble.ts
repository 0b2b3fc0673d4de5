import { composeRefusal, type Answer } from '../answer/index.js'
import { Fault } from '../errors.js'

/** What needs the store, or the sentence that says that the store could not do it; what is our mistake stays a fault. */
export async function orStoreTrouble(work: () => Promise<Answer>, sentence: string): Promise<Answer> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof Fault) || !fault.code.startsWith('store-')) throw fault
    return composeRefusal({ code: fault.code, message: sentence })
  }
}
