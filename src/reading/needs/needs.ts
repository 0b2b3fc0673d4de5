import type { CueEffect, English, Need, NeedId, Phrase, Rulebook } from '../../corpus/index.js'
import { splitSentences, type Span } from '../../text/index.js'
import type { HeardNeed, HearReason, HearState } from '../model.js'
import type { ReadText } from '../names/reader.js'
import { learntNeedsOf } from './families.js'
import { findMatches, indexPhrases, type Match, type PhraseIndex, type Run } from './match.js'
import { mendBy } from './mend.js'
import { recogniseNeeds, type FoundNeed } from './recognise.js'
import { contains, findReaches, openCues, overlaps, type CueBook, type Reached } from './scope.js'
import type { StandingText } from './standing.js'
import { cutForMatching, namesIn, type Words } from './words.js'

/** What is needed of a text that was read. */
export type NeedText = Pick<ReadText, 'text' | 'words' | 'technologies'>

export interface NeedReader {
  /**
   * The needs that a text states, rules out or only mentions, in the order of the text.
   *
   * @returns One state per need.
   */
  readonly read: (text: NeedText) => readonly HeardNeed[]
  /** The text as what was learnt sees it. */
  readonly lay: (text: NeedText) => StandingText
}

/**
 * Makes ready to hear the needs of a rule book: by what was learnt of their pages, or, without that, by their
 * phrases.
 */
export function openNeeds(rulebook: Rulebook, { isCommon }: English): NeedReader {
  const { learnt, needs } = rulebook
  const cues = lazily(() => openCues(rulebook.reading))
  const all = lazily(() => indexNeeds(rulebook, isCommon))
  const lay = (text: NeedText): StandingText => layOut(text, rulebook, cues())
  const asLearnt = learntNeedsOf(rulebook)
  const byId = new Map<string, Need>(needs.map((need) => [need.id, need]))
  return {
    lay,
    read(text) {
      const byPhrase = readByPhrases(text, all(), rulebook)
      if (learnt === null || text.words.length < fewestWords) return byPhrase
      const found = recogniseNeeds(lay(text), asLearnt, learnt).flatMap((each) => {
        const need = byId.get(each.need)
        return need === undefined ? [] : [toHeard(each, need, text.text)]
      })
      return merge(byPhrase, found, byId).sort((a, b) =>
        a.start - b.start || a.end - b.end || (a.need < b.need ? -1 : 1)
      )
    },
  }
}

/**
 * What is said of a technology is said with its name, in few ways: there phrases are surer than what was learnt.
 * Elsewhere
 * what was learnt has the word, and a phrase only where the need is spoken of, but it is unsure what for.
 */
function merge(byPhrase: readonly HeardNeed[], found: readonly HeardNeed[],
  byId: ReadonlyMap<string, Need>): HeardNeed[] {
  const unsure = new Set(found.filter(({ state }) => state === 'set-aside').map(({ need }) => need))
  const kept = byPhrase.filter(({ need }) => byId.get(need)?.demand?.technology != null || unsure.has(need))
  return [...kept, ...found.filter(({ need }) => !kept.some((other) => other.need === need))]
}

/** Made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

// A few words name what they want; from about here on people describe it, in words of their own.
const fewestWords = 12

function toHeard({ standing, start, end, because }: FoundNeed, { id, name }: Need, text: string): HeardNeed {
  const found = { need: id, name, start, end, words: text.slice(start, end), because }
  if (standing === 'stated') return { ...found, state: 'heard', reason: null }
  return { ...found, state: standing === 'ruled-out' ? 'ruled-out' : 'set-aside', reason: standing }
}

function layOut(read: NeedText, { reading: { barriers } }: Rulebook, cues: CueBook): StandingText {
  const { text, words } = read
  const cut = cutForMatching(text, read, { barriers })
  const spanOf = (run: Run): Span => ({ start: cut.all[run.from]?.start ?? 0, end: cut.all[run.to - 1]?.end ?? 0 })
  const reaches = findReaches(cut, cues).map(({ effect, cue, ...run }) => ({ ...spanOf(run), effect,
    cue: spanOf(cue) })
  )
  return { text, words, names: namesIn(read), sentences: splitSentences(text), reaches }
}

type Says = 'wanted' | 'ruled-out' | 'except'

interface Meaning {
  readonly need: Need
  readonly says: Says
}

interface PhraseReader {
  readonly phrases: PhraseIndex<Meaning>
  readonly cues: CueBook
  readonly mend: ReturnType<typeof mendBy>
}

function indexNeeds({ needs, reading }: Rulebook, isCommon: English['isCommon']): PhraseReader {
  const entries = needs.flatMap((need) => [
    ...need.phrases.map((phrase): [Phrase, Meaning] => [phrase, { need, says: 'wanted' }]),
    ...need.ruledOutBy.map((phrase): [Phrase, Meaning] => [phrase, { need, says: 'ruled-out' }]),
    ...need.except.map((phrase): [Phrase, Meaning] => [phrase, { need, says: 'except' }]),
  ])
  const all = [...entries.map(([phrase]) => phrase), ...reading.cues.map(({ phrase }) => phrase)]
  return { phrases: indexPhrases(entries), cues: openCues(reading), mend: mendBy(all, isCommon) }
}

/** What is ruled out anywhere is not heard; what is heard is not set aside. */
function readByPhrases(read: NeedText, reader: PhraseReader, { reading }: Rulebook): readonly HeardNeed[] {
  const words = cutForMatching(read.text, read, { barriers: reading.barriers, mend: reader.mend })
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
  if (says === 'ruled-out') return effect === null ? hear(need, run, words, 'ruled-out', 'ruled-out') : null
  if (effect === null) return hear(need, run, words, 'heard', null)
  return hear(need, run, words, effect === 'ruled-out' || effect === 'past' ? 'ruled-out' : 'set-aside', effect)
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

// The strongest first, each with the standing that it gives.
const standingBy: readonly (readonly [CueEffect, HearReason])[] = [
  ['negated', 'ruled-out'],
  ['dropped', 'past'],
  ['attributed', 'someone-else'],
  ['hedged', 'hedged'],
]

const strongest = (effects: readonly CueEffect[]): HearReason | null =>
  standingBy.find(([effect]) => effects.includes(effect))?.[1] ?? null

function hear(need: Need, run: Run, words: Words, state: HearState, reason: HearReason | null): HeardNeed {
  const start = words.all[run.from]?.start ?? 0
  const end = words.all[run.to - 1]?.end ?? start
  return { need: need.id, name: need.name, state, reason, start, end, words: words.text.slice(start, end), because: [] }
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
  return { need: need.id, name: need.name, state, reason: state === 'ruled-out' ? 'ruled-out' : null, start: -1,
    end: -1, words: '', because: [] }
}
