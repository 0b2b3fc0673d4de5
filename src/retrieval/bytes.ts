/** Bytes that grow, holding unsigned integers in seven-bit groups, least first (LEB128). */
export interface ByteWriter {
  readonly length: number
  push(value: number): void
  pushByte(value: number): void
  pushAll(bytes: Uint8Array): void
  /** A copy of what was written, no longer than it. */
  finish(): Uint8Array
}

export function createByteWriter(capacity = 1 << 12): ByteWriter {
  let bytes = new Uint8Array(capacity)
  let length = 0
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return
    const grown = new Uint8Array(Math.max(bytes.length * 2, length + more))
    grown.set(bytes)
    bytes = grown
  }
  return {
    get length() {
      return length
    },
    push(value) {
      if (length + 5 > bytes.length) reserve(5)
      let rest = value
      while (rest > 0x7f) {
        bytes[length++] = (rest & 0x7f) | 0x80
        rest >>>= 7
      }
      bytes[length++] = rest
    },
    pushByte(value) {
      if (length === bytes.length) reserve(1)
      bytes[length++] = value
    },
    pushAll(more) {
      reserve(more.length)
      bytes.set(more, length)
      length += more.length
    },
    finish: () => bytes.slice(0, length),
  }
}
