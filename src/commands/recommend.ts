import { composeDecline, composeRecommendation, verdictRecord, withUnheard, type Json } from '../answer/index.js'
import { parsed, type Parsed } from '../errors.js'
import { judge } from '../verdict/index.js'
import { defineCommand, type CommandContext } from './command.js'
import { maxTextCharacters } from './parse.js'
import { readId, readText } from './lines.js'

export const recommend = defineCommand({
  name: 'recommend',
  summary: 'Describe a project; hear which needs were heard, the verdict, and its reasons.',
  args: {
    project: { kind: 'text', summary: 'What it is to do, who builds it, what is ruled out', rest: true,
      suggests: 'projects' },
  },
  examples: ['recommend {project}'],
  lines: {
    expects: '"id" and "text"',
    open: (_args, context) => parsed((row) => recommendRow(row, context)),
  },
  run({ project }, { corpus, reader, composer, texts }) {
    const { language, unheard, needs } = reader.read(project)
    if (language === 'other')
      return composeDecline({ asked: project, declined: { reason: 'language', missing: unheard, nearest: [] } },
        composer)
    const verdict = judge(needs, corpus)
    return withUnheard(composeRecommendation({ asked: project, verdict }, composer), unheard, texts)
  },
})

function recommendRow(row: Readonly<Record<string, unknown>>,
  { corpus, reader, composer }: CommandContext): Parsed<Json> {
  const text = readText(row, maxTextCharacters)
  if (!text.ok) return text
  return parsed({ id: readId(row), ...verdictRecord(judge(reader.read(text.value).needs, corpus), composer) })
}
