import { composeIssues, composeLines, line, quiet, text, type Answer } from '../../../answer/index.js'
import { issuesIn, openCitations, openSpot, readCitation, type Citations } from '../../../corpus/index.js'
import type { Issue } from '../../../errors.js'
import { english } from '../../../language/index.js'
import { type CommandContext, quote } from '../../../commands/index.js'
import type { CorpusArgs } from './task.js'

/** How rules, labels and notes cite words: by as few of them as tell the place from all others. */
export function citeTask({ words }: CorpusArgs, { corpus }: CommandContext): Answer {
  if (words === undefined)
    return composeIssues([{ code: 'missing', path: 'words',
      message: 'Nothing was received; expected the words to cite.' }], english)
  const citations = openCitations(corpus.articles, corpus.passages)
  const cited = citations.articles.flatMap((article) => {
    const found = citations.find(article, words)
    const spelt = found.kind === 'found' ? citations.spell(found.range) : undefined
    return found.kind === 'found' && spelt !== undefined ? [{ ...found.range, spelt }] : []
  }).map(({ article, start, end, spelt }) => ({ article, spelt,
    words: corpus.articles.find(({ id }) => id === article)?.body.slice(start, end) ?? '',
    labels: corpus.stances.filter((label) => label.article === article && label.start < end && start < label.end)
      .map(({ id }) => id as string) })
  )
  if (cited.length === 0) return composeIssues(closest(words, citations), english)
  return composeLines(
    cited.map(({ article, spelt, labels }) =>
      line(text(`${article}: ${JSON.stringify(spelt)}`),
        ...(labels.length === 0 ? [] : [quiet(` — labelled ${labels.join(' + ')}`)]))
    ),
    { citations: cited.map(({ article, spelt, ...rest }) => ({ cites: { [article]: spelt }, ...rest })) },
    { private: true },
  )
}

/** That words stand more than once, where they do; else the nearest words of each article that has some. */
function closest(words: string, citations: Citations): readonly Issue[] {
  const found = citations.articles.map((article) => ({ article, found: citations.find(article, words) }))
  const met = found.filter(({ found: { kind } }) => kind !== 'missing')
  const near = found.filter(({ found: each }) => each.kind === 'missing' && each.near !== null)
  const issues: Issue[] = []
  const spot = openSpot({ issues: issuesIn('words'), lineOf: () => 1 }, issues)
  for (const { article } of met.length > 0 ? met : near) readCitation({ [article]: words }, citations, spot)
  return issues.length > 0
    ? issues.map((issue) => ({ ...issue, path: 'words' }))
    : [{ code: 'not-found', path: 'words',
      message: `${quote(words)} stands in no article, nor does anything like it; expected words of one.` }]
}
