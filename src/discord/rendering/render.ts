import { ComponentType, MessageFlags, SeparatorSpacingSize, type APIComponentInContainer, type APIFileComponent,
  type APIMediaGalleryComponent, type APIMessageTopLevelComponent } from 'discord.js'
import { composeNotice, line, text, type Action, type Answer, type AnswerStatus,
  type TextFile } from '../../answer/index.js'
import { buttonRows, countComponents, idsIn, keepRows, pickerRows, turnRow, type Handle } from './controls.js'
import { escapeLine, foldLine } from './escape.js'
import { fitOne, fitPages, roomBeside, type Image, type Page, type Piece } from './fit.js'
import { clip, limits } from './limits.js'
import { readQuestion, writeQuiet } from './markdown.js'
import { textsIn, type Texts } from '../../language/index.js'

/** A message as Discord's client takes it, for a reply or a channel alike. The arrays are the client's to keep. */
export interface Payload {
  readonly components: APIMessageTopLevelComponent[]
  readonly flags: number
  readonly allowedMentions: { readonly parse: []; readonly users: string[]; readonly repliedUser: false }
  readonly files: Upload[]
}

/** What travels beside a message; it shows where a component names it. */
interface Upload {
  readonly attachment: Buffer
  readonly name: string
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

/** The edge of a message's container, so that a glance tells an answer from a refusal. */
const accents: Readonly<Record<AnswerStatus, number>> = { answered: 0x2b8a3e, declined: 0x868e96, refused: 0xe67700,
  failed: 0xc92a2a }

/** Any Answer, of any length, as one valid message. */
export function renderAnswer(given: Answer,
  { ephemeral = false, again, page = 0, handle, by }: RenderOptions = {}): Payload {
  const texts = textsIn(given.locale ?? 'en')
  const answer = withoutLargeFile(given, texts)
  const pickers = pickerRows(answer.pickers ?? [])
  const rows = [...pickers, ...buttonRows({ controls: answer.controls, handle, taken: idsIn(pickers) }, texts)]
  const file = answer.file === undefined ? [] : [writeFile(answer.file)]
  const called = callsOf(answer, ephemeral)
  const turning = again && turnRow(again, { page: 0, pages: 1 }, texts) !== undefined ? again : undefined
  const room = roomBeside(countComponents(rows) + file.length + called.length + (turning ? 3 : 0))
  const pages = turning ? fitPages(answer.blocks, room, texts) : [fitOne(answer.blocks, room, texts)]
  const at = Math.min(Math.max(page, 0), pages.length - 1)
  const shown = pages[at] ?? []
  const footer: Page = pages.length > 1
    ? [{ kind: 'text', markdown: writeQuiet(texts.discord.page(at + 1, pages.length)) }]
    : []
  const turn = turning && pages.length > 1 ? turnRow(turning, { page: at, pages: pages.length }, texts) : undefined
  const header = [...called.map((person) => writeText(`<@${person}>`)),
    ...(by === undefined ? [] : [writeName(by.sentence, by.name)])]
  const components = [...header, writeContainer([...shown, ...footer], accents[answer.status]), ...file, ...rows,
    ...(turn ? [turn] : [])]
  return { ...toPayload(components, ephemeral, called), files: filesOf(shown, answer.file) }
}

/** A message with a file that Discord does not take would be refused whole: it says so instead. */
function withoutLargeFile({ file, ...answer }: Answer, texts: Texts): Answer {
  if (!file) return answer
  const bytes = Buffer.byteLength(file.text, 'utf8')
  if (bytes <= limits.uploadBytes) return { ...answer, file }
  const megabytes = (size: number): number => Math.ceil(size / 1024 / 1024)
  const why = line(text(texts.discord.fileTooLarge(megabytes(bytes), megabytes(limits.uploadBytes))))
  return { ...answer, blocks: [...answer.blocks, why] }
}

/** Whom the message calls: the one person named to be called, where others see it too. */
const callsOf = ({ mention }: Answer, ephemeral: boolean): readonly string[] =>
  mention !== undefined && !ephemeral && /^\d{1,20}$/.test(mention) ? [mention] : []

const writeText = (content: string): APIMessageTopLevelComponent => ({ type: ComponentType.TextDisplay, content })

/** A person's name is their own words: it neither pings nor formats. */
const writeName = (sentence: (name: string) => string, name: string): APIMessageTopLevelComponent =>
  writeText(writeQuiet(escapeLine(sentence(clip(foldLine(name), 32)))))

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
  sharer: { readonly name: string; readonly id: string }, texts: Texts): Payload {
  const words = components.filter(({ type }) => type === ComponentType.Container)
  const rows = keepRows(components, { kind: 'remove', asker: sharer.id }, texts)
  return toPayload([writeName(texts.discord.sharedBy, sharer.name), ...words, ...rows], false)
}

/** A notice of the surface's own, as a message. */
export function renderLines(lines: readonly string[], options: RenderOptions = {}): Payload {
  return renderAnswer(composeNotice('refused', lines.map((words) => [text(words)])), options)
}

/** What an answer says, within its edge. */
function writeContainer(page: Page, accent: number): APIMessageTopLevelComponent {
  const components = page.map(writePiece)
  // Discord refuses an empty container; an answer that says nothing shows as a blank one.
  return { type: ComponentType.Container, accent_color: accent,
    components: components.length > 0 ? components : [{ type: ComponentType.TextDisplay, content: '\u200b' }] }
}

// Marks the question among a message's components, so that a press can read it back. Any 32-bit number not counted up
// from 1.
const questionId = 7_110_117

function writePiece(piece: Piece, at: number): APIComponentInContainer {
  switch (piece.kind) {
    case 'rule':
      return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }
    case 'question':
      return { type: ComponentType.TextDisplay, id: questionId, content: piece.markdown }
    case 'text':
      return { type: ComponentType.TextDisplay, content: piece.markdown }
    case 'image':
      return writeImage(piece.image, at)
  }
}

/** The asker's words that a message of ours restates, from its components as Discord gives them back. */
export function readAskedQuestion(components: readonly unknown[]): string | undefined {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue
    if ('id' in component && component.id === questionId && 'content' in component &&
      typeof component.content === 'string') return readQuestion(component.content)
    const nested = 'components' in component && Array.isArray(component.components)
      ? readAskedQuestion(component.components)
      : undefined
    if (nested !== undefined) return nested
  }
  return undefined
}

/** @param at - Its place in the message: two pictures of one name would be one. */
function writeImage({ name, alt }: Image, at: number): APIMediaGalleryComponent {
  const description = clip(foldLine(alt), limits.altText)
  return { type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${imageName(name, at)}` }, ...(description === '' ? {} : { description }) }] }
}

const writeFile = ({ name }: TextFile): APIFileComponent => ({ type: ComponentType.File,
  file: { url: `attachment://${safeName(name)}` } })

/** All that the components of a page, and the file below it, refer to. */
function filesOf(page: Page, file: TextFile | undefined): Upload[] {
  const images = page.flatMap((piece, at) =>
    piece.kind === 'image'
      ? [{ attachment: Buffer.from(piece.image.png), name: imageName(piece.image.name, at) }]
      : []
  )
  return [...images, ...(file ? [{ attachment: Buffer.from(file.text, 'utf8'), name: safeName(file.name) }] : [])]
}

const imageName = (name: string, at: number): string => `${at}-${safeName(name).replace(/\.png$/, '')}.png`

/** Discord rewrites names with other signs, and a component would then refer to nothing. */
const safeName = (name: string): string => name.replace(/[^\w.-]+/g, '-').replace(/^[.-]+/, '').slice(-60) || 'file'
