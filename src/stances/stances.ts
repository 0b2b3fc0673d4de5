import type { English, LinearModel, Phrase, StanceCues, Technology, TechnologyId } from '../corpus/index.js'
import { normalise } from '../text/index.js'
import { cutForMatching, findMatches, indexPhrases, namesIn, type NameSpan, type PhraseIndex, type Scanned,
  type Words } from '../reading/index.js'
import { indexStance, readClauses, type CueKind, type StanceIndex } from './clauses.js'
import { stanceFeatures, type PartyName, type StanceText } from './features.js'
import { decide, inherit } from './grammar.js'

/** What stands around a sentence and helps to read it. */
export interface StanceContext {
  /** Whom the sentence before, or the section, is about. */
  readonly about: TechnologyId | null
  /** Headings above it, outermost first. */
  readonly section: readonly string[]
  /** The header row above a row of a table; empty otherwise. */
  readonly header: string
  /** Whose sides are taken, by ids; left out: the ecosystems that the sentence names. */
  readonly sides?: readonly TechnologyId[]
}

/** What a sentence says for a reader who chooses. */
export interface Proposal {
  /** null with `neutral` and `both`. */
  readonly technology: TechnologyId | null
  readonly stance: 'for' | 'against' | 'neutral' | 'both'
  /** How sure that is, 0..1; of one that takes no side because it was not sure enough, how sure the side was. */
  readonly confidence: number
  /** It was not sure enough to take a side: somebody has to read it. */
  readonly isUnclear: boolean
}

/** How likely a sentence speaks for each side, for both alike or for none: adds up to 1. */
export interface Weighed {
  readonly sides: readonly number[]
  readonly both: number
  readonly neutral: number
}

type Scan = (text: string) => Scanned

const plainly = (technology: TechnologyId | null, stance: Proposal['stance']): Proposal => ({ technology, stance,
  confidence: 1, isUnclear: false })
const neutral = plainly(null, 'neutral')
const both = plainly(null, 'both')

/** Proposes what a sentence says by how people compare things, whoever is compared. */
export interface StanceReader {
  propose(sentence: string, context: StanceContext): Proposal
  /** A sentence with the names of sides in it: by id, or as they are written. */
  lay(sentence: string, sides: readonly string[], about?: string | null): StanceText
  /** Null where nothing was learnt. */
  weigh(text: StanceText, sides: readonly string[]): Weighed | null
}

interface Ground {
  readonly sentence: StanceIndex
  readonly cues: PhraseIndex<CueKind>
  readonly heading: PhraseIndex<'good' | 'bad'>
  readonly scan: Scan
  readonly english: English
}

/** Nobody in particular: what speaks against the one side that is named speaks for this. */
const nobody = ''

export function openStances(cues: StanceCues, english: English, scan: Scan): StanceReader {
  const heading = indexPhrases([...cues.headingGood.map((phrase) => [phrase, 'good'] as const),
    ...cues.headingBad.map((phrase) => [phrase, 'bad'] as const)])
  const ground: Ground = { sentence: indexStance(cues), cues: indexPhrases(cuesOf(cues, english)), heading, scan,
    english }
  const weigh = (text: StanceText, sides: readonly string[]): Weighed | null => weighSides(text, sides, english)
  const lay: StanceReader['lay'] = (sentence, sides, about = null) => layText(sentence, { sides, about }, ground)
  return {
    lay,
    weigh,
    propose(sentence, context) {
      if (/\?\s*$/.test(sentence)) return neutral
      if (sentence.includes('|')) return readRow(sentence, context, ground)
      const named = namesIn(scan(sentence)).flatMap(({ ecosystem }) => ecosystem ?? [])
      const told = named.length === 0 && context.about !== null ? [context.about] : named
      const sides = [...new Set(context.sides ?? told)]
      if (sides.length === 0) return neutral
      const about = named.length === 0 ? context.about : null
      const said = proposeOf(lay(sentence, sides, about), sides, ground)
      return said.stance === 'neutral' && !said.isUnclear ? byHeading(sentence, context, ground) ?? said : said
    },
  }
}

/** The cues of the corpus, but for those that praise what follows them: the language's own say whom they praise. */
const cuesOf = (cues: StanceCues, { stances }: English): readonly (readonly [Phrase, CueKind])[] => [
  ...(['good', 'mild', 'bad', 'both', 'hybrid', 'silent'] as const).flatMap((kind) =>
    cues[kind].filter((phrase) => !endsOpen(phrase)).map((phrase) => [phrase, kind] as const)
  ),
  ...stances.phrases,
]

const endsOpen = (phrase: Phrase): boolean => phrase.kind === 'sequence' && phrase.of.at(-1)?.kind === 'gap'

interface Whose {
  readonly sides: readonly string[]
  readonly about: string | null
}

function layText(sentence: string, { sides, about }: Whose, ground: Ground): StanceText {
  const scanned = ground.scan(sentence)
  const words = cutForMatching(sentence, scanned)
  const names: PartyName[] = []
  const add = (name: PartyName): void => {
    if (name.to > name.from && !names.some(({ from, to }) => from < name.to && name.from < to)) names.push(name)
  }
  for (const { value, from, to } of scanned.technologies) add({ from, to, side: sideOf(value, sides) })
  for (const { value, from, to } of scanned.elsewhere) add({ from, to, side: sideOf(value, sides) })
  for (const side of sides) {
    if (!names.some((name) => name.side === side)) for (const run of spelt(words, side)) add({ ...run, side })
  }
  names.sort((a, b) => a.from - b.from)
  const named = new Map(names.map(({ from, to, side }) => [from, [{ from, to, ecosystem: side as TechnologyId | null,
    technology: side as TechnologyId }]]))
  const clauses = readClauses({ ...words, named }, ground.sentence)
  return { words, names, about, cues: findMatches(ground.cues, words), grammar: decide(inherit(clauses, about)) }
}

function sideOf(named: Pick<Technology, 'name' | 'aliases'> & Partial<Technology>,
  sides: readonly string[]): string | null {
  const names = [named.name, ...named.aliases].map(fold)
  return sides.find((side) => side === named.id || names.includes(fold(side))) ??
    sides.find((side) => side === named.ecosystem) ?? null
}

const fold = (text: string): string => normalise(text).text.trim()

/** Where a name stands that is no technology's: as it is written, else in any case. */
function spelt({ text, all }: Words, name: string): readonly { readonly from: number; readonly to: number }[] {
  if (name === nobody) return []
  for (const [hay, needle] of [[text, name], [text.toLowerCase(), name.toLowerCase()]] as const) {
    const runs: { from: number; to: number }[] = []
    for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
      if (/[\p{L}\p{N}]/u.test(`${hay[at - 1] ?? ''}${hay[at + needle.length] ?? ''}`)) continue
      const from = all.findIndex(({ end }) => end > at)
      let to = Math.max(from, 0)
      while ((all[to]?.start ?? Infinity) < at + needle.length) to++
      runs.push({ from, to })
    }
    if (runs.length > 0) return runs
  }
  return []
}

// How much surer twice the score is; with it about as many are right as are said to be.
const sharpness = 2

/** The score of each class: the bias and what every feature adds. */
function scoresOf({ bias, features }: LinearModel, found: ReadonlyMap<string, number>): readonly number[] {
  const scores = [...bias]
  for (const [name, value] of found) {
    const row = features.get(name) ?? []
    for (let at = 1; at < row.length; at += 2) {
      const place = row[at] ?? 0
      scores[place] = (scores[place] ?? 0) + (row[at + 1] ?? 0) * value
    }
  }
  return scores
}

function weighSides(text: StanceText, sides: readonly string[], { stances }: English): Weighed | null {
  const model = stances.learnt?.model
  if (model === undefined) return null
  const seen = sides.map((side) => scoresOf(model, stanceFeatures(text, side)))
  const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / (values.length || 1)
  const scores = [
    // As seen from it, and from each of the others.
    ...seen.map((own, at) =>
      ((own[0] ?? 0) + mean(seen.filter((_, other) => other !== at).map((others) => others[1] ?? 0))) / 2
    ),
    mean(seen.map((each) => each[2] ?? 0)),
    mean(seen.map((each) => each[3] ?? 0)),
  ]
  const most = Math.max(...scores)
  const parts = scores.map((score) => Math.exp(sharpness * (score - most)))
  const whole = parts.reduce((sum, part) => sum + part, 0)
  const likely = parts.map((part) => part / whole)
  return { sides: likely.slice(0, sides.length), both: likely.at(-2) ?? 0, neutral: likely.at(-1) ?? 0 }
}

function proposeOf(text: StanceText, sides: readonly TechnologyId[], { english }: Ground): Proposal {
  const all = sides.length > 1 ? sides : [...sides, nobody as TechnologyId]
  const weighed = weighSides(text, all, english)
  if (weighed === null) return neutral
  const best = Math.max(...weighed.sides)
  if (weighed.both >= best && weighed.both >= weighed.neutral) return { ...both, confidence: weighed.both }
  if (weighed.neutral >= best) return { ...neutral, confidence: weighed.neutral }
  if (best < (english.stances.learnt?.bar ?? 1)) return { ...neutral, confidence: best, isUnclear: true }
  const side = all[weighed.sides.indexOf(best)] ?? (nobody as TechnologyId)
  return { ...towards(text, side, all), confidence: best, isUnclear: false }
}

/** For the side where it is spoken of; where only the other one is, against that. */
function towards(text: StanceText, side: TechnologyId, sides: readonly TechnologyId[]):
  Pick<Proposal, 'technology' | 'stance'> {
  const others = sides.filter((each) => each !== side)
  const isNamed = (each: string): boolean => text.about === each || text.names.some((name) => name.side === each)
  const [other] = others.filter(isNamed)
  const isAbout = isNamed(side) && !(stanceFeatures(text, side).has('last subject other') && others.length === 1)
  return isAbout || other === undefined ? { technology: side, stance: 'for' } : { technology: other, stance: 'against' }
}

/** Under "Advantages of X" a plain description speaks for X. */
function byHeading(sentence: string, { section, about }: StanceContext,
  { heading, scan }: Ground): Proposal | undefined {
  const last = section.at(-1) ?? ''
  const scanned = scan(last)
  const words = cutForMatching(last, scanned)
  const tone = findMatches(heading, words)[0]?.value
  const [named] = namesIn(scanned).flatMap(({ ecosystem }) => ecosystem ?? [])
  const subject = namesIn(scan(sentence)).flatMap(({ ecosystem }) => ecosystem ?? [])[0] ?? about
  if (tone === undefined || named === undefined || subject !== named) return undefined
  return plainly(named, tone === 'good' ? 'for' : 'against')
}

/** In a row of a table a cell that is a technology's name is a verdict; else the columns of two are weighed. */
function readRow(row: string, { header }: StanceContext, { sentence, scan }: Ground): Proposal {
  const cells = cellsOf(row)
  const columns = cellsOf(header).map((cell) => onlyIn(namesIn(scan(cell))))
  const winner =
    cells.slice(1).flatMap((cell, at) => (columns[at + 1] == null ? (verdictCell(cell, scan) ?? []) : []))[0]
  if (winner !== undefined) return plainly(winner, 'for')
  const scoreOf = (cell: string): number =>
    readClauses(cutForMatching(cell, unnamed(scan(cell))), sentence).reduce((sum, clause) => sum + clause.score, 0)
  const scores = cells.flatMap((cell, at) => {
    const technology = columns[at]
    return technology == null ? [] : [{ technology, score: scoreOf(cell) }]
  })
  return scoreOf(cells[0] ?? '') > 0 && scores.length > 1 ? both : weighCells(scores)
}

/** In a cell under a technology's name it is that one that is spoken of. */
const unnamed = (scanned: Scanned): Scanned => ({ ...scanned, technologies: [] })

function weighCells(scores: readonly { readonly technology: TechnologyId; readonly score: number }[]): Proposal {
  const [first, second] = [...scores].sort((a, b) => b.score - a.score)
  if (first === undefined || second === undefined || first.score <= 0) return neutral
  return first.score === second.score || second.score > 0 ? both : plainly(first.technology, 'for')
}

const cellsOf = (row: string): readonly string[] =>
  row.replace(/^\s*\|/, '').replace(/\|\s*$/, '').split('|').map((cell) => cell.trim())

function onlyIn(names: readonly NameSpan[]): TechnologyId | null {
  const all = new Set(names.flatMap(({ ecosystem }) => ecosystem ?? []))
  const [only] = all
  return all.size === 1 ? (only ?? null) : null
}

/** A cell that begins with a name and says hardly more: "Node.js (+44 %)". */
function verdictCell(cell: string, scan: Scan): TechnologyId | null {
  const names = namesIn(scan(cell))
  const [first] = names
  const rest = first === undefined ? '' : cell.slice(first.end).replace(/\(.*?\)/g, '').trim()
  return first?.start === 0 && rest === '' ? onlyIn(names) : null
}
