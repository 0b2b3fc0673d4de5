import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { join } from 'node:path'
import { openScratch } from '../support/scratch.js'

const dataFolder = openScratch()
const root = join(import.meta.dirname, '..', '..')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly input?: string | Uint8Array
  readonly environment?: Readonly<Record<string, string>>
}

/**
 * Starts a built front door as a user does. Settings of whoever runs the tests stay out: an empty one is an unset
 * one.
 */
export function startProgram(door: 'cli' | 'start' | 'register', words: readonly string[],
  environment: RunOptions['environment'] = {}): ChildProcessWithoutNullStreams {
  const clean = { PATH: process.env['PATH'] ?? '', DISCORD_TOKEN: '', DISCORD_API_BASE: '', CORPUS_DIR: '',
    DATABASE_URL: '', DATA_DIR: dataFolder(), LOG_LEVEL: 'info' }
  return spawn(process.execPath, ['--enable-source-maps', join(root, 'dist', `${door}.js`), ...words], { cwd: root,
    env: { ...clean, ...environment } })
}

/** Runs it to its end. */
export function runProgram(door: 'cli' | 'start' | 'register', words: readonly string[],
  { input = '', environment = {} }: RunOptions = {}): Promise<Ended> {
  const child = startProgram(door, words, environment)
  // A program that refuses its arguments ends without reading.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return readToEnd(child)
}

export function readToEnd(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8')
    child[name].on('data', (text: string) => (texts[name] += text))
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...texts }))
  })
}
