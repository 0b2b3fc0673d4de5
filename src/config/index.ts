/** Which settings are there, and what do they say? Environment in, one frozen value out. */
import type { Shards } from '../discord/index.js'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { joinShards, settings, type LogLevel, type Setting } from './settings.js'

export { settings, type LogLevel, type Setting } from './settings.js'

export interface Config {
  readonly token: string | undefined
  readonly apiBase: string | undefined
  readonly guildId: string | undefined
  readonly shards: Shards
  readonly healthPort: number | undefined
  readonly corpusFolder: string | undefined
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly logLevel: LogLevel
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings, once. Pure: the environment is an argument.
 *
 * @returns A frozen object, or every wrong setting together. A blank value counts as unset.
 */
export function loadConfig(environment: Environment): Parsed<Config> {
  const issues: Issue[] = []
  const read = <T>(setting: Setting<T>): T | undefined => {
    const value = (environment[setting.name] ?? '').trim() || setting.standard
    if (value === '') return undefined
    const result = setting.parse(value)
    if (result.ok) return result.value
    issues.push(...result.issues)
    return undefined
  }
  const readShards = (): Shards => {
    const before = issues.length
    const [list, count] = [read(settings.shards) ?? 'auto', read(settings.shardCount)]
    const result = issues.length > before ? parsed<Shards>('auto') : joinShards(list, count)
    if (!result.ok) issues.push(...result.issues)
    return result.ok ? result.value : 'auto'
  }
  const config: Config = Object.freeze({
    token: read(settings.token),
    apiBase: read(settings.apiBase),
    guildId: read(settings.guildId),
    shards: readShards(),
    healthPort: read(settings.healthPort),
    corpusFolder: read(settings.corpusFolder),
    dataFolder: read(settings.dataFolder) ?? settings.dataFolder.standard,
    databaseUrl: read(settings.databaseUrl),
    logLevel: read(settings.logLevel) ?? 'info',
  })
  return issues.length > 0 ? refused(...issues) : parsed(config)
}
