import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { settings, type LogLevel, type Setting } from './settings.js'

export interface Config {
  readonly token: string | undefined
  readonly apiBase: string | undefined
  readonly guildId: string | undefined
  readonly corpusFolder: string | undefined
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
  const config: Config = Object.freeze({
    token: read(settings.token),
    apiBase: read(settings.apiBase),
    guildId: read(settings.guildId),
    corpusFolder: read(settings.corpusFolder),
    logLevel: read(settings.logLevel) ?? 'info',
  })
  return issues.length > 0 ? refused(...issues) : parsed(config)
}
