import { randomUUID } from 'node:crypto'
import type { Form } from '../../answer/index.js'

/** Forms that could not be shown at once, for Discord shows one only as the first thing that follows a press. */
export interface Drafts {
  /** @returns A name under which it is found again, by this process, for a while. */
  keep(form: Form): string
  find(name: string): Form | undefined
}

// Each holds a few texts of at most 4,000 characters.
const remembered = 200
// As long as other unsaved words are kept, and no longer.
const keptMs = 30 * 60_000

/** In memory: what has been filled in stands in the message as well, wherever losing it would matter. */
export function openDrafts(): Drafts {
  const forms = new Map<string, Form>()
  return {
    keep: (form) => {
      const name = randomUUID()
      forms.set(name, form)
      setTimeout(() => forms.delete(name), keptMs).unref()
      const [oldest] = forms.keys()
      if (forms.size > remembered && oldest !== undefined) forms.delete(oldest)
      return name
    },
    find: (name) => forms.get(name),
  }
}
