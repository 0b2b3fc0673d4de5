import type { Need, Rulebook } from '../../corpus/index.js'
import { isStopWord, splitSentences, tokenise, type Span } from '../../text/index.js'
import type { HeardNeed, HearState } from '../model.js'
import type { ReadText } from '../names/reader.js'
import { cutClauses } from './clauses.js'
import { learntNeedsOf } from './families.js'
import type { PlainWord } from './features.js'
import type { Run } from './match.js'
import { recogniseNeeds, type FoundNeed } from './recognise.js'
import { findReaches, openCues, type CueBook } from './scope.js'
import { findStress, openStress } from './stress.js'
import type { StandingText } from './standing.js'
import { cutForMatching, namesIn } from './words.js'

/** What is needed of a text that was read. */
export type NeedText = Pick<ReadText, 'text' | 'words' | 'technologies'>

export interface NeedReader {
  /**
   * The needs that a text states, rules out or only mentions, in the order of the text; none where nothing was learnt.
   *
   * @returns One state per need.
   */
  readonly read: (text: NeedText) => readonly HeardNeed[]
  /** The text as what was learnt sees it. */
  readonly lay: (text: NeedText) => StandingText
}

/** Makes ready to hear the needs of a rule book by what was learnt of their pages. */
export function openNeeds(rulebook: Rulebook): NeedReader {
  const { learnt, needs } = rulebook
  const cues = lazily(() => openCues(rulebook.reading))
  const stress = lazily(() => openStress(rulebook.reading))
  const lay = (text: NeedText): StandingText => layOut(text, rulebook, cues())
  const asLearnt = learntNeedsOf(rulebook)
  const names = lazily(() => indexNames(needs))
  const byId = new Map<string, Need>(needs.map((need) => [need.id, need]))
  return {
    lay,
    read(text) {
      if (learnt === null) return []
      const called = names().get(keyOf(text.words.map(({ term }) => term)))
      if (called !== undefined) return [toHeard(wholeText(text.text, called.id), called, text.text)]
      const found = recogniseNeeds(lay(text), asLearnt, learnt).flatMap((each) => {
        const need = byId.get(each.need)
        return need === undefined ? [] : [toHeard(each, need, text.text)]
      })
      found.sort((a, b) => a.start - b.start || a.end - b.end || (a.need < b.need ? -1 : 1))
      const cut = cutForMatching(text.text, text, rulebook.reading.barriers)
      const stresses = findStress(cut, found, stress())
      return found.map((each, at) => ({ ...each, stress: stresses[at] ?? null }))
    },
  }
}

/** Made when it is first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

// "A chat" is a chat.
const articles: ReadonlySet<string> = new Set(['a', 'an', 'the'])
const keyOf = (terms: readonly string[]): string => terms.filter((term) => !articles.has(term)).join(' ')

/** Needs by what they are called: a text that is nothing else names one as if it had been picked from a list. */
function indexNames(needs: readonly Need[]): ReadonlyMap<string, Need> {
  const named = needs.flatMap((need) => [...need.called, need.name].map((words) => ({ need, words })))
  return new Map(named.reverse().map(({ need, words }) => [
    keyOf(tokenise(words).filter(({ parts }) => parts === 0).map(({ term }) => term)),
    need,
  ]))
}

const wholeText = (text: string, need: string): FoundNeed => ({ need, standing: 'stated', probability: 1, because: [],
  start: 0, end: text.length })

function toHeard({ standing, start, end, because }: FoundNeed, { id, name }: Need, text: string): HeardNeed {
  const found = { need: id, name, start, end, words: text.slice(start, end), because, stress: null }
  if (standing === 'stated') return { ...found, state: 'heard', reason: null }
  return { ...found, state: standing === 'ruled-out' ? 'ruled-out' : 'set-aside', reason: standing }
}

function layOut(read: NeedText, { reading: { barriers, tellers } }: Rulebook, cues: CueBook): StandingText {
  const { text, words } = read
  const cut = cutForMatching(text, read, barriers)
  const spanOf = (run: Run): Span => ({ start: cut.all[run.from]?.start ?? 0, end: cut.all[run.to - 1]?.end ?? 0 })
  const reaches = findReaches(cut, cues).map(({ effect, cue, ...run }) => ({ ...spanOf(run), effect,
    cue: spanOf(cue) })
  )
  const sentences = splitSentences(text)
  const technologies = read.technologies.map((each) => ({ ...each, to: endOfVersion(read, each.to) }))
  const joined = joinNames(words, technologies.filter(({ value }) => value.ecosystem !== null))
  return { text, words: joined, names: namesIn({ words, technologies }), sentences,
    clauses: cutClauses(text, joined, sentences), reaches, tellers }
}

const version = /^v?\d{1,2}(?:\.\d+)*$/

/** Where a name ends that ends before the word `to`, with the version behind it: "Node 20", but not "Node 20 users". */
function endOfVersion({ text, words }: NeedText, to: number): number {
  const [last, next, after] = [words[to - 1], words[to], words[to + 1]]
  if (last === undefined || next === undefined || !version.test(next.word)) return to
  if (!/^[ -]?$/.test(text.slice(last.end, next.start))) return to
  const counts = after !== undefined && !/[v.]/.test(next.word) && !isStopWord(after.word) &&
    text.slice(next.end, after.start).trim() === ''
  return counts ? to : to + 1
}

/** However many words a name has ("Node.js", "Python 3"), it is one: what is learnt of one name holds of all. */
function joinNames(words: NeedText['words'], names: readonly Run[]): readonly PlainWord[] {
  const ends = new Map<number, number>()
  for (const { from, to } of names) ends.set(from, Math.max(to, ends.get(from) ?? 0))
  const joined: PlainWord[] = []
  let next = 0
  for (const [at, { word, term, start }] of words.entries()) {
    if (at < next) continue
    next = ends.get(at) ?? at + 1
    joined.push({ word, term, start, end: words[next - 1]?.end ?? start })
  }
  return joined
}

/** A need as if it had been said, when it was picked from a list. */
export function pickNeed(need: Need, state: HearState = 'heard'): HeardNeed {
  return { need: need.id, name: need.name, state, reason: state === 'ruled-out' ? 'ruled-out' : null, start: -1,
    end: -1, words: '', because: [], stress: null }
}
