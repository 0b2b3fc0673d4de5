import { composeIssues, composeLines, heading, line, quiet, strong, text, type Answer, type Block,
  type Json } from '../../../answer/index.js'
import { checkShipped } from '../../../canned/index.js'
import type { Caveat, Corpus } from '../../../corpus/index.js'
import { checkCorpus, type CorpusReport } from '../../checks/corpus.js'
import { readRecords, readSourceTexts } from '../../checks/records.js'
import { compareWithSources, type SourceComparison } from '../../checks/sources.js'
import type { Issue } from '../../../errors.js'
import { english } from '../../../language/index.js'
import { type CommandContext, reservedNames } from '../../../commands/index.js'
import type { CorpusArgs } from './task.js'

const { count } = english.words

export function checkTask({ against, quotes }: CorpusArgs, context: CommandContext): Answer {
  const { corpus, corpusFolder, composer, commands } = context
  const records = readRecords(corpusFolder)
  if (!records.ok) return composeIssues(records.issues, english)
  const sources = against === undefined ? undefined : readSourceTexts(against)
  if (sources?.ok === false) return composeIssues(sources.issues, english)
  const found = checkCorpus(corpus, records.value)
  const report = { ...found, issues: [...found.issues, ...checkShipped(context, composer, reservedNames(commands))] }
  const comparison = sources === undefined
    ? null
    : compareWithSources(corpus, sources.value, records.value.leftOut)
  const answer = reportAnswer(report, comparison, corpus)
  return quotes === true ? withNotes(answer, corpus) : answer
}

function reportAnswer(report: CorpusReport, comparison: SourceComparison | null, corpus: Corpus): Answer {
  const issues = [...report.issues, ...(comparison?.differences ?? [])]
  const { needs, rules } = corpus.rulebook
  const blocks: Block[] = [
    line(strong(issues.length === 0 ? 'All is well.' : `${count(issues.length, 'problem', 'problems')}.`)),
    line(
      text(
        `${count(report.articles, 'article', 'articles')}, ${count(report.passages, 'passage', 'passages')}, ${
          count(report.technologies, 'technology', 'technologies')
        } (and ${report.elsewhere} known elsewhere), ${count(report.topics, 'topic', 'topics')}, ${
          count(needs.length, 'need', 'needs')
        }, ${count(rules.length, 'rule', 'rules')}, ${count(report.caveats, 'note', 'notes')}.`,
      ),
    ),
    line(
      text(
        `${
          count(report.nearCopies.length, 'pair', 'pairs')
        } of passages of different articles in nearly the same words.`,
      ),
    ),
    ...unlabelledBlocks(report, corpus),
    ...(report.untranslated.length > 0
      ? [line(text(`Without words in another language, and said in English there: ${report.untranslated.join(', ')}.`))]
      : []),
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
  const items = unlabelled.map((
    { article, start, end, path },
  ) => [strong(`${path}: `), text(bodies.get(article)?.slice(start, end) ?? '')])
  return [
    line(
      text(
        `${count(labels, 'label', 'labels')} of what sentences say, ${
          count(unlabelled.length, 'sentence', 'sentences')
        } without a reviewed one.`,
      ),
    ),
    ...(items.length > 0 ? [{ kind: 'list', ordered: false, items } as const] : []),
  ]
}

function comparisonBlocks({ sentences, differences, coverage, articles }: SourceComparison): readonly Block[] {
  const missing = articles.flatMap(({ article, missing: left }) => left.map((each) => ({ article, ...each })))
  const unexplained = missing.filter(({ reason }) => reason === null)
  return [
    heading('Against the sources'),
    line(
      text(
        `${count(sentences, 'sentence', 'sentences')} compared, ${
          count(differences.length, 'difference', 'differences')
        }; ${(coverage * 100).toFixed(1)} % of the sources’ on-topic sentences are held.`,
      ),
    ),
    line(
      quiet(
        `${
          count(missing.length, 'sentence', 'sentences')
        } of the sources left out, ${unexplained.length} of them without a reason in left-out.json.`,
      ),
    ),
    ...(unexplained.length > 0
      ? [
        { kind: 'list', ordered: false, items: unexplained.map((
          { article, line: at, words },
        ) => [text(`${article.original ?? article.id}, line ${at}: ${words}`)]) } as const,
      ]
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
      ? { sentences: comparison.sentences, differences: comparison.differences.map(issueRecord),
        coverage: comparison.coverage }
      : null,
  }
}

/** The words that each note is about, beside it: whether a note is right can be judged only with both in sight. */
function withNotes(answer: Answer, { articles, caveats }: Corpus): Answer {
  const bodies = new Map(articles.map(({ id, body }) => [id, body]))
  const wordsOf = ({ cites: { article, start, end } }: Caveat): string => bodies.get(article)?.slice(start, end) ?? ''
  const blocks = articles.flatMap(({ id, title }): readonly Block[] => {
    const own = caveats.filter(({ cites }) => cites.article === id).sort((a, b) => a.cites.start - b.cites.start)
    const items = own.map((caveat) => [
      text(`“${wordsOf(caveat)}” `),
      strong(`${english.answer.notes[caveat.category]}: `),
      text(caveat.note),
      quiet(
        ` (${caveat.id}, reviewed ${caveat.reviewed}; ${caveat.references.map(({ url }) => url).join(' ')})`,
      ),
    ])
    return own.length === 0 ? [] : [heading(title), { kind: 'list', ordered: false, items }]
  })
  const notes = caveats.map((caveat) => ({
    id: caveat.id,
    article: caveat.cites.article,
    words: wordsOf(caveat),
    category: caveat.category,
    note: caveat.note,
    references: caveat.references.map((reference) => ({ ...reference })),
    reviewed: caveat.reviewed,
  }))
  return { ...answer, blocks: [...answer.blocks, ...blocks],
    record: answer.record && { kind: 'extended', record: answer.record, by: { notes } } }
}
