import { findLabelOfWords } from '../../corpus/index.js'
import { composeLines, line, quiet, strong, text, type Json } from '../../answer/index.js'
import { parsed, refused, type Parsed } from '../../errors.js'
import { openLabeller, stanceWord, type Labeller, type SentenceSaid } from '../../stances/index.js'
import { defineCommand, nearestNames, maxTextCharacters, quote, readText } from '../../commands/index.js'

const ways = ['label', 'pattern'] as const
type Way = (typeof ways)[number]

export const stance = defineCommand({
  name: 'stance',
  summary: 'Which side a sentence takes: its reviewed label, or else the pattern’s proposal.',
  only: 'terminal',
  args: {
    sentence: { kind: 'text', summary: 'One sentence', rest: true },
    source: { kind: 'text', summary: 'The number or id of the article it is from', optional: true, named: true },
    by: { kind: 'text', summary: 'pattern: ignore the reviewed labels', optional: true, named: true },
  },
  examples: ['stance {question}'],
  lines: {
    expects: '"source" and "sentence"',
    open({ by }, context) {
      const way = parseWay(by)
      if (!way.ok) return way
      const label = openLabeller(context)
      return parsed((row) => labelRow(row, (sentence, source) => label(sentence, source, way.value)))
    },
  },
  run({ sentence, source, by }, context) {
    const way = parseWay(by)
    if (!way.ok)
      return {
        ...composeLines(way.issues.map(({ message }) => line(text(message))), {
          error: { code: 'unknown-way', message: way.issues.map(({ message }) => message).join(' ') },
        }, { private: true }),
        status: 'refused',
      }
    const label = openLabeller(context)(sentence, source ?? null, way.value)
    const record = labelRecord({ source: source ?? null, sentence }, label)
    const { corpus } = context
    const known = way.value === 'label'
      ? findLabelOfWords(corpus, sentence, corpus.articles.find(({ id }) => id === label.source)?.id ?? null)
      : undefined
    const topic = corpus.topics.find(({ id }) => id === label.topic)
    return composeLines([
      line(strong(stanceWord(label)), text(topic ? ` on ${topic.name}` : ''),
        quiet(` (${known ? `${label.decidedBy}: ${known.id}` : `${label.decidedBy}, ${Math.round(100 * label.confidence)} % sure${
          label.isUnclear ? ' of a side, which is not enough' : ''
        }`})`)),
    ], record, { private: false })
  },
})

function parseWay(by: string | undefined): Parsed<Way> {
  const way = ways.find((known) => known === (by ?? 'label'))
  if (way) return parsed(way)
  const [nearest] = nearestNames(by ?? '', ways)
  const hint = nearest === undefined ? '' : ` The nearest: ${nearest}.`
  return refused({ code: 'unknown-way', path: 'by',
    message: `${quote(by)} is no way to decide; expected ${ways.join(' or ')}.${hint}` })
}

function labelRow(row: Readonly<Record<string, unknown>>, label: Labeller): Parsed<Json> {
  const sentence = readText(row, maxTextCharacters, 'sentence')
  if (!sentence.ok) return sentence
  const source = row.source === undefined || row.source === null ? parsed(null) : readText(row, 100, 'source')
  if (!source.ok) return source
  return parsed(
    labelRecord({ source: source.value, sentence: sentence.value }, label(sentence.value, source.value)),
  )
}

/** Source and sentence come back as they came, so that a script can match them. */
function labelRecord(given: { readonly source: string | null; readonly sentence: string },
  label: SentenceSaid): Json {
  return { ...given, stance: stanceWord(label), aspect: label.topic, decidedBy: label.decidedBy,
    confidence: Number(label.confidence.toFixed(2)), isUnclear: label.isUnclear }
}
