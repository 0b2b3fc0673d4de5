import { createHash } from 'node:crypto'
import type { Invocation, Sent } from '../../commands/index.js'
import { foldLine } from '../rendering/escape.js'

/** What was asked lately, and where its answer stands: asked again, it need not be answered again. */
export interface Repeats {
  /** @param now - Milliseconds on a clock that never goes back. */
  find(name: string, now: number): Sent | undefined
  note(name: string, answer: Sent, now: number): void
  /** The answer is gone. */
  forget(message: string): void
  /** An interaction is answered for one person, who may share that. */
  whisper(interaction: string, name: string): void
  /** @returns The name of what an interaction asked, or of the pick that its answer has given way to. */
  findWhispered(interaction: string): string | undefined
}

// Long enough for the same people to be there still, short enough for the answer to be near above.
const withinMs = 5 * 60_000
const remembered = 5_000

/** In memory, and bounded. Of what was asked it keeps only a digest. */
export function openRepeats(): Repeats {
  const answers = new Map<string, { readonly sent: Sent; readonly at: number }>()
  // From an answer's message to what it answered.
  const askedOf = new Map<string, string>()
  const whispered = new Map<string, string>()

  const drop = (key: string | undefined): void => {
    const answer = key === undefined ? undefined : answers.get(key)
    if (key === undefined || !answer) return
    answers.delete(key)
    askedOf.delete(answer.sent.message)
  }

  return {
    find: (name, now) => {
      const answer = answers.get(name)
      return answer && now - answer.at < withinMs ? answer.sent : undefined
    },
    note: (name, sent, now) => {
      drop(name)
      answers.set(name, { sent, at: now })
      askedOf.set(sent.message, name)
      if (answers.size > remembered) drop(answers.keys().next().value)
    },
    forget: (message) => drop(askedOf.get(message)),
    whisper: (interaction, name) => {
      whispered.set(interaction, name)
      const [oldest] = whispered.keys()
      if (whispered.size > remembered && oldest !== undefined) whispered.delete(oldest)
    },
    findWhispered: (interaction) => whispered.get(interaction),
  }
}

/** The same words in the same channel and language, whatever their case, spacing and closing punctuation. */
export function nameAsked({ command, args, scope }: Invocation): string {
  const given = Object.entries(args).flatMap((
    [name, value],
  ) => (value === undefined ? [] : [[name, typeof value === 'string' ? foldWords(value) : value] as const]))
  given.sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify([scope.channel, scope.locale, command, given])).digest('base64url')
}

const foldWords = (words: string): string => foldLine(words.normalize('NFKC')).toLowerCase().replace(/[\s.?!…]+$/, '')
