import { composeIssues, type Answer } from '../../../answer/index.js'
import { english } from '../../../language/index.js'
import { corpusList, corpusRemove, corpusRestore, corpusShow, inServer,
  type CommandContext } from '../../../commands/index.js'
import type { CorpusTask } from './task.js'

const onArticle = (run: (article: string, context: CommandContext) => Answer | Promise<Answer>): CorpusTask => ({
  takes: ['guild', 'words'],
  run: ({ guild, words }, context) =>
    words === undefined
      ? composeIssues([{ code: 'missing', path: 'words',
        message: 'Nothing was received; expected the title or the id of an article, as "corpus list" gives them.' }],
      english)
      : within(guild, context, (inside) => run(words, inside)),
})

/** What an operator may do with a server's own articles: what its moderators do, at a terminal. */
export const ownTasks: readonly (readonly [string, CorpusTask])[] = [
  ['list', { takes: ['guild'],
    run: ({ guild }, context) => within(guild, context, (inside) => corpusList.run({ page: undefined }, inside)) }],
  ['show', onArticle((article, inside) => corpusShow.run({ article }, inside))],
  ['remove', onArticle((article, inside) => corpusRemove.run({ article, seen: undefined }, inside))],
  ['restore', onArticle((article, inside) => corpusRestore.run({ article, seen: undefined }, inside))],
]

/** Nothing to press: those buttons are for where moderators are. */
async function within(guild: string | undefined, context: CommandContext,
  run: (context: CommandContext) => Answer | Promise<Answer>): Promise<Answer> {
  if (guild === undefined)
    return composeIssues([{ code: 'missing', path: 'guild',
      message: "Nothing was received; expected a server's id after --guild." }], english)
  return { ...await inServer(guild, context, run), controls: [], pickers: [] }
}
