import type { Shards } from '../discord/index.js'
import { parsed, refused, type Parsed } from '../errors.js'

/** Some of the connections by number; they still need to be told of how many. */
export type ShardList = 'auto' | readonly number[]

// Discord would recommend as many to a bot in ten million servers.
export const mostShards = 10_000

/** "auto", "3", "0,1", "0-3" or "0-3,6"; undefined when it is none of these. */
export function readShardList(words: string): ShardList | undefined {
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
