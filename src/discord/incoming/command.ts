import type { AutocompleteInteraction, ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction } from 'discord.js'
import type { Action } from '../../answer/index.js'
import type { AnyCommand, Choice, Given, Invocation } from '../../commands/index.js'
import { parsed, refused } from '../../errors.js'
import { findAsk, findMenu } from '../listing/catalogue.js'
import { hideOption, isOffered } from '../listing/options.js'
import { componentsOf, findAnswer } from '../rendering/controls.js'
import { foldLine, writeLink, writeWords } from '../rendering/escape.js'
import { clip, countCharacters, limits } from '../rendering/limits.js'
import { messageUrl } from '../rendering/markdown.js'
import { readAskedQuestion } from '../rendering/render.js'
import { findChannel } from '../sending/permissions.js'
import { notify, replyWith } from '../sending/reply.js'
import { ignoreAlreadyAcknowledged, retry } from '../sending/retry.js'
import { logTrouble, nameRequest, type Request } from '../surface.js'
import { answerAsked, isOwnWords, spellArgs } from './asked.js'
import { readWords } from './mention.js'

/** The whole name of a command, as it was declared: a group's word and the task within it. */
export function nameOf(
  { commandName, options }: { readonly commandName: string;
    readonly options: { getSubcommand(required: false): string | null } },
): string {
  const task = options.getSubcommand(false)
  return task === null ? commandName : `${commandName} ${task}`
}

type Slash = Request<ChatInputCommandInteraction>

/** A slash command. */
export async function answerCommand(request: Slash): Promise<void> {
  const { interaction, scope, texts, surface } = request
  const name = nameOf(interaction)
  const command = surface.desk.commands.find((entry) => entry.name === name && isOffered(entry))
  if (!command) return notify(request, texts.discord.unknownCommand)
  const given = filledIn(interaction).map(({ name: option, value }) => [option, value] as const)
  // Defines properties instead of assigning them: an option called `__proto__` is only a name.
  const args: Invocation['args'] = Object.fromEntries(given.filter(([option]) => option !== hideOption))
  // Between Discord and us, whatever the command.
  const hide = given.flatMap(([option, value]) => (option === hideOption && typeof value === 'boolean' ? [value] : []))
  const invocation: Invocation = { command: name, args, scope, fetchArgs: () => readFiles(request, command) }
  return answerAsked(request, { invocation, command, hide: hide[0], again: toAction(invocation, command) })
}

/** What was filled in, without the words that lead to it. */
function filledIn({ options: { data } }: ChatInputCommandInteraction): ChatInputCommandInteraction['options']['data'] {
  return data[0]?.options ?? data
}

/** What the files hold that were handed in, by the names of their options. */
async function readFiles({ interaction, texts, surface }: Slash,
  { args }: AnyCommand): ReturnType<NonNullable<Invocation['fetchArgs']>> {
  const contents: Record<string, string> = {}
  for (const { name, attachment } of filledIn(interaction)) {
    if (!attachment || !Object.hasOwn(args, name) || args[name]?.kind !== 'file' || !isOffered(args[name])) continue
    const found = await surface.fetchFile(attachment)
    if (found.kind !== 'text')
      return refused({ code: `file-${found.kind}`, message: texts.discord.fileTrouble[found.kind] })
    contents[name] = found.text
  }
  return parsed(contents)
}

/** The same command again, for a button to carry; not where it was given own words, which no id is to hold. */
function toAction({ command, args }: Invocation, { args: specs }: AnyCommand): Action | undefined {
  const given = spellArgs(args)
  return given.some(([name]) => isOwnWords(name, specs))
    ? undefined
    : { kind: 'run', command, args: Object.fromEntries(given) }
}

type Menu = Request<MessageContextMenuCommandInteraction>

/** An entry of a message's menu. */
export async function answerMenu(asked: Menu): Promise<void> {
  const menu = findMenu(asked.interaction.commandName)
  const request = nameRequest(asked, menu ?? asked.receipt.command)
  switch (menu) {
    case 'menu':
      return askMessage(request)
    case 'menuReply':
      return press(request, { kind: 'reply', message: request.interaction.targetMessage.id, page: 0 })
    case 'menuSave':
      return save(request)
    case undefined:
      return notify(request, request.texts.discord.unknownCommand)
  }
}

/** The chosen message is the question, and where everyone concerned may write, the answer is a reply to it. */
async function askMessage(request: Menu): Promise<void> {
  const { interaction, scope, texts, surface } = request
  const found = findAsk(surface.desk)
  const question = readWords(interaction.targetMessage)
  if (!found) return notify(request, texts.discord.unknownCommand)
  if (question === '') return notify(request, texts.discord.nothingToRead)
  const invocation: Invocation = { command: found.command.name, args: { [found.argument]: question }, scope }
  const replyTo = findChannel(interaction) && interaction.targetMessage.id
  return answerAsked(request, { invocation, command: found.command, replyTo })
}

/**
 * An answer of ours becomes a canned comparison: its code stands in its buttons, the question in its words. So does
 * what somebody wrote, as far as it is words, with who and where below it.
 */
async function save(request: Menu): Promise<void> {
  const { targetMessage: target, client } = request.interaction
  if (target.author.id !== client.user.id) return saveWords(request)
  const components = componentsOf(target)
  const answer = findAnswer(components)
  if (answer === undefined) return notify(request, request.texts.discord.noAnswerToSave)
  const question = readAskedQuestion(components)
  return press(request, { kind: 'save', answer }, question === undefined ? {} : { question })
}

// So that credit fits below it.
const bodyCharacters = 3600

async function saveWords(request: Menu): Promise<void> {
  const { interaction: { targetMessage: target }, scope, texts } = request
  const words = readWords(target)
  if (foldLine(words) === '') return notify(request, texts.discord.nothingToSave)
  const { author: { id, displayName }, member, channelId, guildId } = target
  const who = writeLink(member?.displayName ?? displayName, `https://discord.com/users/${id}`)
  const where = writeLink(texts.discord.original, messageUrl({ guild: guildId ?? scope.guild ?? '@me',
    channel: channelId, message: target.id }))
  return press(request, { kind: 'run', command: 'canned-manage create', args: { begin: 'form' } }, { fields: {
    title: clip(foldLine(words), limits.selectText),
    body: [...writeWords(words, bodyCharacters), '', `— ${who} · ${where}`].join('\n') } })
}

function press(request: Menu, action: Action, given: Given = {}): Promise<void> {
  return replyWith(request, () => request.surface.desk.press(action, request.scope, given), { posts: true })
}

/** Autocomplete, from memory, whatever was typed: nothing to offer is an empty list, and so is a fault. */
export async function complete(request: Request<AutocompleteInteraction>): Promise<void> {
  try {
    const choices = await findChoices(request)
    await retry(() => request.interaction.respond(choices)).catch(ignoreAlreadyAcknowledged)
  } catch (error) {
    logTrouble(request, error)
  }
}

async function findChoices({ interaction, scope, receipt, surface: { desk, log, now } }: Request<
  AutocompleteInteraction
>): Promise<{ name: string; value: string }[]> {
  try {
    const { name, value } = interaction.options.getFocused(true)
    const choices = await desk.suggest({ command: nameOf(interaction), argument: name, typed: value,
      given: givenIn(interaction), scope })
    return choices.filter(isSayable).slice(0, limits.choices)
      .map((choice) => ({ name: clip(choice.label, limits.choiceText), value: choice.value }))
  } catch (error) {
    log.error({ command: receipt.command, reference: receipt.reference, ms: now() - receipt.since, err: error },
      'suggesting failed')
    return []
  }
}

/** The options that stand already, of the command or of its part that is being typed. */
function givenIn({ options: { data } }: AutocompleteInteraction): Readonly<Record<string, string>> {
  const options = data.flatMap((option) => option.options ?? [option]).flatMap((option) => option.options ?? [option])
  return Object.fromEntries(
    options.flatMap(({ name, value, focused }) =>
      typeof value === 'string' && focused !== true ? [[name, value] as const] : []
    ),
  )
}

/** A value that does not fit cannot be cut: it would stand for something else. */
const isSayable = ({ label, value }: Choice): boolean =>
  label.trim() !== '' && value !== '' && countCharacters(value) <= limits.choiceText
