/** A file that somebody handed in, as Discord tells of it. */
export interface Offered {
  readonly url: string
  /** In bytes. */
  readonly size: number
  readonly contentType: string | null
}

/** `gone`: it could not be had, or not in time. `binary`: no text. */
export type Download = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-large' | 'binary' | 'gone' }

const maxBytes = 256 * 1024

// Whoever handed it in waits for this, and is told meanwhile that an answer comes.
const patienceMs = 2_000

/** Fetches a text from the address that Discord gave, following it nowhere else; what was said of its size is not taken for granted. */
export async function download({ url, size, contentType }: Offered): Promise<Download> {
  if (size > maxBytes) return { kind: 'too-large' }
  if (contentType !== null && !/^(?:text\/|application\/(?:json|markdown)\b)/i.test(contentType)) return { kind: 'binary' }
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    if (!response.ok || response.body === null) return { kind: 'gone' }
    return await readText(response.body)
  } catch {
    return { kind: 'gone' }
  }
}

async function readText(body: ReadableStream<Uint8Array>): Promise<Download> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) return { kind: 'too-large' }
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text }
  } catch {
    return { kind: 'binary' }
  }
}
