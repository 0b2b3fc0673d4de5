import type { Json } from '../../answer/index.js'
import type { TechnologyId } from '../../corpus/index.js'
import type { Interval } from '../../retrieval/index.js'

export const tasks = ['questions', 'typos', 'scenarios', 'stance', 'beir'] as const
export type Task = (typeof tasks)[number]

/** A row of a judged file, with where it stands and what tells it from another version of itself. */
export interface Row<T> {
  readonly value: T
  /** `file:line`, for messages. */
  readonly place: string
  /** Short hash of the row as written: a row with another hash is not the same question. */
  readonly judged: string
}

/** Words of an article that a relevant passage holds. Answers of one unit are paid once. */
export interface Anchor {
  readonly source: string
  /** Folded, see `foldWords`. */
  readonly words: string
  readonly unit: string
}

export interface GradedAnchor extends Anchor {
  /** 2 answers the question, 1 a part of it. */
  readonly grade: 1 | 2
}

export interface SidedAnchor extends Anchor {
  readonly side: string
}

export interface JudgedQuestion {
  readonly id: string
  readonly text: string
  readonly kind: string
  readonly topic: string
  /** Empty: the articles do not answer, and saying so is right. */
  readonly answers: readonly GradedAnchor[]
}

/** A question with misspellings, judged by the answers of another. */
export interface MisspeltQuestion extends JudgedQuestion {
  readonly base: string
}

export interface JudgedScenario {
  readonly id: string
  readonly text: string
  /** Need → stated (true) or ruled out (false). */
  readonly needs: ReadonlyMap<string, boolean>
  readonly verdict: string
  readonly accept: readonly string[]
  readonly trap: string | null
  readonly contested: boolean
  readonly answers: readonly SidedAnchor[]
}

export interface JudgedSentence {
  readonly id: string
  readonly source: string
  readonly sentence: string
  readonly stance: string
}

/** Grades by query, then by document. */
export type QueryGrades = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface JudgedQuery {
  readonly id: string
  readonly text: string
}

/** One file of a judged folder, with all that is needed to measure by it. */
interface SetOf<Kind extends Task, T> {
  readonly task: Kind
  readonly file: string
  /** "dev" or "test", as the file's name says; empty when it says nothing. */
  readonly split: string
  readonly rows: readonly Row<T>[]
}

export type QuestionSet = SetOf<'questions', JudgedQuestion>

export interface TypoSet extends SetOf<'typos', MisspeltQuestion> {
  /** The plain questions, by id. */
  readonly bases: ReadonlyMap<string, JudgedQuestion>
}

/** What judged files call a technology: "node" → its id. */
export type Labels = ReadonlyMap<string, TechnologyId>

export interface ScenarioSet extends SetOf<'scenarios', JudgedScenario> {
  readonly labels: Labels
}

export interface StanceSet extends SetOf<'stance', JudgedSentence> {
  readonly labels: Labels
}

export interface BeirSet extends SetOf<'beir', JudgedQuery> {
  /** One for each file of judgments; the same queries are measured by each. */
  readonly qrels: readonly { readonly file: string; readonly split: string; readonly grades: QueryGrades }[]
}

export type JudgedSet = QuestionSet | TypoSet | ScenarioSet | StanceSet | BeirSet

/** A measure over a set. */
export interface Figure {
  readonly name: string
  /** null when there is nothing to measure by. */
  readonly value: number | null
  /** The 95 % bootstrap interval; null without a value. */
  readonly interval: Interval | null
  /** How many items it is over. */
  readonly of: number
}

/** What one judged item came to: its measures, by the names of the figures that are their means. */
export interface Item {
  readonly id: string
  readonly judged: string
  /** The item in its own words, cut. */
  readonly text: string
  readonly values: Readonly<Record<string, number>>
}

/** Lines of our own under a heading. */
export interface Section {
  readonly title: string
  readonly lines: readonly string[]
}

export interface SetReport {
  readonly task: Task
  readonly split: string
  /** The files and, where one file is measured in several ways, the way. Unique within a run. */
  readonly name: string
  /** How many items of which sort, in a few words. */
  readonly about: string
  readonly figures: readonly Figure[]
  readonly sections: readonly Section[]
  readonly items: readonly Item[]
  /** What belongs to this task alone, for scripts. */
  readonly details: { readonly [key: string]: Json }
}

/** How far a slow piece of work has come. */
export interface Progress {
  readonly what: string
  readonly done: number
  readonly total: number
}

/** Work that yields after each item, so that the caller can show progress and let others through. */
export type Work<T> = Generator<Progress, T>

export interface FoundText {
  readonly id: string
  readonly source: string
  readonly text: string
}

/** Best first. `declined`: an answer would be refused; the hits are listed all the same. */
export type Search = (text: string,
  limit: number) => { readonly declined: boolean; readonly hits: readonly FoundText[] }
