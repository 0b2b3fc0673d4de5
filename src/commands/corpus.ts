import { composeIssues, composeLines, heading, line, plural, quiet, strong, text, type Answer, type Block, type Json } from '../answer/index.js'
import {
  checkCorpus,
  citeWords,
  compareWithSources,
  readRecords,
  readSourceTexts,
  type Corpus,
  type CorpusReport,
  type SourceComparison,
} from '../corpus/index.js'
import type { Issue } from '../errors.js'
import { defineCommand, type CommandContext } from './command.js'
import { findNearest } from './nearest.js'
import { quote } from './parse.js'

interface CorpusArgs {
  readonly words: string | undefined
  readonly against: string | undefined
}

const tasks = new Map<string, (args: CorpusArgs, context: CommandContext) => Answer>([
  ['check', check],
  ['cite', cite],
])

export const corpus = defineCommand({
  name: 'corpus',
  summary: 'For editors: check every quote and name, or cite words for a rule or a note.',
  only: 'terminal',
  slow: true,
  args: {
    task: { kind: 'text', summary: 'check: verify everything; cite: find words and print the citation of them' },
    words: { kind: 'text', summary: 'The words to cite, as they stand in an article', optional: true, rest: true },
    against: { kind: 'path', summary: 'A folder of source texts to hold the articles against (check)', optional: true, named: true },
  },
  examples: ['corpus check'],
  run({ task, words, against }, context) {
    const run = tasks.get(task)
    if (run) return run({ words, against }, context)
    const nearest = findNearest(task, [...tasks.keys()])
    const message = `${quote(task)} is no task; expected ${[...tasks.keys()].join(' or ')}.${nearest === undefined ? '' : ` The nearest: ${nearest}.`}`
    return composeIssues([{ code: 'unknown-task', path: 'task', message }])
  },
})

function check({ against }: CorpusArgs, { library, corpusFolder }: CommandContext): Answer {
  const records = readRecords(corpusFolder)
  if (!records.ok) return composeIssues(records.issues)
  const report = checkCorpus(library.corpus, records.value)
  if (against === undefined) return reportAnswer(report, null, library.corpus)
  const sources = readSourceTexts(against)
  if (!sources.ok) return composeIssues(sources.issues)
  return reportAnswer(report, compareWithSources(library.corpus, sources.value, records.value.leftOut), library.corpus)
}

function reportAnswer(report: CorpusReport, comparison: SourceComparison | null, corpus: Corpus): Answer {
  const issues = [...report.issues, ...(comparison?.differences ?? [])]
  const { needs, rules } = corpus.rulebook
  const blocks: Block[] = [
    line(strong(issues.length === 0 ? 'All is well.' : `${plural(issues.length, 'problem')}.`)),
    line(text(`${plural(report.articles, 'article')}, ${plural(report.passages, 'passage')}, ${plural(report.technologies, 'technology', 'technologies')} (and ${report.elsewhere} known elsewhere), ${plural(report.topics, 'topic')}, ${plural(needs.length, 'need')}, ${plural(rules.length, 'rule')}, ${plural(report.caveats, 'note')}.`)),
    line(text(`${plural(report.nearCopies.length, 'pair')} of passages of different articles in nearly the same words.`)),
    ...unlabelledBlocks(report, corpus),
    ...(comparison ? comparisonBlocks(comparison) : []),
    ...(issues.length > 0 ? [{ kind: 'list', ordered: false, items: issues.map(issueItem) } as const] : []),
  ]
  const answer = composeLines(blocks, reportRecord(report, comparison, corpus), { private: true })
  // A corpus that is not as it should be is a fault for whoever scripts this, not a wrong command.
  return issues.length === 0 ? answer : { ...answer, status: 'failed' }
}

/** What nobody has read yet is no problem, but someone should know. */
function unlabelledBlocks({ labels, unlabelled }: CorpusReport, { articles }: Corpus): readonly Block[] {
  const bodies = new Map(articles.map(({ id, body }) => [id, body]))
  const items = unlabelled.map(({ article, start, end, path }) => [strong(`${path}: `), text(bodies.get(article)?.slice(start, end) ?? '')])
  return [
    line(text(`${plural(labels, 'label')} of what sentences say, ${plural(unlabelled.length, 'sentence')} without a reviewed one.`)),
    ...(items.length > 0 ? [{ kind: 'list', ordered: false, items } as const] : []),
  ]
}

function comparisonBlocks({ sentences, differences, coverage, articles }: SourceComparison): readonly Block[] {
  const missing = articles.flatMap(({ article, missing: left }) => left.map((each) => ({ article, ...each })))
  const unexplained = missing.filter(({ reason }) => reason === null)
  return [
    heading('Against the sources'),
    line(text(`${plural(sentences, 'sentence')} compared, ${plural(differences.length, 'difference')}; ${(coverage * 100).toFixed(1)} % of the sources’ on-topic sentences are held.`)),
    line(quiet(`${plural(missing.length, 'sentence')} of the sources left out, ${unexplained.length} of them without a reason in left-out.json.`)),
    ...(unexplained.length > 0
      ? [{ kind: 'list', ordered: false, items: unexplained.map(({ article, line: at, words }) => [text(`${article.original ?? article.id}, line ${at}: ${words}`)]) } as const]
      : []),
  ]
}

const issueItem = ({ path, message }: Issue) => [...(path === undefined ? [] : [strong(`${path}: `)]), text(message)]

function reportRecord(report: CorpusReport, comparison: SourceComparison | null, corpus: Corpus): Json {
  const issueRecord = ({ code, message, path }: Issue): Json => ({ code, message, path: path ?? null })
  return {
    ...report,
    nearCopies: report.nearCopies.map((copy) => ({ ...copy })),
    unlabelled: report.unlabelled.map((sentence) => ({ ...sentence })),
    issues: report.issues.map(issueRecord),
    needs: corpus.rulebook.needs.length,
    rules: corpus.rulebook.rules.length,
    against: comparison
      ? { sentences: comparison.sentences, differences: comparison.differences.map(issueRecord), coverage: comparison.coverage }
      : null,
  }
}

/** Where words stand, as a rule, a stance or a note refers to them. */
function cite({ words }: CorpusArgs, { library }: CommandContext): Answer {
  if (words === undefined) return composeIssues([{ code: 'missing', path: 'words', message: 'Nothing was received; expected the words to cite.' }])
  const citations = library.corpus.articles.flatMap((article) => citeWords(article, words) ?? []).map((citation) => ({ ...citation }))
  if (citations.length === 0) return composeIssues([{ code: 'not-found', path: 'words', message: `${quote(words)} stands in no article, or more than once in one; expected words exactly as they are there, enough of them to be found once.` }])
  return composeLines(citations.map((citation) => line(text(JSON.stringify(citation)))), { citations }, { private: true })
}
