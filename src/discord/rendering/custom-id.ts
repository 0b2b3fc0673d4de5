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
  /** Another page of the answer that the action gives. `to` keeps the two buttons of a row apart, as Discord demands. */
  | { readonly kind: 'turn'; readonly to: 'back' | 'more'; readonly page: number; readonly action: Action }
  /** Shows everyone what so far one person sees. */
  | { readonly kind: 'share' }
  /** Answers once more what was answered a moment ago, as a reply to a message if that was asked; an argument that takes words reads them from the message. */
  | { readonly kind: 'anew'; readonly action: Extract<Action, { readonly kind: 'run' }>; readonly replyTo?: string }
  /** Takes an answer away again: for its asker, whose id this is, and for moderators. */
  | { readonly kind: 'remove'; readonly asker: string }
  /** Shows a form that had to wait for a press. */
  | { readonly kind: 'open'; readonly draft: string }

interface Codec<A extends Press> {
  /** @returns undefined when there is no faithful spelling. */
  readonly write: (action: A) => readonly string[] | undefined
  readonly read: (parts: readonly string[]) => A | undefined
}

const viewLetters: Readonly<Record<View, string>> = { why: 'w', 'other-side': 'o', context: 'c', sources: 's' }
const viewOf = new Map(Object.entries(viewLetters).map(([view, letter]) => [letter, view as View]))
const pageShape = /^(?:0|[1-9]\d{0,2})$/
const idShape = /^\d{1,20}$/
const codeShape = /^[\w.~-]+$/

const codecs: { readonly [K in Press['kind']]: Codec<Extract<Press, { kind: K }>> } = {
  show: {
    write: ({ view, answer }) => (codeShape.test(answer) ? [viewLetters[view], answer] : undefined),
    read: ([letter, answer, ...rest]) => {
      const view = viewOf.get(letter ?? '')
      if (view === undefined || answer === undefined || !codeShape.test(answer) || rest.length > 0) return undefined
      return { kind: 'show', view, answer: answer as AnswerCode }
    },
  },
  run: {
    write: ({ command, args, takes }) => {
      const words = [command, ...Object.entries(args).flat(), ...(takes === undefined ? [] : [takes])].map(writeWord)
      return words.every((word) => word !== undefined) ? words : undefined
    },
    read: (parts) => {
      const [command, ...rest] = parts.map(readWord)
      if (command === undefined || !rest.every((word) => word !== undefined)) return undefined
      // A word without a partner is the argument that takes what is picked.
      const takes = rest.length % 2 === 1 ? rest.at(-1) : undefined
      const pairs = rest.slice(0, rest.length - (rest.length % 2)).flatMap((name,
        at) => (at % 2 === 0 ? [[name, rest[at + 1] ?? ''] as const] : [])
      )
      // `fromEntries` defines properties rather than assigning them: an argument called `__proto__` is only a name.
      return { kind: 'run', command, args: Object.fromEntries(pairs), ...(takes === undefined ? {} : { takes }) }
    },
  },
  rejudge: {
    write: (
      { answer, page },
    ) => (codeShape.test(answer) && pageShape.test(String(page)) ? [String(page), answer] : undefined),
    read: ([page, answer, ...rest]) => {
      if (page === undefined || !pageShape.test(page) || answer === undefined || !codeShape.test(answer) ||
        rest.length > 0) return undefined
      return { kind: 'rejudge', answer: answer as AnswerCode, page: Number(page) }
    },
  },
  rate: {
    write: ({ answer, rating }) => (codeShape.test(answer) ? [rating === 'helpful' ? 'y' : 'n', answer] : undefined),
    read: ([letter, answer, ...rest]) => {
      if ((letter !== 'y' && letter !== 'n') || answer === undefined || !codeShape.test(answer) || rest.length > 0)
        return undefined
      return { kind: 'rate', answer: answer as AnswerCode, rating: letter === 'y' ? 'helpful' : 'unhelpful' }
    },
  },
  save: {
    write: ({ answer }) => (codeShape.test(answer) ? [answer] : undefined),
    read: (
      [answer, ...rest],
    ) => (answer !== undefined && codeShape.test(answer) && rest.length === 0
      ? { kind: 'save', answer: answer as AnswerCode }
      : undefined),
  },
  reply: {
    write: (
      { message, page },
    ) => (idShape.test(message) && pageShape.test(String(page)) ? [message, String(page)] : undefined),
    read: ([message, page, ...rest]) => {
      if (message === undefined || !idShape.test(message) || page === undefined || !pageShape.test(page) ||
        rest.length > 0) return undefined
      return { kind: 'reply', message, page: Number(page) }
    },
  },
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
  share: {
    write: () => [],
    read: (parts) => (parts.length === 0 ? { kind: 'share' } : undefined),
  },
  anew: {
    write: ({ action, replyTo }) => {
      const parts = writeParts(action)
      return parts && [...(replyTo === undefined ? [] : [replyTo]), ...parts]
    },
    read: (parts) => {
      const [first = ''] = parts
      const replyTo = idShape.test(first) ? { replyTo: first } : {}
      const action = readParts(parts.slice(Object.keys(replyTo).length))
      return action?.kind === 'run' ? { kind: 'anew', action, ...replyTo } : undefined
    },
  },
  open: {
    write: ({ draft }) => (codeShape.test(draft) ? [draft] : undefined),
    read: (
      [draft, ...rest],
    ) => (draft !== undefined && codeShape.test(draft) && rest.length === 0 ? { kind: 'open', draft } : undefined),
  },
  remove: {
    write: ({ asker }) => (idShape.test(asker) ? [asker] : undefined),
    read: (
      [asker, ...rest],
    ) => (asker !== undefined && idShape.test(asker) && rest.length === 0 ? { kind: 'remove', asker } : undefined),
  },
}

const letters: { readonly [K in Press['kind']]: string } = { show: 's', run: 'r', rejudge: 'j', rate: 'v', save: 'k',
  reply: 'p', turn: 't', share: 'h', anew: 'a', remove: 'x', open: 'f' }
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

const ofSurface: ReadonlySet<Press['kind']> = new Set(['turn', 'share', 'anew', 'remove', 'open'])
const asAction = (
  press: Press | undefined,
): Action | undefined => (press && !ofSurface.has(press.kind) ? (press as Action) : undefined)

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
