import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeIssues, composeLines, line, text, type Answer } from '../../../answer/index.js'
import type { CommandContext } from '../../../commands/index.js'
import { askedFile, askedPagesIn, askingFile, learntFile, learntStancesFile, pagesIn, quoted, readCorpusFiles,
  spellAsking, spellLearnt, spellLearntAspects, spellLearntStances, type CorpusFiles } from '../../../corpus/index.js'
import { parsed, type Parsed } from '../../../errors.js'
import { english } from '../../../language/index.js'
import { learntNeedsOf } from '../../../reading/index.js'
import { calledIn, readExamples } from '../../learning/examples.js'
import { readQuestionExamples } from '../../learning/question-examples.js'
import { trainQuestions } from '../../learning/questions.js'
import { readStanceExamples, trainStances } from '../../learning/stances.js'
import { trainNeeds } from '../../learning/train.js'
import type { CorpusArgs, CorpusTask } from './task.js'

/**
 * Learns to recognise needs and what questions ask, from their pages and from judged texts, and writes what was learnt
 * beside the pages: `needs`, `questions` or `stances` alone, or all.
 */
export const trainTask: CorpusTask = {
  takes: ['against', 'words'],
  run: ({ against, words }: CorpusArgs, context: CommandContext): Answer => {
    const wanted = parts.filter((part) => words === undefined || words === part)
    if (wanted.length === 0) {
      return composeIssues([{ code: 'unknown-part', path: 'words',
        message: `Found ${quoted(words)}; expected ${parts.join(' or ')}, or nothing for all.` }], english)
    }
    const files = readCorpusFiles(context.corpusFolder)
    if (!files.ok) return composeIssues(files.issues, english)
    const beside = join(context.corpusFolder, '..', 'tests', 'judged')
    const sources: Sources = { files: files.value, judgedFolder: against ?? (existsSync(beside) ? beside : null) }
    const done = wanted.map((part) => trainers[part](sources, context))
    const issues = done.flatMap((each) => (each.ok ? [] : each.issues))
    if (issues.length > 0) return composeIssues(issues, english)
    const learnt = done.flatMap((each) => (each.ok ? [each.value] : []))
    return composeLines(learnt.map(({ said }) => line(text(said))),
      Object.fromEntries(learnt.map(({ part, figures }) => [part, figures])), { private: true })
  },
}

const parts = ['needs', 'questions', 'stances'] as const

interface Sources {
  readonly files: CorpusFiles
  /** null: only the pages are learnt from. */
  readonly judgedFolder: string | null
}

interface Trained {
  readonly part: (typeof parts)[number]
  readonly said: string
  readonly figures: Readonly<Record<string, number>>
}

type Trainer = (sources: Sources, context: CommandContext) => Parsed<Trained>

const trainers: Readonly<Record<(typeof parts)[number], Trainer>> = {
  needs({ files, judgedFolder }, { corpus, corpusFolder, reader, scope }) {
    const pages = pagesIn(files)
    const examples = readExamples({ corpusFolder, pages, judgedFolder, lay: (each) => reader.lay(each),
      called: calledIn(corpus) })
    if (!examples.ok) return examples
    const learnt = trainNeeds(examples.value, learntNeedsOf(corpus.rulebook), { onProgress: progressOf(scope) })
    const megabytes = write(join(corpusFolder, learntFile), spellLearnt(learnt, pages))
    return parsed({ part: 'needs', figures: { needs: pages.size, texts: examples.value.length, megabytes },
      said: `${pages.size} needs learnt from ${examples.value.length} texts: ${learntFile}, ${megabytes} MB.` })
  },
  questions({ files, judgedFolder }, { corpus, corpusFolder, reader, scope }) {
    const pages = askedPagesIn(files)
    const examples = readQuestionExamples({ corpusFolder, pages, corpus, judgedFolder })
    if (!examples.ok) return examples
    const { model, asking } = trainQuestions(examples.value, { corpus, english: reader.english,
      onProgress: progressOf(scope) })
    const megabytes = write(join(corpusFolder, askedFile), spellLearntAspects(model, pages))
    // How much each sign counts is learnt from judged questions alone.
    if (judgedFolder !== null) write(join(corpusFolder, 'english', askingFile), spellAsking(asking))
    const aspects = corpus.aspects.length
    return parsed({ part: 'questions', figures: { aspects, questions: examples.value.length, megabytes },
      said: `${aspects} aspects learnt from ${examples.value.length} questions: ${askedFile}, ${megabytes} MB.` })
  },
  stances({ judgedFolder }, { corpus, corpusFolder, reader }) {
    const examples = readStanceExamples(judgedFolder, corpus)
    const { learnt, heldOut } = trainStances(examples, { corpus, english: reader.english,
      scan: (text) => reader.scan(text) })
    const megabytes = write(join(corpusFolder, 'english', learntStancesFile), spellLearntStances(learnt))
    return parsed({ part: 'stances', figures: { sentences: examples.length, megabytes, bar: learnt.bar, ...heldOut },
      said: `Stances learnt from ${examples.length} sentences: ${learntStancesFile}, ${megabytes} MB. Of writers held ` +
        `out: macro-F1 ${heldOut.macroF1}, wrong side ${heldOut.wrongSide}, no clear stance ${heldOut.unclear}.` })
  },
}

const progressOf = (scope: CommandContext['scope']) => (share: number, doing: string): void =>
  scope.progress?.(`${Math.round(share * 100)} %: ${doing}`)

/** @returns How large it is, in megabytes. */
function write(path: string, spelt: string): number {
  writeFileSync(path, spelt)
  return Number((spelt.length / 1e6).toFixed(1))
}
