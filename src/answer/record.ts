import { findLabel, type AspectId, type Caveat, type NeedId, type Passage, type RuleId, type Technology,
  type TechnologyId, type TopicId } from '../corpus/index.js'
import type { Locale } from '../language/index.js'
import type { Reading } from '../reading/index.js'
import type { DeclineReason } from '../search/index.js'
import { leanOf, type Margin, type Outcome, type Point, type Verdict } from '../verdict/index.js'
import type { AnswerReference, Gone, Understood } from './codebook.js'
import { sayRemark, type Composer } from './composer.js'
import type { Block, Control, Form, Json, Picker, SourceLine, TextFile, View } from './model.js'
import { sourceNumber, type Quote, type Quoting } from './quotes.js'
import { unique } from './verdicts.js'

/** `refused`: bad input, with what was expected. `failed`: our fault, with a reference. */
export type AnswerStatus = 'answered' | 'declined' | 'refused' | 'failed'

export interface Answer {
  readonly status: AnswerStatus
  /** Help, management and everything that went wrong is for the asker's eyes alone. */
  readonly private: boolean
  readonly blocks: readonly Block[]
  readonly controls: readonly Control[]
  /** The language of our own words in it. Missing: English. */
  readonly locale?: Locale
  readonly pickers?: readonly Picker[]
  /** Shown instead of everything else, where the surface has forms and nothing has been said yet. */
  readonly form?: Form
  /** Handed over with the message; a terminal prints it. */
  readonly file?: TextFile
  /**
   * The message whose button was pressed changes into this, where it is the presser's own: seen by them alone, or asked
   * for by them. For anybody else this is an answer of its own, seen by them alone.
   */
  readonly inPlace?: true
  /** It rests on what only its asker had kept: nobody else who asks the same is led to it. */
  readonly personal?: true
  /** The one person whom this may ping. */
  readonly mention?: string
  /** The message that this is to be a reply to. */
  readonly replyTo?: string
  /** Handed back once it was said, with where: for what must be remembered of it. */
  readonly receipt?: string
  /** Why the articles do not answer it, where a single reason says so. */
  readonly declined?: DeclineReason
  /** What it rests on, as its buttons hold it. Missing: nothing, or more than a button holds. */
  readonly reference?: AnswerReference
  /** The code by which it can be had again; null: it has none. Missing: no answer to a question. */
  readonly replay?: string | null
  /** What it quotes, in the order in which it is shown. Missing: no answer to a question. */
  readonly quotes?: readonly QuoteRecord[]
  /** What it says, as values; null: nothing that a script would ask for. `--json` prints it: see {@link toJson}. */
  readonly record: AnswerRecord | null
}

/** What an answer says, as values. Nothing in the program reads what is printed of it. */
export type AnswerRecord =
  | CodedRecord
  | { readonly kind: 'decline'; readonly question?: string; readonly declined: true; readonly reason: DeclineReason;
    readonly missing: readonly string[]; readonly nearest: readonly TopicId[] }
  | { readonly kind: 'view'; readonly view: View; readonly rules?: readonly []; readonly points?: readonly [];
    readonly passages?: readonly PassageRecord[]; readonly sources?: readonly SourceLine[] }
  | (
    & { readonly kind: 'view'; readonly view: 'why';
      readonly nearMisses: readonly { readonly rule: RuleId; readonly summary: string; readonly lacked: string }[] }
    & VerdictRecord
  )
  /** What is not as it was when a code was given. */
  | { readonly kind: 'difference'; readonly same: false; readonly changed: readonly string[];
    readonly then: OutcomeRecord; readonly now: OutcomeRecord; readonly gone: Gone & { readonly rules: number };
    readonly rules: { readonly silent: readonly (RuleId | AspectId)[]; readonly new: readonly (RuleId | AspectId)[] };
    readonly quotes: { readonly left: readonly number[]; readonly new: readonly number[] };
    readonly answer: Recorded | null }
  | { readonly kind: 'error';
    readonly error: { readonly code: string; readonly message: string; readonly reference?: string } }
  /** What a command that looks things up or manages has listed, counted or done. */
  | { readonly kind: 'data'; readonly data: Json }
  /** Another one, and something beside it. */
  | { readonly kind: 'extended'; readonly record: AnswerRecord; readonly by: { readonly [key: string]: Json } }

/** Of the answers that can be had again by a code. */
export type CodedRecord =
  | { readonly kind: 'ask'; readonly question?: string; readonly declined: boolean;
    readonly understood: UnderstoodRecord; readonly verdict: VerdictRecord | null; readonly hits: readonly HitRecord[];
    readonly caveats: readonly CaveatRecord[] }
  | { readonly kind: 'about'; readonly technology: Pick<Technology, 'id' | 'name' | 'aliases' | 'kind' | 'ecosystem'>;
    readonly declined: false;
    readonly named: { readonly passages: number; readonly articles: number; readonly copies: readonly string[] };
    readonly hits: readonly HitRecord[]; readonly caveats: readonly CaveatRecord[] }
  | ({ readonly kind: 'recommendation' } & VerdictRecord)
  | (
    & { readonly kind: 'comparison'; readonly left: TechnologyId; readonly right: TechnologyId;
      readonly others: readonly TechnologyId[]; readonly topic: TopicId | null;
      readonly topics: readonly TopicRecord[] }
    & VerdictRecord
  )

interface UnderstoodRecord extends Omit<Understood, 'described'> {
  readonly technologies: readonly TechnologyId[]
  readonly topics: readonly TopicId[]
  readonly readings: readonly Reading[]
  readonly declined?: { readonly reason: DeclineReason; readonly missing: readonly string[] }
}

interface TopicRecord
  extends Pick<VerdictRecord, 'outcome' | 'technologies' | 'margin' | 'leans' | 'evidence' | 'sides' | 'points'> {
  readonly topic: TopicId
}

interface OutcomeRecord {
  readonly corpus: string
  readonly rules: string
  readonly outcome: Outcome | null
  readonly technologies: readonly (TechnologyId | null)[]
}

export type PassageRecord = ReturnType<typeof passageRecord>
export type HitRecord = PassageRecord & { readonly score?: number }
export type CaveatRecord = ReturnType<typeof caveatRecord>
export type VerdictRecord = ReturnType<typeof verdictRecord>

export type QuoteRecord = ReturnType<typeof quoteRecord>

type Recorded = Pick<Answer, 'record' | 'replay' | 'quotes'>

/** What `--json` prints, to be spelt by `JSON.stringify`. */
export function toJson({ record, ...beside }: Recorded): unknown {
  if (record === null) return null
  switch (record.kind) {
    case 'data':
      return record.data
    case 'extended':
      return { ...(toJson({ record: record.record, ...beside }) as object), ...record.by }
    case 'difference':
      return { ...record, kind: undefined, answer: record.answer && toJson(record.answer) }
    default:
      return { ...record, kind: undefined, quotes: beside.quotes, replay: beside.replay }
  }
}

/** A quoted passage: whole and verbatim. */
export function passageRecord(quoting: Quoting, passage: Passage) {
  const { id, original, title, author, publisher, published, url } = quoting.article(passage)
  return {
    id: passage.id,
    source: { id, original, title, author, publisher, published, url },
    section: passage.section,
    text: passage.text,
    start: passage.start,
    end: passage.end,
    sha256: passage.sha256,
  }
}

/**
 * A quote as it is shown: its passage whole and verbatim in `text`, of which `start` to `end` (UTF-16 code units,
 * half-open) is seen; on which topic it was labelled to speak, null without a label.
 */
export function quoteRecord({ passage: id, range, standpoint }: Quote, quoting: Quoting) {
  const { corpus } = quoting
  const passage = corpus.passages.find((each) => each.id === id)
  if (passage === undefined) throw new RangeError(`${id} is no passage of this corpus`)
  return {
    source: sourceNumber(quoting.article(passage)),
    passage: passage.id,
    text: passage.text,
    start: range.start - passage.start,
    end: range.end - passage.start,
    ...standpoint,
    topic: findLabel(corpus, { article: passage.article, ...range })?.topic ?? null,
  }
}

/** The passages that were found, and the notes on them, each once. */
export function hitRecords(hits: readonly { readonly passage: Passage; readonly score: number | null }[],
  quoting: Quoting): { readonly hits: readonly HitRecord[]; readonly caveats: readonly CaveatRecord[] } {
  return {
    hits: hits.map(({ passage, score }) => ({ ...passageRecord(quoting, passage),
      ...(score === null ? {} : { score }) })
    ),
    caveats: unique(hits.flatMap(({ passage }) => quoting.caveats(passage))).map(caveatRecord),
  }
}

function caveatRecord({ cites, category, note, references, reviewed }: Caveat) {
  return { article: cites.article, start: cites.start, end: cites.end, category, note,
    references: references.map((entry) => ({ ...entry })), reviewed }
}

/** What `recommend`, `compare` and `ask` share. */
export function verdictRecord(verdict: Verdict, composer: Composer) {
  const needs = (list: Verdict['heard']): readonly NeedId[] => unique(list.map(({ need }) => need))
  return {
    outcome: verdict.outcome,
    technologies: verdict.technologies,
    margin: marginRecord(verdict.margin, composer),
    ...accountRecord(verdict),
    needs: { heard: needs(verdict.heard), ruledOut: needs(verdict.ruledOut) },
    parts: verdict.parts.map((part) => ({ technology: part.technology, needs: part.needs.map(({ id }) => id) })),
    remarks: verdict.remarks.map((remark) => sayRemark(remark, composer)),
    points: verdict.points.map((point) => pointRecord(point, composer.quoting)),
  }
}

/** What is said of one topic, where several are compared. */
export const topicRecord = (topic: TopicId, verdict: Verdict, composer: Composer): TopicRecord => ({
  topic,
  outcome: verdict.outcome,
  technologies: verdict.technologies,
  margin: marginRecord(verdict.margin, composer),
  ...accountRecord(verdict),
  points: verdict.points.map((point) => pointRecord(point, composer.quoting)),
})

/** Who stands where; `leans`: towards whom, where that is too little to decide. */
const accountRecord = ({ outcome, sides, evidence }: Verdict) => ({ evidence: { ...evidence },
  sides: sides.map((side) => ({ ...side })), leans: outcome === 'even' ? leanOf(sides) : null })

const marginRecord = ({ value, degree }: Margin, { texts }: Composer) => ({ value,
  words: texts.answer.margins[degree] })

function pointRecord({ rule, aspect, need, topic, favours, weight, contested, words, evidence }: Point,
  quoting: Quoting) {
  return {
    rule,
    aspect,
    need,
    topic,
    favours,
    weight,
    contested,
    words,
    evidence: evidence.map(({ passage, stance, technology, decidedBy }) => ({
      source: sourceNumber(quoting.article(passage)),
      passage: passage.id,
      text: passage.text,
      stance,
      technology,
      decidedBy,
    })),
  }
}
