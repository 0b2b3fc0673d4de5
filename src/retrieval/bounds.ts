/**
 * What a query may cost at most, whatever its text. The postings read are those of the terms of its clauses, each list once;
 * for each correction, masks of letters are compared and the near ones measured.
 */
export const queryBounds = {
  /** Code units read of a text; nobody asks in more. */
  textLength: 4_000,
  words: 256,
  clauses: 64,
  expansions: 64,
  corrections: 24,
  /** For each correction, in all: masks compared with the word's, and words measured against it. */
  masksCompared: 60_000,
  wordsMeasured: 2_000,
  /** Terms looked for: those of clauses, read in up to three ways, and those of expansions, three words each. */
  terms: 64 * 3 + 64 * 3,
} as const
