/** Is it any good, and how do I add to it? The commands for those who keep the corpus; the bot does without them. */
import type { AnyCommand } from '../commands/index.js'
import { corpus } from './commands/corpus/corpus.js'
import { evaluation } from './commands/eval.js'
import { search } from './commands/search.js'
import { stance } from './commands/stance.js'

/** Terminal only, in the order in which `help` lists them. */
export const workshopCommands: readonly AnyCommand[] = [search, stance, evaluation, corpus]
