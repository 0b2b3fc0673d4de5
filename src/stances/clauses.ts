import type { Phrase, StanceCues, StanceWay } from '../corpus/index.js'
import { findMatches, indexPhrases, type Match, type PhraseIndex, type Run, type Words } from '../reading/index.js'

type ClauseCue = Exclude<keyof StanceCues, 'headingGood' | 'headingBad'>
export type CueKind = ClauseCue | StanceWay
export type StanceIndex = PhraseIndex<CueKind>

export function indexStance(cues: StanceCues): StanceIndex {
  const kinds: readonly ClauseCue[] = ['good', 'mild', 'bad', 'neutral', 'negators', 'contrasts', 'split', 'concessions',
    'both', 'hybrid', 'silent', 'objects', 'joins']
  return indexPhrases(kinds.flatMap((kind) => cues[kind].map((phrase): [Phrase, CueKind] => [phrase, kind])))
}

/** What a clause does in its sentence. */
type ClauseRole = 'main' | 'contrast' | 'half' | 'concession'

/** A clause, whom it is about, and whether it speaks for (above 0) or against (below 0) it. */
export interface Clause extends Run {
  readonly role: ClauseRole
  /** Those named in it, in order, without those that are only compared with. */
  readonly about: readonly string[]
  readonly score: number
  readonly cues: ReadonlySet<CueKind>
}

export function readClauses(words: Words, index: StanceIndex): readonly Clause[] {
  const matches = findMatches(index, words)
  return cutClauses(words, matches).map(({ role, ...run }) => {
    const own = matches.filter((match) => run.from <= match.from && match.to <= run.to)
    return { ...run, role, about: subjectsIn(run, words, own), score: scoreOf(own),
      cues: new Set(own.map(({ value }) => value)) }
  })
}

function cutClauses(words: Words,
  matches: readonly Match<CueKind>[]): readonly (Run & { readonly role: ClauseRole })[] {
  const opening = new Map<number, CueKind>()
  const joins = matches.filter(({ value }) => value === 'joins')
  for (const { from, value } of matches) {
    const opens = value === 'contrasts' || value === 'split' || value === 'concessions'
    if (opens && !joins.some((join) => join.from === from)) opening.set(from, opening.get(from) ?? value)
  }
  const clauses: { readonly from: number; to: number; readonly role: ClauseRole }[] = []
  for (let at = 0; at < words.all.length; at++) {
    const last = clauses.at(-1)
    const role = roleAt(words, { at, cue: opening.get(at) }, last)
    if (role === null && last !== undefined) last.to = at + 1
    else clauses.push({ from: at, to: at + 1, role: role ?? 'main' })
  }
  return clauses
}

const shortestConcession = 3

/** The role of a clause that begins at a word; null when none begins there. */
function roleAt(words: Words, { at, cue }: { readonly at: number; readonly cue: CueKind | undefined },
  last: (Run & { readonly role: ClauseRole }) | undefined): ClauseRole | null {
  const gap = words.all[at]?.gap ?? ''
  if (last === undefined)
    return cue === 'concessions' || (cue === 'split' && words.all[at]?.word === 'while')
      ? 'concession'
      : 'main'
  if (cue === 'contrasts') return 'contrast'
  if (cue === 'split') return 'half'
  if (cue === 'concessions' && gap.includes(',')) return 'concession'
  if (gap.includes(';') || words.sentenceEnd[at - 1] === at) return 'half'
  return last.role === 'concession' && gap.includes(',') && at - last.from >= shortestConcession ? 'main' : null
}

// "than the simpler Flask": the object of a comparison stands within a few words of its preposition.
const objectReach = 3

function subjectsIn(run: Run, words: Words, own: readonly Match<CueKind>[]): readonly string[] {
  const objects = own.filter(({ value }) => value === 'objects')
  const about: string[] = []
  for (let at = run.from; at < run.to; at++) {
    for (const { ecosystem, from } of words.named.get(at) ?? []) {
      const isObject = objects.some(({ to }) => to <= from && from - to < objectReach)
      if (ecosystem !== null && !isObject && !about.includes(ecosystem)) about.push(ecosystem)
    }
  }
  return about
}

const weights = new Map<CueKind, number>([['good', 2], ['mild', 1], ['bad', -2]])
const negationReach = 4

function scoreOf(own: readonly Match<CueKind>[]): number {
  const valued = uniqueRuns(own.filter(({ value }) => weights.has(value) || value === 'neutral'))
  const standing = valued.filter((match) => !valued.some((other) => other !== match && covers(other, match)))
  const negators = own.filter(({ value }) => value === 'negators')
  const describes = standing.some(({ value }) => value === 'neutral')
  return standing.reduce((sum, match) => {
    const weight = describes && match.value === 'mild' ? 0 : (weights.get(match.value) ?? 0)
    const isTurned = negators.some(({ to, from }) =>
      to <= match.from && match.from - to < negationReach && from < match.from
    )
    // What is not bad is not yet good.
    return sum + (isTurned ? (weight < 0 ? 1 : -weight) : weight)
  }, 0)
}

/** Two forms of a word are one cue where they stand for the same words. */
function uniqueRuns(matches: readonly Match<CueKind>[]): readonly Match<CueKind>[] {
  return Array.from(new Map(matches.map((match) => [`${match.from} ${match.to} ${match.value}`, match])).values())
}

/** A cue inside a longer one is not said: "difficult to match" is no difficulty. A description may yet hold praise. */
function covers(outer: Match<CueKind>, inner: Match<CueKind>): boolean {
  if (outer.value === 'neutral' && inner.value === 'good') return false
  return outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from
}
