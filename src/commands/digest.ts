import { createHash } from 'node:crypto'

/** Eight characters that tell one text from another: for a button to say what it has seen. No secret is kept by it. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
