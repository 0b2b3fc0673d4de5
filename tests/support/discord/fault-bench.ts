/**
 * The built bot while Discord misbehaves and people go on asking: who is answered, and whether anything is said twice.
 * Ends with 1 where somebody was lost who need not be, or anything stands twice.
 */
import { parseArgs } from 'node:util'
import { askSomething, atRate, makeMembers } from './acts.js'
import { startBuilt, type BuiltBot } from './built.js'
import { makeServer, openDiscord, type Discord, type DiscordOptions, type Member, type Seen,
  type Trouble } from './index.js'

const { values } = parseArgs({
  options: { rate: { type: 'string', default: '20' }, seconds: { type: 'string', default: '6' },
    only: { type: 'string', default: '' } },
})
const [rate, seconds] = [Number(values.rate), Number(values.seconds)]
const asked = rate * seconds

const callbacks = /\/callback$/
const messages = /\/channels\/\d+\/messages$/
const deletions = /\/messages\/@original$/
const fourth = { every: 4, times: asked }
// Two seconds' worth, one after the other: tries that come again at once meet the same.
const outage = { times: rate * 2 }
const refuse = (status: number, code: number): Trouble['effect'] => ({ status, body: { code, message: 'No' } })

type Way = 'mention' | 'share' | 'remove'

interface Fault {
  readonly name: string
  /** What people do; unset: they use a command. */
  readonly way?: Way
  /** So many can be lost, for Discord has given them up or lets nothing be said. Unset: nobody. */
  readonly mayLose?: number
  readonly options?: DiscordOptions
  /** Begins after a quarter of the time. */
  readonly inject: (discord: Discord) => void
  /** A second process with the same token. */
  readonly twin?: true
}

const faults: readonly Fault[] = [
  { name: 'nothing', inject: () => undefined },
  { name: 'nothing, by mention', way: 'mention', inject: () => undefined },
  { name: '503 to each fourth callback',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: refuse(503, 0) }) },
  { name: '500 to each fourth callback, after it was carried out',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: 'after' }) },
  { name: 'connection cut at each fourth callback',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: 'break' }) },
  { name: '503 to so many callbacks in a row',
    inject: (discord) => discord.trouble({ path: callbacks, ...outage, effect: refuse(503, 0) }) },
  { name: 'no answer to ten callbacks',
    inject: (discord) => discord.trouble({ path: callbacks, times: 10, effect: 'hang' }) },
  { name: '429 to ten callbacks',
    inject: (discord) => discord.trouble({ path: callbacks, times: 10, effect: 'limit' }) },
  { name: '429 to ten callbacks, said in the body alone',
    inject: (discord) => discord.trouble({ path: callbacks, times: 10, effect: 'bare-limit' }) },
  { name: 'the body stalls at each fourth callback',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: 'stall' }) },
  { name: 'half-closed at each fourth callback',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: 'half-close' }) },
  { name: '10062 to ten callbacks', mayLose: 10,
    inject: (discord) => discord.trouble({ path: callbacks, times: 10, effect: refuse(404, 10062) }) },
  { name: '400 (form) to each fourth callback', mayLose: 5,
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: refuse(400, 50035) }) },
  { name: '500 to each fourth mention, after it was carried out', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, ...fourth, effect: 'after' }) },
  { name: '503 to each fourth mention', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, ...fourth, effect: refuse(503, 0) }) },
  { name: 'connection cut at each fourth mention', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, ...fourth, effect: 'break' }) },
  { name: 'no answer to ten mentions', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, times: 10, effect: 'hang' }) },
  { name: '429 to ten mentions', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, times: 10, effect: 'limit' }) },
  { name: '429 to ten mentions, said in the body alone', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, times: 10, effect: 'bare-limit' }) },
  { name: 'the body stalls at each fourth mention', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, ...fourth, effect: 'stall' }) },
  { name: 'half-closed at each fourth mention', way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, ...fourth, effect: 'half-close' }) },
  { name: '50013 to ten mentions', mayLose: 10, way: 'mention',
    inject: (discord) => discord.trouble({ method: 'POST', path: messages, times: 10, effect: refuse(403, 50013) }) },
  { name: 'nothing, shared', way: 'share', inject: () => undefined },
  { name: '503 to each fourth callback, shared', way: 'share',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: refuse(503, 0) }) },
  { name: '500 to each fourth callback, after it was carried out, shared', way: 'share',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: 'after' }) },
  { name: 'connection cut at each fourth callback, shared', way: 'share',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: 'break' }) },
  { name: '503 to each fourth callback, removed', way: 'remove',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: refuse(503, 0) }) },
  { name: '503 to each fourth DELETE', way: 'remove',
    inject: (discord) => discord.trouble({ method: 'DELETE', path: deletions, ...fourth, effect: refuse(503, 0) }) },
  { name: '500 to each fourth DELETE, after it was carried out', way: 'remove',
    inject: (discord) => discord.trouble({ method: 'DELETE', path: deletions, ...fourth, effect: 'after' }) },
  { name: 'connection cut at each fourth DELETE', way: 'remove',
    inject: (discord) => discord.trouble({ method: 'DELETE', path: deletions, ...fourth, effect: 'break' }) },
  { name: 'the body stalls at each fourth DELETE', way: 'remove',
    inject: (discord) => discord.trouble({ method: 'DELETE', path: deletions, ...fourth, effect: 'stall' }) },
  { name: 'the body stalls at each fourth callback, shared', way: 'share',
    inject: (discord) => discord.trouble({ path: callbacks, ...fourth, effect: 'stall' }) },
  { name: 'every event twice', inject: (discord) => discord.repeatEvents() },
  { name: 'every event twice, by mention', way: 'mention', inject: (discord) => discord.repeatEvents() },
  { name: 'a second process with the same token', twin: true, inject: () => undefined },
  { name: 'a second process, by mention', twin: true, way: 'mention', inject: () => undefined },
  { name: 'connection dropped (4000)', inject: ({ gateway }) => gateway.drop(4000) },
  { name: 'asked to connect again (op 7)', inject: ({ gateway }) => gateway.ask(7) },
  { name: 'session over (op 9)', mayLose: asked, inject: ({ gateway }) => gateway.ask(9) },
  { name: 'heartbeats without an answer', inject: ({ gateway }) => void (gateway.mood.answersHeartbeats = false) },
]

interface Outcome {
  readonly answered: number
  readonly apologised: number
  readonly lost: number
  readonly doubled: number
  readonly again: number
  readonly slowestMs: number
  readonly logged: Readonly<Record<'warnings' | 'errors', number>>
  readonly isRunning: boolean
}

const apology = /Something went wrong/

async function observe(discord: Discord, members: readonly Member[], { way, inject }: Fault,
  bot: BuiltBot): Promise<Outcome> {
  const texts: string[] = []
  let [lost, slowestMs] = [0, 0]
  const before = discord.calls.length
  await atRate(rate, seconds, async (turn) => {
    const member = members[turn % members.length] as Member
    if (turn === Math.round(asked / 4)) inject(discord)
    try {
      const seen = await act(way, discord, member, turn)
      texts.push(seen.text)
      slowestMs = Math.max(slowestMs, seen.afterMs)
    } catch {
      lost++
    }
  })
  const calls = discord.calls.slice(before).filter(({ method, path }) =>
    method === 'POST' && (callbacks.test(path) || messages.test(path))
  )
  const apologised = texts.filter((text) => apology.test(text)).length
  const said =
    discord.messages.filter(({ author, webhook_id: webhook }) =>
      author.id === discord.bot.id && (way !== 'mention' || webhook === undefined)
    ).length
  const stand = way === 'remove' ? 0 : way === 'share' ? 2 : 1
  // Who was lost on the way to a button has an answer that stands.
  const left = way === 'share' || way === 'remove' ? lost : 0
  const logged = { warnings: bot.log().filter(({ level }) => level === 40).length,
    errors: bot.log().filter(({ level }) => level >= 50).length }
  return { answered: texts.length - apologised, apologised, lost,
    doubled: Math.max(0, said - texts.length * stand - left),
    again: Math.max(0, calls.length - asked * (way === 'share' || way === 'remove' ? 2 : 1)), slowestMs, logged,
    isRunning: bot.isRunning() }
}

/** @returns What is seen in the end; for what is taken away, what it was. */
async function act(way: Way | undefined, discord: Discord, member: Member, turn: number): Promise<Seen> {
  if (way === 'mention') return mention(discord, member, turn)
  const seen = await member.slash('ask', { question: askSomething(turn), hide: way === 'share' })
  if (way === 'share') return member.press(seen, 'Share')
  if (way === 'remove') await member.dismiss(seen, 'Remove')
  return seen
}

/** A mention, and the answer that refers to it. */
async function mention(discord: Discord, member: Member, turn: number) {
  const since = performance.now()
  const asked = member.say(`<@${discord.bot.id}> ${askSomething(turn)}`)
  const answer = await discord.until('it is answered',
    () => member.screen.find(({ message }) => isReplyTo(message['message_reference'], asked.id)))
  return { ...answer, afterMs: performance.now() - since }
}

const isReplyTo = (reference: unknown, id: string): boolean =>
  typeof reference === 'object' && reference !== null && 'message_id' in reference && reference.message_id === id

async function run(fault: Fault): Promise<void> {
  const servers = Array.from({ length: 20 }, (_, number) => makeServer(`Server ${number}`))
  const discord = await openDiscord({ servers, ...fault.options })
  const bots = [await startBuilt(discord), ...(fault.twin ? [await startBuilt(discord)] : [])]
  try {
    // Discord lets a client identify itself once in five seconds; a bot that has been there longer need not wait.
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    const members = makeMembers(discord, 200, servers.map((server) => discord.place(server)))
    const { answered, apologised, lost, doubled, again, slowestMs, logged, isRunning } = await observe(discord, members,
      fault, bots[0] as BuiltBot)
    const cells = [fault.name, answered, apologised, lost, doubled, again, Math.round(slowestMs), logged.warnings,
      logged.errors, discord.violations.length, isRunning ? 'yes' : 'no']
    process.stdout.write(`| ${cells.join(' | ')} |\n`)
    if (lost > (fault.mayLose ?? 0) || doubled > 0 || discord.violations.length > 0 || !isRunning) process.exitCode = 1
  } finally {
    for (const each of bots) await each.stop()
    await discord.close()
  }
}

process.stdout.write(`${asked} questions each, ${rate} a second; the fault begins after a quarter of them.\n\n`)
process.stdout.write(
  '| fault | answered | apologised | lost | doubled | calls beyond one each | slowest, ms | warnings | errors | ' +
    'violations | still running |\n',
)
process.stdout.write('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n')
for (const fault of faults.filter(({ name }) => name.includes(values.only))) await run(fault)
