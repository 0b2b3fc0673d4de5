import { composeIssues, composeLines, line, text, type Answer } from '../../../answer/index.js'
import { citeWords } from '../../../corpus/index.js'
import { english } from '../../../language/index.js'
import { type CommandContext, quote } from '../../../commands/index.js'
import type { CorpusArgs } from './task.js'

/** Where words stand, as a rule, a stance or a note refers to them. */
export function citeTask({ words }: CorpusArgs, { corpus }: CommandContext): Answer {
  if (words === undefined)
    return composeIssues([{ code: 'missing', path: 'words',
      message: 'Nothing was received; expected the words to cite.' }], english)
  const citations = corpus.articles.flatMap((article) => citeWords(article, words) ?? []).map((citation) => ({
    ...citation,
  }))
  if (citations.length === 0)
    return composeIssues([{ code: 'not-found', path: 'words',
      message: `${
        quote(words)
      } stands in no article, or more than once in one; expected words exactly as they are there, enough of them to be found once.` }],
      english)
  return composeLines(citations.map((citation) => line(text(JSON.stringify(citation)))), { citations }, {
    private: true,
  })
}
