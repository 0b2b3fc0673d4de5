import { composeRefusal, line, quiet, strong, text, type Answer, type Block, type Control, type Line, type Option,
  type Picker } from '../../answer/index.js'
import { diffLines, followsShipped, inShippedWords, isRestricted, keyOf, type Canned } from '../../canned/index.js'
import type { AuditEntry, CannedVersion } from '../../store/index.js'
import { control, ofModerators, person, refuseUnknown, restrictionBlocks, screen, spellItem } from './item.js'
import { save, saySaved } from './write.js'
import { defineCommand, type CommandContext } from '../command.js'

export const cannedHistory = defineCommand({
  name: 'canned-manage history',
  summary: 'Show every version of a canned comparison, its authors and posts, and revert.',
  ...ofModerators,
  args: {
    name: { kind: 'canned', summary: 'Which one' },
    version: { kind: 'integer', summary: 'What this version changed', optional: true, min: 0, max: 1_000_000 },
    page: { kind: 'integer', summary: 'Which page', optional: true, inner: true, min: 1, max: 1_000_000 },
    revert: { kind: 'integer', summary: 'Revert to it, if this is still the current version', optional: true,
      inner: true },
  },
  examples: ['canned-manage history security'],
  async run({ name, version, page = 1, revert }, context) {
    const index = await context.canned.index(context.scope.guild)
    const item = index.find(name)
    if (!item) return refuseUnknown(name, { index, command: 'canned-manage history', context })
    const versions = await (await context.store()).canned.history(context.scope.guild ?? '', item.name)
    const shipped = index.shipped(item.name)
    const states: readonly State[] = [...versions.map((each) => fromVersion(each, shipped)),
      ...(shipped ? [{ ...shipped, number: 0, made: undefined, follows: shipped }] : [])]
    if (version === undefined) return listVersions(item, states, page, context)
    const state = states.find(({ number }) => number === version)
    if (!state)
      return composeRefusal({ code: 'unknown-version',
        message: context.texts.canned.noVersion(version, states.map(({ number }) => number)) })
    return revert === undefined ? showVersion(item, state, states, context) : goBack(item, state, revert, context)
  },
})

/** A numbered state; 0 is the shipped one, which nobody here made. */
interface State extends Pick<Canned, 'title' | 'aliases' | 'body' | 'restriction' | 'deleted'> {
  readonly number: number
  /** The shipped one whose words are its words. */
  readonly follows: Canned | undefined
  readonly made: Pick<CannedVersion, 'change' | 'changedBy' | 'changedAt'> | undefined
}

function fromVersion(version: CannedVersion, shipped: Canned | undefined): State {
  const follows = followsShipped(version) ? shipped : undefined
  return { ...(follows ? inShippedWords(version, follows) : version), number: version.version, made: version, follows }
}

function stateLine({ number, made }: State, { texts: { canned: texts } }: CommandContext): Line {
  if (!made) return [strong(`${number} `), quiet(texts.shipped)]
  return [strong(`${number} `), text(`${texts.madeBy[made.change]} `), person(made.changedBy, texts.somebody),
    quiet(' · '), { kind: 'time', at: made.changedAt }]
}

const versionsShown = 15
const postsShown = 5

/** A page of versions, newest first, each to pick. */
async function listVersions(item: Canned, states: readonly State[], page: number,
  context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope } = context
  const record = await (await context.store()).audit.list(scope.guild ?? '', { subject: item.name, limit: 100 })
  const shown = states.slice((page - 1) * versionsShown, page * versionsShown)
  const older = states.length - page * versionsShown
  const posts = record.filter(({ verb }) => verb === 'canned.post')
  const blocks: readonly Block[] = [
    { kind: 'list', ordered: false, items: shown.map((state) => stateLine(state, context)) },
    ...(older > 0 ? [line(quiet(texts.older(older)))] : []),
    ...(posts.length > 0
      ? [line(strong(texts.postsOf)),
        { kind: 'list', ordered: false,
          items: posts.slice(0, postsShown).map((entry) => postLine(entry, record, context)) } as const]
      : []),
  ]
  const turn = (to: number, label: string): Control => control(label, 'history', item.name, { page: String(to) })
  const controls = [...(page > 1 ? [turn(page - 1, texts.buttons.back)] : []),
    ...(older > 0 ? [turn(page + 1, texts.buttons.more)] : [])]
  const options = shown.map(({ number, title }): Option => ({ label: texts.versionNumber(number), value: String(number),
    detail: title, picked: false })
  )
  const pickers: readonly Picker[] = [{ kind: 'choices', label: texts.pickVersion,
    action: { kind: 'run', command: 'canned-manage history', args: { name: keyOf(item.name) }, takes: 'version' },
    options, min: 1, max: 1 }]
  const data = { name: item.name,
    versions: states.map(({ number, made }) => ({ number, change: made?.change ?? null })), posts: posts.length }
  return { ...screen(texts.historyOf(item.title), blocks, { controls, data }),
    pickers: shown.length > 0 ? pickers : [] }
}

/** Who posted it, where and when; and if it is gone since, who took it away. */
function postLine({ by, at, after }: AuditEntry, record: readonly AuditEntry[],
  { texts: { canned: texts } }: CommandContext): Line {
  const channel = /"channel":"(\d+)"/.exec(after)?.[1]
  const gone = record.find(({ verb, before }) => verb === 'canned.unpost' && before === after)
  return [
    person(by, texts.somebody),
    ...(channel === undefined ? [] : [text(' '), { kind: 'channel', id: channel } as const]),
    quiet(' · '),
    { kind: 'time', at },
    ...(gone
      ? [quiet(` · ${texts.removedBy} `), person(gone.by, texts.somebody), quiet(' · '),
        { kind: 'time', at: gone.at } as const]
      : []),
  ]
}

function showVersion(item: Canned, state: State, states: readonly State[], context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const before = states[states.indexOf(state) + 1]
  const isPresent = state.number === item.version
  const blocks: readonly Block[] = [
    line(...stateLine(state, context)),
    { kind: 'diff', lines: diffLines(before ? spellItem(before, texts) : '', spellItem(state, texts)) },
    ...(isPresent
      ? [line(quiet(texts.isPresent))]
      : [line(text(texts.sinceThen)),
        { kind: 'diff', lines: diffLines(spellItem(state, texts), spellItem(item, texts)) } as const]),
    ...(isPresent ? [] : besidesWords(item, state, context)),
  ]
  const revert = isPresent
    ? []
    : [
      control(texts.revertTo(state.number), 'history', item.name, { version: String(state.number),
        revert: String(item.version) }),
    ]
  return screen(texts.historyOf(item.title), blocks, {
    controls: [...revert, control(texts.buttons.history, 'history', item.name)],
  })
}

/** What going back would change besides words: who may post it and where, and that it is there again. */
function besidesWords(item: Canned, { restriction }: State,
  { texts: { canned: texts } }: CommandContext): readonly Block[] {
  const isSame = JSON.stringify(restriction) === JSON.stringify(item.restriction)
  const restricted = isRestricted(restriction)
    ? [line(strong(texts.revertRestricts)), ...restrictionBlocks({ restriction }, texts)]
    : [line(strong(texts.revertLifts))]
  return [...(isSame ? [] : restricted), ...(item.deleted ? [line(strong(texts.revertRestores))] : [])]
}

function goBack(item: Canned, state: State, seen: number, context: CommandContext): Promise<Answer> {
  const { title, aliases, body, restriction, follows } = state
  if (followsShipped(state))
    return Promise.resolve(composeRefusal({ code: 'no-words', message: context.texts.canned.noWordsLeft(item.name) }))
  const writing = { wanted: { name: item.name, title, aliases, body, restriction, deleted: false }, change: 'revert',
    was: item, seen, follows, ...(follows ? { basis: follows.basis } : {}) } as const
  return save(writing, context, (entry) => saySaved({ ...entry, title, aliases, body }, writing, context))
}
