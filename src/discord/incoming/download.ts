import { decodeText } from '../../commands/index.js'
import type { Download, Offered } from '../surface.js'

/** @see https://discord.com/developers/docs/reference#image-formatting, and "Signed Attachment CDN URLs" below it. */
const keptAt: ReadonlySet<string> = new Set(['https://cdn.discordapp.com', 'https://media.discordapp.net'])

const maxBytes = 256 * 1024

// Whoever handed it in waits for this, and is told meanwhile that an answer comes.
const patienceMs = 2_000

/**
 * Fetches a text from where Discord keeps files, following it nowhere else; what was said of its size is not taken for
 * granted.
 *
 * @param apiBase - What is in the place of Discord's API, and then keeps the files as well. Unset: nothing is.
 */
export async function download({ url, size, contentType }: Offered, apiBase?: string): Promise<Download> {
  if (!isKept(url, apiBase)) return { kind: 'elsewhere' }
  if (size > maxBytes) return { kind: 'too-large' }
  if (contentType !== null && !/^(?:text\/|application\/(?:json|markdown)\b)/i.test(contentType))
    return { kind: 'binary' }
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
    if (!response.ok || response.body === null) return { kind: 'gone' }
    return await readText(response.body)
  } catch {
    return { kind: 'gone' }
  }
}

/** By the whole origin: another port of the same machine, or the same without encryption, is another place. */
function isKept(url: string, apiBase: string | undefined): boolean {
  if (!URL.canParse(url)) return false
  const { origin } = new URL(url)
  return keptAt.has(origin) || (apiBase !== undefined && origin === new URL(apiBase).origin)
}

async function readText(body: ReadableStream<Uint8Array>): Promise<Download> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxBytes) return { kind: 'too-large' }
    chunks.push(chunk)
  }
  const decoded = decodeText(Buffer.concat(chunks))
  return 'text' in decoded ? { kind: 'text', text: decoded.text } : { kind: 'binary' }
}
