import type { Clause } from './clauses.js'

/** What the clauses of a sentence say together, by their order and the words between them. */
export interface GrammarSays {
  readonly technology: string | null
  readonly stance: 'for' | 'against' | 'neutral' | 'both'
}

const neutral: GrammarSays = { technology: null, stance: 'neutral' }
const both: GrammarSays = { technology: null, stance: 'both' }

interface Said extends Clause {
  readonly subject: string | null
}

/** A clause that names nobody is about whom the clause before was about, else the sentence before. */
export function inherit(clauses: readonly Clause[], about: string | null): readonly Said[] {
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
export function decide(said: readonly Said[]): GrammarSays | null {
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
function speaksOfAll(said: readonly Said[], all: ReadonlySet<string>): boolean {
  const saysBoth = said.some(({ cues }) => cues.has('both'))
  if (all.size > 1)
    return saysBoth && !said.some(({ role, score, about }) => role === 'contrast' && score !== 0 && about.length > 0)
  return all.size === 0 && (said[0]?.cues.has('both') ?? false)
}

const towards = ({ subject, score }: Said): GrammarSays => ({ technology: subject, stance: score > 0 ? 'for' : 'against' })

