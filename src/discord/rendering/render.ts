import { ComponentType, MessageFlags, type APIMessageTopLevelComponent } from 'discord.js'
import type { Action, Answer, Block } from '../../answer/index.js'
import { filesOf, sizeOf, writeFile, type Upload } from './attachments.js'
import { readQuestion } from './blocks.js'
import { buttonRows, countComponents, keepRows, turnRow, type Handle, type Row } from './buttons.js'
import { questionId, writeContainer } from './container.js'
import { escapeLine, foldLine } from './escape.js'
import { fitOne, fitPages, roomBeside, type Page } from './fit.js'
import { clip, limits } from './limits.js'
import { writeQuiet } from './markdown.js'
import { pickerRows } from './pickers.js'
import { accents, sayingsIn, type Sayings } from './texts.js'

/** A message as Discord's client takes it, for a reply or a channel alike. The arrays are the client's to keep. */
export interface Payload {
  readonly components: APIMessageTopLevelComponent[]
  readonly flags: number
  readonly allowedMentions: { readonly parse: []; readonly users: string[]; readonly repliedUser: false }
  readonly files: Upload[]
}

export interface RenderOptions {
  /** Only the asker sees it. */
  readonly ephemeral?: boolean
  /** What would give this answer again: an answer too long for one message then gets pages. */
  readonly again?: Action | undefined
  /** Page to show, from 0; beyond the last shows the last. */
  readonly page?: number
  /** What else can be done with the message itself: one button beside the answer's own. */
  readonly handle?: Handle | undefined
  /** Says who had it posted, where Discord does not: in a sentence with their name. */
  readonly by?: { readonly name: string; readonly sentence: (name: string) => string } | undefined
}

/** Any Answer, of any length, as one valid message. */
export function renderAnswer(given: Answer,
  { ephemeral = false, again, page = 0, handle, by }: RenderOptions = {}): Payload {
  const say = sayingsIn(given.locale)
  const answer = withoutLargeFile(given, say)
  const pickers = pickerRows(answer.pickers ?? [])
  const rows = [...pickers, ...buttonRows({ controls: answer.controls, handle, taken: idsIn(pickers) }, say)]
  const file = answer.file === undefined ? [] : [writeFile(answer.file)]
  const called = callsOf(answer, ephemeral)
  const turning = again && turnRow(again, { page: 0, pages: 1 }, say) !== undefined ? again : undefined
  const room = roomBeside(countComponents(rows) + file.length + called.length + (turning ? 3 : 0))
  const pages = turning ? fitPages(answer.blocks, room, say) : [fitOne(answer.blocks, room, say)]
  const at = Math.min(Math.max(page, 0), pages.length - 1)
  const shown = pages[at] ?? []
  const footer: Page = pages.length > 1 ? [{ kind: 'text', markdown: writeQuiet(say.page(at + 1, pages.length)) }] : []
  const turn = turning && pages.length > 1 ? turnRow(turning, { page: at, pages: pages.length }, say) : undefined
  const header = [...called.map(writeCall), ...(by === undefined ? [] : [writeName(by.sentence, by.name)])]
  const components = [...header, writeContainer([...shown, ...footer], accents[answer.status]), ...file, ...rows,
    ...(turn ? [turn] : [])]
  return { ...toPayload(components, ephemeral, called), files: filesOf(shown, answer.file) }
}

/** A message with a file that Discord does not take would be refused whole: it says so instead. */
function withoutLargeFile({ file, ...answer }: Answer, say: Sayings): Answer {
  if (!file) return answer
  const bytes = sizeOf(file)
  if (bytes <= limits.uploadBytes) return { ...answer, file }
  const megabytes = (size: number): number => Math.ceil(size / 1024 / 1024)
  return { ...answer,
    blocks: [...answer.blocks, { kind: 'line',
      line: [{ kind: 'text', text: say.fileTooLarge(megabytes(bytes), megabytes(limits.uploadBytes)) }] }] }
}

const idsIn = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ components }) => components.flatMap((select) => ('custom_id' in select ? [select.custom_id] : [])))

/** Whom the message calls: the one person named to be called, where others see it too. */
const callsOf = ({ mention }: Answer,
  ephemeral:
    boolean): readonly string[] => (mention !== undefined && !ephemeral && /^\d{1,20}$/.test(mention) ? [mention] : [])

const writeCall = (person: string): APIMessageTopLevelComponent => ({ type: ComponentType.TextDisplay,
  content: `<@${person}>` })

function toPayload(components: readonly APIMessageTopLevelComponent[], ephemeral: boolean,
  called: readonly string[] = []): Payload {
  return {
    components: [...components],
    flags: MessageFlags.IsComponentsV2 | (ephemeral ? MessageFlags.Ephemeral : 0),
    allowedMentions: { parse: [], users: [...called], repliedUser: false },
    files: [],
  }
}

/**
 * A private message of ours for all to see: who shares it, the same words, and all that could be pressed and picked.
 *
 * @param components - As Discord gives back what {@link renderAnswer} made.
 */
export function renderShared(components: readonly APIMessageTopLevelComponent[],
  sharer: { readonly name: string; readonly id: string }, say: Sayings): Payload {
  const words = components.filter(({ type }) => type === ComponentType.Container)
  const rows = keepRows(components, { kind: 'remove', asker: sharer.id }, say)
  return toPayload([writeName(say.sharedBy, sharer.name), ...words, ...rows], false)
}

/** A person's name is their own words: it neither pings nor formats. */
function writeName(sentence: (name: string) => string, name: string): APIMessageTopLevelComponent {
  return { type: ComponentType.TextDisplay, content: writeQuiet(escapeLine(sentence(clip(foldLine(name), 32)))) }
}

/** A notice of the surface's own, as a message. */
export function renderLines(lines: readonly string[], options: RenderOptions = {}): Payload {
  const blocks = lines.map((text): Block => ({ kind: 'line', line: [{ kind: 'text', text }] }))
  return renderAnswer({ status: 'refused', private: true, blocks, controls: [], record: null }, options)
}

/** The asker's words that a message of ours restates, from its components as Discord gives them back. */
export function readAskedQuestion(components: readonly unknown[]): string | undefined {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue
    if ('id' in component && component.id === questionId && 'content' in component &&
      typeof component.content === 'string') {
      return readQuestion(component.content)
    }
    const nested = 'components' in component && Array.isArray(component.components)
      ? readAskedQuestion(component.components)
      : undefined
    if (nested !== undefined) return nested
  }
  return undefined
}
