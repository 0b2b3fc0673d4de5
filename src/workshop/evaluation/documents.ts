import { basename } from 'node:path'
import { averagePrecision, ndcg, recall, reciprocalRank, success, type Grades } from '../../retrieval/index.js'
import { headOf } from './judged.js'
import { lossSection, meanFigure } from './measures.js'
import type { BeirSet, Item, JudgedQuery, Row, Search, SetReport, Work } from './model.js'
import { cut, shortHash } from './rows.js'

const mostHits = 100
const worstShown = 10
const plainQueries = 'queries.jsonl'

const measures: Readonly<Record<string, (ranking: readonly string[], grades: Grades) => number>> = {
  'nDCG@10': (ranking, grades) => ndcg(ranking, grades, 10),
  'MAP@100': (ranking, grades) => averagePrecision(ranking, grades, 100),
  'Recall@100': (ranking, grades) => recall(ranking, grades, 100),
  'MRR@10': (ranking, grades) => reciprocalRank(ranking, grades, 10),
  'Success@1': (ranking, grades) => success(ranking, grades, 1),
  'Success@3': (ranking, grades) => success(ranking, grades, 3),
}

interface Ranked {
  readonly row: Row<JudgedQuery>
  readonly ranking: readonly string[]
}

interface Measured extends Ranked {
  readonly grades: Grades
  readonly item: Item
}

/** Queries over documents: ranked once, measured by each file of judgments. */
export function* measureDocuments(set: BeirSet, search: Search): Work<readonly SetReport[]> {
  const judged = set.rows.filter(({ value }) => set.qrels.some(({ grades }) => hasRelevant(grades.get(value.id))))
  const ranked: Ranked[] = []
  for (const row of judged) {
    ranked.push({ row, ranking: search(row.value.text, mostHits).hits.map(({ id }) => id) })
    yield { what: headOf(set).name, done: ranked.length, total: judged.length }
  }
  return set.qrels.map((qrels) => report(set, qrels, ranked))
}

const relevantIn = (grades: Grades): number => Array.from(grades.values()).filter((grade) => grade > 0).length
const hasRelevant = (grades: Grades | undefined): grades is Grades => grades !== undefined && relevantIn(grades) > 0

function report(set: BeirSet, { file, split, grades: all }: BeirSet['qrels'][number],
  ranked: readonly Ranked[]): SetReport {
  const measured = ranked.flatMap((each): readonly Measured[] => {
    const { id } = each.row.value
    const grades = all.get(id)
    if (!hasRelevant(grades)) return []
    const judged = shortHash([each.row.judged, ...grades])
    return [{ ...each, grades,
      item: { id, judged, text: cut(each.row.value.text, 90), values: measure(each.ranking, grades) } }]
  })
  const items = measured.map(({ item }) => item)
  const relevant = measured.reduce((sum, { grades }) => sum + relevantIn(grades), 0)
  const score = ({ item: { values } }: Measured): number => values['nDCG@10'] ?? 0
  const worst = measured.filter((each) => score(each) < 1).sort((a, b) => score(a) - score(b)).slice(0, worstShown)
  return {
    ...headOf(set),
    split,
    name: `${headOf(set).name}, ${basename(file)}`,
    about: `${measured.length} queries with ${relevant} relevant documents; ${
      set.rows.length - measured.length
    } queries without`,
    figures: Object.keys(measures).map((name) => meanFigure(name, items)),
    sections: [{ title: 'Worst', lines: worst.map(describe) }],
    items,
    details: {
      worst: worst.map(({ item, ranking }) => ({ id: item.id, ndcg10: item.values['nDCG@10'] ?? 0,
        first: ranking[0] ?? null })
      ),
    },
  }
}

/** What each further file of queries lost against the plain one, by the same judgments. */
export function withLosses(reports: readonly SetReport[]): readonly SetReport[] {
  const known = new Map(reports.map((each) => [each.name, new Map(each.items.map((item) => [item.id, item]))]))
  return reports.map((each) => {
    const [queries = '', qrels = ''] = each.name.split(', ')
    const plain = known.get(`${plainQueries}, ${qrels}`)
    if (each.task !== 'beir' || queries === plainQueries || plain === undefined) return each
    const pairs = each.items.flatMap((after) => {
      const before = plain.get(after.id)
      return before ? [{ before, after }] : []
    })
    return { ...each,
      sections: [lossSection(`Lost against ${plainQueries}`, ['nDCG@10', 'MRR@10'], pairs), ...each.sections] }
  })
}

function measure(ranking: readonly string[], grades: Grades): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(measures).map(([name, of]) => [name, of(ranking, grades)] as const))
}

function describe({ item, ranking, grades }: Measured): string {
  const [first] = ranking
  const place = ranking.findIndex((id) => (grades.get(id) ?? 0) > 0)
  const best = place < 0 ? `none of ${ranking.length} relevant` : `first relevant at ${place + 1}`
  return `${(item.values['nDCG@10'] ?? 0).toFixed(3)} ${item.id} ${item.text} · first came ${
    first ?? 'nothing'
  }, ${best}`
}
