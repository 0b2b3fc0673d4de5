/** How well hits answer a judged question; see README.md beside this file. */

export interface JudgedQuestion {
  readonly id: string
  readonly text: string
  readonly answers: readonly { readonly source: string; readonly anchor: string; readonly grade: number;
    readonly para: number }[]
}

export interface JudgedHit {
  readonly source: string
  readonly text: string
}

export interface Score {
  readonly ndcg: number
  readonly reciprocalRank: number
  readonly successAt1: number
  readonly successAt3: number
}

const ranksForGain = 5
const gainOf = (grade: number): number => 2 ** grade - 1
const discountAt = (rank: number): number => 1 / Math.log2(rank + 1)

const folded: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b`\u00b4]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[|\u2022*\u200b\ufeff\u00ad]/g, ' '],
  [/\s+/g, ' '],
]

export function fold(text: string): string {
  return folded.reduce((rest, [pattern, plain]) => rest.replace(pattern, plain), text.normalize('NFKC').toLowerCase())
    .trim()
}

/** nDCG@5 with gains 3 and 1, each unit of an article paid once; reciprocal rank and success of the first ten hits. */
export function judge({ answers }: JudgedQuestion, hits: readonly JudgedHit[]): Score {
  const paid = new Map<string, number>()
  let gained = 0
  let first = Infinity
  for (const [index, hit] of hits.slice(0, 10).entries()) {
    const text = fold(hit.text.slice(0, 1_500))
    const held = answers.filter(({ source, anchor }) => source === hit.source && text.includes(fold(anchor)))
    if (held.length > 0) first = Math.min(first, index + 1)
    if (index < ranksForGain) gained += pay(held, paid) * discountAt(index + 1)
  }
  return { ndcg: Math.min(1, gained / idealOf(answers)), reciprocalRank: 1 / first, successAt1: first <= 1 ? 1 : 0,
    successAt3: first <= 3 ? 1 : 0 }
}

const unitOf = ({ source, para }: JudgedQuestion['answers'][number]): string => `${source}:${para}`

/** What the best unit of a hit adds to what was paid for it already. */
function pay(held: JudgedQuestion['answers'], paid: Map<string, number>): number {
  const added = Math.max(0, ...held.map((answer) => gainOf(answer.grade) - (paid.get(unitOf(answer)) ?? 0)))
  for (const answer of held) paid.set(unitOf(answer), Math.max(gainOf(answer.grade), paid.get(unitOf(answer)) ?? 0))
  return added
}

function idealOf(answers: JudgedQuestion['answers']): number {
  const units = new Map<string, number>()
  for (const answer of answers)
    units.set(unitOf(answer), Math.max(gainOf(answer.grade), units.get(unitOf(answer)) ?? 0))
  const best = [...units.values()].sort((a, b) => b - a).slice(0, ranksForGain)
  return best.reduce((sum, gain, index) => sum + gain * discountAt(index + 1), 0)
}
