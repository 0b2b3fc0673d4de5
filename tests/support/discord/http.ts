import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isData } from './checks.js'
import type { Description } from './openapi.js'
import { readBody } from './read-body.js'
import { refusal, type Asked, type Call, type Route, type Said, type Trouble, type Upload } from './wire.js'

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
    const found = troubles.find(({ trouble, left }) =>
      left > 0 && (trouble.method ?? method) === method && trouble.path.test(path)
    )
    if (!found) return undefined
    found.seen += 1
    if (found.seen % (found.trouble.every ?? 1) !== 0) return undefined
    found.left -= 1
    return found.trouble.effect
  }

  const perform = (route: Route, asked: Asked): Said => {
    const problems = [...(route.method === 'GET' ? [] : description.checkRequest(route.method, route.path, asked.body)),
      ...(route.check?.(asked) ?? [])]
    violations.push(...problems.map((problem) => `${route.method} ${route.path}: ${problem}`))
    if (problems.length > 0)
      return { status: 400,
        body: { code: 50035, message: 'Invalid Form Body',
          errors: { _errors: problems.map((message) => ({ code: 'CHECK', message })) } } }
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
    if (effect === 'half-close') {
      request.socket.end()
      return
    }
    if (isLimit(effect)) {
      const seconds = effect === 'long-limit' ? 3_600 : 0.2
      say({ status: 429, body: { message: 'You are being rate limited.', retry_after: seconds, global: false } },
        effect === 'bare-limit' ? {} : { 'retry-after': String(seconds), 'x-ratelimit-scope': 'user' })
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
    if (effect === 'stall') {
      call.status = said.status
      response.writeHead(said.status, { 'content-type': 'application/json', 'content-length': 10_000 })
      response.write('{')
      return
    }
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

const isLimit = (effect: unknown): boolean =>
  effect === 'limit' || effect === 'bare-limit' || effect === 'long-limit'

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{[^}]+\}/g, '([^/]+)')}$`)
}
