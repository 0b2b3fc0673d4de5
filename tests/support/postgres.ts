import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findFreePort } from './port.js'

/** A server for tests. Its databases are of one schema each, so that tests do not see one another. */
export interface TestServer {
  /** The address of a new, empty place in it. */
  newUrl(): Promise<string>
  /** Missing where the server was given to us: it is not ours to stop. */
  readonly process?: ServerProcess
  close(): Promise<void>
}

/** The server's own process, for those who take it away. */
export interface ServerProcess {
  stop(): Promise<void>
  /** With no time to finish anything. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Stands still with all its children, as a machine does that is cut off. */
  freeze(): void
  thaw(): void
}

/**
 * Where `BACKQUOTE_TEST_PG_URL` is set, that server (`none`: as if there were none); else one of our own, where the
 * programs for it are; else undefined.
 */
export async function startTestServer(): Promise<TestServer | undefined> {
  const given = process.env['BACKQUOTE_TEST_PG_URL'] ?? ''
  if (given === 'none') return undefined
  if (given !== '') return serverAt(given)
  return startOwnServer()
}

export async function startOwnServer(): Promise<TestServer | undefined> {
  const programs = findPrograms()
  if (programs === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'backquote-pg-'))
  // The server refuses to run as root; whoever runs the tests may be.
  const user = process.getuid?.() === 0 ? findUser() : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'backquote', '-A', 'trust', '-E', 'UTF8',
    '--no-sync'], { ...user, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await findFreePort()
  // How slow the disk is is not tested: what the server has handed to the system outlives the server all the same.
  const settings = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-c', 'fsync=off']
  const server = ownProcess(
    () => spawn(join(programs, 'postgres'), settings, { ...user, cwd: folder, stdio: 'ignore', detached: true }),
    port,
  )
  await server.start()
  return {
    ...serverAt(urlAt(port)),
    process: server,
    async close() {
      server.thaw()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const urlAt = (port: number): string => `postgres://backquote@127.0.0.1:${port}/postgres`

function serverAt(url: string): TestServer {
  const schemas: string[] = []
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  return {
    async newUrl() {
      const schema = `backquote_${process.pid}_${schemas.length}_${Math.trunc(performance.now())}`
      await run(`CREATE SCHEMA ${schema}`)
      schemas.push(schema)
      const own = new URL(url)
      own.searchParams.set('options', `-c search_path=${schema}`)
      return own.href
    },
    async close() {
      for (const schema of schemas) await run(`DROP SCHEMA ${schema} CASCADE`)
    },
  }
}

function ownProcess(launch: () => ChildProcess, port: number): ServerProcess {
  let child: ChildProcess | undefined
  const signal = (name: NodeJS.Signals): void => {
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, name)
  }
  // Each of the server's children leads a group of its own.
  const signalAll = (name: NodeJS.Signals): void => {
    const children = child?.pid === undefined || child.exitCode !== null || child.signalCode !== null
      ? ''
      : readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')
    for (const id of children.split(' ').filter(Boolean)) {
      try {
        process.kill(Number(id), name)
      } catch {
        // It has ended since it was listed.
      }
    }
    signal(name)
  }
  const end = async (name: NodeJS.Signals): Promise<void> => {
    if (child?.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    signal(name)
    await ended
  }
  return {
    async start() {
      child = launch()
      await untilReady(port)
    },
    // At once, without waiting for those who are connected.
    stop: () => end('SIGINT'),
    kill: () => end('SIGKILL'),
    freeze: () => signalAll('SIGSTOP'),
    thaw: () => signalAll('SIGCONT'),
  }
}

async function untilReady(port: number): Promise<void> {
  for (let attempt = 0;; attempt++) {
    const client = new pg.Client({ connectionString: urlAt(port), connectionTimeoutMillis: 1_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt >= 400) throw error
      await sleep(100)
    }
  }
}

/** The folder of initdb and postgres: on the path, or where Debian puts them. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin'))]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

function findUser(): { readonly uid: number; readonly gid: number } {
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim())
  const [uid, gid] = [idOf('-u'), idOf('-g')]
  // “nobody” has this number nearly everywhere.
  return uid > 0 && gid > 0 ? { uid, gid } : { uid: 65_534, gid: 65_534 }
}
