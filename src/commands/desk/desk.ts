import { composeIssues, withReadings, type Answer } from '../../answer/index.js'
import { keepNothing, type Keep } from '../../corpus/index.js'
import { textsIn } from '../../language/index.js'
import { readOnce } from '../../reading/index.js'
import { clip, foldName } from '../../text/index.js'
import { openMemory, withTimeout, type Memory } from '../../memory/index.js'
import { openKeeper, type Store, type StoreKeeper } from '../../store/index.js'
import { openCannedService } from '../canned/service.js'
import { suggestCanned, suggestGroup } from '../suggest/canned.js'
import { findRecentPosts, forgetPost, recordPost } from '../canned/post.js'
import { catalogue } from '../catalogue.js'
import type { AnyCommand, CommandContext, VersionInfo } from '../command.js'
import { localeOf, type Scope } from '../scope.js'
import { countAnswer } from './counting.js'
import type { Choice, Desk, Invocation, SuggestRequest } from './door.js'
import { fillExample } from '../answers/help.js'
import { canonicalise, findCommand, refuse, unknownCommand, dropUncovered, withPassedOver,
  findRefusal } from './refuse.js'
import { openGuards, type GuardOptions } from './guards.js'
import { openLines } from './lines.js'
import { parseArgs } from './parse.js'
import { press } from './press.js'
import { openAuditFeed } from './audit.js'
import { marksIn, noMarks, openMarked } from './marks.js'
import { passagesCommand } from '../settings/passages.js'
import type { Rooms } from './rooms.js'
import { openServers, type Served } from './servers.js'

export interface DeskOptions extends Rooms, GuardOptions {
  /** Everything that may be asked. Missing: what the bot offers. */
  readonly commands?: readonly AnyCommand[]
  readonly corpusFolder: string
  readonly version: VersionInfo
  /** Opens what is remembered between runs: at the first need, and again after it has failed. */
  readonly openStore: () => Promise<Store>
  /** For what is done to it from outside. Missing: it is nowhere outside. */
  readonly keeper?: StoreKeeper
  /** Told of what went wrong without costing anybody an answer. */
  readonly onTrouble?: (fault: unknown) => void
  readonly now: () => number
  /** Missing: what can be kept between runs is worked out anew. */
  readonly keep?: Keep
}

// Whoever types sees what is there; a server whose articles are not ready yet is offered the shipped ones.
const suggestPatienceMs = 500
const marksPatienceMs = 250

/** A server's own articles, for whoever may keep them. */
async function suggestArticles(command: AnyCommand, { typed, scope }: SuggestRequest,
  memory: Memory): Promise<readonly Choice[]> {
  if (findRefusal(command, scope, textsIn(localeOf(scope)))) return []
  const all = await withTimeout(memory.store().then(({ articles }) => articles.list(scope.guild ?? '')),
    suggestPatienceMs)
  const wanted = foldName(typed)
  return (all ?? []).filter(({ title, deleted }) =>
    foldName(title).includes(wanted) && deleted === (command.name === 'corpus restore'))
    .slice(0, 25).map(({ id, title }) => ({ label: clip(title, 100), value: id }))
}

/** Opens the house's one door: whatever comes in, an Answer goes out. */
export function openDesk(
  { commands = catalogue, corpus, reader, search, judge, corpusFolder, version, onFault, newReference,
    openStore, keep = keepNothing,
    keeper = openKeeper({ kind: 'memory' }), onTrouble = () => undefined, now }: DeskOptions,
): Desk {
  const memory = openMemory({ openStore, now, onTrouble })
  const servers = openServers({ rooms: { corpus, reader, search, judge }, memory, keep })
  const { roomsIn } = servers.shipped
  const canned = openCannedService({ memory, now })
  const auditFeed = openAuditFeed(memory)
  let endRetention: (() => void) | undefined
  /** For one request: whatever reads its text is handed the same question. */
  const contextIn = (served: Served, scope: Scope, marks = noMarks): CommandContext => ({
    ...served.roomsIn(localeOf(scope)),
    ...openMarked(served.roomsIn(localeOf(scope)), marks),
    reader: readOnce(served.roomsIn(localeOf(scope)).reader),
    shipped: corpus,
    corpusFolder,
    version,
    scope,
    speaking: (locale) => contextIn(served, { ...scope, locale }, marks),
    commands,
    store: () => memory.store(),
    keeper,
    memory,
    settings: () => memory.settings(scope.guild),
    tell: (event) => auditFeed.tell(event, scope),
    canned: canned(served.roomsIn, localeOf(scope)),
    now,
  })
  const markings = memory.keep('passages', (guild, store) => store.passages.list(guild))
  /** Where it cannot be had what a server decided of passages, all are shown. */
  const contextOf = async (scope: Scope): Promise<CommandContext> => {
    const served = await serve(scope)
    const held = scope.guild === undefined ? undefined : await withTimeout(markings(scope.guild), marksPatienceMs)
    return contextIn(served, scope, held && marksIn(held, served.roomsIn(localeOf(scope)).corpus))
  }
  /** Where a server's own articles cannot be had, the shipped ones answer. */
  const serve = ({ guild }: Scope): Promise<Served> =>
    servers.of(guild).catch((fault: unknown) => {
      onTrouble(fault)
      return servers.known(guild)
    })

  const { guard, guardLine } = openGuards({ onFault, newReference })

  const run = async (invocation: Invocation, given?: CommandContext): Promise<Answer> => {
    const context = given ?? (await contextOf(invocation.scope))
    const command = findCommand(invocation, commands)
    if (!command) return composeIssues([unknownCommand(invocation, commands)], textsIn(localeOf(invocation.scope)))
    const refusal = findRefusal(command, invocation.scope, context.texts)
    if (refusal) return composeIssues([refusal], context.texts)
    const fetched = await invocation.fetchArgs?.()
    if (fetched?.ok === false) return composeIssues(fetched.issues, context.texts)
    const whole: Invocation = { ...invocation, args: { ...invocation.args, ...fetched?.value }, fetchArgs: undefined }
    const args = parseArgs(command.args, whole, context)
    if (!args.ok) {
      const spared = dropUncovered(args.issues, command, whole)
      return spared
        ? withPassedOver(await run(spared.invocation, context), spared.names, context.texts)
        : refuse(args.issues, whole, context.composer)
    }
    const answer = withReadings(await command.run(args.value.values, context), args.value.readings, context.texts)
    return command.name === passagesCommand ? answer : context.marked(answer)
  }

  /** Counting never costs anybody the answer. */
  const runCounted = async (invocation: Invocation): Promise<Answer> => {
    const context = await contextOf(invocation.scope)
    const answer = await run(invocation, context)
    try {
      countAnswer(invocation, answer, context)
    } catch (fault) {
      onTrouble(fault)
    }
    return answer
  }

  return {
    commands,
    version,
    dispatch: (invocation) => guard(() => runCounted(invocation), invocation.scope),
    settle(invocation) {
      try {
        const command = findCommand(invocation, commands)
        const context = contextIn(servers.known(invocation.scope.guild), invocation.scope)
        return command ? canonicalise(invocation, command, context) : invocation
      } catch (fault) {
        onTrouble(fault)
        return invocation
      }
    },
    press: (action, scope, given = {}) =>
      guard(async () => {
        const context = await contextOf(scope)
        const answer = await press(action, { ...context, run, runCounted, given })
        return action.kind === 'run' ? answer : context.marked(answer)
      }, scope),
    sent: async (receipt, sent, scope) => recordPost(receipt, sent, await contextOf(scope)),
    removed: async (sent, scope) => forgetPost(sent, await contextOf(scope)),
    posts: (limit) =>
      findRecentPosts(limit, { store: () => memory.store(), now }).catch((fault: unknown) => {
        onTrouble(fault)
        return []
      }),
    settings: (guild) => memory.settings(guild),
    guildRemoved: (guild) => memory.upkeep.left(guild),
    guildAdded: (guild) => memory.upkeep.joined(guild),
    reconcileGuilds: (census) => memory.upkeep.attend(census),
    watchRecord: (listener) => auditFeed.watch(listener),
    openLines(invocation) {
      const opened = guardLine(() => openLines(invocation, contextIn(servers.shipped, invocation.scope)))
      return opened.ok ? { ok: true, value: (row) => guardLine(() => opened.value(row)) } : opened
    },
    examples(name, locale = 'en') {
      const spoken = roomsIn(locale)
      return (commands.find((command) => command.name === name)?.examples ?? []).map((example) =>
        fillExample(example, spoken.corpus, spoken.texts)
      )
    },
    async suggest(request) {
      const command = commands.find(({ name }) => name === request.command)
      const kind = command && Object.hasOwn(command.args, request.argument)
        ? command.args[request.argument]?.kind
        : undefined
      if (command && (kind === 'canned' || kind === 'group')) {
        const suggest = kind === 'canned' ? suggestCanned : suggestGroup
        return findRefusal(command, request.scope, textsIn(localeOf(request.scope)))
          ? []
          : suggest(request, canned(servers.known(request.scope.guild).roomsIn, localeOf(request.scope)))
      }
      if (command?.args[request.argument]?.suggests === 'articles')
        return suggestArticles(command, request, memory)
      const served = (await withTimeout(serve(request.scope), suggestPatienceMs)) ?? servers.known(request.scope.guild)
      // A terminal has one person, and needs no database to complete a word.
      const isOffered = request.typed.trim() === '' && request.scope.surface !== 'terminal'
      const popular = isOffered ? await memory.popular(request.scope.guild) : []
      return served.suggestionsIn(localeOf(request.scope)).suggest(request, command?.args ?? {}, popular)
    },
    // Nobody's settings: any read will tell.
    isStoreReachable: () => memory.store().then(({ settings }) => settings.read('0')).then(() => true, () => false),
    startRetention() {
      endRetention ??= memory.upkeep.begin()
    },
    close() {
      endRetention?.()
      return memory.close().catch(onTrouble)
    },
  }
}
