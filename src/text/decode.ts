/**
 * Which encoding a file says it has, by the mark it begins with; UTF-8 where there is none. Windows writes UTF-16 where
 * the output of a program is sent to a file.
 */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/**
 * The text of a file, without its mark.
 *
 * @returns Why there is none: zero bytes or other characters that no text has, or bytes that are not of its encoding.
 */
export function decodeText(
  bytes: Uint8Array,
): { readonly text: string } | { readonly problem: 'binary' | 'not-utf-8' } {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    return text.includes('\0') ? { problem: 'binary' } : { text }
  } catch {
    return { problem: bytes.includes(0) ? 'binary' : 'not-utf-8' }
  }
}
