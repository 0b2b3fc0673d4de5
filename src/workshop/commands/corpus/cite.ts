import { composeIssues, composeLines, line, quiet, text, type Answer } from '../../../answer/index.js'
import { issuesIn, openCitations, readCitation, type Citation } from '../../../corpus/index.js'
import type { Issue, Parsed } from '../../../errors.js'
import { english } from '../../../language/index.js'
import { type CommandContext, quote } from '../../../commands/index.js'
import type { CorpusArgs } from './task.js'

const place = { issues: issuesIn('words'), lineOf: () => 1 }

/** How rules, labels and notes cite words: by as few of them as tell the place from all others. */
export function citeTask({ words }: CorpusArgs, { corpus }: CommandContext): Answer {
  if (words === undefined)
    return composeIssues([{ code: 'missing', path: 'words',
      message: 'Nothing was received; expected the words to cite.' }], english)
  const citations = openCitations(corpus.articles, corpus.passages)
  const read = corpus.articles.map(({ id }) => readCitation({ [id]: words }, citations, place, []))
  const cited = read.flatMap((each) => {
    const spelt = each.ok ? citations.spell(each.value) : undefined
    return each.ok && spelt !== undefined ? [{ ...each.value, spelt }] : []
  }).map(({ article, start, end, spelt }) => ({ article, spelt,
    words: corpus.articles.find(({ id }) => id === article)?.body.slice(start, end) ?? '',
    labels: corpus.stances.filter((label) => label.article === article && label.start < end && start < label.end)
      .map(({ id }) => id as string) })
  )
  if (cited.length === 0) return composeIssues(closest(words, read), english)
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
function closest(words: string, read: readonly Parsed<Citation>[]): readonly Issue[] {
  const issues = read.flatMap((each) => (each.ok ? [] : each.issues))
  const met = issues.filter(({ code }) => code !== 'citation-missing')
  const said = met.length > 0 ? met : issues.filter(({ nearest }) => nearest !== undefined)
  return said.length > 0 ?
    said.map((issue) => ({ ...issue, path: 'words' })) :
    [{ code: 'not-found', path: 'words',
      message: `${quote(words)} stands in no article, nor does anything like it; expected words of one.` }]
}
