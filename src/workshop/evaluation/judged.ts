import { z } from 'zod'
import type { TechnologyId } from '../../corpus/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'
import { foldWords } from './anchors.js'
import type { Anchor, GradedAnchor, JudgedQuestion, JudgedScenario, JudgedSentence, Labels, MisspeltQuestion,
  QuestionSet, ScenarioSet, SidedAnchor, StanceSet, TypoSet } from './model.js'
import { idSchema as id, quote, readRows, type Checked } from './rows.js'

/** Finds the technology that a judged file means by a word; undefined when the corpus knows none by it. */
export type FindTechnology = (word: string) => TechnologyId | undefined

const words = z.string().min(1)
const articleWords = words.refine((text) => foldWords(text) !== '', 'words of an article')
const anchor = z.object({
  source: words,
  anchor: articleWords,
  para: z.int().optional(),
})

const questionSchema = z.object({
  id,
  text: words,
  kind: z.string().optional(),
  topic: z.string().optional(),
  answers: z.array(anchor.extend({ grade: z.literal([1, 2]) })),
})

/** A file of judgments and the split that its name says. */
export interface NamedFile {
  readonly file: string
  readonly split: string
}

export function readQuestions({ file, split }: NamedFile): Parsed<QuestionSet> {
  const rows = readRows(file, questionSchema, (raw): Checked<JudgedQuestion> => ({
    value: { id: raw.id, text: raw.text, kind: raw.kind ?? '', topic: raw.topic ?? '',
      answers: raw.answers.map(gradedAnchor) },
  }))
  return rows.ok ? parsed({ task: 'questions', file, split, rows: rows.value }) : rows
}

type RawAnchor = z.infer<typeof anchor>

// Anchors of one paragraph belong to one unit; without a paragraph each stands for itself.
function anchorOf({ source, anchor: quoted, para }: RawAnchor): Anchor {
  return { source, words: foldWords(quoted), unit: JSON.stringify([source, para ?? quoted]) }
}

const gradedAnchor = (raw: RawAnchor & Pick<GradedAnchor, 'grade'>): GradedAnchor => ({ ...anchorOf(raw),
  grade: raw.grade })
const sidedAnchor = (raw: RawAnchor & Pick<SidedAnchor, 'side'>): SidedAnchor => ({ ...anchorOf(raw), side: raw.side })

const typoSchema = z.object({ id, base: id, text: words })

/** @param plain - The questions of the same split; undefined when there is no such file. */
export function readTypos({ file, split }: NamedFile, plain: QuestionSet | undefined): Parsed<TypoSet> {
  if (!plain) {
    const message = `${
      quote(file)
    } was found without the questions that it misspells; expected a questions file of the same split beside it.`
    return refused({ code: 'no-base', path: file, message })
  }
  const bases = new Map(plain.rows.map(({ value }) => [value.id, value]))
  const rows = readRows(file, typoSchema, ({ id: own, base, text }): Checked<MisspeltQuestion> => {
    const question = bases.get(base)
    if (!question) return { wrong: [`base is ${quote(base)}; expected the id of a question in ${plain.file}.`] }
    return { value: { ...question, id: own, base, text } }
  })
  return rows.ok ? parsed({ task: 'typos', file, split, rows: rows.value, bases }) : rows
}

const scenarioSchema = z.object({
  id,
  text: words,
  needs: z.record(z.string(), z.boolean()),
  verdict: words,
  accept: z.array(words).optional(),
  trap: z.string().nullable().optional(),
  contested: z.boolean().optional(),
  answers: z.array(anchor.extend({ side: words })),
})

/** What a verdict may be besides a technology. */
export const useBoth = 'both'
export const undecided = 'either'

export function readScenarios({ file, split }: NamedFile, find: FindTechnology): Parsed<ScenarioSet> {
  const labels = openLabels(find)
  const rows = readRows(file, scenarioSchema, (raw): Checked<JudgedScenario> => {
    const { accept = [raw.verdict], trap = null, contested = false } = raw
    const isVerdict = (word: string): boolean => word === useBoth || word === undecided || labels.knows(word)
    const wrong = [...new Set([raw.verdict, ...accept])].filter((word) => !isVerdict(word))
    if (wrong.length > 0)
      return {
        wrong: wrong.map((word) =>
          `${quote(word)} is no verdict; expected ${useBoth}, ${undecided} or a technology of the corpus.`
        ),
      }
    return {
      value: { ...raw, accept, trap, contested, needs: new Map(Object.entries(raw.needs)),
        answers: raw.answers.map(sidedAnchor) },
    }
  })
  return rows.ok ? parsed({ task: 'scenarios', file, split, rows: rows.value, labels: labels.found }) : rows
}

const stanceSchema = z.object({ source: words, sentence: articleWords, stance: words })

const stanceLabel = /^(?:pro|con)-(.+)$/

export function readStances({ file, split }: NamedFile, find: FindTechnology): Parsed<StanceSet> {
  const labels = openLabels(find)
  const rows = readRows(file, stanceSchema, ({ source, sentence, stance }): Checked<JudgedSentence> => {
    const name = stanceLabel.exec(stance)?.[1]
    const isKnown = stance === 'both' || stance === 'neutral' || (name !== undefined && labels.knows(name))
    if (!isKnown)
      return {
        wrong: [`stance is ${quote(stance)}; expected pro- or con- with a technology of the corpus, both or neutral.`],
      }
    return { value: { id: `${source}: ${foldWords(sentence)}`, source, sentence, stance } }
  })
  return rows.ok ? parsed({ task: 'stance', file, split, rows: rows.value, labels: labels.found }) : rows
}

/** Remembers which technology each word of a file stands for. */
function openLabels(find: FindTechnology): { readonly found: Labels; knows(word: string): boolean } {
  const found = new Map<string, TechnologyId>()
  return {
    found,
    knows(word) {
      const technology = found.get(word) ?? find(word)
      if (technology !== undefined) found.set(word, technology)
      return technology !== undefined
    },
  }
}
