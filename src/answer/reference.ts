import type { Corpus, NeedId, PassageId, TechnologyId, TopicId } from '../corpus/index.js'
import type { AnswerCode } from './model.js'

/** What an answer rested on: enough to judge again and to find its quotes; none of the asker's words. */
export interface AnswerReference {
  readonly command: 'ask' | 'compare' | 'recommend' | 'about'
  readonly technologies: readonly TechnologyId[]
  readonly topics: readonly TopicId[]
  readonly heard: readonly NeedId[]
  readonly ruledOut: readonly NeedId[]
  /** The passages quoted, in the order of their numbers. */
  readonly passages: readonly PassageId[]
}

/** Spells a reference as a short code and reads it back, against the corpus that is loaded. */
export interface Codebook {
  /** @returns undefined when the reference does not fit into {@link maxCodeCharacters}. */
  encode(reference: AnswerReference): AnswerCode | undefined
  /** @returns undefined when the code is not ours or names something that the corpus no longer holds. */
  decode(code: string): AnswerReference | undefined
}

/** A button's custom id holds 100 characters; its prefix and view take the rest. */
export const maxCodeCharacters = 75

const letters = new Map([
  ['ask', 'a'],
  ['compare', 'c'],
  ['recommend', 'r'],
  ['about', 't'],
] as const)

interface Shelf<Id extends string> {
  spell(ids: readonly Id[]): string
  read(codes: string): readonly Id[] | undefined
}

/**
 * Short codes are hashes of ids (of a passage: of its words), so that adding an entry leaves the others'
 * codes as they are. Two that meet on one code: the later in order takes the next free one.
 */
function buildShelf<Id extends string>(entries: readonly (readonly [id: Id, words: string])[], width: number): Shelf<Id> {
  const idOf = new Map<string, Id>()
  const codeOf = new Map<Id, string>()
  const room = 36 ** width
  for (const [id, words] of [...entries].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let slot = fnv1a(words) % room
    while (idOf.has(spellSlot(slot, width))) slot = (slot + 1) % room
    idOf.set(spellSlot(slot, width), id)
    codeOf.set(id, spellSlot(slot, width))
  }
  return {
    spell: (ids) => ids.map((id) => codeOf.get(id) ?? '-'.repeat(width)).join(''),
    read: (codes) => {
      if (codes.length % width !== 0) return undefined
      const ids: Id[] = []
      for (let at = 0; at < codes.length; at += width) {
        const id = idOf.get(codes.slice(at, at + width))
        if (id === undefined) return undefined
        ids.push(id)
      }
      return ids
    },
  }
}

const spellSlot = (slot: number, width: number): string => slot.toString(36).padStart(width, '0')

/** FNV-1a over UTF-16 code units, 32 bits. @see Fowler, Noll, Vo: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** @param corpus - The corpus whose ids are spelt; two codebooks of one corpus agree. */
export function buildCodebook(corpus: Corpus): Codebook {
  const byId = <Id extends string>(entries: readonly { readonly id: Id }[], width: number): Shelf<Id> =>
    buildShelf(entries.map(({ id }) => [id, id] as const), width)
  const technologies = byId(corpus.technologies, 3)
  const topics = byId(corpus.topics, 3)
  const needs = byId(corpus.rulebook.needs, 2)
  const passages = buildShelf(corpus.passages.map(({ id, article, text }) => [id, `${article} ${text}`] as const), 5)

  return {
    encode: (reference) => {
      const code = [
        letters.get(reference.command) ?? '',
        technologies.spell(reference.technologies),
        topics.spell(reference.topics),
        needs.spell(reference.heard),
        needs.spell(reference.ruledOut),
        passages.spell(reference.passages.slice(0, 3)),
      ].join('.')
      return code.length <= maxCodeCharacters && !code.includes('-') ? (code as AnswerCode) : undefined
    },
    decode: (code) => {
      const [letter, ...parts] = code.split('.')
      const command = [...letters].find(([, spelt]) => spelt === letter)?.[0]
      if (command === undefined || parts.length !== 5) return undefined
      const [of, on, heard, ruledOut, quoted] = parts as [string, string, string, string, string]
      const read = {
        technologies: technologies.read(of),
        topics: topics.read(on),
        heard: needs.read(heard),
        ruledOut: needs.read(ruledOut),
        passages: passages.read(quoted),
      }
      return isWhole(read) ? { command, ...read } : undefined
    },
  }
}

type Whole<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }

const isWhole = <T extends object>(value: T): value is Whole<T> => Object.values(value).every((part) => part !== undefined)
