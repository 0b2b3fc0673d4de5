import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Discord } from './index.js'

/** The built bot, as a process of its own. */
export interface BuiltBot {
  /** What it has logged so far, a JSON object a line. */
  readonly log: () => readonly LogEntry[]
  readonly memoryMb: () => number
  /** Milliseconds of processor time so far: says what an answer costs, however busy the machine is. */
  readonly processorMs: () => number
  readonly isRunning: () => boolean
  stop(): Promise<void>
}

export interface LogEntry {
  readonly level: number
  readonly msg: string
  readonly outcome?: string
}

export async function startBuilt(discord: Discord,
  environment: Readonly<Record<string, string>> = {}): Promise<BuiltBot> {
  const all = { ...process.env, DISCORD_TOKEN: discord.token, DISCORD_API_BASE: discord.apiBase, LOG_LEVEL: 'info',
    ...environment }
  const child = spawn(process.execPath, ['--enable-source-maps', '--max-semi-space-size=4', 'dist/start.js'], {
    env: all,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let entries: readonly LogEntry[] = []
  let rest = ''
  child.stderr.on('data', (text: Buffer) => {
    const lines = (rest + text.toString('utf8')).split('\n')
    rest = lines.pop() ?? ''
    entries = entries.concat(lines.flatMap(readEntry))
  })
  await discord.until('the bot is ready',
    () => (child.exitCode !== null || entries.some(({ msg }) => msg.startsWith('ready as')) ? true : undefined))
  return {
    log: () => entries,
    memoryMb: () => memoryOf(child),
    processorMs: () => processorMsOf(child),
    isRunning: () => child.exitCode === null,
    stop: async () => {
      if (child.exitCode !== null) return
      const ended = new Promise((resolve) => child.on('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function readEntry(line: string): readonly LogEntry[] {
  try {
    return [JSON.parse(line) as LogEntry]
  } catch {
    return []
  }
}

function memoryOf({ pid = 0 }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}

function processorMsOf({ pid = 0 }: ChildProcess): number {
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/, 'name').split(' ')
  // Ticks of a hundredth of a second, in user and in kernel mode.
  return (Number(fields[11]) + Number(fields[12])) * 10
}
