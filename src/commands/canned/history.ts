import { code, composeRefusal, line, list, quiet, say, strong, text, type Answer, type Block, type Line,
  type Option } from '../../answer/index.js'
import { composePost, diffLines, followsShipped, inShippedWords, isRestricted, keyOf, parseBody, spellLive,
  type Canned } from '../../canned/index.js'
import type { AuditEntry, CannedVersion } from '../../store/index.js'
import { control, itemCommand, listed, madeBy, pageControls, restrictionBlocks, screen, spellItem, taskControls,
  type CannedTexts, type Target } from './item.js'
import { fileOf, save, saySaved } from './write.js'

export const cannedHistory = itemCommand({
  task: 'history',
  summary: 'Show every version of a canned comparison, its authors and posts, and revert.',
  args: {
    version: { kind: 'integer', summary: 'What this version changed', optional: true, min: 0, max: 1_000_000 },
    page: { kind: 'integer', summary: 'Which page', optional: true, inner: true, min: 1, max: 1_000_000 },
    revert: { kind: 'integer', summary: 'Revert to it, if this is still the current version', optional: true,
      inner: true },
  },
  async run({ version, page = 1, revert }, target) {
    const states = await readStates(target)
    if (version === undefined) return listVersions(states, page, target)
    const at = states.findIndex(({ number }) => number === version)
    const [state, before] = at < 0 ? [] : states.slice(at)
    if (!state) return refuseVersion(version, states, target)
    return revert === undefined ? showVersion(state, before, target) : goBack(state, revert, target)
  },
})

/** Newest first; at the end the shipped one. Rejects as the store does. */
async function readStates({ item: { name }, index, context }: Target): Promise<readonly State[]> {
  const versions = await (await context.store()).canned.history(context.scope.guild ?? '', name)
  const shipped = index.shipped(name)
  return [...versions.map((each) => fromVersion(each, shipped)),
    ...(shipped ? [{ ...shipped, number: 0, made: undefined, follows: shipped }] : [])]
}

const refuseVersion = (version: number, states: readonly State[], { texts }: Target): Answer =>
  composeRefusal({ code: 'unknown-version', message: texts.noVersion(version, states.map(({ number }) => number)) })

export const cannedRaw = itemCommand({
  task: 'raw',
  summary: 'Get a version of a canned comparison as it was written, and what its live lines say now.',
  args: {
    version: { kind: 'integer', summary: 'Which version; the current one if left out', optional: true, min: 0,
      max: 1_000_000 },
  },
  async run({ version }, target) {
    const { item, texts, context } = target
    const states = await readStates(target)
    const number = version ?? item.version
    const state = states.find((each) => each.number === number)
    if (!state) return refuseVersion(number, states, target)
    const { parts } = parseBody(state.body, context)
    const live = parts.filter((part) => part.kind !== 'words')
    // One by one: beside another, a verdict would leave out what that quotes already.
    const expanded = live.flatMap((part): readonly Block[] => {
      const { blocks } = composePost({ title: '', body: { parts: [part], issues: [] }, changes: [] }, context,
        context.composer)
      return [line(strong(`${texts.atLine(part.line)} `), code(part.kind === 'live' ? spellLive(part.live) : part.spelled)),
        ...blocks.slice(1)]
    })
    const blocks = [line(...stateLine(state, texts)), say(live.length === 0 ? texts.raw.noLive : texts.raw.live),
      ...expanded]
    return { ...screen(texts.raw.title(state.title), blocks, { data: { name: item.name, version: number,
      body: state.body } }), file: fileOf({ ...state, name: item.name }) }
  },
})

/** A numbered state; 0 is the shipped one, which nobody here made. */
interface State extends Pick<Canned, 'title' | 'aliases' | 'groups' | 'body' | 'restriction' | 'deleted'> {
  readonly number: number
  /** The shipped one whose words are its words. */
  readonly follows: Canned | undefined
  readonly made: Pick<CannedVersion, 'change' | 'changedBy' | 'changedAt'> | undefined
}

function fromVersion(version: CannedVersion, shipped: Canned | undefined): State {
  const follows = followsShipped(version) ? shipped : undefined
  return { ...(follows ? inShippedWords(version, follows) : version), number: version.version, made: version, follows }
}

const stateLine = ({ number, made }: State, texts: CannedTexts): Line =>
  made
    ? [strong(`${number} `), text(`${texts.madeBy[made.change]} `), ...madeBy(made, texts)]
    : [strong(`${number} `), quiet(texts.shipped)]

const versionsShown = 15
const postsShown = 5

/** A page of versions, newest first, each to pick. */
async function listVersions(states: readonly State[], page: number,
  { item: { name, title }, texts, context }: Target): Promise<Answer> {
  const record = await (await context.store()).audit.list(context.scope.guild ?? '', { subject: name, limit: 100 })
  const shown = states.slice((page - 1) * versionsShown, page * versionsShown)
  const older = states.length - page * versionsShown
  const posts = record.filter(({ verb }) => verb === 'canned.post')
  const blocks: readonly Block[] = [
    list(shown.map((state) => stateLine(state, texts))),
    ...(older > 0 ? [line(quiet(texts.older(older)))] : []),
    ...listed(texts.postsOf, posts.slice(0, postsShown).map((entry) => postLine(entry, record, texts))),
  ]
  const options = shown.map((state): Option => ({ label: texts.versionNumber(state.number), value: String(state.number),
    detail: state.title, picked: false })
  )
  const run = { kind: 'run', command: 'canned-manage history' } as const
  const pick = { ...run, args: { name: keyOf(name) }, takes: 'version' }
  return {
    ...screen(texts.historyOf(title), blocks, {
      controls: pageControls({ page, last: older > 0 ? page + 1 : page }, texts,
        (to) => ({ ...run, args: { name: keyOf(name), page: String(to) } })),
      data: { name, versions: states.map(({ number, made }) => ({ number, change: made?.change ?? null })),
        posts: posts.length },
    }),
    pickers: shown.length > 0
      ? [{ kind: 'choices', label: texts.pickVersion, action: pick, options, min: 1, max: 1 }]
      : [],
  }
}

/** Who posted it, where and when; and if it is gone since, who took it away. */
function postLine({ by, at, after }: AuditEntry, record: readonly AuditEntry[], texts: CannedTexts): Line {
  const channel = /"channel":"(\d+)"/.exec(after)?.[1]
  const gone = record.find(({ verb, before }) => verb === 'canned.unpost' && before === after)
  const [who, ...when] = madeBy({ changedBy: by, changedAt: at }, texts)
  return [
    ...(who ? [who] : []),
    ...(channel === undefined ? [] : [text(' '), { kind: 'channel', id: channel } as const]),
    ...when,
    ...(gone
      ? [quiet(` · ${texts.removedBy} `), ...madeBy({ changedBy: gone.by, changedAt: gone.at }, texts)]
      : []),
  ]
}

function showVersion(state: State, before: State | undefined, { item, texts }: Target): Answer {
  const { name, version } = item
  const isPresent = state.number === version
  const blocks: readonly Block[] = [
    line(...stateLine(state, texts)),
    { kind: 'diff', lines: diffLines(before ? spellItem(before, texts) : '', spellItem(state, texts)) },
    ...(isPresent
      ? [line(quiet(texts.isPresent))]
      : [say(texts.sinceThen),
        { kind: 'diff', lines: diffLines(spellItem(state, texts), spellItem(item, texts)) } as const,
        ...besidesWords(item, state, texts)]),
  ]
  const { number } = state
  const revert = control(texts.revertTo(number), 'history', { name, version: String(number), revert: String(version) })
  return screen(texts.historyOf(item.title), blocks, {
    controls: [...(isPresent ? [] : [revert]), ...taskControls(item, texts, 'history'),
      control(texts.raw.button, 'raw', { name, version: String(number) })],
  })
}

/** What going back would change besides words: who may post it and where, and that it is there again. */
function besidesWords(item: Canned, { restriction }: State, texts: CannedTexts): readonly Block[] {
  const isSame = JSON.stringify(restriction) === JSON.stringify(item.restriction)
  const restricted = isRestricted(restriction)
    ? [line(strong(texts.revertRestricts)), ...restrictionBlocks({ restriction }, texts)]
    : [line(strong(texts.revertLifts))]
  return [...(isSame ? [] : restricted), ...(item.deleted ? [line(strong(texts.revertRestores))] : [])]
}

function goBack(state: State, seen: number, { item, texts, context }: Target): Answer | Promise<Answer> {
  const { title, aliases, groups, body, restriction, follows } = state
  const { name } = item
  if (followsShipped(state)) return composeRefusal({ code: 'no-words', message: texts.noWordsLeft(name) })
  const writing = { wanted: { name, title, aliases, groups, body, restriction, deleted: false }, change: 'revert', was: item,
    seen, follows, ...(follows ? { basis: follows.basis } : {}) } as const
  return save(writing, context, (entry) => saySaved({ ...entry, title, aliases, body }, writing, context))
}
