import type { Json } from '../../answer/index.js'
import type { TechnologyId } from '../../corpus/index.js'
import type { Interval } from '../../retrieval/index.js'

export const tasks = ['questions', 'typos', 'scenarios', 'standing', 'stance', 'beir'] as const
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
  /** Empty: the articles do not answer, and saying so is right. */
  readonly answers: readonly GradedAnchor[]
  /** Which side the articles together take on this: a technology, `mixed` or `none`; null: nothing is compared. */
  readonly favours: string | null
}

/** A question with misspellings, judged by the answers of another. */
export interface MisspeltQuestion extends JudgedQuestion {
  readonly base: string
}

/** Words of a text that are of a need, and what they count for there. Offsets are UTF-16 code units, half-open. */
export interface Mark {
  readonly need: string
  readonly start: number
  readonly end: number
  /** `stated`, `ruled-out`, or why they count neither way: `hedged`, `past` … */
  readonly standing: string
}

export interface MarkedText {
  readonly id: string
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A description of a project; its marks are those of which the file gives the words and the standing. */
export interface JudgedScenario extends MarkedText {
  /** Need → stated (true) or ruled out (false). */
  readonly needs: ReadonlyMap<string, boolean>
  /** Needs whose words occur but count neither way. */
  readonly mentioned: readonly string[]
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
type QueryGrades = ReadonlyMap<string, ReadonlyMap<string, number>>

export interface JudgedQuery {
  readonly id: string
  readonly text: string
}

/** What the texts of a writer are for: to learn from, to tune by, or to measure by without their having been read. */
export const roles = ['train', 'tune', 'unread'] as const
export type Role = (typeof roles)[number]

/** A file of judgments. */
export interface NamedFile {
  readonly file: string
  /** "dev" or "test", as the file's name says; empty when it says nothing. */
  readonly split: string
  /** Where a folder holds a file for each writer; the role is null where no list of them is there. */
  readonly writer: { readonly name: string; readonly role: Role | null } | null
}

/** One file of a judged folder, with all that is needed to measure by it. */
interface SetOf<Kind extends Task, T> extends NamedFile {
  readonly task: Kind
  readonly rows: readonly Row<T>[]
}

export interface TypoSet extends SetOf<'typos', MisspeltQuestion> {
  /** The plain questions, by id. */
  readonly bases: ReadonlyMap<string, JudgedQuestion>
  readonly labels: Labels
}

/** What judged files call a technology: "node" → its id. */
export type Labels = ReadonlyMap<string, TechnologyId>

export interface QuestionSet extends SetOf<'questions', JudgedQuestion> {
  readonly labels: Labels
}

export type StandingSet = SetOf<'standing', MarkedText>

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

export type JudgedSet = QuestionSet | TypoSet | ScenarioSet | StandingSet | StanceSet | BeirSet

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

/** What a report is of. */
export interface ReportHead {
  readonly task: Task
  /** Of a writer's file: the writer's role. */
  readonly split: string
  /** The files and, where one file is measured in several ways, the way. Unique within a run. */
  readonly name: string
  /** Or figures alone: of writers who are not to be read, and of several together, whose items are told with each. */
  readonly tellsItems: boolean
}

export interface SetReport extends ReportHead {
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
