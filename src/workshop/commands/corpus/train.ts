import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeIssues, composeLines, line, text, type Answer } from '../../../answer/index.js'
import type { CommandContext } from '../../../commands/index.js'
import { learntFile, pagesIn, readCorpusFiles, spellLearnt } from '../../../corpus/index.js'
import { english } from '../../../language/index.js'
import { learntNeedsOf } from '../../../reading/index.js'
import { calledIn, readExamples } from '../../learning/examples.js'
import { trainNeeds } from '../../learning/train.js'
import type { CorpusArgs, CorpusTask } from './task.js'

/** Learns to recognise needs from their pages and from judged texts, and writes what was learnt beside the pages. */
export const trainTask: CorpusTask = {
  takes: ['against'],
  run: ({ against }: CorpusArgs, { corpus, corpusFolder, reader, scope }: CommandContext): Answer => {
    const files = readCorpusFiles(corpusFolder)
    if (!files.ok) return composeIssues(files.issues, english)
    const pages = pagesIn(files.value)
    const beside = join(corpusFolder, '..', 'tests', 'judged')
    const judgedFolder = against ?? (existsSync(beside) ? beside : null)
    const examples = readExamples({ corpusFolder, pages, judgedFolder, lay: (each) => reader.lay(each),
      called: calledIn(corpus) })
    if (!examples.ok) return composeIssues(examples.issues, english)
    const learnt = trainNeeds(examples.value, learntNeedsOf(corpus.rulebook), {
      onProgress: (share, doing) => scope.progress?.(`${Math.round(share * 100)} %: ${doing}`),
    })
    const spelt = spellLearnt(learnt, pages)
    writeFileSync(join(corpusFolder, learntFile), spelt)
    const figures = { needs: pages.size, texts: examples.value.length,
      megabytes: Number((spelt.length / 1e6).toFixed(1)) }
    return composeLines(
      [line(
        text(`${figures.needs} needs learnt from ${figures.texts} texts: ${learntFile}, ${figures.megabytes} MB.`),
      )],
      figures,
      { private: true },
    )
  },
}
