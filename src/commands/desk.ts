import {
  composeApology,
  composeDecline,
  composeExpired,
  composeIssues,
  pickedNone,
  withReadings,
  type Action,
  type Answer,
  type Composer,
  type Control,
  type Json,
} from '../answer/index.js'
import { refused, type Issue, type Parsed } from '../errors.js'
import { argName, english, textsIn, type Locale } from '../language/index.js'
import type { Library } from '../library/index.js'
import { openMemory } from '../memory/index.js'
import { openKeeper, type Store, type StoreKeeper } from '../store/index.js'
import { forgetPost, offerReply, recordPost } from './canned.js'
import { startFromAnswer } from './canned-edit.js'
import { openCannedHouse } from './canned-house.js'
import { suggestCanned } from './canned-suggest.js'
import { catalogue } from './catalogue.js'
import type { AnyCommand, CommandContext, Desk, Given, Invocation, Scope, VersionInfo } from './command.js'
import { countAnswer } from './counting.js'
import { fillExample } from './examples.js'
import { isOffered, notCovered, parseArgs, quote, shorten } from './parse.js'
import { rate } from './rate.js'
import { openLedger } from './record.js'
import { rejudge } from './rejudge.js'
import { findRefusal } from './rights.js'
import { composeOperatorTrouble, composeTrouble } from './store-trouble.js'
import { suggest } from './suggest.js'
import { showView } from './views.js'
import { openVoices } from './voices.js'

export interface DeskOptions {
  readonly library: Library
  readonly corpusFolder: string
  readonly version: VersionInfo
  /** Told of every fault, whole, under the reference that the asker is given. */
  readonly onFault: (fault: unknown, reference: string) => void
  /** A new short reference at each call. */
  readonly newReference: () => string
  /** Opens what is remembered between runs: at the first need, and again after it has failed. */
  readonly openStore: () => Promise<Store>
  /** For what is done to it from outside. Missing: it is nowhere outside. */
  readonly keeper?: StoreKeeper
  /** Told of what went wrong without costing anybody an answer. */
  readonly onTrouble?: (fault: unknown) => void
  readonly now: () => number
}

/** Opens the house's one door: whatever comes in, an Answer goes out. */
export function openDesk({ library, corpusFolder, version, onFault, newReference, openStore, keeper = openKeeper({ kind: 'memory' }), onTrouble = () => undefined, now }: DeskOptions): Desk {
  const voices = openVoices(library)
  const memory = openMemory({ openStore, now, onTrouble })
  const canned = openCannedHouse({ library, memory, now })
  const ledger = openLedger({ memory, now, onTrouble })
  let endTending: (() => void) | undefined
  const contextOf = (scope: Scope): CommandContext => ({
    ...voices(localeOf(scope)),
    corpusFolder,
    version,
    scope,
    speaking: (locale) => contextOf({ ...scope, locale }),
    commands: catalogue,
    store: () => memory.store(),
    keeper,
    memory,
    settings: () => memory.settings(scope.guild),
    tell: (deed) => ledger.tell(deed, scope),
    canned,
    now,
  })

  const guard = async (work: () => Answer | Promise<Answer>, scope: Scope): Promise<Answer> => {
    const locale = localeOf(scope)
    try {
      return say(await work(), locale)
    } catch (fault) {
      const told = scope.surface === 'terminal' ? composeOperatorTrouble(fault) : undefined
      if (told) return told
      const reference = newReference()
      onFault(fault, reference)
      return say(composeTrouble(fault, reference, textsIn(locale)) ?? composeApology(reference, textsIn(locale)), locale)
    }
  }

  // A stream outlives a fault: the line is refused with a reference, and the next one is answered.
  const guardLine = <T>(work: () => Parsed<T>): Parsed<T> => {
    try {
      return work()
    } catch (fault) {
      const reference = newReference()
      onFault(fault, reference)
      return refused({ code: 'fault', message: english.answer.apology(reference) })
    }
  }

  const run = async (invocation: Invocation): Promise<Answer> => {
    const command = findCommand(invocation)
    if (!command) return composeIssues([unknownCommand(invocation)], textsIn(localeOf(invocation.scope)))
    const context = contextOf(invocation.scope)
    const refusal = findRefusal(command, invocation.scope, context.texts)
    if (refusal) return composeIssues([refusal], context.texts)
    const args = parseArgs(command.args, invocation, context)
    if (!args.ok) return refuse(args.issues, invocation, context.composer)
    return withReadings(await command.run(args.value.values, context), args.value.readings, context.texts)
  }

  /** Counting never costs anybody the answer. */
  const runCounted = async (invocation: Invocation): Promise<Answer> => {
    const answer = await run(invocation)
    try {
      countAnswer(invocation, answer, contextOf(invocation.scope))
    } catch (fault) {
      onTrouble(fault)
    }
    return answer
  }

  return {
    commands: catalogue,
    version,
    dispatch: (invocation) => guard(() => runCounted(invocation), invocation.scope),
    press: (action, scope, given = {}) => guard(() => press(action, { ...contextOf(scope), run, runCounted, given }), scope),
    sent: (receipt, sent, scope) => recordPost(receipt, sent, contextOf(scope)).catch(onTrouble),
    removed: (sent, scope) => forgetPost(sent, scope, contextOf(scope)).catch(onTrouble),
    settings: (guild) => memory.settings(guild),
    left: (guild) => memory.upkeep.left(guild),
    joined: (guild) => memory.upkeep.joined(guild),
    attend: (census) => memory.upkeep.attend(census),
    watchRecord: (listener) => ledger.watch(listener),
    openLines(invocation) {
      const opened = guardLine(() => openLines(invocation, contextOf(invocation.scope)))
      return opened.ok ? { ok: true, value: (row) => guardLine(() => opened.value(row)) } : opened
    },
    examples: (name) => (catalogue.find((command) => command.name === name)?.examples ?? []).map((example) => fillExample(example, library.corpus)),
    async suggest(request) {
      const command = catalogue.find(({ name }) => name === request.command)
      if (command && Object.hasOwn(command.args, request.argument) && command.args[request.argument]?.kind === 'canned') {
        return findRefusal(command, request.scope, textsIn(localeOf(request.scope))) ? [] : suggestCanned(request, canned)
      }
      // A terminal has one person, and needs no database to complete a word.
      const isOffered = request.typed.trim() === '' && request.scope.surface !== 'terminal'
      const popular = isOffered ? await memory.popular(request.scope.guild) : []
      return suggest(request, { commands: catalogue, ...voices(localeOf(request.scope)), heard: library, popular })
    },
    // Nobody's settings: any read will tell.
    remembers: () => memory.store().then(({ settings }) => settings.read('0')).then(() => true, () => false),
    tend() {
      endTending ??= memory.upkeep.begin()
    },
    close() {
      endTending?.()
      return memory.close().catch(onTrouble)
    },
  }
}

/** Marks an answer with the language it is in; English ones need no mark. */
const say = (answer: Answer, locale: Locale): Answer => (locale === 'en' ? answer : { ...answer, locale })

const localeOf = ({ locale = 'en' }: Scope): Locale => locale

function findCommand({ command, scope }: Invocation): AnyCommand | undefined {
  return catalogue.find(({ name, only }) => name === command && isOffered(only === undefined ? {} : { only }, scope.surface))
}

function unknownCommand({ command, scope }: Invocation): Issue {
  const names = catalogue.filter((entry) => isOffered(entry, scope.surface)).map(({ name }) => name)
  return { code: 'unknown-command', message: textsIn(localeOf(scope)).input.unknownCommand(shorten(command), names) }
}

/** Names that exist but that no article speaks of are declined, not corrected; everything else is refused. */
function refuse(issues: readonly Issue[], invocation: Invocation, composer: Composer): Answer {
  if (issues.every(({ code }) => code === notCovered)) {
    const asked = [invocation.command, ...Object.values(invocation.args).map(String)].join(' ')
    return composeDecline(asked, { reason: 'other-technology', missing: issues.flatMap(({ nearest }) => nearest ?? []), nearest: [] }, [], composer)
  }
  const named = issues.map((issue) => nameArgument(issue, invocation, composer))
  return composeIssues(named, composer.texts, didYouMean(issues, invocation))
}

/** The argument as the asker's list of commands calls it: in a terminal as it was declared. */
function nameArgument(issue: Issue, { command, scope }: Invocation, { texts }: Composer): Issue {
  const { path } = issue
  return path === undefined || scope.surface === 'terminal' ? issue : { ...issue, path: argName(command, path, texts.commands) }
}

/** One wrong name with close ones: each becomes something to press. */
function didYouMean(issues: readonly Issue[], { command, args }: Invocation): readonly Control[] {
  const [issue] = issues
  const path = issue?.path
  if (issues.length !== 1 || path === undefined) return []
  const rest = Object.entries(args).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return (issue?.nearest ?? []).map((value) => ({
    label: value,
    action: { kind: 'run', command, args: { ...Object.fromEntries(rest), [path]: value } } satisfies Action,
  }))
}

interface PressContext extends CommandContext {
  readonly run: (invocation: Invocation) => Answer | Promise<Answer>
  readonly runCounted: (invocation: Invocation) => Promise<Answer>
  readonly given: Given
}

function press(action: Action, context: PressContext): Answer | Promise<Answer> {
  switch (action.kind) {
    case 'run':
      return runAction(action, context)
    case 'show': {
      const reference = context.composer.codebook.decode(action.answer)
      return reference ? showView(action.view, reference, context.given.question, context) : composeExpired(context.texts)
    }
    case 'rejudge':
      return rejudge(action, context.given, context)
    case 'rate':
      return rate(action, context)
    case 'save': {
      const reference = context.composer.codebook.decode(action.answer)
      return asModerator(context, () => (reference ? startFromAnswer(reference, context.given, context) : composeExpired(context.texts)))
    }
    case 'reply':
      return asModerator(context, () => offerReply(action, context))
  }
}

/** What belongs to no command by itself is held to the rights of those that it leads to. */
function asModerator(context: CommandContext, work: () => Answer | Promise<Answer>): Answer | Promise<Answer> {
  const refusal = findRefusal({ right: 'moderate', guildOnly: true }, context.scope, context.texts)
  return refusal ? composeIssues([refusal], context.texts) : work()
}

/** What was filled in and picked goes where the action says; a field left empty is as if it had not been there. */
function argsOf({ args, takes }: Extract<Action, { kind: 'run' }>, { picked = [], fields = {} }: Given): Invocation['args'] {
  const filled = Object.entries(fields).filter(([, value]) => value.trim() !== '')
  const ids = picked.filter((value) => value !== pickedNone)
  const chosen = takes === undefined || ids.length === 0 ? [] : [[takes, ids.join(',')] as const]
  return Object.fromEntries([...filled, ...chosen, ...Object.entries(args)])
}

/** What is picked from a list changes the answer above it, unless it is one that must be remembered: that is a message of its own. */
async function runAction(action: Extract<Action, { kind: 'run' }>, { given, run, runCounted, scope }: PressContext): Promise<Answer> {
  const isPick = action.takes !== undefined && given.picked !== undefined
  // A pick asks something else; a page that is turned asks the same again.
  const answer = await (isPick ? runCounted : run)({ command: action.command, args: argsOf(action, given), scope })
  return isPick && answer.status !== 'refused' && answer.receipt === undefined ? { ...answer, inPlace: true } : answer
}

function openLines(invocation: Invocation, context: CommandContext): Parsed<(row: unknown) => Parsed<Json>> {
  const command = findCommand(invocation)
  if (!command) return refused(unknownCommand(invocation))
  if (!command.lines) {
    const names = catalogue.filter(({ lines }) => lines).map(({ name }) => name)
    return refused({ code: 'no-lines', message: `${quote(command.name)} takes no lines; --jsonl goes with ${names.join(', ')}.` })
  }
  const optional = Object.fromEntries(Object.entries(command.args).map(([name, spec]) => [name, { ...spec, optional: true as const }]))
  const args = parseArgs(optional, invocation, context)
  if (!args.ok) return args
  const opened = command.lines.open(args.value.values, context)
  if (!opened.ok) return opened
  const { expects } = command.lines
  return {
    ok: true,
    value: (row) =>
      typeof row === 'object' && row !== null && !Array.isArray(row)
        ? opened.value(row as Readonly<Record<string, unknown>>)
        : refused({ code: 'not-an-object', message: `A line is to be a JSON object with ${expects}.` }),
  }
}
