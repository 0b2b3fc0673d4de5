import { mixtures } from '../../corpus/index.js'
import type { Line, Option, Picker } from '../../answer/index.js'
import { locales, type Texts } from '../../language/index.js'
import { maxPicked, standardSettings, type Limit, type ServerSettings } from '../../memory/index.js'

export type SettingName = keyof ServerSettings

/** Settings that one screen shows together. */
export type SettingsPage = 'answers' | 'limits' | 'people'

interface Row<Value> {
  readonly page: SettingsPage
  readonly kind: Picker['kind']
  /** The most that may be picked. */
  readonly max: number
  /** A value as a short code: what a picker's option stands for, and what the record keeps. */
  readonly write: (value: Value) => string
  /** @returns undefined for what is no value of this setting. */
  readonly read: (code: string) => Value | undefined
  /** The codes on offer, where the platform has no list of its own. */
  readonly offered: readonly string[]
}

/** One of some values, each with its code. */
const oneOf = <Value>(page: SettingsPage, values: readonly Value[],
  write: (value: Value) => string = String): Row<Value> => ({
    page,
    kind: 'choices',
    max: 1,
    write,
    read: (code) => values.find((value) => write(value) === code),
    offered: values.map(write),
  })

const onOrOff = (page: SettingsPage): Row<boolean> => oneOf(page, [true, false], (value) => (value ? 'on' : 'off'))

const limitOf = (...codes: readonly string[]): Row<Limit> =>
  oneOf('limits', codes.map(readLimit), ({ answers, seconds }) => `${answers}/${seconds}`)

function readLimit(code: string): Limit {
  const [answers = 0, seconds = 0] = code.split('/').map(Number)
  return { answers, seconds }
}

const idShape = /^\d{1,20}$/

const listOf = (page: SettingsPage, kind: 'roles' | 'channels'): Row<readonly string[]> => ({
  page,
  kind,
  max: maxPicked,
  write: (ids) => [...ids].sort().join(','),
  read: (code) => {
    const ids = code === '' ? [] : code.split(',')
    return ids.length <= maxPicked && ids.every((id) => idShape.test(id)) ? [...new Set(ids)].sort() : undefined
  },
  offered: [],
})

const logChannel: Row<string | null> = {
  page: 'people',
  kind: 'channels',
  max: 1,
  write: (id) => id ?? '',
  read: (code) => (code === '' ? null : idShape.test(code) ? code : undefined),
  offered: [],
}

/** Every setting, in the order in which the screens show them. */
export const settingsTable: { readonly [Name in SettingName]: Row<ServerSettings[Name]> } = {
  visibility: oneOf('answers', ['public', 'private']),
  channels: listOf('answers', 'channels'),
  mentions: onOrOff('answers'),
  language: oneOf('answers', [null, ...locales], (locale) => locale ?? 'own'),
  articles: oneOf('answers', mixtures),
  memberLimit: limitOf('2/10', '3/10', '5/10', '10/10', '20/10', '3/60', '5/60', '10/60', '20/60'),
  channelLimit: limitOf('5/10', '10/10', '20/10', '30/10', '60/10', '120/10', '10/60', '30/60', '60/60'),
  repostMinutes: oneOf('limits', [0, 1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440]),
  blocksStale: onOrOff('limits'),
  managerRoles: listOf('people', 'roles'),
  logChannel,
  keepsQuestions: onOrOff('people'),
  suggestions: onOrOff('people'),
}

export const settingNames = Object.keys(settingsTable) as readonly SettingName[]
export const settingsPages: readonly SettingsPage[] = ['answers', 'limits', 'people']

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsTable, name)
}

/** The present value as its code. */
export function writeSetting(name: SettingName, settings: ServerSettings): string {
  // The compiler does not see that a row and a value of one name belong together.
  return (settingsTable[name] as Row<unknown>).write(settings[name])
}

export function standardCode(name: SettingName): string {
  return writeSetting(name, standardSettings)
}

type SettingTexts = Texts['settings']

/** A code in words, or as the names that the platform has for ids. */
export function describeCode(name: SettingName, code: string, texts: SettingTexts): Line {
  const { kind } = settingsTable[name]
  if (kind === 'choices') return [{ kind: 'text', text: describeChoice(name, code, texts) }]
  if (code === '') return [{ kind: 'text', text: texts.none[name as keyof SettingTexts['none']] }]
  const ids = code.split(',')
  return ids.flatMap((id, at): Line => [...(at === 0 ? [] : [{ kind: 'text', text: ' ' } as const]), {
    kind: kind === 'roles' ? 'role' : 'channel',
    id,
  }])
}

function describeChoice(name: SettingName, code: string, texts: SettingTexts): string {
  switch (name) {
    case 'memberLimit':
    case 'channelLimit': {
      const { answers, seconds } = readLimit(code)
      return texts.limit(answers, seconds)
    }
    case 'repostMinutes':
      return texts.minutes(Number(code))
    default: {
      const words: Readonly<Record<string, string>> = texts.choices[name as keyof SettingTexts['choices']]
      return words[code] ?? code
    }
  }
}

/** The entries of a setting's picker, the present one picked, even if it is no longer on offer. */
export function optionsOf(name: SettingName, settings: ServerSettings, texts: SettingTexts): readonly Option[] {
  const { kind, offered } = settingsTable[name]
  const now = writeSetting(name, settings)
  if (kind !== 'choices') return now === '' ? [] : now.split(',').map((id) => ({ label: id, value: id, picked: true }))
  const codes = offered.includes(now) ? offered : [now, ...offered]
  return codes.map((code) => ({
    label: `${texts.names[name]}: ${describeChoice(name, code, texts)}`,
    value: code,
    picked: code === now,
    ...(code === standardCode(name) ? { detail: texts.standard } : {}),
  }))
}
