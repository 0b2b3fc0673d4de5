import { createHash } from 'node:crypto'

/** SHA-256 of a text as UTF-8, hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

/** SHA-256 of a value written as JSON with its keys in order: the same value, the same hash, however it was built. */
export function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? inKeyOrder(part) : part)))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inKeyOrder(record: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1))
  return Object.fromEntries(entries)
}
