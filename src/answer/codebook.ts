import type { AspectId, Corpus, NeedId, PassageId, TechnologyId, TopicId } from '../corpus/index.js'
import type { Language, Intent } from '../reading/index.js'
import type { AnswerCode } from './model.js'
import { cutEvery, openIdCodec, spellNumber, type IdCodec } from './id-codec.js'

/** What an answer rested on: enough to judge again and to find its quotes; none of the asker's words. */
export interface AnswerReference {
  readonly command: 'ask' | 'compare' | 'recommend' | 'about'
  /** Those asked about: the arguments in their order, or what a question names. */
  readonly technologies: readonly TechnologyId[]
  readonly topics: readonly TopicId[]
  /** On which it was weighed, what is asked first first; none where needs or topics decided. */
  readonly aspects: readonly AspectId[]
  readonly heard: readonly NeedId[]
  readonly ruledOut: readonly NeedId[]
  readonly setAside: readonly NeedId[]
  /** Of those heard: what is said to matter more than others, and less. */
  readonly more: readonly NeedId[]
  readonly less: readonly NeedId[]
  /** How a question was understood besides. null elsewhere; then `technologies` are the sides that were weighed. */
  readonly understood: Understood | null
  /** In the order in which they are shown. */
  readonly quotes: readonly QuoteReference[]
}

export interface Understood {
  /** A project was told of: it was judged by what it needs, and nothing was looked for. */
  readonly described: boolean
  readonly intent: Intent
  readonly language: Language
  /** Names of technologies that no article speaks of. */
  readonly elsewhere: readonly string[]
}

export interface QuoteReference {
  readonly passage: PassageId
  /** Those shown, counted within the passage from 0; null: all of it. */
  readonly sentences: { readonly first: number; readonly count: number } | null
}

/** What a code names and the corpus no longer holds: how many of each, and the places of the quotes, from 1. */
export interface Gone {
  readonly names: number
  readonly needs: number
  readonly quotes: readonly number[]
}

export const isWhole = ({ names, needs, quotes }: Gone): boolean => names + needs + quotes.length === 0

/** What most answers rest on none of. */
export const emptyReference = { technologies: [], topics: [], aspects: [], heard: [], ruledOut: [], setAside: [],
  more: [], less: [],
  understood: null, quotes: [] } as const

/** Spells a reference as a short code and reads it back, against the corpus that is loaded. */
export interface Codebook {
  /** @returns undefined when the reference does not fit into {@link maxCodeCharacters}. */
  encode(reference: AnswerReference): AnswerCode | undefined
  /** @returns undefined when the code is not ours or names something that the corpus no longer holds. */
  decode(code: string): AnswerReference | undefined
  /** What is left of a reference, and what is gone. @returns undefined when the code is not ours. */
  recover(code: string): { readonly reference: AnswerReference; readonly gone: Gone } | undefined
}

/** A button's custom id holds 100 characters; its prefix and view take the rest. */
export const maxCodeCharacters = 75

/** How many parts a code has between its points. */
export const codeParts = 10

const commands = new Map([['a', 'ask'], ['c', 'compare'], ['r', 'recommend'], ['t', 'about']] as const)
// In place of the command's: a question that told of a project.
const describedLetter = 'p'
const intents = new Map(
  [['c', 'compare'], ['h', 'choose'], ['d', 'define'], ['w', 'why'], ['t', 'how-to'], ['f', 'fact'], ['o',
    'other']] as const,
)
const languages = new Map([['e', 'en'], ['x', 'other']] as const)

/** The lists of ids in a code, in their order there. */
interface Ids {
  readonly technologies: TechnologyId
  readonly elsewhere: string
  readonly topics: TopicId
  readonly aspects: AspectId
  readonly heard: NeedId
  readonly ruledOut: NeedId
  readonly setAside: NeedId
  readonly passages: PassageId
}

const listNames = ['technologies', 'elsewhere', 'topics', 'aspects', 'heard', 'ruledOut', 'setAside', 'passages'] as const

type Codecs = { readonly [List in keyof Ids]: IdCodec<Ids[List]> }
/** What was read; null in the place of what is gone. */
type Lists = { readonly [List in keyof Ids]: readonly (Ids[List] | null)[] }

/** @param corpus - The corpus whose ids are spelt; two codebooks of one corpus agree. */
export function buildCodebook(corpus: Corpus): Codebook {
  const byId = <Id extends string>(ids: readonly Id[], width: number): IdCodec<Id> =>
    openIdCodec(ids.map((id) => [id, id] as const), width)
  const needs = byId(corpus.rulebook.needs.map(({ id }) => id), 2)
  const codecs: Codecs = {
    technologies: byId(corpus.technologies.map(({ id }) => id), 3),
    elsewhere: byId(corpus.elsewhere.map(({ name }) => name), 3),
    topics: byId(corpus.topics.map(({ id }) => id), 3),
    aspects: byId(corpus.aspects.map(({ id }) => id), 3),
    heard: needs,
    ruledOut: needs,
    setAside: needs,
    passages: openIdCodec(corpus.passages.map(({ id, article, text }) => [id, `${article} ${text}`] as const), 5),
  }
  const recover = (code: string): ReturnType<Codebook['recover']> => readCode(code, codecs)
  return {
    encode: (reference) => spellReference(reference, codecs),
    decode: (code) => {
      const found = recover(code)
      return found !== undefined && isWhole(found.gone) ? found.reference : undefined
    },
    recover,
  }
}

function spellReference(reference: AnswerReference, codecs: Codecs): AnswerCode | undefined {
  const { understood, quotes } = reference
  // No need is heard and ruled out: one that stands in both lists matters more, one that is set aside as well less.
  const lists = { ...reference, ruledOut: [...reference.ruledOut, ...reference.more],
    setAside: [...reference.setAside, ...reference.less], elsewhere: understood?.elsewhere ?? [],
    passages: quotes.map(({ passage }) => passage) }
  const spelt = listNames.map((name) => (codecs[name] as IdCodec<string>).spell(lists[name]))
  const code = [spellHead(reference), ...spelt, spellSentences(quotes)].join('.')
  return code.length <= maxCodeCharacters && !code.includes('-') ? (code as AnswerCode) : undefined
}

function spellHead({ command, understood }: AnswerReference): string {
  const first = understood?.described === true ? describedLetter : letterOf(commands, command)
  return understood === null
    ? first
    : `${first}${letterOf(intents, understood.intent)}${letterOf(languages, understood.language)}`
}

const letterOf = <Value extends string>(letters: ReadonlyMap<string, Value>, value: Value): string =>
  [...letters].find(([, each]) => each === value)?.[0] ?? '-'

// Two characters for each quote, none when all are whole: the first sentence, and how many.
const spellSentences = (quotes: readonly QuoteReference[]): string =>
  quotes.every(({ sentences }) => sentences === null)
    ? ''
    : quotes.map(({ sentences }) => (sentences === null ? '00' : spellRange(sentences))).join('')

const spellRange = ({ first, count }: NonNullable<QuoteReference['sentences']>): string =>
  first < 36 && count > 0 && count < 36 ? `${spellNumber(first, 1)}${spellNumber(count, 1)}` : '--'

function readCode(code: string, codecs: Codecs): ReturnType<Codebook['recover']> {
  const parts = code.split('.')
  const start = readHead(parts[0] ?? '')
  const read = listNames.map((name, at) => [name, codecs[name].read(parts[at + 1] ?? '')] as const)
  if (parts.length !== codeParts || start === undefined || read.some(([, ids]) => ids === undefined)) return undefined
  const { elsewhere, passages, ...lists } = Object.fromEntries(read) as unknown as Lists
  const sentences = readSentences(parts.at(-1) ?? '', passages.length)
  if (sentences === undefined || (start.understood === null && elsewhere.length > 0)) return undefined
  const heard = new Set(lists.heard)
  const [isHeard, isNot] = [(id: NeedId) => heard.has(id), (id: NeedId) => !heard.has(id)]
  const reference: AnswerReference = {
    command: start.command,
    technologies: present(lists.technologies),
    topics: present(lists.topics),
    aspects: present(lists.aspects),
    heard: present(lists.heard),
    ruledOut: present(lists.ruledOut).filter(isNot),
    setAside: present(lists.setAside).filter(isNot),
    more: present(lists.ruledOut).filter(isHeard),
    less: present(lists.setAside).filter(isHeard),
    understood: start.understood && { ...start.understood, elsewhere: present(elsewhere) },
    quotes: passages.flatMap((passage, at) => passage === null ? [] : [{ passage, sentences: sentences[at] ?? null }]),
  }
  const gone: Gone = {
    names: countGone([lists.technologies, elsewhere, lists.topics, lists.aspects]),
    needs: countGone([lists.heard, lists.ruledOut, lists.setAside]),
    quotes: passages.flatMap((passage, at) => (passage === null ? [at + 1] : [])),
  }
  return { reference, gone }
}

const present = <Id>(ids: readonly (Id | null)[]): readonly Id[] => ids.filter((id) => id !== null)
const countGone = (lists: readonly (readonly unknown[])[]): number => lists.flat().filter((id) => id === null).length

interface Head {
  readonly command: AnswerReference['command']
  readonly understood: Omit<Understood, 'elsewhere'> | null
}

function readHead(head: string): Head | undefined {
  const [first = '', second, third] = head
  const described = first === describedLetter
  const command = described ? 'ask' : (commands as ReadonlyMap<string, AnswerReference['command']>).get(first)
  if (command === undefined || head.length > 3) return undefined
  if (second === undefined) return described ? undefined : { command, understood: null }
  const intent = (intents as ReadonlyMap<string, Intent>).get(second)
  const language = (languages as ReadonlyMap<string, Language>).get(third ?? '')
  return intent === undefined || language === undefined
    ? undefined
    : { command, understood: { described, intent, language } }
}

function readSentences(cuts: string, count: number): readonly QuoteReference['sentences'][] | undefined {
  if (cuts === '') return Array.from({ length: count }, () => null)
  const pairs = cutEvery(2, cuts)
  if (pairs?.length !== count || pairs.every((pair) => pair === '00') || !/^[0-9a-z]*$/.test(cuts)) return undefined
  const ranges = pairs.map((
    pair,
  ) => (pair === '00' ? null : { first: parseInt(pair.charAt(0), 36), count: parseInt(pair.charAt(1), 36) }))
  return ranges.every((range) => range === null || range.count > 0) ? ranges : undefined
}
