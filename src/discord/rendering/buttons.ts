import { ButtonStyle, ComponentType, type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent } from 'discord.js'
import type { Action, AnswerCode, Control } from '../../answer/index.js'
import { decodeAction, decodePress, encodeAction, encodePress, type CustomId, type Press } from './custom-id.js'
import { foldLine } from './escape.js'
import { clip, limits } from './limits.js'
import type { Sayings } from './texts.js'

/** What can be done with a message itself: share what one person sees, remove what all see, have answered what was not, fill in what waits. */
export type Handle = Extract<Press, { kind: 'share' | 'remove' | 'anew' | 'open' }>

export type Row = Extract<APIMessageTopLevelComponent, { type: ComponentType.ActionRow }>

export interface Buttons {
  readonly controls: readonly Control[]
  /** The message's own button closes the first row. */
  readonly handle: Handle | undefined
  /** Ids that stand in the message already: no two components may share one. */
  readonly taken: readonly string[]
}

/**
 * What opens more of the answer stands in the first row, what goes on from it in the second. A control whose action has
 * no spelling short enough is left out: a button that cannot work misleads.
 */
export function buttonRows({ controls, handle, taken }: Buttons, say: Sayings): readonly Row[] {
  const buttons = new Map<CustomId, APIButtonComponentWithCustomId>()
  for (const { label, action } of controls) {
    const id = encodeAction(action)
    const words = clip(foldLine(label), limits.buttonLabel)
    if (id !== undefined && words !== '' && !buttons.has(id) && !taken.includes(id))
      buttons.set(id, writeButton(words, id))
  }
  const own = handle ? writeHandle(handle, say) : []
  const all = [...buttons.values()]
  const views = all.filter(isView)
  const first = (views.length > 0 ? views : all).slice(0, limits.buttonsPerRow - own.length)
  const second = all.filter((button) => !first.includes(button)).slice(0, limits.buttonsPerRow)
  return [[...first, ...own], second].filter((row) => row.length > 0).map(writeRow)
}

const handleLabels: { readonly [K in Handle['kind']]: (say: Sayings) => string } = {
  share: (say) => say.share,
  remove: (say) => say.remove,
  anew: (say) => say.manners.answerAnew,
  open: (say) => say.openForm,
}

function writeHandle(handle: Handle, say: Sayings): readonly APIButtonComponentWithCustomId[] {
  const id = encodePress(handle)
  return id === undefined ? [] : [writeButton(handleLabels[handle.kind](say), id)]
}

/** Who may take away a message of ours as its asker, from its components as Discord gives them back. */
export const findAsker = (components: readonly APIMessageTopLevelComponent[]): string | undefined =>
  pressesIn(components).flatMap((press) => (press.kind === 'remove' ? [press.asker] : []))[0]

/** The code of the answer that a message of ours gives, from any of the buttons that hold it. */
export const findAnswer = (components: readonly APIMessageTopLevelComponent[]): AnswerCode | undefined =>
  pressesIn(components).flatMap((press) => ('answer' in press ? [press.answer] : []))[0]

function pressesIn(components: readonly APIMessageTopLevelComponent[]): readonly Press[] {
  const parts = components.flatMap((
    component,
  ) => (component.type === ComponentType.ActionRow ? component.components : []))
  return parts.flatMap((part) => ('custom_id' in part ? (decodePress(part.custom_id) ?? []) : []))
}

/** The rows of a message that is shown again for all to see, where they do the same; in the place of Share its new handle. */
export function keepRows(components: readonly APIMessageTopLevelComponent[], handle: Handle,
  say: Sayings): readonly Row[] {
  const rows = components.flatMap((component) => (component.type === ComponentType.ActionRow ? [component] : []))
  return rows.map((row) => ({ ...row, components: row.components.flatMap((part) => keepPart(part, handle, say)) }))
    .filter(({ components: parts }) => parts.length > 0)
}

function keepPart(part: Row['components'][number], handle: Handle, say: Sayings): readonly Row['components'][number][] {
  const press = 'custom_id' in part ? decodePress(part.custom_id) : undefined
  if (press?.kind === 'share') return writeHandle(handle, say)
  return press === undefined ? [] : [part]
}

function isView(component: { readonly type: ComponentType }): component is APIButtonComponentWithCustomId {
  return component.type === ComponentType.Button && 'custom_id' in component &&
    decodeAction(String(component.custom_id))?.kind === 'show'
}

/** Back and More; the one that leads nowhere is disabled, so that the other stays under the thumb. */
export function turnRow(again: Action, { page, pages }: { readonly page: number; readonly pages: number },
  say: Sayings): Row | undefined {
  const back = encodePress({ kind: 'turn', page: Math.max(page - 1, 0), to: 'back', action: again })
  const more = encodePress({ kind: 'turn', page: Math.min(page + 1, 999), to: 'more', action: again })
  if (back === undefined || more === undefined) return undefined
  return writeRow([
    { ...writeButton(say.previous, back), disabled: page === 0 },
    { ...writeButton(say.next, more), disabled: page >= pages - 1 },
  ])
}

const writeRow = (components: APIButtonComponentWithCustomId[]): Row => ({ type: ComponentType.ActionRow, components })

const writeButton = (label: string, id: CustomId): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  label,
  custom_id: id,
})

export const countComponents = (rows: readonly Row[]): number =>
  rows.reduce((sum, { components }) => sum + 1 + components.length, 0)
