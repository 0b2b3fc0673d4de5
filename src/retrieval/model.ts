/** What is searched: a name and some texts. Fields that the index was not told of are not read. */
export interface Document {
  readonly id: string
  readonly fields: Readonly<Record<string, string>>
}

export interface FieldOptions {
  /**
   * How much an occurrence in this field counts against one in a field of weight 1; 1 unless set.
   *
   * A title is commonly given 2. Any number above 0; a field of 0 or less is not read at all. Only the proportions
   * between fields matter, for what a term can earn in all of them together is bounded by {@link Ranking.k1}.
   */
  readonly weight?: number
  /** {@link Ranking.b} for this field alone. */
  readonly b?: number
}

/** BM25F and what is added to it. The defaults are the values of the literature, not fitted to a collection. */
export interface Ranking {
  /**
   * How soon another occurrence of a term stops mattering ("term frequency saturation"); 1.2 unless set.
   *
   * With 0 it matters only whether a term occurs; the higher, the nearer a score grows in proportion to the count.
   * Usual: 1.2 to 2. Negative values make no sense.
   */
  readonly k1: number
  /**
   * How far a long text is held against its words ("length normalisation"), 0 (not at all) to 1 (fully); 0.75 unless
   * set.
   *
   * Lower it where long documents are long because they say more, and raise it where they only use more words.
   */
  readonly b: number
  /**
   * Weight of the {@link Explanation} part "proximity": asked words that stand near each other; 0.5 unless set.
   *
   * 0 turns it off and saves the closer look at the first documents. Usual: up to 1; above that, two common words side
   * by side outrank a rare one.
   */
  readonly proximity: number
  /**
   * Weight of terms that the first hits share (a relevance model, RM3), which reorder the hits, but for a clear first
   * one; 0.5 unless set.
   *
   * 0 turns it off. It helps where many documents are relevant, and costs where only one is. Usual: up to 1.
   */
  readonly feedback: number
}

export interface IndexOptions {
  /** The fields to read, in reading order; others of a document are not looked at. */
  readonly fields: Readonly<Record<string, FieldOptions>>
  /** Other spellings of a name: a phrase as it is written, and the name that it is indexed under, on both sides. */
  readonly aliases?: Iterable<readonly [phrase: string, name: string]>
  /** Words that are spelt right though no document has them: never corrected. They are asked in normalised form. */
  readonly isKnownWord?: (word: string) => boolean
  /** What is left out has its default. */
  readonly ranking?: Partial<Ranking>
}

/**
 * What a query may cost at most, whatever its text. The postings read are those of the terms of its clauses, each list
 * once; for each correction, a few hundred sets of letters are looked up, sets compared, and near words measured.
 */
export const queryBounds = {
  /** Code units read of a text; nobody asks in more. */
  textLength: 4_000,
  words: 256,
  clauses: 64,
  expansions: 64,
  corrections: 24,
  /** For each correction, in all: sets of letters compared with the word's, and words measured against it. */
  masksCompared: 60_000,
  wordsMeasured: 2_000,
  /** Terms looked for: those of clauses, read in up to three ways, and those of expansions, three words each. */
  terms: 64 * 3 + 64 * 3,
} as const

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
  /** 1 for the asked word itself, less for everything that was read into it; times as often as it is said. */
  readonly weight: number
  readonly kind: 'word' | 'alias' | 'compound' | 'correction' | 'split' | 'joined' | 'expansion'
  /** What it came from, to be shown: the asked word, or the source that the caller gave for an expansion. */
  readonly source: string
}

/** One thing that was asked. Offsets are UTF-16 code units into the query's text; an expansion has an empty range. */
export interface Clause {
  readonly words: string
  readonly start: number
  readonly end: number
  readonly candidates: readonly Candidate[]
  /** False for what the caller added to the question. */
  readonly isAsked: boolean
  /** Rarity of the asked word: the highest idf of its candidates; that of a word no document has, if there is none. */
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
  /** At most {@link queryBounds}.expansions are read, three words of each. */
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
  /** At most this many; 10 unless set, none for 0 and less. */
  readonly limit?: number
}

/** An immutable index. Nothing here throws, whatever the strings. */
export interface SearchIndex {
  readonly documentCount: number
  query(text: string, options?: QueryOptions): Query
  /** Best first, ties by id in code-unit order; no hits for a query without clauses. */
  search(query: Query | string, options?: SearchOptions): ScoredDocument[]
  /**
   * The score of this document for this query, as `search` gives it with these options; undefined for an id that is not
   * held.
   */
  explain(query: Query, id: string, options?: SearchOptions): Explanation | undefined
  /** In how many documents the word's term occurs; 0 for none. */
  documentFrequency(word: string): number
}
