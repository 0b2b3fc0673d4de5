import type { Shards } from '../discord/index.js'
import { parsed, refused, type Parsed } from '../errors.js'

/** Some of the connections by number; they still need to be told of how many. */
type ShardList = 'auto' | readonly number[]

// Discord would recommend as many to a bot in ten million servers.
const mostShards = 10_000

/** "auto", "3", "0,1", "0-3" or "0-3,6"; undefined when it is none of these. */
function readShardList(words: string): ShardList | undefined {
  if (words.toLowerCase() === 'auto') return 'auto'
  const ranges = words.split(',').map((range) => /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(range))
  const ids = ranges.map((range) => (range ? listRange(Number(range[1]), Number(range[2] ?? range[1])) : []))
  return ids.some((range) => range.length === 0) ? undefined : [...new Set(ids.flat())].sort((a, b) => a - b)
}

function listRange(first: number, last: number): readonly number[] {
  return last >= mostShards ? [] : Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at)
}

/** The two settings together: each may be right alone and wrong beside the other. */
export function joinShards(list: ShardList, count: number | undefined): Parsed<Shards> {
  if (list === 'auto') return parsed(count === undefined ? 'auto' : { ids: listRange(0, count - 1), count })
  const last = list.at(-1) ?? 0
  if (count === undefined)
    return clash('SHARD_COUNT',
      `SHARD_COUNT is not set; SHARDS names some of the connections, so say how many there are in all, ${
        last + 1
      } at least.`)
  if (last >= count)
    return clash('SHARDS', `SHARDS names connection ${last}; with SHARD_COUNT=${count} they are 0 to ${count - 1}.`)
  return parsed({ ids: list, count })
}

const clash = (path: string, message: string): Parsed<never> => refused({ code: 'invalid-setting', path, message })

/** One setting: a row here is all there is to it; `.env.example` must say the same. */
export interface Setting<T> {
  readonly name: string
  readonly meaning: string
  /** As a person would write it; empty when unset. */
  readonly standard: string
  readonly secret: boolean
  parse(value: string): Parsed<T>
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const invalid = (name: string, received: string, expected: string): Parsed<never> =>
  refused({ code: 'invalid-setting', path: name, message: `${name} is ${received}; expected ${expected}.` })

/** A bot token has three parts of URL-safe base 64. Its value is never repeated in a message. */
const token: Setting<string> = {
  name: 'DISCORD_TOKEN',
  meaning: "The bot's token from the Discord developer portal (Bot, Reset Token). Unset: the terminal session.",
  standard: '',
  secret: true,
  parse: (value) =>
    /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value)
      ? parsed(value)
      : invalid('DISCORD_TOKEN', 'not in the shape of a bot token',
        'three parts joined by dots, copied whole from the developer portal'),
}

const apiBase: Setting<string> = {
  name: 'DISCORD_API_BASE',
  meaning: "Where Discord's API is, for a proxy or a test server, without a version: http://127.0.0.1:8080/api. " +
    "Unset: Discord's own.",
  standard: '',
  secret: false,
  parse: (value) => {
    const usable = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !/\/(v\d+)?$/.test(value)
    return usable
      ? parsed(value)
      : invalid('DISCORD_API_BASE', `“${value}”`,
        'an http or https address without /v10 and without a slash at its end')
  },
}

const guildId: Setting<string> = {
  name: 'DISCORD_GUILD_ID',
  meaning: 'Register the commands in this one server only, where they appear at once. Unset: everywhere.',
  standard: '',
  secret: false,
  parse: (
    value,
  ) => (/^\d{1,20}$/.test(value)
    ? parsed(value)
    : invalid('DISCORD_GUILD_ID', `“${value}”`, "a server's id, up to 20 digits")),
}

const corpusFolder: Setting<string> = {
  name: 'CORPUS_DIR',
  meaning: 'The folder of articles, names and rules. Unset: the one that comes with the program.',
  standard: '',
  secret: false,
  parse: (value) => parsed(value),
}

const dataFolder: Setting<string> = {
  name: 'DATA_DIR',
  meaning:
    'The folder of what is remembered between runs, on a disk of this machine (a network file system loses what ' +
    'it promised to keep).',
  standard: 'data',
  secret: false,
  parse: (value) => parsed(value),
}

/** It may hold a password: its value is never repeated in a message. */
const databaseUrl: Setting<string> = {
  name: 'DATABASE_URL',
  meaning: 'A Postgres database that several processes or machines share: ' +
    'postgres://user:password@host:5432/database. Unset: a file in DATA_DIR.',
  standard: '',
  secret: true,
  parse: (value) =>
    /^postgres(ql)?:\/\/./.test(value) && URL.canParse(value)
      ? parsed(value)
      : invalid('DATABASE_URL', 'no address of a Postgres database', 'postgres://user:password@host:5432/database'),
}

const logLevel: Setting<LogLevel> = {
  name: 'LOG_LEVEL',
  meaning: `How much is logged on stderr: ${logLevels.join(', ')}.`,
  standard: 'info',
  secret: false,
  parse: (value) => {
    const level = logLevels.find((known) => known === value.toLowerCase())
    return level ? parsed(level) : invalid('LOG_LEVEL', `“${value}”`, `one of ${logLevels.join(', ')}`)
  },
}

const shards: Setting<ShardList> = {
  name: 'SHARDS',
  meaning: 'Which connections to Discord this process holds: auto for all of them, or some by number, such as 0,1 or ' +
    '0-3, with SHARD_COUNT.',
  standard: 'auto',
  secret: false,
  parse: (value) => {
    const list = readShardList(value)
    return list ? parsed(list) : invalid('SHARDS', `“${value}”`, 'auto, or numbers from 0 such as 0,1 or 0-3')
  },
}

const shardCount: Setting<number> = {
  name: 'SHARD_COUNT',
  meaning: 'How many connections to Discord there are in all processes together, the same number in each. Unset: as ' +
    'many as Discord recommends.',
  standard: '',
  secret: false,
  parse: (value) => {
    const count = readWhole(value)
    return count >= 1 && count <= mostShards
      ? parsed(count)
      : invalid('SHARD_COUNT', `“${value}”`, `a whole number from 1 to ${mostShards}`)
  },
}

const healthPort: Setting<number> = {
  name: 'HEALTH_PORT',
  meaning:
    'A port of this machine alone (127.0.0.1) on which /health, /ready and /metrics tell how the bot is. Unset: none.',
  standard: '',
  secret: false,
  parse: (value) => {
    const port = readWhole(value)
    return port >= 1 && port <= 65_535
      ? parsed(port)
      : invalid('HEALTH_PORT', `“${value}”`, 'a port from 1 to 65535, or nothing')
  },
}

const readWhole = (value: string): number => (/^\d{1,9}$/.test(value) ? Number(value) : Number.NaN)

export const settings = { token, apiBase, guildId, shards, shardCount, healthPort, corpusFolder, dataFolder,
  databaseUrl, logLevel }
