import { composeDecline, composeRecommendation, verdictRecord, withUnheard, type Json } from '../../answer/index.js'
import { parsed, type Parsed } from '../../errors.js'
import { defineCommand, type CommandContext } from '../command.js'
import { maxTextCharacters } from '../desk/parse.js'
import { readId, readText } from '../desk/lines.js'
import { hitsOfProject, withoutCopies } from './ask.js'

export const recommend = defineCommand({
  name: 'recommend',
  summary: 'Describe a project; get the needs found in it, a verdict and its reasons.',
  args: {
    project: { kind: 'text', summary: 'What it should do, who builds it, what is ruled out', rest: true,
      suggests: 'projects' },
  },
  examples: ['recommend {project}'],
  lines: {
    expects: '"id" and "text"',
    open: (_args, context) => parsed((row) => recommendRow(row, context)),
  },
  run({ project }, { reader, judge, search, composer, texts }) {
    const question = reader.read(project)
    const { language, unheard } = question
    if (language === 'other')
      return composeDecline({ asked: project, declined: { reason: 'language', missing: unheard, nearest: [] } },
        composer)
    const verdict = judge.project(question)
    const { hits } = withoutCopies(search.find(question, { limit: hitsOfProject }), judge)
    return withUnheard(composeRecommendation({ asked: project, verdict, hits }, composer), unheard, texts)
  },
})

function recommendRow(row: Readonly<Record<string, unknown>>,
  { reader, judge, composer }: CommandContext): Parsed<Json> {
  const text = readText(row, maxTextCharacters)
  if (!text.ok) return text
  return parsed({ id: readId(row), ...verdictRecord(judge.project(reader.read(text.value)), composer) })
}
