const prime = 0x01000193
const offsetA = 0x811c9dc5
const offsetB = 0x9747b28c

/**
 * A 64-bit checksum, hex: two FNV-1a hashes side by side. It tells damage, not tampering.
 *
 * @see Fowler, Noll, Vo, The FNV non-cryptographic hash algorithm.
 */
export function checksum(bytes: Uint8Array): string {
  let a = offsetA
  let b = offsetB
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    a = Math.imul(a ^ byte, prime)
    b = Math.imul((b << 5) | (b >>> 27), prime) ^ byte
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}
