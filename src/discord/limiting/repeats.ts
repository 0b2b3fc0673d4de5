import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Invocation, Sent } from '../../commands/index.js'
import { foldLine } from '../rendering/escape.js'

/** Deduplication: what was asked lately, and where its answer stands. Asked again, it need not be answered again. */
export interface Repeats {
  /** @param now - Milliseconds on a clock that never goes back. */
  find(name: string, now: number): Sent | undefined
  note(name: string, answer: Sent, now: number): void
  /** The answer is gone. */
  forget(message: string): void
  /** An interaction is answered with an ephemeral message, which its asker may share. */
  noteEphemeral(interaction: string, name: string): void
  /** @returns The name of what an interaction asked, or of the pick that its answer has given way to. */
  findEphemeral(interaction: string): string | undefined
}

// Long enough for the same people to be there still, short enough for the answer to be near above.
const withinMs = 5 * 60_000
const max = 5_000

/** In memory, and bounded. Of what was asked it keeps only a digest. */
export function openRepeats(): Repeats {
  // From an answer's message to what it answered.
  const askedOf = new Map<string, string>()
  const answers = new LRUCache<string, { readonly sent: Sent; readonly at: number }>({ max,
    dispose: ({ sent }) => askedOf.delete(sent.message) })
  const ephemeral = new LRUCache<string, string>({ max })
  return {
    find: (name, now) => {
      const answer = answers.peek(name)
      return answer && now - answer.at < withinMs ? answer.sent : undefined
    },
    note: (name, sent, now) => {
      answers.set(name, { sent, at: now })
      askedOf.set(sent.message, name)
    },
    forget: (message) => {
      const name = askedOf.get(message)
      if (name !== undefined) answers.delete(name)
    },
    noteEphemeral: (interaction, name) => void ephemeral.set(interaction, name),
    findEphemeral: (interaction) => ephemeral.peek(interaction),
  }
}

/**
 * A digest of what is asked: the same words in the same channel and language, whatever their case, spacing and closing
 * punctuation.
 */
export function nameAsked({ command, args, scope }: Invocation): string {
  const given = Object.entries(args).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? foldWords(value) : value] as const]
  )
  given.sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify([scope.channel, scope.locale, command, given])).digest('base64url')
}

const foldWords = (words: string): string => foldLine(words.normalize('NFKC')).toLowerCase().replace(/[\s.?!…]+$/, '')
