/**
 * How soon the built bot gives its first response, command by command and under load; what memory it takes. Nothing is
 * asserted.
 */
import { parseArgs } from 'node:util'
import { acts, askSomething, atRate, makeMembers } from './acts.js'
import { startBuilt, type BuiltBot } from './built.js'
import { makeServer, openDiscord, type Discord, type Member, type Seen } from './index.js'

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '30' },
    members: { type: 'string', default: '500' },
    servers: { type: 'string', default: '50' },
    'fast-forward': { type: 'string' },
  },
})
const [rate, seconds, memberCount, serverCount] = [values.rate, values.seconds, values.members, values.servers].map(
  Number,
) as [number, number, number, number]
const minutes = values['fast-forward'] === undefined ? undefined : Number(values['fast-forward'])

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1)
const summary = (times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b)
  return `p50 ${at(sorted, 0.5)} · p95 ${at(sorted, 0.95)} · p99 ${at(sorted, 0.99)} · most ${at(sorted, 1)} ms`
}

async function oneByOne(discord: Discord, ada: Member): Promise<void> {
  const note = (name: string, times: readonly number[]): void =>
    say(
      `| ${name} | ${times[0]?.toFixed(1) ?? ''} | ${
        [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)]?.toFixed(1) ?? ''
      } |`,
    )
  const trips: Readonly<Record<string, (turn: number) => Readonly<Record<string, string | boolean>>>> = {
    ask: (turn) => ({ question: askSomething(turn) }),
    compare: () => ({ left: 'node', right: 'python', hide: true }),
    recommend: (turn) => ({
      project: `a chat for ten thousand people, with some machine learning, as in case ${turn}`,
    }),
    about: () => ({ technology: 'django', hide: true }),
    sources: () => ({ hide: true }),
    coverage: () => ({ hide: true }),
    help: () => ({}),
  }
  say('| first response of | the first, ms | median of 20, ms |\n| --- | ---: | ---: |')
  for (const [name, optionsOf] of Object.entries(trips)) {
    const times: number[] = []
    for (let turn = 0; turn < 20; turn++) times.push((await ada.slash(name, optionsOf(turn))).afterMs)
    note(`/${name}`, times)
  }
  const seen = await ada.slash('ask', { question: 'Is it good for a chat?' })
  for (const { label, id } of seen.buttons.filter(({ label }) =>
    ['Why', 'Other side', 'Context', 'Sources'].includes(label)
  )) {
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
    mentions.push(await waited(() => (ada.say(`<@${discord.bot.id}> ${askSomething(100 + turn)}`), answer)))
  }
  note('a mention', mentions)
}

async function underLoad(members: readonly Member[], bot: BuiltBot): Promise<void> {
  const times: number[] = []
  const lost: string[] = []
  let excused = 0
  const note = ({ afterMs, text }: Seen): void => {
    times.push(afterMs)
    if (text.startsWith('This reached me too late')) excused += 1
  }
  const [spent, before] = [bot.processorMs(), bot.memoryMb()]
  await atRate(rate, seconds, async (turn) => {
    const member = members[turn % members.length]
    const act = acts[turn % acts.length]
    if (member && act)
      await act(member, turn).then(note, (error: unknown) => void lost.push(String(error).slice(0, 100)))
  })
  say(
    `\n${rate} a second for ${seconds} s, ${members.length} members, ${serverCount} servers: ${
      times.length - excused
    } answered, ${excused} asked to come again, ${lost.length} lost, ${summary(times)}; processor ${
      ((bot.processorMs() - spent) / times.length).toFixed(1)
    } ms an answer; memory ${before} → ${bot.memoryMb()} MB`,
  )
  if (lost[0] !== undefined) say(lost[0])
}

// Of a bot in a few thousand servers: what it is asked, and what else it hears of meanwhile, in a minute.
const asksPerMinute = 300
const hearsayPerMinute = 3_000
const atOnce = 16

/** As much as happens in so many minutes, as fast as it is taken. */
async function fastForward(members: readonly Member[], bot: BuiltBot, minutes: number): Promise<void> {
  let [turn, lost] = [0, 0]
  const since = performance.now()
  for (let minute = 1; minute <= minutes; minute++) {
    const end = minute * asksPerMinute
    const work = async (): Promise<void> => {
      while (turn < end) {
        const mine = turn++
        for (let heard = 0; heard < hearsayPerMinute / asksPerMinute; heard++)
          members[(mine + heard) % members.length]?.say('good morning')
        const member = members[mine % members.length] as Member
        // Each fourth asks in a conversation of their own, where nobody has asked before.
        await acts[mine % acts.length]?.(mine % 4 === 0 ? member.at(discord.direct()) : member, mine).catch(() =>
          lost++
        )
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    if (minute % 5 === 0 || minute === 1)
      say(
        `after ${minute} min worth (${turn} questions, ${
          turn * (hearsayPerMinute / asksPerMinute)
        } other messages; ${lost} lost): memory ${bot.memoryMb()} MB`,
      )
  }
  say(`took ${((performance.now() - since) / 1000).toFixed(0)} s`)
}

const servers = Array.from({ length: serverCount }, (_, number) => makeServer(`Server ${number}`))
const discord = await openDiscord({ servers })
const bot = await startBuilt(discord)
try {
  say(`memory when ready, ${serverCount} servers in cache: ${bot.memoryMb()} MB\n`)
  const members = makeMembers(discord, memberCount, servers.map((server) => discord.place(server)))
  if (minutes === undefined) {
    await oneByOne(discord, makeMembers(discord, 1, [])[0] as Member)
    await underLoad(members, bot)
  } else {
    await fastForward(members, bot, minutes)
  }
  say(
    `violations: ${discord.violations.length}${
      discord.violations.length > 0 ? ` (${discord.violations.slice(0, 3).join('; ')})` : ''
    }`,
  )
} finally {
  await bot.stop()
  await discord.close()
}
