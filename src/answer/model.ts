/** What we say, as data. Raw text throughout: whoever renders escapes; nothing here holds Markdown, ANSI or HTML. */

/** A value that `JSON.stringify` gives back unchanged. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A run of text. `mark` is a word of the question found in a quote; `cut` stands where a quote was shortened. */
export type Span =
  | { readonly kind: 'text' | 'strong' | 'mark' | 'code' | 'quiet'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'cut' }

export type Line = readonly Span[]

/** Where a quote is from. Unknown parts are null and are left out by whoever renders. */
export interface SourceLine {
  readonly number: number | null
  readonly title: string
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
  /** A verbatim quote, numbered, with its source and the notes beside it. */
  | {
      readonly kind: 'quote'
      /** null: it stands beside another quote and is not referred to. */
      readonly number: number | null
      readonly passage: string
      readonly text: Line
      readonly source: SourceLine
      readonly section: readonly string[]
      /** Words that make it readable alone (a table's header row); empty when it needs none. */
      readonly context: string
      /** Why it stands here, in our words: "for Node.js", "against Python", "contested"; empty if nothing is said. */
      readonly stance: string
      readonly notes: readonly Note[]
      /** Code is shown as code. */
      readonly code: boolean
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'sources'; readonly sources: readonly SourceLine[] }
  | { readonly kind: 'separator' }

/** A short, stable code that holds what an answer rested on, so that a button can show more of it after a restart. */
export type AnswerCode = string & { readonly __answerCode: true }

export type View = 'why' | 'other-side' | 'context' | 'sources'

/** What a button means, on any surface. */
export type Action =
  | { readonly kind: 'show'; readonly view: View; readonly answer: AnswerCode }
  /** Run a command with arguments given as ids: what "did you mean" offers. */
  | { readonly kind: 'run'; readonly command: string; readonly args: Readonly<Record<string, string>> }

export interface Control {
  readonly label: string
  readonly action: Action
}

/** `refused`: bad input, with what was expected. `failed`: our fault, with a reference. */
export type AnswerStatus = 'answered' | 'declined' | 'refused' | 'failed'

export interface Answer {
  readonly status: AnswerStatus
  /** Help, management and everything that went wrong is for the asker's eyes alone. */
  readonly private: boolean
  readonly blocks: readonly Block[]
  readonly controls: readonly Control[]
  /** The machine form: what `--json` prints. */
  readonly record: Json
}
