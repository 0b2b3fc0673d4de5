import { code, composeLines, heading, line, list, quiet, strong, text, type Action, type Answer, type Block,
  type Control, type Json, type Line, type Picker } from '../../answer/index.js'
import type { Texts } from '../../language/index.js'
import type { ServerSettings } from '../../memory/index.js'
import type { Obstacle } from '../scope.js'
import { digestOf } from '../desk/audit.js'
import { describeCode, optionsOf, settingNames, settingsPages, settingsTable, writeSetting, type SettingName,
  type SettingsPage } from './table.js'

/** One page of a server's settings as they are, each with what changes it. */
export interface SettingsScreen {
  readonly page: SettingsPage
  readonly settings: ServerSettings
  /** What has just been done, above everything else. */
  readonly notice: readonly Block[]
  readonly controls: readonly Control[]
  /** It takes the place of the screen whose control was used. */
  readonly inPlace: boolean
  /** What keeps us from telling the log channel. */
  readonly obstacle?: Obstacle | undefined
  readonly status?: Answer['status']
}

const run = (args: Readonly<Record<string, string>>, takes?: string): Action => ({ kind: 'run', command: 'settings',
  args, ...(takes === undefined ? {} : { takes }) })

export const pageAction = (page: SettingsPage): Action => run({ page })
/** Goes back from a value to what stood before it, as long as that value stands. */
export const undoAction = (name: SettingName, now: string): Action => run({ undo: name, seen: digestOf(now) })
export const resetAction = (step: 'ask' | 'sure'): Action => run({ reset: step })
const exportAction: Action = { kind: 'run', command: 'settings', args: { export: 'yes' } }

export function composeScreen(
  { page, settings, notice, controls, inPlace, obstacle, status = 'answered' }: SettingsScreen,
  { settings: texts }: Texts,
): Answer {
  const names = settingNames.filter((name) => settingsTable[name].page === page)
  const tabs = settingsPages.filter((other) => other !== page).map((other): Control => ({ label: texts.pages[other],
    action: pageAction(other) })
  )
  const last = page === settingsPages.at(-1)
    ? [{ label: texts.reset, action: resetAction('ask') }, { label: texts.export, action: exportAction }]
    : []
  const items = names.map((name) => describe(name, settings, texts))
  const above: readonly Block[] = notice.length > 0 ? [...notice, { kind: 'separator' }] : []
  const hint: readonly Block[] = names.includes('managerRoles') ? [line(quiet(texts.rolesHint))] : []
  const warning: readonly Block[] = names.includes('logChannel') && obstacle !== undefined
    ? [line(strong(texts.logObstacles[obstacle]))]
    : []
  const blocks: readonly Block[] = [...above, heading(`${texts.title}: ${texts.pages[page]}`), list(items), ...warning,
    ...hint]
  const answer = composeLines(blocks, codesOf(settings))
  const pickers = names.map((name) => pickerOf(name, settings, texts))
  return { ...answer, status, pickers, controls: [...controls, ...tabs, ...last],
    ...(inPlace ? { inPlace: true as const } : {}) }
}

const codesOf = (settings: ServerSettings): Json =>
  Object.fromEntries(settingNames.map((name) => [name, writeSetting(name, settings)]))

/** A setting's name and how it is now. */
export function describe(name: SettingName, settings: ServerSettings, texts: Texts['settings']): Line {
  return [strong(`${texts.names[name]}: `), ...describeCode(name, writeSetting(name, settings), texts)]
}

/** "Before → after", in words. */
export function describeChange(name: SettingName,
  { before, after }: { readonly before: string; readonly after: string }, texts: Texts['settings']): Line {
  return [strong(`${texts.names[name]}: `), ...describeCode(name, before, texts), quiet(' → '),
    ...describeCode(name, after, texts)]
}

function pickerOf(name: SettingName, settings: ServerSettings, texts: Texts['settings']): Picker {
  const { kind, max } = settingsTable[name]
  return {
    kind,
    label: texts.names[name],
    action: run({ set: name, seen: digestOf(writeSetting(name, settings)) }, 'value'),
    options: optionsOf(name, settings, texts),
    min: kind === 'choices' ? 1 : 0,
    max,
  }
}

/** For a terminal, which has no pickers: every setting with the code of its value. */
export function composeSettings(settings: ServerSettings, { settings: texts }: Texts): Answer {
  const items = settingNames.map((
    name,
  ): Line => [...describe(name, settings, texts), text('  '), code(`${name}=${writeSetting(name, settings)}`)])
  return composeLines([heading(texts.title), list(items)], codesOf(settings))
}
