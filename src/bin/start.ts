import { openTerminal, runSession } from '../cli/index.js'
import type { Desk } from '../commands/index.js'
import type { Bot } from '../discord/index.js'
import { Fault } from '../errors.js'
import type { Health } from '../health/index.js'
import { openProgram, stopSignal, tellFatal, usesColour, type Program } from './program.js'
import { warmUp } from './warm-up.js'

const program = await openProgram()
if (!program) process.exitCode = 2
else if (program.config.token === undefined) {
  process.exitCode = await runSession(program.desk,
    openTerminal(process, { colour: usesColour(), stopping: stopSignal() }))
  await program.desk.close()
} else {
  // Stopped while its connection is down, Discord's client would go on trying to connect, and keep the process alive.
  process.exit(await runBot({ ...program, token: program.config.token }))
}

/** The bot, until it is asked to stop or cannot go on; it never reads standard input. */
async function runBot({ token, ...program }: Program & { readonly token: string }): Promise<number> {
  const { config, desk, openStore } = program
  const log = await program.openLog()
  // Loaded only here: the terminal does without the largest dependency.
  const { startBot } = await import('../discord/index.js')
  let end: (fault?: Fault) => void = () => undefined
  const ended = new Promise<Fault | undefined>((resolve) => (end = resolve))
  const signal = stopSignal()
  signal.addEventListener('abort', () => end())
  let bot: Bot | undefined
  let health: Health | undefined
  try {
    await openStore()
    await warmUp(desk)
    desk.finishCompiling()
    const { apiBase, guildId, shards, healthPort } = config
    health = healthPort === undefined ? undefined : await watchHealth(healthPort, desk, () => bot)
    bot = await startBot({ token, apiBase, guildId, shards, desk, log, monitor: health?.monitor, onFatal: end, signal })
    // Not before it is known which servers took the bot back while it was away.
    if (!signal.aborted) desk.startRetention()
    const fault = await ended
    if (!fault) return 0
    tellFatal(log, fault)
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault
    tellFatal(log, fault)
  } finally {
    await bot?.stop()
    await health?.close()
    await desk.close()
  }
  return 1
}

/** Told from before the bot logs in: a probe is to see that it is not ready yet. */
async function watchHealth(port: number, desk: Desk, findBot: () => Bot | undefined): Promise<Health> {
  const { openHealth } = await import('../health/index.js')
  return openHealth({
    port,
    isConnected: () => findBot()?.isConnected() === true,
    isStoreReachable: () => desk.isStoreReachable(),
    countServers: () => findBot()?.countServers() ?? 0,
    version: { ...desk.version },
  })
}
