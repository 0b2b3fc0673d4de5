import { type AliasTable, buildAliasTable } from './aliases.js'
import type { IndexOptions, Ranking } from './model.js'

/** Options of an index with every default filled in. */
export interface Settings {
  readonly fields: readonly FieldSettings[]
  readonly aliases: AliasTable
  readonly isKnownWord: (word: string) => boolean
  readonly ranking: Ranking
  /** Equal for two indexes only if they would read and weigh a document alike. */
  readonly fingerprint: string
}

export interface FieldSettings {
  readonly name: string
  readonly weight: number
  readonly b: number
}

/** k1 and b as in Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, §3.7. */
const standard: Ranking = { k1: 1.2, b: 0.75, proximity: 0.5, feedback: 0.5 }

export function fillSettings(options: IndexOptions): Settings {
  const ranking = { ...standard, ...options.ranking }
  const fields = Object.entries(options.fields).flatMap((
    [name, { weight = 1, b = ranking.b }],
  ) => (weight > 0 ? [{ name, weight, b }] : []))
  const aliases = buildAliasTable(options.aliases ?? [])
  const fingerprint = JSON.stringify([fields, ranking.k1, ranking.b, aliases.fingerprint])
  return { fields, aliases, isKnownWord: options.isKnownWord ?? (() => false), ranking, fingerprint }
}
