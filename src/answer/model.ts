/** What we say, as data. Raw text throughout: whoever renders escapes; nothing here holds Markdown, ANSI or HTML. */

import type { LabelStance, TechnologyId } from '../corpus/index.js'

/** A value that `JSON.stringify` gives back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A run of text. `mark` is a word of the question found in a quote; `cut` stands where a quote was shortened. */
export type Span =
  | { readonly kind: 'text' | 'strong' | 'mark' | 'code' | 'quiet'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** A name that the platform knows, by its id; it is shown, never called. */
  | { readonly kind: 'person' | 'role' | 'channel'; readonly id: string }
  /** A moment, in milliseconds since 1970. */
  | { readonly kind: 'time'; readonly at: number }
  /** The way to a message that stands somewhere in this server. */
  | { readonly kind: 'message'; readonly text: string; readonly guild: string; readonly channel: string;
    readonly message: string }
  | { readonly kind: 'cut' }

export type Line = readonly Span[]

/** Where a quote is from. Unknown parts are null and are left out by whoever renders. */
export interface SourceLine {
  readonly number: number | null
  readonly title: string
  /** What it is called beside a quote: its publisher and year, else how its title begins. */
  readonly short: string
  readonly author: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly url: string | null
}

/** An editor's note: our own words beside a quote, with where to read more. */
export interface Note {
  readonly label: string
  readonly text: string
  readonly reviewed: string
  readonly references: readonly { readonly title: string; readonly url: string }[]
}

export type Block =
  /** The asker's own words, restated; cut at 300 characters. */
  | { readonly kind: 'question'; readonly text: string }
  /** A small heading. */
  | { readonly kind: 'heading'; readonly text: string }
  /** One line of our own words: what was understood, a remark, a count. */
  | { readonly kind: 'line'; readonly line: Line }
  /** The verdict in one line, and a second that says who stands where. */
  | { readonly kind: 'verdict'; readonly outcome: string; readonly headline: string; readonly detail: string }
  /** A verbatim quote with the notes beside it and the number of its source, the same in every view of an answer. */
  | {
    readonly kind: 'quote'
    readonly number: number | null
    readonly passage: string
    /** What is shown of its article's body, UTF-16 code units, half-open. */
    readonly range: { readonly start: number; readonly end: number }
    /** Where these words stand; null technology: for none. */
    readonly standpoint: { readonly technology: TechnologyId | null; readonly stance: LabelStance }
    readonly text: Line
    readonly source: SourceLine
    readonly section: readonly string[]
    /** Words that make it readable alone (a table's header row); empty when it needs none. */
    readonly context: string
    /** Why it stands here, in our words: "for Node.js", "weighs both sides", "contested"; empty if nothing is said. */
    readonly stance: string
    readonly notes: readonly Note[]
    /** Code is shown as code. */
    readonly code: boolean
  }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'sources'; readonly sources: readonly SourceLine[] }
  /** A small picture of our own, with the words that say the same. */
  | { readonly kind: 'image'; readonly name: string; readonly png: Uint8Array; readonly alt: string }
  /**
   * A moderator's own words, in the Markdown that chats have. It formats what it holds and nothing else: it calls
   * nobody, and whoever renders it closes what was left open.
   */
  | { readonly kind: 'markdown'; readonly text: string }
  /** Two states of a text, line by line. */
  | { readonly kind: 'diff'; readonly lines: readonly DiffLine[] }
  | { readonly kind: 'separator' }

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** A short, stable code that holds what an answer rested on, so that a button can show more of it after a restart. */
export type AnswerCode = string & { readonly __answerCode: true }

export type View = 'why' | 'other-side' | 'context' | 'sources'

export type Rating = 'helpful' | 'unhelpful'

/** What a button, a picker or a filled-in form means, on any surface. */
export type Action =
  | { readonly kind: 'show'; readonly view: View; readonly answer: AnswerCode }
  /**
   * Run a command with arguments given as ids: what "did you mean" offers. `takes`: the argument that receives what was
   * picked, several joined by commas; a form's fields become the arguments of their names.
   */
  | { readonly kind: 'run'; readonly command: string; readonly args: Readonly<Record<string, string>>;
    readonly takes?: string }
  /** Judge again by the needs that were picked. `page`: which part of all needs was offered, from 0. */
  | { readonly kind: 'rejudge'; readonly answer: AnswerCode; readonly page: number }
  | { readonly kind: 'rate'; readonly answer: AnswerCode; readonly rating: Rating }
  /** Begin a canned comparison with this answer. */
  | { readonly kind: 'save'; readonly answer: AnswerCode }
  /** Pick a canned comparison to post as a reply to a message. `page`: which part of all that may be posted, from 0. */
  | { readonly kind: 'reply'; readonly message: string; readonly page: number }

/** A button. */
export interface Control {
  readonly label: string
  readonly action: Action
}

/** The value of an entry that stands for none of the others: the argument is then left out. No id is like this. */
export const pickedNone = '*'

/** One of a picker's entries. */
export interface Option {
  readonly label: string
  /** A stable id, or {@link pickedNone}. */
  readonly value: string
  readonly detail?: string
  readonly picked: boolean
}

/** A list to pick from: of ours, or of the roles or channels that the platform knows, by their ids. */
export interface Picker {
  readonly kind: 'choices' | 'roles' | 'channels'
  /** Says what is picked here, as long as nothing is. */
  readonly label: string
  readonly action: Action
  /** Best first, at most 25. For roles and channels: those picked already. */
  readonly options: readonly Option[]
  readonly min: number
  readonly max: number
  /** What leads to the same where there are no lists: a command, with "…" for what would have been picked. */
  readonly typed?: Action
}

/** Something to fill in. A surface without forms refuses the command that needs one. */
export interface Form {
  /** At most 45 characters, as Discord has it. */
  readonly title: string
  /** What handing it in means. */
  readonly action: Action
  /** At most five. */
  readonly fields: readonly Field[]
}

export interface Field {
  readonly name: string
  /** At most 45 characters. */
  readonly label: string
  /** At most 100 characters. */
  readonly hint: string
  readonly value: string
  readonly long: boolean
  readonly required: boolean
  /** At most 4,000. */
  readonly maxCharacters: number
}

/** A text to take away, under a name that is safe anywhere. */
export interface TextFile {
  readonly name: string
  readonly text: string
}
