import type { Answer } from '../../../answer/index.js'
import type { Topic } from '../../../corpus/index.js'
import type { CommandContext } from '../../../commands/index.js'

/** What may be given to a task of `corpus` besides its name. */
export interface CorpusArgs {
  readonly words: string | undefined
  readonly against: string | undefined
  readonly quotes: boolean | undefined
  readonly topic: Topic | undefined
  readonly id: string | undefined
  readonly guild: string | undefined
  readonly adopt: string | undefined
  readonly 'dry-run': boolean | undefined
}

export interface CorpusTask {
  /** Those that it reads; others are refused rather than passed over. */
  readonly takes: readonly (keyof CorpusArgs)[]
  run(args: CorpusArgs, context: CommandContext): Answer | Promise<Answer>
}
