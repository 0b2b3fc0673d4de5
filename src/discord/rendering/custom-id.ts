import type { Action, AnswerCode, View } from '../../answer/index.js'
import { limits } from './limits.js'

declare const brand: unique symbol

/** A button's id as Discord keeps it: at most 100 characters, and it outlives the process that wrote it. */
export type CustomId = string & { readonly [brand]: 'custom-id' }

/** Changes when an older spelling could be misread; ids of other versions then say that they have expired. */
const version = 'bq1'

/** What a press of a button may mean: an action of the answer, or a matter of this surface alone. */
export type Press =
  | Action
  /** Another page of the answer that the action gives. `to` keeps two buttons of a row apart, as Discord demands. */
  | { readonly kind: 'turn'; readonly to: 'back' | 'more'; readonly page: number; readonly action: Action }
  /** Shows everyone what so far one person sees. */
  | { readonly kind: 'share' }
  /**
   * Answers once more what was answered a moment ago, as a reply to a message if that was asked; an argument that takes
   * words reads them from the message.
   */
  | { readonly kind: 'ask-again'; readonly action: Extract<Action, { readonly kind: 'run' }>;
    readonly replyTo?: string }
  /** Takes an answer away again: for its asker, whose id this is, and for moderators. */
  | { readonly kind: 'remove'; readonly asker: string }
  /** Shows a form that had to wait for a press. */
  | { readonly kind: 'open'; readonly draft: string }

interface Codec<A extends Press> {
  /** @returns undefined when there is no faithful spelling. */
  readonly write: (action: A) => readonly string[] | undefined
  readonly read: (parts: readonly string[]) => A | undefined
}

type PressOf<K extends Press['kind']> = Extract<Press, { kind: K }>
type Words<S extends readonly RegExp[]> = { readonly [At in keyof S]: string }

/** A codec of so many words, each of a shape: anything else is neither written nor read. */
function ofShape<A extends Press, const S extends readonly RegExp[]>(shapes: S, write: (action: A) => Words<S>,
  read: (words: Words<S>) => A): Codec<A> {
  const fits = (parts: readonly string[]): parts is Words<S> =>
    parts.length === shapes.length && shapes.every((shape, at) => shape.test(parts[at] ?? ''))
  const orNothing = (parts: readonly string[]): Words<S> | undefined => (fits(parts) ? parts : undefined)
  return { write: (action) => orNothing(write(action)), read: (parts) => (fits(parts) ? read(parts) : undefined) }
}

const viewLetters: Readonly<Record<View, string>> = { why: 'w', 'other-side': 'o', context: 'c', sources: 's' }
const viewOf = new Map(Object.entries(viewLetters).map(([view, letter]) => [letter, view as View]))
const viewShape = /^[wocs]$/
const pageShape = /^(?:0|[1-9]\d{0,2})$/
const idShape = /^\d{1,20}$/
const codeShape = /^[\w.~-]+$/

const codecs: { readonly [K in Press['kind']]: Codec<PressOf<K>> } = {
  show: ofShape([viewShape, codeShape], ({ view, answer }) => [viewLetters[view], answer],
    ([letter, answer]) => ({ kind: 'show', view: viewOf.get(letter) ?? 'why', answer: answer as AnswerCode })),
  run: {
    write: ({ command, args, takes }) => {
      const words = [command, ...Object.entries(args).flat(), ...(takes === undefined ? [] : [takes])].map(writeWord)
      return words.every((word) => word !== undefined) ? words : undefined
    },
    read: (parts) => {
      const [command, ...rest] = parts.map(readWord)
      if (command === undefined || !rest.every((word) => word !== undefined)) return undefined
      // A word without a partner is the argument that takes what is picked.
      const takes = rest.length % 2 === 1 ? rest.pop() : undefined
      const pairs = rest.flatMap((name, at) => (at % 2 === 0 ? [[name, rest[at + 1] ?? ''] as const] : []))
      // `fromEntries` defines properties rather than assigning them: an argument called `__proto__` is only a name.
      return { kind: 'run', command, args: Object.fromEntries(pairs), ...(takes === undefined ? {} : { takes }) }
    },
  },
  rejudge: ofShape([pageShape, codeShape], ({ answer, page }) => [String(page), answer],
    ([page, answer]) => ({ kind: 'rejudge', answer: answer as AnswerCode, page: Number(page) })),
  rate: ofShape([/^[yn]$/, codeShape], ({ answer, rating }) => [rating === 'helpful' ? 'y' : 'n', answer],
    ([letter, answer]) => ({ kind: 'rate', answer: answer as AnswerCode,
      rating: letter === 'y' ? 'helpful' : 'unhelpful' })),
  save: ofShape([codeShape], ({ answer }) => [answer], ([answer]) => ({ kind: 'save', answer: answer as AnswerCode })),
  reply: ofShape([idShape, pageShape], ({ message, page }) => [message, String(page)],
    ([message, page]) => ({ kind: 'reply', message, page: Number(page) })),
  turn: {
    write: ({ to, page, action }) => {
      const parts = writeParts(action)
      return parts && pageShape.test(String(page)) ? [to === 'back' ? 'b' : 'm', String(page), ...parts] : undefined
    },
    read: ([to, page, ...parts]) => {
      const action = asAction(readParts(parts))
      if (action === undefined || page === undefined || !pageShape.test(page) || (to !== 'b' && to !== 'm'))
        return undefined
      return { kind: 'turn', to: to === 'b' ? 'back' : 'more', page: Number(page), action }
    },
  },
  share: ofShape([], () => [], () => ({ kind: 'share' })),
  'ask-again': {
    write: ({ action, replyTo }) => {
      const parts = writeParts(action)
      return parts && [...(replyTo === undefined ? [] : [replyTo]), ...parts]
    },
    read: (parts) => {
      const [first = ''] = parts
      const replyTo = idShape.test(first) ? { replyTo: first } : {}
      const action = readParts(parts.slice(Object.keys(replyTo).length))
      return action?.kind === 'run' ? { kind: 'ask-again', action, ...replyTo } : undefined
    },
  },
  open: ofShape([codeShape], ({ draft }) => [draft], ([draft]) => ({ kind: 'open', draft })),
  remove: ofShape([idShape], ({ asker }) => [asker], ([asker]) => ({ kind: 'remove', asker })),
}

// Buttons of every earlier version hold these letters: none may change, and none may be given to another kind.
const letters: { readonly [K in Press['kind']]: string } = { show: 's', run: 'r', rejudge: 'j', rate: 'v', save: 'k',
  reply: 'p', turn: 't', share: 'h', 'ask-again': 'a', remove: 'x', open: 'f' }
const kindOf = new Map(Object.entries(letters).map(([kind, letter]) => [letter, kind as Press['kind']]))

/** @returns undefined when the press has no spelling of at most 100 characters; the button is then left out. */
export function encodePress(press: Press): CustomId | undefined {
  const parts = writeParts(press)
  const id = parts && [version, ...parts].join(':')
  return id !== undefined && id.length <= limits.customId ? (id as CustomId) : undefined
}

/** @returns undefined for an id of another version, of another program, or damaged: "this button has expired". */
export function decodePress(id: string): Press | undefined {
  const [prefix, ...parts] = id.split(':')
  return prefix === version ? readParts(parts) : undefined
}

/** {@link encodePress} for what an answer's controls carry. */
export function encodeAction(action: Action): CustomId | undefined {
  return encodePress(action)
}

/** {@link decodePress} for what an answer's controls carry. */
export function decodeAction(id: string): Action | undefined {
  return asAction(decodePress(id))
}

function writeParts(press: Press): readonly string[] | undefined {
  const { write } = codecs[press.kind] as Codec<Press>
  const parts = write(press)
  return parts && [letters[press.kind], ...parts]
}

function readParts([letter, ...parts]: readonly string[]): Press | undefined {
  const kind = kindOf.get(letter ?? '')
  return kind === undefined ? undefined : codecs[kind].read(parts)
}

const ofSurface: ReadonlySet<Press['kind']> = new Set(['turn', 'share', 'ask-again', 'remove', 'open'])
const asAction = (press: Press | undefined): Action | undefined =>
  press && !ofSurface.has(press.kind) ? (press as Action) : undefined

// A coded word holds no colon. Half of a surrogate pair has no code, and a damaged code no word.
const writeWord = (word: string): string | undefined => attempt(() => encodeURIComponent(word))
const readWord = (word: string): string | undefined => attempt(() => decodeURIComponent(word))

function attempt(code: () => string): string | undefined {
  try {
    return code()
  } catch {
    return undefined
  }
}
