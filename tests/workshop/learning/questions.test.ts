import { beforeAll, describe, expect, it } from 'vitest'
import { spellAsking, spellLearntAspects, type Corpus } from '../../../src/corpus/index.js'
import { openReader } from '../../../src/reading/index.js'
import { trainQuestions, type LearntQuestions,
  type QuestionExample } from '../../../src/workshop/learning/questions.js'
import { english, shippedCorpus } from '../../support/house.js'

const corpus = shippedCorpus()
const [one, other] = corpus.aspects
const asked: readonly (readonly [string, string])[] = [
  ['which kettle boils quicker', one!.id], ['is this kettle quick to boil', one!.id], ['quickest kettle to boil?', one!.id],
  ['which umbrella keeps rain off', other!.id], ['does the umbrella hold in rain', other!.id],
  ['rain and wind, which umbrella', other!.id],
]
const beside = ['which toaster is cheap', 'a cheap toaster please', 'toaster prices']
const judged = (text: string, writer: string, aspects: readonly string[]): QuestionExample => ({ text, writer, aspects,
  isAnswered: aspects.length > 0, weighs: aspects.length > 0,
  gradeOf: (passage) => corpus.aspects.find(({ id }) => aspects.includes(id))?.direct.some(({ article, start }) =>
    article === passage.article && passage.start <= start && start < passage.end) === true ? 2 : 0 })
const examples: readonly QuestionExample[] = [
  ...asked.map(([text, id]): QuestionExample => ({ text, writer: null, aspects: [id], isAnswered: true, weighs: null,
    gradeOf: null })),
  ...beside.map((text): QuestionExample => ({ text, writer: null, aspects: [], isAnswered: false, weighs: null,
    gradeOf: null })),
  ...['ada', 'ben', 'cy'].flatMap((writer) => [
    judged('how quick does a kettle boil', writer, [one!.id]),
    judged('an umbrella for heavy rain', writer, [other!.id]),
    judged('who sells a cheap toaster', writer, []),
  ]),
]
const train = (): LearntQuestions => trainQuestions(examples, { corpus, english })

describe('learning what questions ask', () => {
  let learnt: LearntQuestions
  beforeAll(() => {
    learnt = train()
  })
  const read = (text: string): readonly string[] => {
    const taught: Corpus = { ...corpus, asked: { model: learnt.model, unlearnt: [] } }
    return openReader(taught, { ...english, learnt: learnt.asking }).read(text).aspects.map(({ aspect }) => aspect)
  }

  it('hears an aspect in words that are not among its examples', () => {
    expect(read('will my kettle boil quicker on gas')[0]).toBe(one!.id)
    expect(read('wind tore my umbrella in the rain')[0]).toBe(other!.id)
  })

  it('writes the same bytes again', () => {
    const again = train()
    expect(spellLearntAspects(again.model, new Map())).toBe(spellLearntAspects(learnt.model, new Map()))
    expect(spellAsking(again.asking)).toBe(spellAsking(learnt.asking))
  })
})
