import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isData } from './checks.js'
import type { Description } from './openapi.js'

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
   * answers. `break`: the connection is cut. `limit`: 429, to be tried again after 0.2 s.
   */
  readonly effect: Said | 'after' | 'hang' | 'break' | 'limit'
}

export interface Rest {
  readonly server: Server
  readonly calls: readonly Call[]
  /** What was against Discord's description or our table: stays empty in a test that passes. */
  readonly violations: string[]
  readonly address: () => string
  trouble(trouble: Trouble): void
  close(): Promise<void>
}

export interface RestOptions {
  readonly token: string
  readonly routes: readonly Route[]
  readonly description: Description
  /** What can be fetched without a token, by its path. */
  readonly findFile: (path: string) => Upload | undefined
}

export async function openRest({ token, routes, description, findFile }: RestOptions): Promise<Rest> {
  const calls: Call[] = []
  const violations: string[] = []
  const troubles: { readonly trouble: Trouble; left: number; seen: number }[] = []
  const patterns = routes.map((route) => ({ route, pattern: patternOf(route.path) }))

  const findTrouble = (method: string, path: string): Trouble['effect'] | undefined => {
    const found = troubles.find(({ trouble, left }) => left > 0 && (trouble.method ?? method) === method && trouble.path.test(path))
    if (!found) return undefined
    found.seen += 1
    if (found.seen % (found.trouble.every ?? 1) !== 0) return undefined
    found.left -= 1
    return found.trouble.effect
  }

  const perform = (route: Route, asked: Asked): Said => {
    const problems = [...(route.method === 'GET' ? [] : description.checkRequest(route.method, route.path, asked.body)), ...(route.check?.(asked) ?? [])]
    violations.push(...problems.map((problem) => `${route.method} ${route.path}: ${problem}`))
    if (problems.length > 0) return { status: 400, body: { code: 50035, message: 'Invalid Form Body', errors: { _errors: problems.map((message) => ({ code: 'CHECK', message })) } } }
    const said = route.answer(asked)
    const odd = description.checkResponse(route.method, route.path, said.status, said.body)
    violations.push(...odd.map((problem) => `the loopback's own answer to ${route.method} ${route.path}: ${problem}`))
    return said
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const path = url.pathname.split('/').map(decodeURIComponent).join('/').replace(/^\/api\/v10/, '')
    const method = request.method ?? 'GET'
    const { body, uploads } = await readBody(request)
    const call: Call = { method, path, body, at: performance.now(), status: 0 }
    calls.push(call)
    const found = patterns.find(({ route, pattern }) => route.method === method && pattern.test(path))
    const effect = findTrouble(method, path)
    const say = ({ status, body }: Said, headers: Record<string, string> = {}): void => {
      call.status = status
      response.writeHead(status, { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    }
    if (effect === 'hang') return
    if (effect === 'break') {
      request.socket.destroy()
      return
    }
    if (effect === 'limit') {
      say({ status: 429, body: { message: 'You are being rate limited.', retry_after: 0.2, global: false } }, { 'retry-after': '0.2', 'x-ratelimit-scope': 'user' })
      return
    }
    if (isData(effect)) {
      say(effect as Said)
      return
    }
    const file = method === 'GET' ? findFile(path) : undefined
    if (file) {
      call.status = 200
      response.writeHead(200, { 'content-type': file.type, 'content-length': file.bytes.length })
      response.end(file.bytes)
      return
    }
    if (!found) {
      violations.push(`no such route: ${method} ${path}`)
      say(refusal(404, 0, '404: Not Found'))
      return
    }
    if (found.route.open !== true && request.headers.authorization !== `Bot ${token}`) {
      say(refusal(401, 0, '401: Unauthorized'))
      return
    }
    const params = (found.pattern.exec(path) ?? []).slice(1)
    const said = perform(found.route, { params, query: url.searchParams, body, uploads })
    say(effect === 'after' ? { status: 500, body: { message: '500: Internal Server Error', code: 0 } } : said)
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    server,
    calls,
    violations,
    address: () => `http://127.0.0.1:${port}/api`,
    trouble: (trouble) => void troubles.push({ trouble, left: trouble.times ?? 1, seen: 0 }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{[^}]+\}/g, '([^/]+)')}$`)
}

async function readBody(request: IncomingMessage): Promise<{ readonly body: unknown; readonly uploads: readonly Upload[] }> {
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
    else uploads.push({ name: / filename="([^"]*)"/.exec(head)?.[1] ?? name, type: /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? '', bytes: content })
  }
  return { body, uploads }
}
