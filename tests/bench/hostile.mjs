// The slowest of hostile questions over the passages of a corpus folder, by the index alone.
import { resolve } from 'node:path'
import { createIndex } from '../../dist/retrieval.js'
import { readCorpus } from '../../dist/corpus.js'
import { generateHostile } from './generator.mjs'
import { show, table } from './table.mjs'

const longestQuestion = 4_000

export function measureHostile(folder, count, seed) {
  const corpus = readCorpus(resolve(folder))
  if (!corpus.ok) throw new Error(corpus.issues.map(({ path, message }) => `${path ?? folder}: ${message}`).join('\n'))
  const documents = corpus.value.passages.map(({ id, text, section }) => ({ id,
    fields: { text, section: section.join('\n') } })
  )
  const index = createIndex(documents, { fields: { text: {}, section: {} } })
  const texts = generateHostile(count, seed).map((text) => text.slice(0, longestQuestion))
  for (const text of texts.slice(0, 100)) index.search(text, { limit: 10 })
  const times = texts.map((text) => {
    const from = performance.now()
    index.search(index.query(text), { limit: 10 })
    return performance.now() - from
  })
  times.sort((a, b) => a - b)
  const at = (share) => show(times[Math.min(times.length - 1, Math.floor(share * times.length))])
  return table(['passages', 'hostile questions', 'p50 ms', 'p99', 'slowest'], [[String(documents.length),
    String(times.length), at(0.5), at(0.99), at(1)]])
}
