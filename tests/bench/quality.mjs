// Every engine over one judged collection in the BEIR layout: corpus.jsonl, queries.jsonl, qrels.tsv, and a file of the same
// queries mistyped if there is one (queries.typo.jsonl). Grades in qrels gain as they stand (linear gain).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { engines, retrieval } from './engines.mjs'
import { show, table } from './table.mjs'

const readLines = (path) =>
  readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line))

export function readCollection(folder) {
  const qrels = new Map()
  for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').split('\n').slice(1)) {
    const [query, id, grade] = line.split('\t')
    if (grade === undefined) continue
    if (!qrels.has(query)) qrels.set(query, new Map())
    qrels.get(query).set(id, Number(grade))
  }
  const judged = (
    file,
  ) => (existsSync(join(folder, file))
    ? readLines(join(folder, file)).filter(({ _id }) => qrels.has(String(_id)))
    : undefined)
  return {
    documents: readLines(join(folder, 'corpus.jsonl')).map(({ _id, title, text }) => ({ id: String(_id),
      title: title ?? '', text: text ?? '' })
    ),
    runs: { clean: judged('queries.jsonl'), typos: judged('queries.typo.jsonl') },
    qrels,
  }
}

const depth = 100

async function measure(name, { documents, runs, qrels }, progress) {
  const measures = await retrieval()
  const engine = await engines[name].make()
  const { search } = await engine.build(documents)
  const results = {}
  for (const [run, queries] of Object.entries(runs)) {
    if (queries === undefined) continue
    progress(`${name}, ${run}`)
    const start = performance.now()
    const rankings = queries.map(({ text }) => search(text, depth))
    const ms = (performance.now() - start) / queries.length
    const each = (score) => measures.mean(queries.map(({ _id }, at) => score(rankings[at], qrels.get(String(_id)))))
    const gains = queries.map(({ _id }, at) => measures.ndcg(rankings[at], qrels.get(String(_id)), 10))
    results[run] = {
      ndcg: measures.mean(gains),
      interval: measures.bootstrapInterval(gains),
      ms,
      mrr: each((ids, grades) => measures.reciprocalRank(ids, grades, 10)),
      map: each((ids, grades) => measures.averagePrecision(ids, grades, depth)),
      recall: each((ids, grades) => measures.recall(ids, grades, depth)),
      success: each((ids, grades) => measures.success(ids, grades, 1)),
    }
  }
  return results
}

export async function compareQuality(folder, names, progress) {
  const collection = readCollection(folder)
  const rows = []
  for (const name of names) {
    for (const [run, { ndcg, interval, mrr, map, recall, success, ms }] of Object.entries(
      await measure(name, collection, progress),
    )) {
      const figures = [ndcg, mrr, map, recall, success].map((value) => value.toFixed(4))
      rows.push([name, run, figures[0], `${interval.low.toFixed(3)}–${interval.high.toFixed(3)}`, ...figures.slice(1),
        show(ms)])
    }
  }
  return table(['engine', 'queries', 'nDCG@10', '95 %', 'MRR@10', 'MAP@100', 'recall@100', 'success@1', 'ms/query'],
    rows)
}
