import type { Writable } from 'node:stream'

/** A stream that is written to in order, each piece handed over before the next. */
export interface Output {
  /** True once the reader has gone (`| head`): nothing more is wanted, and that is no fault. */
  readonly isGone: () => boolean
  /** Resolves when the text was handed over, or will never be wanted; rejects when it cannot be written. */
  write(text: string): Promise<void>
}

export function openOutput(stream: Writable): Output {
  let gone = false
  // Without a listener an error of the stream would end the process; each write hears of its own error besides.
  stream.on('error', (error) => {
    gone ||= isGoodbye(error)
  })
  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (gone) {
        resolve()
        return
      }
      stream.write(text, (error) => {
        gone ||= isGoodbye(error)
        if (!error || gone) resolve()
        else reject(error)
      })
    })
  return { isGone: () => gone, write }
}

function isGoodbye(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
}
