import type { IncomingMessage } from 'node:http'
import type { Upload } from './wire.js'

/** A call's JSON, and the files that came beside it. */
export async function readBody(
  request: IncomingMessage,
): Promise<{ readonly body: unknown; readonly uploads: readonly Upload[] }> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const bytes = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return readParts(bytes, type)
  return { body: bytes.length === 0 ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown), uploads: [] }
}

/** Files travel beside the JSON of their message. */
function readParts(bytes: Buffer, type: string): { readonly body: unknown; readonly uploads: readonly Upload[] } {
  const boundary = /boundary="?([^";]+)/.exec(type)?.[1] ?? ''
  // One character for each byte, so that places in the text are places in the bytes.
  const parts = bytes.toString('latin1').split(`--${boundary}`).slice(1, -1)
  let body: unknown
  const uploads: Upload[] = []
  for (const part of parts) {
    const [head = ''] = part.split('\r\n\r\n', 1)
    const content = Buffer.from(part.slice(head.length + 4, -2), 'latin1')
    const name = / name="([^"]*)"/.exec(head)?.[1] ?? ''
    if (name === 'payload_json') body = JSON.parse(content.toString('utf8')) as unknown
    else uploads.push({ name: / filename="([^"]*)"/.exec(head)?.[1] ?? name,
        type: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? '', bytes: content })
  }
  return { body, uploads }
}
