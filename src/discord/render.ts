import {
  ButtonStyle,
  ComponentType,
  MessageFlags,
  SeparatorSpacingSize,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
} from 'discord.js'
import type { Action, Answer, Block, Control } from '../answer/index.js'
import { readQuestion } from './blocks.js'
import { encodeAction, encodePress, type CustomId } from './custom-id.js'
import { foldLine } from './escape.js'
import { fitOne, fitPages, roomBeside, type Page, type Piece } from './fit.js'
import { clip, limits } from './limits.js'
import { accents, texts } from './texts.js'

/** A message as Discord takes it, for a reply, an edit or a channel alike. */
export interface Payload {
  readonly components: readonly APIMessageTopLevelComponent[]
  readonly flags: number
  readonly allowedMentions: { readonly parse: readonly []; readonly repliedUser: false }
}

export interface RenderOptions {
  /** Only the asker sees it. */
  readonly ephemeral?: boolean
  /** What would give this answer again: an answer too long for one message then gets pages. */
  readonly again?: Action | undefined
  /** Page to show, from 0; beyond the last shows the last. */
  readonly page?: number
}

// Marks the question among a message's components, so that a press can read it back. Any 32-bit number not counted up from 1.
const questionId = 7_110_117

/** Any Answer, of any length, as one valid message. */
export function renderAnswer(answer: Answer, { ephemeral = false, again, page = 0 }: RenderOptions = {}): Payload {
  const rows = actionRows(answer.controls)
  const turning = again && turnRow(again, 0, 1) !== undefined ? again : undefined
  const room = roomBeside(countComponents(rows) + (turning ? 3 : 0))
  const pages = turning ? fitPages(answer.blocks, room) : [fitOne(answer.blocks, room)]
  const at = Math.min(Math.max(page, 0), pages.length - 1)
  const shown = pages[at] ?? []
  const footer: Page = pages.length > 1 ? [{ kind: 'text', markdown: `-# ${texts.page(at + 1, pages.length)}` }] : []
  const turn = turning && pages.length > 1 ? turnRow(turning, at, pages.length) : undefined
  return {
    components: [writeContainer([...shown, ...footer], accents[answer.status]), ...rows, ...(turn ? [turn] : [])],
    flags: MessageFlags.IsComponentsV2 | (ephemeral ? MessageFlags.Ephemeral : 0),
    allowedMentions: { parse: [], repliedUser: false },
  }
}

/** A notice of the surface's own, as a message. */
export function renderLines(lines: readonly string[], options: RenderOptions = {}): Payload {
  const blocks = lines.map((text): Block => ({ kind: 'line', line: [{ kind: 'text', text }] }))
  return renderAnswer({ status: 'refused', private: true, blocks, controls: [], record: null }, options)
}

function writeContainer(page: Page, accent: number): APIMessageTopLevelComponent {
  const components = page.map(writePiece)
  // Discord refuses an empty container; an answer that says nothing shows as a blank one.
  return { type: ComponentType.Container, accent_color: accent, components: components.length > 0 ? components : [writePiece({ kind: 'text', markdown: '\u200b' })] }
}

function writePiece(piece: Piece): APIComponentInContainer {
  switch (piece.kind) {
    case 'rule':
      return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small }
    case 'question':
      return { type: ComponentType.TextDisplay, id: questionId, content: piece.markdown }
    case 'text':
      return { type: ComponentType.TextDisplay, content: piece.markdown }
  }
}

type Row = Extract<APIMessageTopLevelComponent, { type: ComponentType.ActionRow }>

/** A control whose action has no spelling short enough is left out: a button that can not work misleads. */
function actionRows(controls: readonly Control[]): readonly Row[] {
  const buttons = new Map<CustomId, APIButtonComponentWithCustomId>()
  for (const { label, action } of controls) {
    const id = encodeAction(action)
    const words = clip(foldLine(label), limits.buttonLabel)
    if (id !== undefined && words !== '' && !buttons.has(id)) buttons.set(id, writeButton(words, id))
  }
  const all = [...buttons.values()]
  const starts = Array.from({ length: limits.buttonRows }, (_, row) => row * limits.buttonsPerRow)
  return starts.map((start) => writeRow(all.slice(start, start + limits.buttonsPerRow))).filter(({ components }) => components.length > 0)
}

/** Back and More; the one that leads nowhere is disabled, so that the other stays under the thumb. */
function turnRow(again: Action, page: number, pages: number): Row | undefined {
  const back = encodePress({ kind: 'turn', page: Math.max(page - 1, 0), to: 'back', action: again })
  const more = encodePress({ kind: 'turn', page: Math.min(page + 1, 999), to: 'more', action: again })
  if (back === undefined || more === undefined) return undefined
  return writeRow([
    { ...writeButton(texts.previous, back), disabled: page === 0 },
    { ...writeButton(texts.next, more), disabled: page >= pages - 1 },
  ])
}

const writeRow = (components: APIButtonComponentWithCustomId[]): Row => ({ type: ComponentType.ActionRow, components })

const writeButton = (label: string, id: CustomId): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label,
  custom_id: id,
})

const countComponents = (rows: readonly Row[]): number => rows.reduce((sum, { components }) => sum + 1 + components.length, 0)

/** The asker's words that a message of ours restates, from its components as Discord gives them back. */
export function readAskedQuestion(components: readonly unknown[]): string | undefined {
  for (const component of components) {
    if (typeof component !== 'object' || component === null) continue
    if ('id' in component && component.id === questionId && 'content' in component && typeof component.content === 'string') {
      return readQuestion(component.content)
    }
    const nested = 'components' in component && Array.isArray(component.components) ? readAskedQuestion(component.components) : undefined
    if (nested !== undefined) return nested
  }
  return undefined
}
