import { setImmediate as breathe } from 'node:timers/promises'
import { closeOwnNames, frontMatterSchema, prepareOwn, sentencesIn, splitPassages, technologyKinds,
  type ArticleId, type Corpus, type OwnName, type OwnStance, type Passage } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { draftId, findFreeId, readArticle, withoutFurniture, type Details, type ReadArticle } from '../../importing/index.js'
import { openReader } from '../../reading/index.js'
import { openLabeller } from '../../stances/index.js'
import { clip, foldName } from '../../text/index.js'
import type { CommandContext } from '../command.js'
import { shorten } from '../desk/parse.js'
import { parseContent, spellContent } from './held.js'

/** What a server may have; each article takes memory in every process that answers it. */
export const limits = { articles: 250, passages: 12_500, passagesEach: 1_000, paragraphCharacters: 6_000,
  names: 40, sentences: 600, sentencesOfPassage: 60 } as const

/** An article that was read and is not kept yet. */
export interface Pending extends Pick<ReadArticle, 'leftOut' | 'furniture' | 'body'> {
  readonly details: Details
  readonly names: readonly OwnName[]
}

/** @param given - Particulars that somebody filled in; they stand over those that the text tells of itself. */
export async function readPending(text: string, given: Given,
  context: CommandContext): Promise<Parsed<Pending>> {
  const { reader, texts } = context
  const source = { kind: /^\s*<[a-z!]/i.test(text) ? 'html' : 'text', text } as const
  const read = await readArticle(source, { reader, says: texts.importing })
  if (!read.ok) return read
  const { details, body, leftOut, furniture, names } = read.value
  const filled = fillDetails(details, given, context)
  if (!filled.ok) return filled
  return parsed({ details: filled.value, body, leftOut, furniture,
    names: proposeNames(names, filled.value.title, body) })
}

/** What was filled in; what is left empty is unknown, what is missing stays. */
export type Given = Partial<Readonly<Record<keyof Details, string | undefined>>>

/** @returns Every field that is not as it should be. */
export function fillDetails(details: Details, given: Given,
  { texts: { corpus: texts } }: Pick<CommandContext, 'texts'>): Parsed<Details> {
  const issues: Issue[] = []
  const filled: Record<string, string | null> = { ...details }
  for (const name of ['title', 'author', 'publisher', 'published', 'url'] as const) {
    const value = given[name]?.replace(/\s+/gu, ' ').trim()
    if (value === undefined) continue
    if (value === '' && name !== 'title') {
      filled[name] = null
      continue
    }
    const read = frontMatterSchema.shape[name].safeParse(value)
    if (read.success) filled[name] = read.data
    else {
      issues.push({ code: 'wrong-detail',
        message: texts.wrongField(texts.fields[name].label, shorten(value), texts.expected[name]) })
    }
  }
  return issues.length > 0 ? refused(...issues) : parsed(filled as unknown as Details)
}

// A name that stands in so many passages is weighed, where nobody says otherwise.
const fewest = 3

/** Those of the title are weighed, and those that are named most; of the others it is known that they are spoken of. */
function proposeNames(found: ReadArticle['names'], title: string, body: string): readonly OwnName[] {
  const most = Math.max(0, ...found.map(({ count }) => count))
  return found.slice(0, limits.names).map(({ name, kind, count }): OwnName => {
    const isSide = hasWord(title, name) || (count >= fewest && count * 3 >= most && hasWord(body, name))
    return { name, kind: kind ?? (isSide ? 'language' : 'tool'), isSide }
  })
}

const hasWord = (text: string, name: string): boolean =>
  ` ${text.replace(/[^\p{L}\p{N}+#.]+/gu, ' ')} `.includes(` ${name} `)

/** "Go: language, weighed", one a line. */
export const spellNames = (names: readonly OwnName[]): string =>
  names.map(({ name, kind, isSide }) => `${name}: ${kind}${isSide ? ', weighed' : ''}`).join('\n')

const nameLine = /^([^\n:]{1,60}):\s*([a-z]+)(\s*,\s*weighed)?$/iu

export function parseNames(text: string,
  { texts: { corpus: texts } }: Pick<CommandContext, 'texts'>): Parsed<readonly OwnName[]> {
  const lines = text.split('\n').map((each) => each.trim()).filter((each) => each !== '')
  const issues: Issue[] = []
  const names = new Map<string, OwnName>()
  for (const line of lines.slice(0, limits.names)) {
    const [, name = '', word = '', side] = nameLine.exec(line) ?? []
    const kind = technologyKinds.find((each) => each === word.toLowerCase())
    if (kind === undefined || foldName(name) === '')
      issues.push({ code: 'wrong-name', message: texts.wrongName(shorten(line), technologyKinds) })
    else names.set(foldName(name), { name: name.replace(/\s+/gu, ' ').trim(), kind, isSide: side !== undefined })
  }
  return issues.length > 0 ? refused(...issues) : parsed([...names.values()])
}

export const withoutPagesOwn = (pending: Pending): Pending => ({ ...pending,
  body: withoutFurniture(pending.body, pending.furniture), furniture: [] })

/** An article read as it would stand beside those of its server. */
export interface Read {
  readonly passages: readonly Passage[]
  /** How many sentences may take a side. */
  readonly sentences: number
  readonly stances: readonly OwnStance[]
  /** With its names. */
  readonly corpus: Corpus
}

// How far a proposal is relied on, where nobody measured it.
const usualSureness = 0.5

/** What its sentences say, as general language proposes; among names as they would be with it. */
export async function readOwn({ details, body, names }: Pick<Pending, 'details' | 'body' | 'names'>,
  context: CommandContext): Promise<Read> {
  const { shipped, reader: { english } } = context
  const held = await heldNames(context)
  const ground = closeOwnNames(shipped, [...held, { names }], { mixture: 'both', isCommon: english.isCommon })
  const { article, passages } = prepareOwn({ id: draftName, ...details, body, names, stances: [] },
    { topics: shipped.topics, technologies: ground.technologies })
  const corpus: Corpus = { ...shipped, ...ground, articles: [article], passages, stances: [] }
  const reader = openReader(corpus, english)
  const label = openLabeller({ corpus, reader })
  const stances: OwnStance[] = []
  const all = passages.flatMap((passage) => sentencesIn(passage).map((span) => ({ ...span, passage })))
  const sentences = passages.flatMap((passage) => sentencesIn(passage).slice(0, limits.sentencesOfPassage)
    .map((span) => ({ ...span, passage }))).slice(0, limits.sentences)
  // Whoever writes a heading says on what all below it is said.
  const headed = new Map(passages.map((passage) => [passage,
    new Set(reader.scan(passage.section.at(-1) ?? '').topics.map(({ value }) => value.id))]))
  for (const { start, end, passage } of sentences) {
    const { technology, stance, ...rest } = label(body.slice(start, end), draftName, 'pattern')
    const [topic = rest.topic, ...others] = headed.get(passage) ?? []
    if (others.length > 0 && rest.topic === null) continue
    if (topic !== null && stance !== 'neutral') {
      const sureness = 'sureness' in rest && typeof rest.sureness === 'number' ? rest.sureness : usualSureness
      stances.push({ start, end, technology, topic, stance, decidedBy: 'pattern', sureness })
    }
    if (start % 16 === 0) await breathe()
  }
  return { passages, sentences: all.length, stances, corpus }
}

const draftName = 'own-draft'

async function heldNames({ store, scope }: CommandContext): Promise<readonly Pick<Pending, 'names'>[]> {
  const all = await (await store()).articles.list(scope.guild ?? '')
  return all.filter(({ deleted }) => !deleted).map(({ content }) => parseContent(content))
}

// A button names it beside what else it says: see the longest id of Discord's.
const idCharacters = 20

/** An id that no article of the server has, or had. */
export const freeIdOf = (title: string, taken: ReadonlySet<string>): string =>
  findFreeId(`own-${draftId(title).slice(0, idCharacters + 1).replace(/-[^-]*$/, '').slice(0, idCharacters)}`,
    (wanted) => taken.has(wanted))

export const contentOf = ({ names }: Pick<Pending, 'names'>, { stances }: Pick<Read, 'stances'>): string =>
  spellContent({ names, stances })

/** What keeps an article from being added, however it came. */
export async function findLimit({ body }: Pick<Pending, 'body'>,
  { store, scope, corpus, shipped, texts: { corpus: texts } }: CommandContext): Promise<Issue | undefined> {
  const passages = splitPassages({ id: draftName as ArticleId, body })
  const widest = passages.reduce((most, { text }) => Math.max(most, text.length), 0)
  if (passages.length > limits.passagesEach)
    return { code: 'too-long', message: texts.tooLong(passages.length, limits.passagesEach) }
  if (widest > limits.paragraphCharacters)
    return { code: 'too-wide', message: texts.tooWide(widest, limits.paragraphCharacters) }
  const held = (await (await store()).articles.read(scope.guild ?? '')).filter(({ deleted }) => !deleted)
  if (held.length >= limits.articles) return { code: 'too-many', message: texts.tooMany(limits.articles) }
  const same = held.find((each) => each.body === body)
  if (same) return { code: 'same', message: texts.same(clip(same.title, 100)) }
  const all = passages.length + corpus.passages.length - shipped.passages.length
  return all > limits.passages
    ? { code: 'too-many-passages', message: texts.tooManyPassages(all, limits.passages) }
    : undefined
}
