import { composeDecline, composeRecommendation, verdictRecord, withUnheard, type Answer, type Json } from '../../answer/index.js'
import { parsed, type Parsed } from '../../errors.js'
import { defineCommand, type CommandContext } from '../command.js'
import { maxTextCharacters } from '../desk/parse.js'
import type { Verdict } from '../../verdict/index.js'
import { findKeptNeeds, remember, sayKept } from './profile.js'
import { readId, readText } from '../desk/lines.js'
import { hitsOfProject, withoutCopies } from './ask.js'

export const recommend = defineCommand({
  name: 'recommend',
  summary: 'Describe a project; get the needs found in it, a verdict and its reasons.',
  args: {
    project: { kind: 'text', summary: 'What it should do, who builds it, what is ruled out', rest: true,
      suggests: 'projects' },
    remember: { kind: 'flag', summary: 'Remember the needs found in it, for you in this server', only: 'discord' },
  },
  examples: ['recommend {project}'],
  lines: {
    expects: '"id" and "text"',
    open: (_args, context) => parsed((row) => recommendRow(row, context)),
  },
  async run({ project, remember: isKept }, context) {
    const { reader, judge, search, composer, texts } = context
    const question = reader.read(project)
    const { language, unheard } = question
    if (language === 'other')
      return composeDecline({ asked: project, declined: { reason: 'language', missing: unheard, nearest: [] } },
        composer)
    const { hits } = withoutCopies(search.find(question, { limit: hitsOfProject }), judge)
    const compose = (verdict: Verdict): Answer =>
      withUnheard(composeRecommendation({ asked: project, verdict, hits }, composer), unheard, texts)
    const answer = compose(judge.project(question))
    if (isKept === true) return remember(answer, question, context)
    const kept = await findKeptNeeds(question, context)
    // What was asked outright is answered by that alone.
    if (kept.length === 0 || (answer.reference?.aspects.length ?? 0) > 0) return answer
    return sayKept(compose(judge.byNeeds([...question.needs, ...kept])), kept, { without: answer, context })
  },
})

function recommendRow(row: Readonly<Record<string, unknown>>,
  { reader, judge, composer }: CommandContext): Parsed<Json> {
  const text = readText(row, maxTextCharacters)
  if (!text.ok) return text
  return parsed({ id: readId(row), ...verdictRecord(judge.project(reader.read(text.value)), composer) })
}
