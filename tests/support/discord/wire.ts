/** What goes over the wire between the bot and this Discord, and what may go wrong there. */

/** One call of the bot's, as it came in and as it was answered. */
export interface Call {
  readonly method: string
  /** Without `/api/v10`. */
  readonly path: string
  readonly body: unknown
  readonly at: number
  /** 0 while it hangs. */
  status: number
}

export interface Asked {
  readonly params: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
  /** What came beside the body, in order. */
  readonly uploads: readonly Upload[]
}

/** A file on its way, or one that can be fetched. */
export interface Upload {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

export interface Said {
  readonly status: number
  readonly body?: unknown
}

export const refusal = (status: number, code: number, message: string): Said => ({ status, body: { code, message } })

/** One operation of Discord's. `path` is spelt as in its OpenAPI description. */
export interface Route {
  readonly method: string
  readonly path: string
  /** Interactions and their follow-ups carry their own token. */
  readonly open?: true
  /** What our own table has against the body. */
  readonly check?: (asked: Asked) => readonly string[]
  readonly answer: (asked: Asked) => Said
}

/** What goes wrong at the next matching calls. */
export interface Trouble {
  readonly method?: string
  /** Matched against the path. */
  readonly path: RegExp
  /** 1 when left out. */
  readonly times?: number
  /** Only each so-manieth matching call. 1 when left out. */
  readonly every?: number
  /**
   * `refuse`: nothing happens and this is answered. `after`: it happens, and 500 is answered. `hang`: it never
   * answers. `break`: the connection is cut. `half-close`: the other side says that it sends no more, and nothing else.
   * `stall`: it happens, and the answer's body never ends. `limit`: 429, to be tried again after 0.2 s, said in the
   * headers and in the body; `bare-limit`: in the body alone. `long-limit`: 429, for an hour.
   */
  readonly effect: Said | Failing
}

export type Failing = 'after' | 'hang' | 'break' | 'half-close' | 'stall' | 'limit' | 'bare-limit' | 'long-limit'
