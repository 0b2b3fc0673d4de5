import type { Elsewhere, Technology, TechnologyId, Topic } from '../corpus/index.js'
import type { Language, Mention, Reading } from '../library/index.js'

/**
 * What kind of answer is wanted: `compare` sides against one another · `choose` one for a purpose · `define` what something
 * is · `why` a reason · `how-to` a way · `fact` a yes, a name, a date, a number, a list · `other`.
 */
export type Intent = 'compare' | 'choose' | 'define' | 'why' | 'how-to' | 'fact' | 'other'

/** What was asked, as data. Offsets of mentions are UTF-16 code units into `text`, half-open. */
export interface Question {
  /** The asker's words without what cannot be seen, spaces folded. */
  readonly text: string
  readonly technologies: readonly Mention<Technology>[]
  readonly elsewhere: readonly Mention<Elsewhere>[]
  readonly topics: readonly Mention<Topic>[]
  readonly intent: Intent
  /**
   * The heads of ecosystems between which a verdict is wanted, in the order of the question, then of the corpus; at least
   * two, or none where the question neither compares nor chooses, or stays within one ecosystem.
   */
  readonly sides: readonly TechnologyId[]
  readonly language: Language
  readonly readings: readonly Reading[]
  /** Words of another language that nothing is known of, as they stand in the text. */
  readonly unheard: readonly string[]
}
