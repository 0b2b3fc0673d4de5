import { composeIssues, composeLines, line, list, quiet, say, strong, type Answer, type Block, type Control, type Json,
  type Line } from '../../answer/index.js'
import type { ServerSettings } from '../../memory/index.js'
import { defineCommand, type CommandContext } from '../command.js'
import { escapeUnseen } from '../../text/index.js'
import { findGuildIssue, quote } from '../desk/parse.js'
import { beforeAndAfter, operator } from '../desk/audit.js'
import { changeSetting, findBefore, namesChanged, type Changed } from './change.js'
import { composeScreen, composeSettings, describe, describeChange, pageAction, resetAction, undoAction,
  type SettingsScreen } from './screen.js'
import { describeCode, settingNames, settingsPages, settingsTable, standardCode, writeSetting, type SettingName,
  type SettingsPage } from './table.js'

const inner = { inner: true, optional: true } as const

export const settings = defineCommand({
  name: 'settings',
  summary: 'View and change how I behave in this server.',
  right: 'manage',
  guildOnly: true,
  private: true,
  only: 'discord',
  args: {
    page: { kind: 'choice', summary: 'Which settings to show', choices: settingsPages, ...inner },
    set: { kind: 'choice', summary: 'Which setting to change', choices: settingNames, ...inner },
    value: { kind: 'text', summary: 'Its new value', ...inner },
    seen: { kind: 'text', summary: 'A digest of the value that was shown', maxCharacters: 8, ...inner },
    undo: { kind: 'choice', summary: 'Which change to undo', choices: settingNames, ...inner },
    reset: { kind: 'choice', summary: 'Whether to reset to the defaults', choices: ['ask', 'sure'], ...inner },
    export: { kind: 'choice', summary: 'Whether to export everything that is kept', choices: ['yes'], ...inner },
  },
  examples: ['settings'],
  async run(args, context) {
    const guild = context.scope.guild ?? ''
    const editing: Editing = { guild, by: context.scope.person?.id ?? operator, context }
    if (args.export !== undefined) return exportServer(guild, context)
    if (args.reset !== undefined) return reset(args.reset, editing)
    if (args.undo !== undefined) return undo(args.undo as SettingName, args.seen, editing)
    // A list from which nothing is picked any more comes without a value.
    if (args.set !== undefined) return change(args.set as SettingName, args.value ?? '', { seen: args.seen, editing })
    const { settings } = await context.memory.readSettings(guild)
    const page = (args.page ?? settingsPages[0]) as SettingsPage
    return show({ page, settings, inPlace: args.page !== undefined }, editing)
  },
})

/** Whose settings, who changes them, and with what. */
interface Editing {
  readonly guild: string
  readonly by: string
  readonly context: CommandContext
}

type Shown = Pick<SettingsScreen, 'page' | 'settings'> & Partial<SettingsScreen>

function show(screen: Shown, { context }: Editing): Answer {
  const { logChannel } = screen.settings
  const obstacle = logChannel === null ? undefined : context.scope.findObstacle?.(logChannel)
  return composeScreen({ notice: [], controls: [], inPlace: true, obstacle, ...screen }, context.texts)
}

async function change(name: SettingName, code: string,
  { seen, editing }: { readonly seen: string | undefined; readonly editing: Editing }): Promise<Answer> {
  const changed = await changeSetting({ guild: editing.guild, by: editing.by, name, code, seen },
    editing.context.memory)
  return tellChange(name, changed, { code, editing })
}

async function undo(name: SettingName, seen: string | undefined, editing: Editing): Promise<Answer> {
  const before = await findBefore(editing.guild, name, editing.context.memory)
  if (before !== undefined) return change(name, before, { seen, editing })
  const { settings } = await editing.context.memory.readSettings(editing.guild)
  return show({ page: settingsTable[name].page, settings, notice: [say(editing.context.texts.settings.nothingToUndo)],
    status: 'refused' }, editing)
}

async function tellChange(name: SettingName, changed: Changed,
  { code, editing }: { readonly code: string; readonly editing: Editing }): Promise<Answer> {
  const { texts } = editing.context
  const screen = { page: settingsTable[name].page, settings: changed.settings }
  const refuse = (...notice: readonly Block[]): Answer => show({ ...screen, notice, status: 'refused' }, editing)
  switch (changed.kind) {
    case 'saved': {
      await followUp(name, changed, editing)
      const notice = [line(strong(`${texts.settings.changed} · `), ...describeChange(name, changed, texts.settings))]
      return show({ ...screen, notice,
        controls: [{ label: texts.settings.undo, action: undoAction(name, changed.after) }] }, editing)
    }
    case 'same':
      return show({ ...screen, notice: [say(texts.settings.unchanged)] }, editing)
    case 'conflict':
      return refuse(say(texts.settings.conflict), line(...describe(name, changed.settings, texts.settings)),
        ...changerLine(changed.by, texts.settings.conflictBy))
    case 'busy':
      return refuse(say(texts.settings.busy))
    case 'no-value':
      return refuse(say(texts.settings.notAValue(quote(code))))
  }
}

/** What a saved change brings with it. */
async function followUp(name: SettingName, { before, after }: Extract<Changed, { kind: 'saved' }>,
  { guild, context }: Editing): Promise<void> {
  // What a server no longer asks for is gone at once.
  if (name === 'keepsQuestions' && after === 'off') await (await context.store()).questions.clear(guild)
  await context.tell({ verb: 'settings.save', subject: name,
    show: (texts) =>
      beforeAndAfter(describeCode(name, before, texts.settings), describeCode(name, after, texts.settings), texts) })
}

function changerLine(by: string | null, words: string): readonly Block[] {
  return by === null || by === operator ? [] : [line(quiet(`${words} `), { kind: 'person', id: by })]
}

/** Asked for first: there is no one button that would undo it. */
async function reset(step: string, editing: Editing): Promise<Answer> {
  const { context, guild, by } = editing
  const texts = context.texts.settings
  const { settings: now } = await context.memory.readSettings(guild)
  const names = namesChanged(now)
  const page: SettingsPage = 'people'
  if (names.length === 0) return show({ page, settings: now, notice: [say(texts.resetNothing)] }, editing)
  if (step === 'ask') return askToReset(names, now, editing)
  const done: Line[] = []
  for (const name of names) {
    const changed = await changeSetting({ guild, by, name, code: standardCode(name), seen: undefined }, context.memory)
    if (changed.kind !== 'saved') continue
    await followUp(name, changed, editing)
    done.push(describeChange(name, changed, texts))
  }
  const { settings } = await context.memory.readSettings(guild)
  return show({ page, settings, notice: [say(texts.resetDone), list(done)] }, editing)
}

function askToReset(names: readonly SettingName[], settings: ServerSettings, { context }: Editing): Answer {
  const texts = context.texts.settings
  const items = names.map((name) =>
    describeChange(name, { before: writeSetting(name, settings), after: standardCode(name) }, texts)
  )
  const controls: readonly Control[] = [
    { label: texts.resetSure, action: resetAction('sure') },
    { label: texts.resetKeep, action: pageAction('people') },
  ]
  const blocks: readonly Block[] = [line(strong(texts.resetTitle)), list(items)]
  return { ...composeLines(blocks, { reset: names }), controls, inPlace: true }
}

/** All that is held of a server, as a file for the one who asked. */
async function exportServer(guild: string, { scope, store, texts }: CommandContext): Promise<Answer> {
  const held = await (await store()).guilds.export(guild)
  // With `--json` a script gets the very thing, not a word about it.
  const data = scope.surface === 'terminal' ? (JSON.parse(held) as Json) : { guild, characters: held.length }
  return { ...composeLines([say(texts.settings.exported)], data),
    file: { name: `backquote-${guild}.json`, text: escapeUnseen(held) } }
}

const guildArg = { kind: 'text', summary: "The server's id", named: true, maxCharacters: 20 } as const

export const settingsShow = defineCommand({
  name: 'settings show',
  summary: "Show a server's settings.",
  only: 'terminal',
  args: { guild: guildArg },
  examples: ['settings show --guild 100000000000000001'],
  run: ({ guild }, context) =>
    ofServer(guild, context, async () =>
      composeSettings((await context.memory.readSettings(guild)).settings, context.texts)),
})

export const settingsExport = defineCommand({
  name: 'settings export',
  summary: 'Export everything that is kept about a server, as JSON.',
  only: 'terminal',
  args: { guild: guildArg },
  examples: ['settings export --guild 100000000000000001'],
  run: ({ guild }, context) => ofServer(guild, context, () => exportServer(guild, context)),
})

function ofServer(guild: string, { texts }: CommandContext, run: () => Promise<Answer>): Answer | Promise<Answer> {
  const issue = findGuildIssue(guild)
  return issue ? composeIssues([issue], texts) : run()
}
