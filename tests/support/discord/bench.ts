/** How soon the built bot gives its first response, command by command and under load; what memory it takes. Nothing is asserted. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeServer, openDiscord, type Discord, type Member, type Seen } from './index.js'

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '30' },
    members: { type: 'string', default: '500' },
    servers: { type: 'string', default: '50' },
  },
})
const [rate, seconds, memberCount, serverCount] = [values.rate, values.seconds, values.members, values.servers].map(Number) as [number, number, number, number]

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const at = (sorted: readonly number[], share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1)
const summary = (times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b)
  return `p50 ${at(sorted, 0.5)} · p95 ${at(sorted, 0.95)} · p99 ${at(sorted, 0.99)} · most ${at(sorted, 1)} ms`
}

async function startBuilt(discord: Discord): Promise<ChildProcess> {
  const environment = { ...process.env, DISCORD_TOKEN: discord.token, DISCORD_API_BASE: discord.apiBase, LOG_LEVEL: 'info' }
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/start.js'], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  child.stderr.on('data', (text: Buffer) => (log = (log + text.toString('utf8')).slice(-2_000)))
  await discord.until('the bot is ready', () => (log.includes('ready as') ? true : undefined))
  return child
}

function memoryOf({ pid = 0 }: ChildProcess): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return `${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)} MB`
}

/** Milliseconds of processor time so far: says what an answer costs, however busy the machine is with other things. */
function processorMsOf({ pid = 0 }: ChildProcess): number {
  const [, , ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/\(.*\)/, 'name').split(' ')
  // Ticks of a hundredth of a second, in user and in kernel mode.
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const questions = ['Which is easier to learn?', 'Is it good for a chat?', 'What about memory?', 'Who uses it in production?', 'Is there a package for machine learning?', 'best pizza in town']

/** The kinds of things that people do, in turns. */
const acts: readonly ((member: Member, turn: number) => Promise<Seen>)[] = [
  (member, turn) => member.slash('ask', { question: questions[turn % questions.length] ?? '' }),
  (member) => member.slash('compare', { left: 'node', right: 'python' }),
  (member) => member.slash('recommend', { project: 'a chat for ten thousand people, with some machine learning' }),
  (member) => member.slash('about', { technology: 'django' }),
  async (member, turn) => {
    const seen = await member.slash('ask', { question: questions[turn % 5] ?? '' })
    const [button] = seen.buttons
    return button ? member.press(seen, button.id) : seen
  },
]

async function oneByOne(discord: Discord): Promise<void> {
  const ada = discord.member('Ada')
  const note = (name: string, times: readonly number[]): void => say(`| ${name} | ${times[0]?.toFixed(1) ?? ''} | ${[...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]?.toFixed(1) ?? ''} |`)
  const trips: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ask: { question: questions[0] ?? '' },
    compare: { left: 'node', right: 'python' },
    recommend: { project: 'a chat for ten thousand people, with some machine learning' },
    about: { technology: 'django' },
    sources: {},
    coverage: {},
    help: {},
  }
  say('| first response of | the first, ms | median of 20, ms |\n| --- | ---: | ---: |')
  for (const [name, options] of Object.entries(trips)) {
    const times: number[] = []
    for (let turn = 0; turn < 20; turn++) times.push((await ada.slash(name, options)).afterMs)
    note(`/${name}`, times)
  }
  const seen = await ada.slash('ask', { question: questions[1] ?? '' })
  for (const { label, id } of seen.buttons.filter(({ label }) => label !== 'Remove')) {
    const times: number[] = []
    for (let turn = 0; turn < 20; turn++) times.push((await ada.press(seen, id)).afterMs)
    note(`button ${label}`, times)
  }
  const waited = async (work: () => Promise<unknown>): Promise<number> => {
    const since = performance.now()
    await work()
    return performance.now() - since
  }
  const typed: number[] = []
  for (let turn = 0; turn < 20; turn++) typed.push(await waited(() => ada.type('about', 'technology', 'pyt')))
  note('autocomplete', typed)
  const mentions: number[] = []
  for (let turn = 0; turn < 5; turn++) {
    const answer = discord.nextMessage()
    mentions.push(await waited(() => (ada.say(`<@${discord.bot.id}> ${questions[0] ?? ''}`), answer)))
  }
  note('a mention', mentions)
}

async function underLoad(members: readonly Member[], bot: ChildProcess): Promise<void> {
  const times: number[] = []
  const lost: string[] = []
  const pending: Promise<void>[] = []
  const [begin, spent] = [performance.now(), processorMsOf(bot)]
  for (let turn = 0; turn < rate * seconds; turn++) {
    const due = begin + (turn * 1000) / rate
    while (performance.now() < due) await new Promise((resolve) => setTimeout(resolve, 1))
    const member = members[turn % members.length]
    const act = acts[turn % acts.length]
    if (member && act) pending.push(act(member, turn).then((seen) => void times.push(seen.afterMs), (error: unknown) => void lost.push(String(error).slice(0, 100))))
  }
  await Promise.all(pending)
  say(`\n${rate} a second for ${seconds} s, ${members.length} members, ${serverCount} servers: ${times.length} answered, ${lost.length} lost, ${summary(times)}; processor ${((processorMsOf(bot) - spent) / times.length).toFixed(1)} ms an answer; memory ${memoryOf(bot)}`)
  if (lost[0] !== undefined) say(lost[0])
}

const servers = Array.from({ length: serverCount }, (_, number) => makeServer(`Server ${number}`))
const discord = await openDiscord({ servers })
const bot = await startBuilt(discord)
try {
  say(`memory when ready: ${memoryOf(bot)}\n`)
  await oneByOne(discord)
  const members = Array.from({ length: memberCount }, (_, number) => discord.member(`Member ${number}`).at(discord.place(servers[number % servers.length])))
  await underLoad(members, bot)
  say(`violations: ${discord.violations.length}${discord.violations.length > 0 ? ` (${discord.violations.slice(0, 3).join('; ')})` : ''}`)
} finally {
  const ended = new Promise((resolve) => bot.on('exit', resolve))
  bot.kill('SIGTERM')
  await ended
  await discord.close()
}
