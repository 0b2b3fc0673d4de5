import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'
import { isData, type Data } from './checks.js'
import { newId, type User } from './world.js'

/** Discord's side of the gateway, as far as its documents bind a client. */
export interface Gateway {
  /** Sends an event to whoever has asked for it, and keeps it for those who resume. `shardOf`: a server's id. */
  dispatch(event: string, data: Data, shardOf?: string): void
  /** Closes every connection with this code. */
  drop(code: number): void
  /** Asks every client to connect again (opcode 7), or tells it that its session is over (opcode 9). */
  ask(opcode: 7 | 9): void
  /** Whether new connections are let in, and heartbeats answered; with which code an IDENTIFY is refused. */
  /** `silent`: so many of the next connections are not greeted. */
  readonly mood: { accepts: boolean; answersHeartbeats: boolean; refuses: number | undefined; silent: number }
  /** What came in: opcodes in order, 2 for IDENTIFY and 6 for RESUME among them. */
  readonly heard: readonly number[]
  close(): Promise<void>
}

export interface GatewayOptions {
  readonly token: string
  readonly bot: User
  /** The servers that READY names, for this shard, and the events that follow it. */
  greet(
    shard: readonly [number, number],
  ): { readonly guilds: readonly Data[]; readonly events: readonly (readonly [string, Data])[] }
  readonly address: () => string
}

interface Session {
  readonly id: string
  readonly intents: number
  readonly shard: readonly [number, number]
  readonly sent: { readonly s: number; readonly t: string; readonly d: Data }[]
  socket: WebSocket | undefined
}

// Members, presences and the content of messages: granted on request only.
const privileged = (1 << 1) | (1 << 8) | (1 << 15)

const intentOf = new Map([
  ['GUILD_CREATE', 1 << 0],
  ['MESSAGE_DELETE', 1 << 9],
  ['MESSAGE_DELETE_BULK', 1 << 9],
])

export function openGateway(http: HttpServer, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ noServer: true })
  const sessions: Session[] = []
  const heard: number[] = []
  const mood: Gateway['mood'] = { accepts: true, answersHeartbeats: true, refuses: undefined, silent: 0 }

  const send = (socket: WebSocket, packet: Data): void => socket.send(JSON.stringify(packet))
  const tell = (session: Session, t: string, d: Data): void => {
    const packet = { op: 0, s: session.sent.length + 1, t, d }
    session.sent.push(packet)
    if (session.socket?.readyState === 1) send(session.socket, packet)
  }

  const identify = (socket: WebSocket, { token, intents, shard }: Data): void => {
    const refusal = mood.refuses ??
      (token !== options.token ? 4004 : (Number(intents) & privileged) !== 0 ? 4014 : undefined)
    if (refusal !== undefined) {
      socket.close(refusal)
      return
    }
    const [id = 0, count = 1] = Array.isArray(shard) ? (shard as number[]) : []
    // A client that identifies anew has given its old session up; two clients side by side keep theirs.
    const left = sessions.findIndex((old) =>
      old.shard[0] === id && old.shard[1] === count && old.socket?.readyState !== 1
    )
    if (left >= 0) sessions.splice(left, 1)
    const session: Session = { id: newId(), intents: Number(intents), shard: [id, count], sent: [], socket }
    sessions.push(session)
    const { guilds, events } = options.greet(session.shard)
    tell(session, 'READY', {
      v: 10,
      user: options.bot,
      guilds,
      session_id: session.id,
      resume_gateway_url: options.address(),
      shard: session.shard,
      application: { id: options.bot.id, flags: 0 },
    })
    for (const [event, data] of events) tell(session, event, data)
  }

  const resume = (socket: WebSocket, { token, session_id: id, seq }: Data): void => {
    const session = sessions.find((known) => known.id === id && token === options.token)
    if (!session) {
      send(socket, { op: 9, d: false })
      return
    }
    session.socket = socket
    for (const packet of session.sent.filter(({ s }) => s > Number(seq))) send(socket, { op: 0, ...packet })
    tell(session, 'RESUMED', {})
  }

  const hear = (socket: WebSocket, packet: unknown): void => {
    if (!isData(packet)) {
      socket.close(4002)
      return
    }
    const data = isData(packet['d']) ? packet['d'] : {}
    heard.push(Number(packet['op']))
    if (packet['op'] === 1 && mood.answersHeartbeats) send(socket, { op: 11 })
    if (packet['op'] === 2) identify(socket, data)
    if (packet['op'] === 6) resume(socket, data)
  }

  http.on('upgrade', (request: IncomingMessage, raw, head) => {
    if (!mood.accepts) {
      raw.destroy()
      return
    }
    sockets.handleUpgrade(request, raw, head, (socket) => {
      socket.on('message', (text) => hear(socket, JSON.parse((text as Buffer).toString('utf8'))))
      if (mood.silent-- > 0) return
      send(socket, { op: 10, d: { heartbeat_interval: 1_000 } })
    })
  })

  return {
    mood,
    heard,
    dispatch: (event, data, shardOf) => {
      const wanted = intentOf.get(event) ??
        (event === 'MESSAGE_CREATE' ? (shardOf === undefined ? 1 << 12 : 1 << 9) : 0)
      for (const session of sessions) {
        const [id, count] = session.shard
        const mine = Number(BigInt(shardOf ?? 0) >> 22n) % count === id
        if (mine && (session.intents & wanted) === wanted) tell(session, event, data)
      }
    },
    drop: (code) => sockets.clients.forEach((socket) => socket.close(code)),
    ask: (opcode) => {
      if (opcode === 9) sessions.splice(0)
      sockets.clients.forEach((socket) => send(socket, { op: opcode, d: opcode === 9 ? false : null }))
    },
    close: async () => {
      sockets.clients.forEach((socket) => socket.terminate())
      await new Promise((resolve) => sockets.close(resolve))
    },
  }
}
