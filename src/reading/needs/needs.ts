import type { CueEffect, English, Need, NeedId, Phrase, Rulebook } from '../../corpus/index.js'
import { findMatches, indexPhrases, type Match, type PhraseIndex, type Run } from './match.js'
import { mendBy } from './mend.js'
import type { HeardNeed, HearReason, HearState } from '../model.js'
import type { ReadText } from '../names/reader.js'
import { contains, findReaches, openCues, overlaps, type CueBook, type Reached } from './scope.js'
import { cutForMatching, type Words } from './words.js'

type Says = 'wanted' | 'ruled-out' | 'except'

interface Meaning {
  readonly need: Need
  readonly says: Says
}

interface Reader {
  readonly phrases: PhraseIndex<Meaning>
  readonly cues: CueBook
  readonly mend: ReturnType<typeof mendBy>
}

function indexNeeds({ needs, reading }: Rulebook, isCommon: English['isCommon']): Reader {
  const entries = needs.flatMap((need) => [
    ...need.phrases.map((phrase): [Phrase, Meaning] => [phrase, { need, says: 'wanted' }]),
    ...need.ruledOutBy.map((phrase): [Phrase, Meaning] => [phrase, { need, says: 'ruled-out' }]),
    ...need.except.map((phrase): [Phrase, Meaning] => [phrase, { need, says: 'except' }]),
  ])
  const all = [...entries.map(([phrase]) => phrase), ...reading.cues.map(({ phrase }) => phrase)]
  return { phrases: indexPhrases(entries), cues: openCues(reading), mend: mendBy(all, isCommon) }
}

/** Reads needs out of texts. A rule book is indexed when the first is read. */
export function openNeeds(rulebook: Rulebook, { isCommon }: English): (read: ReadText) => readonly HeardNeed[] {
  let reader: Reader | undefined
  return (read) => readNeeds(read, reader ??= indexNeeds(rulebook, isCommon), rulebook)
}

/**
 * The needs that a description states, rules out or only mentions, in the order of the text.
 *
 * @returns One state per need: what is ruled out anywhere is not heard; what is heard is not set aside.
 */
function readNeeds(read: ReadText, reader: Reader, rulebook: Rulebook): readonly HeardNeed[] {
  const words = cutForMatching(read.text, read, { barriers: rulebook.reading.barriers, mend: reader.mend })
  const matches = findMatches(reader.phrases, words)
  const excepted = matches.filter(({ value }) => value.says === 'except')
  const found = matches.filter(({ value, ...run }) =>
    value.says !== 'except' && !excepted.some((other) => other.value.need === value.need && overlaps(other, run))
  )
  const reaches = findReaches(words, reader.cues).filter(({ cue }) =>
    !found.some((match) => match.value.says === 'wanted' && contains(match, cue))
  )
  const heard = found.flatMap((match) => judgeMatch(match, reaches, words) ?? [])
  return settle(heard)
}

/** What a match comes to, given the turns that reach it; null when the words mean something else here. */
function judgeMatch({ value: { need, says }, ...run }: Match<Meaning>, reaches: readonly Reached[], words: Words):
  | HeardNeed
  | null {
  const effects = reaches.filter((reach) => touches(reach, run) && !isBeyond(need, reach)).map(({ effect }) => effect)
  if (effects.includes('ignored')) return null
  const effect = strongest(effects)
  if (says === 'ruled-out') return effect === null ? hear(need, run, words, 'ruled-out', 'negated') : null
  if (effect === null) return hear(need, run, words, 'heard', null)
  return hear(need, run, words, effect === 'negated' || effect === 'dropped' ? 'ruled-out' : 'set-aside', effect)
}

/** What was before is not taken back by a plan that was given up, nor what people know by who says so. */
function isBeyond({ past, demand }: Need, { effect }: Reached): boolean {
  return (past && effect === 'dropped') || (demand?.kind === 'known' && effect === 'attributed')
}

/** Whether a turn speaks of a match: it reaches all of it, or has it in its middle ("could be chat one day"). */
function touches(reach: Reached, run: Run): boolean {
  if (overlaps(reach.cue, run)) return contains(reach.cue, run) && reach.cue.from < run.from && reach.cue.to > run.to
  return reach.effect === 'ignored' ? overlaps(reach, run) : contains(reach, run)
}

const byWeight: readonly HearReason[] = ['negated', 'dropped', 'attributed', 'hedged']

const strongest = (effects: readonly CueEffect[]): HearReason | null =>
  byWeight.find((effect) => effects.includes(effect)) ?? null

function hear(need: Need, run: Run, words: Words, state: HearState, reason: HearReason | null): HeardNeed {
  const start = words.all[run.from]?.start ?? 0
  const end = words.all[run.to - 1]?.end ?? start
  return { need: need.id, name: need.name, state, reason, start, end, words: words.text.slice(start, end) }
}

const rank: readonly HearState[] = ['ruled-out', 'heard', 'set-aside']

/** One state for each need, and of its words no run within another. */
function settle(found: readonly HeardNeed[]): readonly HeardNeed[] {
  const states = new Map<NeedId, HearState>()
  for (const { need, state } of found) {
    const known = states.get(need)
    if (known === undefined || rank.indexOf(state) < rank.indexOf(known)) states.set(need, state)
  }
  const kept = found.filter(({ need, state }) => states.get(need) === state)
  const outermost = kept.filter((one, index) =>
    !kept.some((other, at) => at !== index && other.need === one.need && covers(other, one, at < index))
  )
  return outermost.sort((a, b) => a.start - b.start || a.end - b.end || (a.need < b.need ? -1 : 1))
}

function covers(other: HeardNeed, one: HeardNeed, isEarlier: boolean): boolean {
  const isSame = other.start === one.start && other.end === one.end
  return isSame ? isEarlier : other.start <= one.start && one.end <= other.end
}

/** A need as if it had been said, when it was picked from a list. */
export function pickNeed(need: Need, state: HearState = 'heard'): HeardNeed {
  return { need: need.id, name: need.name, state, reason: state === 'ruled-out' ? 'negated' : null, start: -1, end: -1,
    words: '' }
}
