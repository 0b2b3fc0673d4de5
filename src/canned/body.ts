import { cutSentences, type Comparison } from '../answer/index.js'
import { openCitations, type Citations, type Passage, type Technology, type Topic } from '../corpus/index.js'
import { pickNeed } from '../reading/index.js'
import { splitSentences, nearestNames } from '../text/index.js'
import type { Verdict } from '../verdict/index.js'
import type { Body, BodyIssue, BodyIssueCode, BodyPart, Ground, Live } from './model.js'

const block = /^[ \t]*\[\[(.*)\]\][ \t]*$/
const fence = /^[ \t]*```/

// Of all that is unknown in a text, so many are told what is near.
const mostHints = 5

/** How many more unknown names are told what is near; shared by the bodies of one file. */
export interface Hints {
  left: number
}

type ReadingGround = Ground & { readonly hints?: Hints }
type BodyGround = Ground & { readonly hints: Hints }

/**
 * Reads a body: Markdown, and live blocks, each alone on its line in double brackets. Within a code fence nothing is
 * live.
 *
 *     [[quote bmc: "Node is ideal … event-driven architectures."]]  [[quote bmc#21]]  [[quote bmc#21 2-3]]
 *     [[compare node python real-time]]  [[recommend live-dashboard !mobile-app]]
 *
 * @returns Its parts in order, and what is wrong with the blocks; no text is refused.
 */
export function parseBody(text: string, { hints = { left: mostHints }, ...given }: ReadingGround): Body {
  const ground: BodyGround = { ...given, hints }
  const parts: BodyPart[] = []
  const issues: BodyIssue[] = []
  const citations = openCitations(ground.corpus.articles, ground.corpus.passages)
  let words: string[] = []
  let fenceLine = 0
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const endWords = (next: number): void => {
    const from = words.findIndex((line) => line.trim() !== '')
    if (from >= 0)
      parts.push({ kind: 'words', line: next - words.length + from, text: words.slice(from).join('\n').trimEnd() })
    words = []
  }
  lines.forEach((line, at) => {
    const number = at + 1
    const inner = fenceLine === 0 ? block.exec(line)?.[1] : undefined
    if (fence.test(line)) fenceLine = fenceLine === 0 ? number : 0
    if (inner === undefined) {
      words.push(line)
      if (fenceLine === 0) issues.push(...findStrayBlocks(line, number))
      return
    }
    endWords(number)
    const read = readBlock(inner, ground, citations)
    if (read.kind === 'live') parts.push({ kind: 'live', line: number, live: read.live })
    else {
      parts.push({ kind: 'broken', line: number, spelled: inner.trim() })
      issues.push({ level: 'error', line: number, ...read.issue })
    }
  })
  endWords(lines.length + 1)
  if (fenceLine > 0) issues.push({ level: 'warning', code: 'open-fence', line: fenceLine, about: '```', nearest: [] })
  return { parts, issues: [...issues, ...findRepeated(parts)] }
}

function findStrayBlocks(line: string, number: number): readonly BodyIssue[] {
  const found = /\[\[[^\]]*(\]\])?/.exec(line)
  if (!found) return []
  return [{ level: 'warning', code: found[1] === undefined ? 'open-block' : 'inline-block', line: number,
    about: found[0], nearest: [] }]
}

function findRepeated(parts: readonly BodyPart[]): readonly BodyIssue[] {
  const seen = new Set<string>()
  return parts.flatMap((part): BodyIssue[] => {
    if (part.kind !== 'live') return []
    const about = spellLive(part.live)
    if (!seen.has(about)) {
      seen.add(about)
      return []
    }
    return [{ level: 'warning', code: 'repeated-block', line: part.line, about, nearest: [] }]
  })
}

type Read = { readonly kind: 'live'; readonly live: Live } | { readonly kind: 'unread';
  readonly issue: Pick<BodyIssue, 'code' | 'about' | 'nearest'> }

const kinds = ['quote', 'compare', 'recommend'] as const

const unread = (code: BodyIssueCode, about: string, nearest: readonly string[] = []): Read => ({ kind: 'unread',
  issue: { code, about, nearest } })

function readBlock(inner: string, ground: BodyGround, citations: Citations): Read {
  const [, article, cited] = byWords.exec(inner.trim()) ?? []
  if (article !== undefined && cited !== undefined) return readWords({ article, words: cited }, ground, citations)
  const [kind = '', ...args] = inner.trim().split(/\s+/)
  switch (kind.toLowerCase()) {
    case 'quote':
      return readQuote(args, ground)
    case 'compare':
      return readComparison(args, ground)
    case 'recommend':
      return readNeeds(args, ground)
    default:
      return unread('unknown-block', kind, nearestNames(kind, kinds))
  }
}

const byWords = /^quote\s+([\w-]+):\s*["“](.*)["”]$/i

/** A passage, or whole sentences of it, by its words. */
function readWords({ article, words }: { readonly article: string; readonly words: string }, { corpus }: Ground,
  citations: Citations): Read {
  const id = citations.articles.find((each) => each === article.toLowerCase())
  if (id === undefined) return unread('unknown-passage', article, nearestNames(article, citations.articles))
  const found = citations.find(id, words)
  if (found.kind !== 'found') {
    const near = found.kind === 'missing' && found.near !== null ? [found.near.words] : []
    return unread('unknown-passage', found.kind === 'missing' ? found.words : words, near)
  }
  const { start, end } = found.range
  const passage = corpus.passages.find((each) => each.article === id && each.start <= start && end <= each.end)
  const sentences = passage && wholeSentences(passage, start, end)
  return passage === undefined || sentences === undefined
    ? unread('unknown-sentences', words)
    : { kind: 'live', live: { kind: 'quote', passage, sentences } }
}

/** Which sentences of a passage a range of its article is: null for all of them, undefined where it cuts one. */
function wholeSentences(passage: Passage, start: number, end: number):
  | Extract<Live, { kind: 'quote' }>['sentences']
  | undefined {
  if (start === passage.start && end === passage.end) return null
  const spans = splitSentences(passage.text)
  const first = spans.findIndex((span) => passage.start + span.start === start)
  const last = spans.findIndex((span) => passage.start + span.end === end)
  return first < 0 || last < first ? undefined : { first, count: last - first + 1 }
}

function readQuote([id = '', range, ...rest]: readonly string[], ground: Ground): Read {
  const passage = ground.corpus.passages.find((each) => each.id === id.toLowerCase())
  if (!passage) return unread('unknown-passage', id, nearestNames(id, ground.corpus.passages.map((each) => each.id)))
  if (range === undefined) return { kind: 'live', live: { kind: 'quote', passage, sentences: null } }
  const numbers = /^(\d{1,3})(?:[-–](\d{1,3}))?$/.exec(range)
  const count = splitSentences(passage.text).length
  const first = Number(numbers?.[1])
  const last = Number(numbers?.[2] ?? numbers?.[1])
  if (!numbers || rest.length > 0 || first < 1 || last < first || last > count)
    return unread('unknown-sentences', [range, ...rest].join(' '), [`1-${count}`])
  const isWhole = first === 1 && last === count
  return { kind: 'live',
    live: { kind: 'quote', passage, sentences: isWhole ? null : { first: first - 1, count: last - first + 1 } } }
}

/** Technologies, then a topic if one is named. */
function readComparison(args: readonly string[], ground: BodyGround): Read {
  const last = args.at(-1) ?? ''
  const topic = args.length > 2 ? findTopic(last, ground) : undefined
  const named = topic ? args.slice(0, -1) : args
  const technologies = []
  for (const typed of named) {
    const found = findTechnology(typed, ground)
    if (!found) return unknownName(typed, typed === last && args.length > 2, ground)
    technologies.push(found)
  }
  const [left, right, ...others] = [...new Set(technologies)]
  if (!left || !right || others.length > 1) return unread('nothing-to-compare', args.join(' '))
  return { kind: 'live', live: { kind: 'compare', left, right, others, topic: topic ?? null } }
}

// By its id first, as we spell it ourselves: reading a name however it is spelt takes a thousand times as long.
const findTopic = (typed: string, ground: Ground): Topic | undefined =>
  ground.corpus.topics.find(({ id }) => id === typed) ?? ground.reader.knownTopic(typed)

const findTechnology = (typed: string, ground: Ground): Technology | undefined =>
  ground.corpus.technologies.find(({ id }) => id === typed) ?? ground.reader.knownTechnology(typed)

function unknownName(typed: string, mayBeTopic: boolean, ground: BodyGround): Read {
  // What is near costs milliseconds each time: the first few are told it, and no text can cause more.
  if (ground.hints.left-- <= 0) return unread(mayBeTopic ? 'unknown-topic' : 'unknown-technology', typed)
  const technologies = ground.reader.technologies(typed).map(({ value }) => value.id as string)
  if (!mayBeTopic) return unread('unknown-technology', typed, technologies.slice(0, 2))
  const topics = ground.reader.topics(typed).map(({ value }) => value.id as string)
  const near = topics.length > 0 ? topics : nearestNames(typed, ground.corpus.topics.map(({ id }) => id))
  return unread('unknown-topic', typed, [...near, ...technologies].slice(0, 2))
}

/** Needs by their ids; one that begins with "!" is ruled out. */
function readNeeds(args: readonly string[], { corpus }: Ground): Read {
  const known = new Map(corpus.rulebook.needs.map(({ id }) => [id as string, id]))
  const typed = args.map((arg) => arg.replace(/,$/, '').toLowerCase())
  const wrong = typed.find((arg) => !known.has(arg.replace('!', '')))
  if (wrong !== undefined || typed.length === 0)
    return unread('unknown-need', wrong ?? '', nearestNames((wrong ?? '').replace('!', ''), known.keys()))
  const ids = (
    ruledOut: boolean,
  ) => [
    ...new Set(
      typed.filter((arg) => arg.startsWith('!') === ruledOut).flatMap((arg) => known.get(arg.replace('!', '')) ?? []),
    ),
  ]
  return { kind: 'live', live: { kind: 'recommend', heard: ids(false), ruledOut: ids(true) } }
}

export type LiveVerdict = Exclude<Live, { kind: 'quote' }>

/** A live block as it is written between its brackets; `parseBody` reads the same back. */
export function spellLive(live: Live): string {
  switch (live.kind) {
    case 'quote': {
      const { passage, sentences } = live
      if (sentences === null) return `quote ${passage.id}`
      const from = sentences.first + 1
      return `quote ${passage.id} ${sentences.count === 1 ? from : `${from}-${from + sentences.count - 1}`}`
    }
    case 'compare':
      return ['compare',
        ...[live.left, live.right, ...live.others, ...(live.topic === null ? [] : [live.topic])].map(({ id }) => id)]
        .join(' ')
    case 'recommend':
      return ['recommend', ...live.heard, ...live.ruledOut.map((need) => `!${need}`)].join(' ')
  }
}

/** The part of the passage that a quote shows, as its article has it. */
export function quotedWords({ passage, sentences }: Extract<Live, { kind: 'quote' }>): string {
  const { start, end } = cutSentences(passage, sentences)
  return passage.text.slice(start - passage.start, end - passage.start)
}

/** The verdict of a live block, judged now. */
export function judgeLive(live: LiveVerdict, { corpus, judge }: Ground): Verdict {
  if (live.kind === 'compare') return judge.compare([live.left, live.right, ...live.others], live.topic?.id ?? null)
  const pick = (ids: readonly string[], state: 'heard' | 'ruled-out') =>
    corpus.rulebook.needs.filter(({ id }) => ids.includes(id)).map((need) => pickNeed(need, state))
  return judge.byNeeds([...pick(live.heard, 'heard'), ...pick(live.ruledOut, 'ruled-out')])
}

/** What a comparison says topic by topic; null for a verdict by needs. */
export function compareLive(live: LiveVerdict, verdict: Verdict, { corpus, judge }: Ground): Comparison | null {
  if (live.kind !== 'compare') return null
  const { left, right, others, topic } = live
  const topics = (topic ? [topic] : corpus.topics)
    .map((each) => ({ topic: each, verdict: judge.compare([left, right, ...others], each.id) }))
    .filter(({ verdict: on }) => on.points.length > 0)
  // A moderator quotes what they want said of them.
  return { left, right, others, spoken: [], topic, verdict, topics }
}
