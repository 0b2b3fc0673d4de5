import type { Match, Words } from '../reading/index.js'
import type { CueKind } from './clauses.js'
import type { GrammarSays } from './grammar.js'

/** Whom a name in a sentence stands for: the side that is looked from, another one, or nobody's side. */
type Party = 'own' | 'other' | 'third'

interface Token {
  /** A word's stem, or a party in brackets. */
  readonly term: string
  readonly word: string
  readonly party: Party | null
  /** The clause that it stands in, from 0. */
  readonly clause: number
  /** As an index of words. */
  readonly at: number
}

/** A name in a sentence, as a run of words. */
export interface PartyName {
  readonly from: number
  readonly to: number
  /** Whose side it is; null: nobody's. */
  readonly side: string | null
}

/** A sentence with what helps to tell whom it speaks for. */
export interface StanceText {
  readonly words: Words
  readonly names: readonly PartyName[]
  /** Whom it is about if it names nobody. */
  readonly about: string | null
  readonly cues: readonly Match<CueKind>[]
  /** What the order of its clauses says. */
  readonly grammar: GrammarSays | null
}

// What comes between two clauses, besides a point or a dash.
const conjunctions = new Set(['but', 'while', 'whereas', 'although', 'though', 'however', 'yet', 'because', 'since',
  'unless', 'if', 'when', 'whenever', 'where', 'which', 'so', 'until', 'despite'])
const concessions = new Set(['although', 'though', 'while', 'despite', 'if', 'unless', 'when'])
// What a name behind it is only held against.
const against = new Set(['than', 'over', 'unlike', 'versus', 'vs', 'against', 'instead', 'rather', 'compared', 'like',
  'respect', 'opposed', 'contrary', 'beyond', 'from', 'contrast', 'besides', 'beside', 'except', 'without', 'superior',
  'inferior', 'preferable', 'alternative', 'next', 'leaving'])
const reachBefore = 3

/**
 * What a sentence says as seen from one side: how its name stands to words of praise and blame, and what stands around
 * it. Names themselves are left out, so that what is learnt of some sides holds for any.
 */
export function stanceFeatures(text: StanceText, own: string): ReadonlyMap<string, number> {
  const tokens = layTokens(text, own)
  const found = new Map<string, number>()
  const named = tokens.filter(({ party }) => party !== null)
  const subjects = subjectsOf(tokens)
  const add: Add = (name, value = 1) => void found.set(name, value)
  addSurroundings(tokens, add)
  addBetween(tokens, add)
  addNumbers(tokens, add)
  addSums(readCues(text, { tokens, subjects }, add), { tokens, subjects }, add)
  for (const { term, party } of tokens) if (party === null) add(`word ${term}`, thin)
  const owns = named.filter(({ party }) => party === 'own').length
  const others = named.filter(({ party }) => party === 'other').length
  add(owns === 0 ? 'own absent' : 'own there')
  if (others === 0) add('other absent')
  if (owns > 0 && others === 0 && !named.some(({ party }) => party === 'third')) add('own alone')
  if (others > 0 && owns === 0 && !named.some(({ party }) => party === 'third')) add('other alone')
  if (named.some(({ party }) => party === 'third')) add('third there')
  add(`first ${named[0]?.party ?? 'nobody'}`)
  add(`last subject ${subjects.at(-1) ?? 'nobody'}`)
  const { grammar } = text
  if (grammar === null) add('grammar silent')
  else if (grammar.technology === null) add(`grammar ${grammar.stance}`)
  else add(`grammar ${grammar.stance} ${grammar.technology === own ? 'own' : 'other'}`)
  if (text.words.text.trimEnd().endsWith('?')) add('question')
  return found
}

type Add = (name: string, value?: number) => void

// Of single words there are many and each tells little: what is learnt of few examples rests on the rest.
const thin = 0.35

function layTokens({ words, names, about }: StanceText, own: string): readonly Token[] {
  const starts = new Map(names.map((name) => [name.from, name]))
  const tokens: Token[] = about === null
    ? []
    : [{ term: about === own ? '<own>' : '<other>', word: '', party: about === own ? 'own' : 'other', clause: 0, at: -1 }]
  let clause = 0
  for (let at = 0; at < words.all.length;) {
    const word = words.all[at]
    if (word === undefined) break
    const name = starts.get(at)
    if (at > 0 && (/[;:.!?()\u2013\u2014>]|\s-\s/.test(word.gap) || conjunctions.has(word.word) ||
      (word.gap.includes(',') && opensClause(names, at, words.all.length)))) clause++
    const party = name === undefined ? null : name.side === own ? 'own' : name.side === null ? 'third' : 'other'
    tokens.push({ term: party === null ? (word.isNumber ? '#' : word.term) : `<${party}>`, word: word.word, party, clause, at })
    at = Math.max(at + 1, name?.to ?? 0)
  }
  return tokens
}

// ", with Flask you", ", the same page in Angular": behind a comma another name begins another half.
const soonNamed = 5

const opensClause = (names: readonly PartyName[], at: number, end: number): boolean =>
  names.some(({ from }) => from < at) && names.some(({ from }) => at <= from && from < Math.min(at + soonNamed, end))

const isAgainst = (tokens: readonly Token[], at: number): boolean => {
  for (let before = at - 1; before >= Math.max(0, at - reachBefore); before--) {
    const token = tokens[before]
    if (token === undefined || token.clause !== tokens[at]?.clause || token.party !== null) return false
    if (against.has(token.word)) return true
  }
  return false
}

/** By clause: whom it is about, else whom the clause before was about. */
function subjectsOf(tokens: readonly Token[]): readonly (Party | null)[] {
  const subjects: (Party | null)[] = []
  for (const [at, { party, clause }] of tokens.entries()) {
    while (subjects.length <= clause) subjects.push(null)
    if (party !== null && subjects[clause] === null && !isAgainst(tokens, at)) subjects[clause] = party
  }
  for (const [clause, subject] of subjects.entries()) subjects[clause] = subject ?? subjects[clause - 1] ?? null
  return subjects
}

function addSurroundings(tokens: readonly Token[], add: Add): void {
  for (const [at, { party }] of tokens.entries()) {
    if (party !== 'own' && party !== 'other') continue
    const side = party === 'own' ? '' : 'other '
    const before = [1, 2, 3].map((step) => tokens[at - step]?.term ?? '^')
    const after = [1, 2, 3].map((step) => tokens[at + step]?.term ?? '$')
    for (const length of [1, 2, 3]) {
      add(`${side}before ${before.slice(0, length).reverse().join(' ')}`, thin)
      add(`${side}after ${after.slice(0, length).join(' ')}`, thin)
    }
    for (let step = 1; step <= 5; step++) {
      const [left, right] = [tokens[at - step], tokens[at + step]]
      if (left?.party === null && left.clause === tokens[at]?.clause) add(`${side}near before ${left.term}`, thin)
      if (right?.party === null && right.clause === tokens[at]?.clause) add(`${side}near after ${right.term}`, thin)
    }
  }
}

const mostBetween = 8

function addBetween(tokens: readonly Token[], add: Add): void {
  const named = tokens.flatMap(({ party }, at) => (party === 'own' || party === 'other' ? [{ party, at }] : []))
  for (const [place, { party, at }] of named.entries()) {
    const next = named[place + 1]
    if (next === undefined || next.party === party || next.at - at - 1 > mostBetween) continue
    const way = party === 'own' ? 'to other' : 'from other'
    const between = tokens.slice(at + 1, next.at)
    for (const { term } of between) add(`${way}: ${term}`, thin)
    if (between.length <= 3) add(`${way} all: ${between.map(({ term }) => term).join(' ')}`, thin)
  }
}

const spelt = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

function numberOf(word: string): number | null {
  const place = spelt.indexOf(word)
  const value = place > 0 ? place : Number(word.replace(/,/g, ''))
  return Number.isFinite(value) && /\w/.test(word) ? value : null
}

/** "180 MB with Go and 30 MB with Rust": whose number is the smaller, and of what. */
function addNumbers(tokens: readonly Token[], add: Add): void {
  const numbers = tokens.flatMap(({ word, party }, at) => {
    const value = party === null ? numberOf(word) : null
    return value === null ? [] : [{ at, value }]
  })
  const names = tokens.flatMap(({ party }, at) => (party === 'own' || party === 'other' ? [{ at, party }] : []))
  const [first, second] = numbers
  const [one, two] = names
  if (!first || !second || numbers.length > 2 || !one || !two || names.length > 2 || one.party === two.party) return
  if (first.value === second.value) return
  const smaller = (first.value < second.value) === (one.party === 'own') ? 'own' : 'other'
  add(`smaller number: ${smaller}`)
  for (const { at } of [first, second]) add(`smaller number: ${smaller} ${tokens[at + 1]?.term ?? ''}`, thin)
}

const negationReach = 5

/** Something said for or against a name. */
interface Said {
  readonly clause: number
  readonly party: Party
  /** Above 0: for it. */
  readonly value: number
}

interface Laid {
  readonly tokens: readonly Token[]
  readonly subjects: readonly (Party | null)[]
}

/** What the cues of a sentence say of which name. */
function readCues({ cues, words }: StanceText, { tokens, subjects }: Laid, add: Add): readonly Said[] {
  const isNamed = ({ from, to }: Match<CueKind>): boolean =>
    tokens.some(({ at, party }) => party !== null && from <= at && at < to)
  const unique = longest(cues.filter((cue) => valued.has(cue.value) && !isNamed(cue)))
  const negators = longest(cues.filter(({ value }) => value === 'negators' || value === 'denials'))
    .filter(({ value }) => value === 'negators')
  const denials = longest(cues.filter(({ value }) => value === 'denials'))
    .filter((denial) => !negators.some(({ from, to }) => from <= denial.from && denial.to < to))
  const last = subjects.length - 1
  let replaced = -1
  return unique.flatMap((cue): readonly Said[] => {
    const place = tokens.findIndex(({ at }) => at >= cue.from)
    const token = tokens[place]
    if (token === undefined) return []
    const { clause } = token
    const inClause = tokens.map((each, at) => ({ ...each, place: at })).filter((each) => each.clause === clause)
    const isOpen = (from: number): boolean =>
      !words.all.slice(from + 1, cue.from + 1).some(({ gap }) => /[;:.]/.test(gap))
    const turned = (negators.filter(({ from, to }) => to <= cue.from && cue.from - to < negationReach && isOpen(from) &&
      !words.all.slice(from + 1, cue.from + 1).some(({ gap }) => gap.includes(','))).length +
      denials.filter(({ from, to }) => to <= cue.from && isOpen(from)).length) % 2 === 1
    const phrase = words.all.slice(cue.from, cue.to).map(({ term }) => term).join(' ')
    const opener = inClause[0]?.word ?? ''
    const role = concessions.has(opener) ? ' conceded' : clause === last && last > 0 ? ' at last' : ''
    const not = turned ? 'not ' : ''
    const after = inClause.filter(({ at, party }) => at >= cue.to && party !== null)
    if (cue.value === 'takes' || cue.value === 'leaves') {
      if (cue.from < replaced) return []
      const [first, second] = after
      const sign = (cue.value === 'takes') === turned ? -1 : 1
      const said: Said[] = []
      if (first?.party) {
        const near = first.at - cue.to < 3 ? 'near ' : ''
        const back = cue.value === 'takes' && isAgainst(tokens, first.place) ? 'held against ' : ''
        add(`${not}${cue.value}: ${near}${back}${first.party}`)
        add(`${not}${cue.value}: ${first.party}${role}`)
        add(`${not}${phrase}: ${first.party}`, thin)
        said.push({ clause, party: first.party, value: back === '' ? 2 * sign : -sign })
        const toward = cue.value === 'leaves' && second?.party && cues.some(({ value, from, to }) =>
          value === 'towards' && from > first.at && to <= second.at && second.at - to < 4)
        if (cue.value === 'takes' && second?.party && second.party !== first.party && isAgainst(tokens, second.place)) {
          add(`${not}taken rather than: ${second.party}`)
          said.push({ clause, party: second.party, value: -sign })
        }
        if (toward && second.party) {
          replaced = second.at
          add(`${not}left for: ${second.party}`)
          said.push({ clause, party: second.party, value: -2 * sign })
        }
      } else add(`${not}${cue.value}: nobody, ${subjects[clause] ?? 'nobody'} about`)
      return said
    }
    const sign = (cue.value === 'bad') === turned ? 1 : -1
    const kind = `${sign > 0 ? 'praise' : 'blame'}${cue.value === 'mild' || (turned && cue.value === 'bad') ? ' weak' : ''}`
    const weight = cue.value === 'mild' || (turned && cue.value === 'bad') ? 1 : 2
    const subject = subjects[clause] ?? null
    const told = new Map<string, Said>()
    // "Productive in Go": whoever is about it is only who says so.
    const by = inClause.find(({ at, party, place: there }) => party !== null && at >= cue.to && at - cue.to < 3 &&
      through.has(tokens[there - 1]?.word ?? ''))
    for (const { party, place: at } of inClause) {
      if (party === null) continue
      const way = isAgainst(tokens, at)
        ? 'held against'
        : at === by?.place
        ? 'through'
        : at < place
        ? (subject === party ? (by === undefined ? 'of' : 'of, not through') : 'behind')
        : 'before'
      const isFirst = !inClause.some((each) => each.party !== null && each.place < place)
      const value = way === 'held against'
        ? -sign * weight
        : way === 'of' || way === 'through' || (way === 'before' && isFirst)
        ? sign * weight
        : 0
      told.set(`${party} ${way}`, { clause, party, value })
    }
    if (told.size === 0 && subject !== null) told.set(`${subject} inherited`, { clause, party: subject,
      value: sign * weight / 2 })
    for (const each of told.keys()) {
      add(`${kind}: ${each}`)
      add(`${kind}: ${each}${role}`)
      add(`${not}${phrase}: ${each}`, thin)
    }
    add(`${kind}: ${[...told.keys()].sort().join(', ')}`)
    return [...told.values()]
  })
}

const through = new Set(['in', 'with', 'of', 'by', 'on'])

/** Of matches within one another only the longest, each once. */
function longest(matches: readonly Match<CueKind>[]): readonly Match<CueKind>[] {
  const unique = Array.from(new Map(matches.map((match) => [`${match.from} ${match.to}`, match])).values())
  return unique.filter((match) => !unique.some((other) => other !== match && other.from <= match.from &&
    match.to <= other.to))
}

const valued = new Set(['good', 'mild', 'bad', 'takes', 'leaves'])

/** The sums for and against, over all clauses and over the one that decides. */
function addSums(said: readonly Said[], { tokens }: Laid, add: Add): void {
  const decisive = tokens.findLast(({ word }) => word === 'but' || word === 'however' || word === 'yet')?.clause
  const conceded = new Set(tokens.filter(({ word }) => concessions.has(word)).map(({ clause }) => clause))
  for (const [name, part] of [['all', said],
    ['decisive', said.filter(({ clause }) => decisive === undefined ? !conceded.has(clause) : clause >= decisive)]] as const) {
    const sum = (party: Party): string => {
      const total = part.filter((each) => each.party === party).reduce((all, { value }) => all + value, 0)
      return total > 0 ? '+' : total < 0 ? '-' : '0'
    }
    add(`${name} ${sum('own')} against ${sum('other')}`)
    add(`${name} ${sum('own')}`)
    add(`${name} against ${sum('other')}`)
    if (tokens.some(({ party }) => party === 'third')) add(`${name} third ${sum('third')}`)
  }
}
