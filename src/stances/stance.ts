import type { StanceCues, TechnologyId } from '../corpus/index.js'
import { indexStance, readClauses, type Clause, type StanceIndex } from './clauses.js'
import { findMatches, indexPhrases, type PhraseIndex, type Scanned, cutForMatching, namesIn,
  type NameSpan } from '../reading/index.js'

/** What stands around a sentence and helps to read it. */
export interface StanceContext {
  /** Whom the sentence before, or the section, is about. */
  readonly about: TechnologyId | null
  /** Headings above it, outermost first. */
  readonly section: readonly string[]
  /** The header row above a row of a table; empty otherwise. */
  readonly header: string
}

/** What a sentence says for a reader who chooses. */
interface Proposal {
  /** null with `neutral` and `both`. */
  readonly technology: TechnologyId | null
  readonly stance: 'for' | 'against' | 'neutral' | 'both'
}

type Scan = (text: string) => Scanned

const neutral: Proposal = { technology: null, stance: 'neutral' }
const both: Proposal = { technology: null, stance: 'both' }

/** Proposes what a sentence says by general comparison language alone; unsure is neutral. */
interface StanceReader {
  propose(sentence: string, context: StanceContext): Proposal
}

interface Ground {
  readonly sentence: StanceIndex
  readonly heading: PhraseIndex<'good' | 'bad'>
  readonly scan: Scan
}

export function openStanceReader(cues: StanceCues, scan: Scan): StanceReader {
  const heading = indexPhrases([...cues.headingGood.map((phrase) => [phrase, 'good'] as const),
    ...cues.headingBad.map((phrase) => [phrase, 'bad'] as const)])
  const ground: Ground = { sentence: indexStance(cues), heading, scan }
  return {
    propose(sentence, context) {
      if (/\?\s*$/.test(sentence)) return neutral
      if (sentence.includes('|')) return readRow(sentence, context, ground)
      const clauses = readClauses(cutForMatching(sentence, scan(sentence)), ground.sentence)
      return decide(inherit(clauses, context.about)) ?? byHeading(clauses, context, ground)
    },
  }
}

interface Said extends Clause {
  readonly subject: TechnologyId | null
}

/** A clause that names nobody is about whom the clause before was about, else the sentence before. */
function inherit(clauses: readonly Clause[], about: TechnologyId | null): readonly Said[] {
  const said: Said[] = []
  const anyNamed = clauses.some((clause) => clause.about.length > 0)
  for (const clause of clauses) {
    const [first] = clause.about
    const before = said.at(-1)?.subject ?? (anyNamed ? null : about)
    said.push({ ...clause, subject: first ?? before ?? about })
  }
  return said
}

/** null: the sentence itself says nothing that decides. */
function decide(said: readonly Said[]): Proposal | null {
  const all = new Set(said.flatMap(({ about }) => about))
  const valued = said.filter(({ score, subject }) => score !== 0 && subject !== null)
  if (all.size !== 1 && said.some(({ cues }) => cues.has('hybrid'))) return both
  if (said.some(({ cues }) => cues.has('silent')) && !said.some(({ role }) => role === 'contrast')) return neutral
  if (speaksOfAll(said, all)) return said.some(({ score }) => score > 0) ? both : neutral
  const contrast = valued.findLast(({ role }) => role === 'contrast')
  if (contrast !== undefined) return towards(contrast)
  const main = valued.filter(({ role }) => role !== 'concession')
  const [first] = main.length > 0 ? main : valued
  if (first === undefined) return null
  const other = main.find(({ subject, score }) =>
    subject !== first.subject && Math.sign(score) === Math.sign(first.score)
  )
  return other === undefined ? towards(first) : both
}

/** "Both", a mix of the two, or two halves that give each its part. */
function speaksOfAll(said: readonly Said[], all: ReadonlySet<TechnologyId>): boolean {
  const saysBoth = said.some(({ cues }) => cues.has('both'))
  if (all.size > 1)
    return saysBoth && !said.some(({ role, score, about }) => role === 'contrast' && score !== 0 && about.length > 0)
  return all.size === 0 && (said[0]?.cues.has('both') ?? false)
}

const towards = ({ subject, score }: Said): Proposal => ({ technology: subject, stance: score > 0 ? 'for' : 'against' })

/** Under "Advantages of X" a plain description speaks for X. */
function byHeading(clauses: readonly Clause[], { section, about }: StanceContext, { heading, scan }: Ground): Proposal {
  const last = section.at(-1) ?? ''
  const scanned = scan(last)
  const words = cutForMatching(last, scanned)
  const tone = findMatches(heading, words)[0]?.value
  const [named] = namesIn(scanned).flatMap(({ ecosystem }) => ecosystem ?? [])
  const subject = clauses.flatMap((clause) => clause.about)[0] ?? about
  if (tone === undefined || named === undefined || subject !== named) return neutral
  return { technology: named, stance: tone === 'good' ? 'for' : 'against' }
}

/** In a row of a table a cell that is a technology's name is a verdict; else the columns of two are weighed. */
function readRow(row: string, { header }: StanceContext, { sentence, scan }: Ground): Proposal {
  const cells = cellsOf(row)
  const columns = cellsOf(header).map((cell) => onlyIn(namesIn(scan(cell))))
  const winner =
    cells.slice(1).flatMap((cell, at) => (columns[at + 1] == null ? (verdictCell(cell, scan) ?? []) : []))[0]
  if (winner !== undefined) return { technology: winner, stance: 'for' }
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
  return first.score === second.score || second.score > 0 ? both : { technology: first.technology, stance: 'for' }
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
