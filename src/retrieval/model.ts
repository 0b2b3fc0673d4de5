/** What is searched: a name and some texts. Fields that the index was not told of are not read. */
export interface Document {
  readonly id: string
  readonly fields: Readonly<Record<string, string>>
}

export interface FieldOptions {
  /** How much an occurrence here counts against one in a field of weight 1. */
  readonly weight?: number
  /** How far a long field is held against its words, 0 (not at all) to 1 (fully); {@link Ranking.b} unless set. */
  readonly b?: number
}

/** The ranking function. The defaults are the values of the literature, not fitted to a collection. */
export interface Ranking {
  /** How soon another occurrence of a term stops mattering. */
  readonly k1: number
  readonly b: number
  /** Weight of {@link Explanation} part "proximity": terms that were asked together and stand together. 0 turns it off. */
  readonly proximity: number
  /** Weight of terms learnt from the first hits (a relevance model), which reorder the places after the first. 0 turns it off. */
  readonly feedback: number
}

export interface IndexOptions {
  /** The fields to read, in reading order. */
  readonly fields: Readonly<Record<string, FieldOptions>>
  /** Other spellings of a name: a phrase as it is written, and the name that it is indexed under, on both sides. */
  readonly aliases?: Iterable<readonly [phrase: string, name: string]>
  /** Words known to be spelt right though no document has them: never corrected. They are asked in normalised form. */
  readonly isKnownWord?: (word: string) => boolean
  readonly ranking?: Partial<Ranking>
}

export interface BuildProgress {
  readonly phase: 'reading' | 'counting' | 'posting'
  /** Documents done in this phase. */
  readonly done: number
}

/** Why a score is what it is: a node's value is the sum of the values of its parts, where it has any. */
export interface Explanation {
  readonly value: number
  readonly meaning: string
  readonly parts: readonly Explanation[]
}

/** A term to look for on behalf of a clause. */
export interface Candidate {
  /** In the index's form: a stem, or `=name` for an alias. */
  readonly term: string
  /** 1 for the asked word itself, less for everything that was read into it. */
  readonly weight: number
  readonly kind: 'word' | 'alias' | 'compound' | 'correction' | 'split' | 'joined' | 'expansion'
  /** What it came from, to be shown: the asked word, or the source that the caller gave for an expansion. */
  readonly source: string
}

/** One thing that was asked. Offsets are UTF-16 code units into the query's text; an expansion has an empty range at 0. */
export interface Clause {
  readonly words: string
  readonly start: number
  readonly end: number
  readonly candidates: readonly Candidate[]
  /** False for what the caller added to the question. */
  readonly isAsked: boolean
  /** Rarity of the asked word: the highest idf of its own candidates; that of a word no document has, if there is none. */
  readonly importance: number
}

/** A word that was read as another. */
export interface SpellingReading {
  readonly from: string
  readonly to: string
}

export interface Query {
  readonly text: string
  readonly clauses: readonly Clause[]
  readonly readings: readonly SpellingReading[]
}

/** A phrase to look for as well, with less weight than what was asked. */
export interface Expansion {
  readonly phrase: string
  /** Above 0, below 1. */
  readonly weight: number
  /** Shown in explanations. */
  readonly source: string
  /** Stands for the words of the query's text in this range, so that finding it counts as finding them. */
  readonly of?: { readonly start: number; readonly end: number }
}

export interface QueryOptions {
  readonly expansions?: readonly Expansion[]
  /** Whether words that no document has are read as near ones; true unless set. */
  readonly correct?: boolean
}

export interface ScoredDocument {
  readonly id: string
  /** Comparable within one query only; above 0. */
  readonly score: number
  /** Share of the question's importance that this document has, 0..1. */
  readonly coverage: number
}

export interface SearchOptions {
  /** At most this many; 10 unless set. */
  readonly limit?: number
}

/** Which clauses of a query a document has. */
export interface Evidence {
  readonly coverage: number
  readonly matched: readonly Clause[]
  readonly missing: readonly Clause[]
}

/** An immutable index. Nothing here throws, whatever the strings. */
export interface SearchIndex {
  readonly documentCount: number
  /** Distinct terms. */
  readonly termCount: number
  readonly postingCount: number
  query(text: string, options?: QueryOptions): Query
  /** Best first, ties by id in code-unit order; no hits for a query without clauses. */
  search(query: Query | string, options?: SearchOptions): ScoredDocument[]
  /** Undefined for an id that is not held. */
  evidence(query: Query, id: string): Evidence | undefined
  /** The score of this document for this query, as `search` gives it with `options`. Undefined for an id that is not held. */
  explain(query: Query, id: string, options?: SearchOptions): Explanation | undefined
  /** Whether a document has this word or its stem, or it is part of an alias. */
  has(word: string): boolean
  /** In how many documents the word's term occurs; 0 for none. */
  documentFrequency(word: string): number
  /** Near spellings in the vocabulary, best first, whether or not the word itself is known. */
  spellings(word: string): readonly { readonly word: string; readonly weight: number }[]
  /** The surface words of the documents, most frequent first. */
  vocabulary(): Iterable<string>
  hasDocument(id: string): boolean
  /** A new index without `remove` and with `put` added or replaced; this one stays as it is. */
  revise(
    changes: { readonly put?: Iterable<Document>; readonly remove?: Iterable<string> },
  ): Generator<BuildProgress, SearchIndex>
  /** The index as bytes: the same documents and options give the same bytes. */
  snapshot(): Uint8Array
}
