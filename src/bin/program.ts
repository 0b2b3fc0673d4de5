import { fileURLToPath } from 'node:url'
import { readFileSync, statSync } from 'node:fs'
import { parse, populate } from 'dotenv'
import type { Logger } from 'pino'
import { loadWorkshop, openApp, type App } from '../app.js'
import { loadConfig, type Config } from '../config/index.js'
import { decodeText } from '../text/index.js'
import type { CompiledPlace } from '../corpus/index.js'
import { Fault, type Issue } from '../errors.js'
import { openKeeper, openStore, type Store, type StorePlace } from '../store/index.js'

/** What every front door needs: the settings, a log on stderr, and the house. */
export interface Program {
  readonly config: Config
  /** Made at the first call, for a terminal seldom has anything to log. */
  readonly openLog: () => Promise<Logger>
  readonly desk: App
  /** The store that the house uses too: opened once, at the first call, and again after that has failed. */
  readonly openStore: () => Promise<Store>
}

/**
 * Reads the settings and opens the house.
 *
 * @param isTerminal - Whether a person looks at what it writes; missing: where there is no token.
 * @returns undefined when a setting or the corpus is wrong: every problem has then been written to stderr.
 */
export async function openProgram(isTerminal?: boolean): Promise<Program | undefined> {
  const unreadable = loadEnvironmentFile('.env')
  const config = loadConfig(process.env)
  const issues = [...unreadable, ...(config.ok ? findMissingFolder(config.value) : config.issues)]
  if (!config.ok || issues.length > 0) {
    complain('A setting is wrong', issues)
    return undefined
  }
  const openLog = openOnce(async (): Promise<Logger> => {
    const { pino } = await import('pino')
    return pino({ level: config.value.logLevel }, pino.destination({ fd: 2, sync: true }))
  })
  const place = placeOf(config.value)
  const inTerminal = isTerminal ?? config.value.token === undefined
  // In a terminal the answer itself says what the matter is.
  const log = inTerminal ? undefined : await openLog()
  const onTrouble = log === undefined ? () => undefined : openTroubles(log)
  const open = openOnce(() => openStore(place, onTrouble))
  const desk = openApp({
    corpusFolder: config.value.corpusFolder,
    compiled: placeOfCompiled((trouble) => tellOfCompiled(trouble, log), inTerminal),
    workshop: inTerminal ? await loadWorkshop() : [],
    onFault: (fault, reference) =>
      void openLog().then((to) => to.error({ err: fault, reference }, 'a command failed')),
    onTrouble,
    openStore: open,
    keeper: openKeeper(place),
  })
  if (!desk.ok) {
    const { corpusFolder } = config.value
    const which = corpusFolder === undefined ? '' : ` in CORPUS_DIR (${corpusFolder})`
    complain(`The corpus${which} cannot be read`, desk.issues)
    return undefined
  }
  return { config: config.value, openLog, desk: desk.value, openStore: open }
}

/** Settings of a file, where there is one; what is set already stays. @returns Why it cannot be read. */
function loadEnvironmentFile(path: string): readonly Issue[] {
  const complaint = (why: string): readonly Issue[] => [{ code: 'unreadable-settings', path,
    message: `${path} ${why}; expected a file of lines such as DISCORD_TOKEN=…, saved as UTF-8.` }]
  try {
    if (!statSync(path).isFile()) return complaint('is no file')
    const decoded = decodeText(readFileSync(path))
    if (!('text' in decoded)) return complaint('holds what is no text in UTF-8')
    populate(process.env, parse(decoded.text))
    return []
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return code === 'ENOENT' ? [] : complaint(`cannot be read (${code})`)
  }
}

function findMissingFolder({ corpusFolder }: Config): readonly Issue[] {
  if (corpusFolder === undefined) return []
  const stats = statSync(corpusFolder, { throwIfNoEntry: false })
  if (stats?.isDirectory() === true) return []
  const why = stats === undefined ? 'which does not exist' : 'which is no folder'
  return [{ code: 'invalid-setting', path: 'CORPUS_DIR',
    message: `CORPUS_DIR is “${corpusFolder}”, ${why}; expected the folder of a corpus, or nothing for the one that ` +
      'comes with the program.' }]
}

/** Why the bot cannot start or go on: a sentence where a person looks, else a line of the log. */
export function tellFatal(log: Logger, { code, message }: Fault): void {
  if (process.stderr.isTTY) process.stderr.write(`${message}\n`)
  else log.fatal({ code }, message)
}

const placeOf = ({ databaseUrl, dataFolder }: Config): StorePlace =>
  databaseUrl === undefined ? { kind: 'sqlite', folder: dataFolder } : { kind: 'postgres', url: databaseUrl }

/** Named by the bundler after everything that the program is built from; there is none where the sources are run. */
declare const buildId: string

export function placeOfCompiled(onTrouble: NonNullable<CompiledPlace['onTrouble']>,
  mayLearn = false): CompiledPlace | undefined {
  return typeof buildId === 'undefined'
    ? undefined
    : { folder: fileURLToPath(new URL('./compiled', import.meta.url)), build: buildId, onTrouble, mayLearn }
}

const troubles: Readonly<Record<Parameters<NonNullable<CompiledPlace['onTrouble']>>[0], string>> = {
  stale: 'The corpus has changed since it was compiled: it is compiled anew.',
  foreign: 'The compiled corpus was made by another program: it is compiled anew.',
  damaged: 'The compiled corpus is damaged: it is compiled anew.',
  unlearnt: 'What was learnt cannot be read, and nothing is heard by it. Run "corpus train" to write it anew.',
  unwritable: 'The compiled corpus cannot be written: the next start takes as long as this one.',
}

function tellOfCompiled(trouble: keyof typeof troubles, log: Logger | undefined): void {
  if (log === undefined) process.stderr.write(`${troubles[trouble]}\n`)
  else log.info({ trouble }, troubles[trouble])
}

function openOnce<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => (opened ??= open().catch((fault: unknown) => {
    opened = undefined
    throw fault
  }))
}

const quietMs = 60_000

/** A store that is down is said once a minute, however many notice it. */
function openTroubles(log: Logger): (fault: unknown) => void {
  const lastAt = new Map<string, number>()
  return (fault) => {
    const code = fault instanceof Fault ? fault.code : 'unknown'
    const now = performance.now()
    if (now - (lastAt.get(code) ?? -quietMs) < quietMs) return
    lastAt.set(code, now)
    log.warn({ code, err: fault }, code === 'backlog-full'
      ? 'something that was done is lost to what is remembered'
      : 'something could not be remembered or looked up; it is tried again')
  }
}

function complain(title: string, issues: readonly Issue[]): void {
  const lines = issues.map((
    { path, message },
  ) => (path === undefined || message.startsWith(path) ? message : `${path}: ${message}`))
  process.stderr.write(`${title}:\n${lines.map((line) => `  ${line}\n`).join('')}`)
}

/** Aborts at the first SIGINT or SIGTERM; a second one ends the process at once, as people expect. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort())
  return controller.signal
}

/** Colours only where a person looks, and not if they said no. @see https://no-color.org */
export function usesColour(): boolean {
  return process.stdout.isTTY && (process.env.NO_COLOR ?? '') === ''
}
