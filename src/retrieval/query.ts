import { isStopWord, type PlacedWord, placeWords } from '../text/index.js'
import { findAlias } from './aliases.js'
import { type Candidate, type Clause, type Expansion, type Query, queryBounds, type QueryOptions,
  type SpellingReading } from './model.js'
import type { Settings } from './ranking.js'
import type { Spelling } from './spelling.js'

/** What a query needs to know of an index. */
export interface QueryGround {
  readonly settings: Settings
  readonly hasTerm: (term: string) => boolean
  readonly hasWord: (word: string) => boolean
  /** The term of a word, held or not. */
  readonly termOf: (word: string) => string
  readonly idf: (term: string) => number
  readonly suggest: (word: string) => readonly Spelling[]
}

const compoundWeight = 0.5
const joinedWeight = 0.5
const splitWeight = 0.8
// Even the surest correction is a reading, not what was written.
const correctionWeight = 0.9
const minSplitPart = 3
const maxExpansionWords = 3

/** A word of the question and what it is read as. */
interface ReadWord {
  readonly token: PlacedWord
  /** The word to look for first: as asked, or the surest correction. */
  readonly word: string
  readonly parts: number
  readonly spellings: readonly Spelling[]
}

export function analyseQuery(text: string, ground: QueryGround, options: QueryOptions = {}): Query {
  const readings: SpellingReading[] = []
  const words = readWords(text, ground, options.correct ?? true ? readings : null)
  const asked = mergeClauses(toClauses(words, ground))
  const expansions = (options.expansions ?? []).slice(0, queryBounds.expansions)
  const expanded = expansions.flatMap((expansion) => expandClauses(expansion, ground))
  return { text, clauses: attach(asked.slice(0, queryBounds.clauses), expanded).slice(0, queryBounds.clauses),
    readings }
}

const none: readonly Spelling[] = []

/** @param readings - Where corrections are noted; null: nothing is corrected. */
function readWords(text: string, ground: QueryGround, readings: SpellingReading[] | null): ReadWord[] {
  let corrections = 0
  return placeWords(text.slice(0, queryBounds.textLength)).slice(0, queryBounds.words).map((token) => {
    const asIs = { token, word: token.word, parts: token.parts, spellings: none }
    if (readings === null || token.parts > 0 || isKnown(token.word, ground) || corrections >= queryBounds.corrections)
      return asIs
    corrections++
    const spellings = ground.suggest(token.word)
    const best = spellings[0]
    if (best === undefined) return asIs
    readings.push({ from: token.text, to: best.word })
    return { ...asIs, word: best.word, spellings }
  })
}

function isKnown(word: string, { settings, hasWord, hasTerm, termOf }: QueryGround): boolean {
  return isStopWord(word) || settings.aliases.words.has(word) || hasWord(word) || hasTerm(termOf(word)) ||
    settings.isKnownWord(word)
}

function toClauses(words: readonly ReadWord[], ground: QueryGround): Clause[] {
  const clauses: Clause[] = []
  for (let at = 0; at < words.length;) {
    const here = words[at]
    if (here === undefined) break
    const alias = findAlias(ground.settings.aliases, words, at)
    if (alias !== undefined) {
      const last = words[at + alias.length - 1]?.token ?? here.token
      const weight = words.slice(at, at + alias.length).some(({ spellings }) => spellings.length > 0)
        ? correctionWeight
        : 1
      const candidate = { term: alias.term, weight, kind: 'alias', source: here.token.text } as const
      clauses.push(clauseOf([candidate], { words: here.word, start: here.token.start, end: last.end }, ground))
    } else if (!isStopWord(here.word)) clauses.push(wordClause(here, ground))
    const joined = alias === undefined ? joinedClause(here, words[at + 1], ground) : undefined
    if (joined !== undefined) clauses.push(joined)
    at += alias?.length ?? 1
  }
  return clauses
}

function wordClause({ token, word, parts, spellings }: ReadWord, ground: QueryGround): Clause {
  const source = token.text
  const candidates: Candidate[] = []
  if (spellings.length > 0) {
    for (const spelling of spellings) {
      candidates.push({ term: termFor(spelling.word, ground), weight: correctionWeight * spelling.weight,
        kind: 'correction', source: spelling.word })
    }
  } else if (parts > 0) candidates.push({ term: ground.termOf(word), weight: compoundWeight, kind: 'compound', source })
  else candidates.push({ term: ground.termOf(word), weight: 1, kind: 'word', source }, ...splitCandidates(word, ground))
  return clauseOf(candidates, { words: word, start: token.start, end: token.end }, ground)
}

function termFor(word: string, { settings, termOf }: QueryGround): string {
  return findAlias(settings.aliases, [{ word, parts: 0 }], 0)?.term ?? termOf(word)
}

// "machinelearning": the first cut into two words that documents have.
function splitCandidates(word: string, ground: QueryGround): Candidate[] {
  if (word.length < 2 * minSplitPart || ground.hasTerm(ground.termOf(word))) return []
  for (let at = minSplitPart; at <= word.length - minSplitPart; at++) {
    const halves = [word.slice(0, at), word.slice(at)]
    if (halves.every((half) => ground.hasWord(half))) {
      return halves.map((half) => ({ term: termFor(half, ground), weight: splitWeight, kind: 'split', source: half }))
    }
  }
  return []
}

// "real time" where documents write "realtime".
function joinedClause(here: ReadWord, next: ReadWord | undefined, ground: QueryGround): Clause | undefined {
  if (next === undefined || here.parts > 0 || next.parts > 0 || isStopWord(here.word) || isStopWord(next.word))
    return undefined
  const word = here.word + next.word
  if (!ground.hasWord(word)) return undefined
  const source = `${here.word} ${next.word}`
  return clauseOf([{ term: ground.termOf(word), weight: joinedWeight, kind: 'joined', source }], { words: word,
    start: here.token.start, end: next.token.end }, ground)
}

function clauseOf(candidates: readonly Candidate[], asked: Pick<Clause, 'words' | 'start' | 'end'>,
  ground: QueryGround): Clause {
  const importance = Math.max(...candidates.map(({ term }) => ground.idf(term)))
  return { ...asked, candidates, isAsked: true, importance }
}

// A word that is asked twice is one thing asked, and weighs as often as it is said: what a long question is about, it
// says again. Where it was misspelt once, the surer reading stands for both.
function mergeClauses(clauses: readonly Clause[]): Clause[] {
  const merged = new Map<string, { clause: Clause; weight: number }>()
  for (const clause of clauses) {
    const { term = '', weight = 0 } = clause.candidates[0] ?? {}
    const known = merged.get(term)
    if (known === undefined) merged.set(term, { clause, weight })
    else {
      known.weight += weight
      if (weight > weightOf(known.clause)) known.clause = clause
    }
  }
  return Array.from(merged.values(), ({ clause, weight }) => weighed(clause, weight / weightOf(clause)))
}

const weightOf = ({ candidates: [first] }: Clause): number => first?.weight ?? 1

function weighed(clause: Clause, factor: number): Clause {
  if (factor === 1) return clause
  const candidates = clause.candidates.map((candidate) => ({ ...candidate, weight: candidate.weight * factor }))
  return { ...clause, candidates }
}

function expandClauses({ phrase, weight, source, of }: Expansion,
  ground: QueryGround): { clause: Clause; of: Expansion['of'] }[] {
  const words = readWords(phrase, ground, null)
  return toClauses(words, ground).slice(0, maxExpansionWords).map((clause) => {
    const candidates = clause.candidates.map((candidate) => ({ ...candidate, weight: weight * candidate.weight,
      kind: 'expansion' as const, source })
    )
    return { clause: { ...clause, start: 0, end: 0, candidates, isAsked: false }, of }
  })
}

// What stands for asked words joins their clause; the rest are clauses of their own. A term that is asked anyway adds
// nothing.
function attach(asked: readonly Clause[], expanded: readonly { clause: Clause; of: Expansion['of'] }[]): Clause[] {
  const clauses = [...asked]
  const taken = new Set(asked.flatMap(({ candidates }) => candidates.map(({ term }) => term)))
  for (const { clause, of } of expanded) {
    const fresh = clause.candidates.filter(({ term }) => !taken.has(term))
    if (fresh.length === 0) continue
    for (const { term } of fresh) taken.add(term)
    const at = of === undefined
      ? -1
      : clauses.findIndex(({ isAsked, start, end }) => isAsked && start < of.end && of.start < end)
    const target = clauses[at]
    if (target === undefined) clauses.push({ ...clause, candidates: fresh })
    else clauses[at] = { ...target, candidates: [...target.candidates, ...fresh] }
  }
  return clauses
}
