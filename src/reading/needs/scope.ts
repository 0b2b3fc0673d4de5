import type { Cue, CueEffect, ReadingCues } from '../../corpus/index.js'
import { findMatches, indexPhrases, type Match, type PhraseIndex, type Run } from './match.js'
import type { Words } from './words.js'

/** What a turn of phrase does, and to which words. */
export interface Reached extends Run {
  readonly effect: CueEffect
  /** The turn itself. */
  readonly cue: Run
}

/** The cues of a rule book, ready to be looked for. */
export interface CueBook {
  readonly cues: PhraseIndex<Cue>
  readonly harmless: PhraseIndex<true>
  readonly clauseStarts: PhraseIndex<true>
}

export function openCues({ cues, harmless, clauseStarts }: ReadingCues): CueBook {
  const plain = (phrases: ReadingCues['harmless']): PhraseIndex<true> =>
    indexPhrases(phrases.map((phrase) => [phrase, true] as const))
  return { cues: indexPhrases(cues.map((cue) => [cue.phrase, cue] as const)), harmless: plain(harmless),
    clauseStarts: plain(clauseStarts) }
}

/** A clause, or an item of a list: what a comma, a bracket or a conjunction sets off. */
interface Segment extends Run {
  readonly opens: 'sentence' | 'break' | 'comma' | 'clause'
}

/** All of a text, which they part without a rest. */
interface Segments {
  readonly all: readonly Segment[]
  /** By word: the number of its segment. */
  readonly numbers: readonly number[]
}

// Further than this nobody means one "not" to reach.
const farthest = 16
const longestItem = 5
// Items: beyond them nobody remembers what was said of the first.
const longestList = 50
const longestClause = 12
const relatives: ReadonlySet<string> = new Set(['which'])
const joins: ReadonlySet<string> = new Set(['or', 'nor', 'and'])
const alternatives: ReadonlySet<string> = new Set(['or', 'nor'])

/** Every turn in a text that takes something back or passes it on, and the words that it reaches. */
export function findReaches(words: Words, book: CueBook): readonly Reached[] {
  const harmless = coveredBy(findMatches(book.harmless, words), words.all.length)
  const segments = cutSegments(words, findMatches(book.clauseStarts, words))
  return longestOnly(findMatches(book.cues, words), words.all.length)
    .filter(({ from, to }) => !harmless.subarray(from, to).includes(1))
    .flatMap((match) => {
      const run = reachOf(match, segments, words)
      return run === null ? [] : [{ ...run, effect: match.value.effect, cue: { from: match.from, to: match.to } }]
    })
}

export const overlaps = (a: Run, b: Run): boolean => a.from < b.to && b.from < a.to
export const contains = (outer: Run, inner: Run): boolean => outer.from <= inner.from && inner.to <= outer.to

/** "no longer" is one turn, not also a "no": of turns with the same reach that begin together the longest stands. */
function longestOnly(matches: readonly Match<Cue>[], count: number): readonly Match<Cue>[] {
  const reaches = new Set(matches.map(({ value }) => value.reach))
  const within = new Set(Array.from(reaches, (reach) =>
    findWithin(matches.filter(({ value }) => value.reach === reach), count)).flat())
  return matches.filter((match) => !within.has(match))
}

/** Matches that lie within a longer one: it begins earlier and ends no earlier, or begins with it and ends later. */
function findWithin(matches: readonly Match<Cue>[], count: number): readonly Match<Cue>[] {
  // By first word: where the longest ends, and where the longest of all that begin before it does.
  const ends = new Uint32Array(count + 1)
  for (const { from, to } of matches) ends[from] = Math.max(ends[from] ?? 0, to)
  const earlier = new Uint32Array(count + 1)
  for (let from = 1; from <= count; from++) earlier[from] = Math.max(earlier[from - 1] ?? 0, ends[from - 1] ?? 0)
  return matches.filter(({ from, to }) => (earlier[from] ?? 0) >= to || (ends[from] ?? 0) > to)
}

/** By word: 1 where it is part of one of the runs. */
function coveredBy(runs: readonly Run[], count: number): Uint8Array {
  const covered = new Uint8Array(count)
  for (const { from, to } of runs) covered.fill(1, from, to)
  return covered
}

function cutSegments(words: Words, clauseStarts: readonly Run[]): Segments {
  const starts = new Set(clauseStarts.map(({ from }) => from))
  const segments: Segment[] = []
  const numbers: number[] = []
  for (const [index, { gap }] of words.all.entries()) {
    const isFirst = index === 0 || words.sentenceEnd[index - 1] === index || /[.!?]\s/.test(gap)
    const opens = isFirst
      ? 'sentence'
      : starts.has(index)
      ? 'clause'
      : /[:()[\]\u2013\u2014]|\s-+\s/.test(gap)
      ? 'break'
      : gap.includes(',')
      ? 'comma'
      : null
    const last = segments.at(-1)
    if (opens === null && last !== undefined) segments[segments.length - 1] = { ...last, to: index + 1 }
    else segments.push({ from: index, to: index + 1, opens: opens ?? 'sentence' })
    numbers.push(segments.length - 1)
  }
  return { all: segments, numbers }
}

function reachOf(match: Match<Cue>, segments: Segments, words: Words): Run | null {
  switch (match.value.reach) {
    case 'after':
      return reachAfter(match, segments, words)
    case 'before':
      return reachBefore(match, segments, words)
    case 'next-before':
      return { from: match.from - 1, to: match.from }
    case 'next-after':
      return { from: match.to, to: Math.min(match.to + 2, words.sentenceEnd[match.from] ?? match.to) }
    case 'name-after':
      return { from: match.to, to: nameEnd(match.to, words) }
    case 'alone':
      return reachFromAlone(match, segments)
  }
}

function reachAfter(match: Match<Cue>, { all: segments, numbers }: Segments, words: Words): Run {
  const from = match.to
  const at = numbers[from - 1] ?? -1
  const here = segments[at]
  if (here === undefined) return { from, to: from }
  // A cue that ends its clause speaks of what follows: "we wanted to add, at first, chat".
  const own = here.to > from ? at : at + 1
  const sentence = words.sentenceEnd[from - 1] ?? from
  const start = segments[own]
  if (start === undefined || start.from >= sentence || (own > at && !leadsOn([here, start], match, words)))
    return { from, to: from }
  const to = endOfList(segments.slice(own, own + longestList), words, { sentence,
    joints: match.value.effect === 'dropped' ? joins : alternatives })
  return { from, to: Math.min(to, from + farthest) }
}

/**
 * "Perhaps one day we add chat": a hedge that is all of its clause speaks of the clause behind it, unless a comma
 * parts them.
 */
function leadsOn([here, next]: readonly [Segment, Segment], { from, value }: Match<Cue>, words: Words): boolean {
  if (next.opens !== 'clause') return next.opens === 'comma' || next.opens === 'break'
  return value.effect === 'hedged' && here.from === from && words.all[next.from]?.gap.trim() === ''
}

interface ListEnd {
  readonly sentence: number
  readonly joints: ReadonlySet<string>
}

/** A list is one thing: what is said of its first item is said of all, up to the joint before its last. */
function endOfList([first, ...others]: readonly Segment[], words: Words, { sentence, joints }: ListEnd): number {
  for (const next of others) {
    if (next.opens !== 'comma' || next.from >= sentence) break
    const item = words.all.slice(next.from, next.to).map(({ word }) => word)
    const joint = item.findIndex((word) => joints.has(word))
    if (joint >= 0 && joint <= longestItem) return next.to
    if (item.length > longestItem) break
  }
  return first?.to ?? 0
}

function reachBefore({ from: to, to: end }: Run, { all: segments, numbers }: Segments, words: Words): Run {
  let at = numbers[to] ?? -1
  const here = segments[at]
  if (here === undefined) return { from: to, to }
  let from = here.from
  // "Chat, not needed" and "Chat Kings (just our name)": a turn that is all of its clause speaks of the clause before.
  const isBare = here.from === to && (end >= here.to || relatives.has(words.all[to]?.word ?? ''))
  const isList = words.all.slice(here.from, to).some(({ word }) => joins.has(word))
  while (at > 0 && (segments[at]?.opens === 'comma' ? isBare || isList : isBare && segments[at]?.opens === 'break')) {
    const before = segments[--at]
    if (before === undefined || before.to - before.from > longestItem + 2) break
    from = before.from
    if (isBare) break
  }
  return { from: Math.max(from, to - farthest), to }
}

function reachFromAlone(match: Run, { all: segments, numbers }: Segments): Run | null {
  const at = numbers[match.from] ?? -1
  const [before, here] = [segments[at - 1], segments[at]]
  return before === undefined || here?.from !== match.from || here.to !== match.to ||
      before.to - before.from > longestClause
    ? null
    : { from: before.from, to: before.to }
}

/** A name goes on while its words are written as one: with a capital, or within quotes. */
function nameEnd(from: number, words: Words): number {
  const quoted = /["'\u201c\u2018\u00ab]$/.test(words.all[from]?.gap ?? '')
  let to = from
  for (; to < (words.sentenceEnd[from] ?? from); to++) {
    const word = words.all[to]
    if (word === undefined || (to > from && quoted && /["'\u201d\u2019\u00bb]/.test(word.gap))) break
    if (!quoted && !/^\p{Lu}/u.test(words.text.slice(word.start, word.end))) break
  }
  return Math.max(to, Math.min(from + 1, words.all.length))
}
