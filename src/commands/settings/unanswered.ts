import { composeLines, composeRefusal, heading, line, list, quiet, say, strong, text, type Answer, type Block,
  type Control, type Option } from '../../answer/index.js'
import { LRUCache } from 'lru-cache'
import type { Corpus } from '../../corpus/index.js'
import type { HeldQuestion } from '../../store/index.js'
import { clip } from '../../text/index.js'
import { isAnswered } from '../answers/ask.js'
import { createForm, openForm } from '../canned/edit.js'
import { pageControls } from '../canned/item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { operator } from '../desk/audit.js'
import { nameOf, readDeclined } from './insights.js'

const perPage = 10
// Of those that wait: so many are asked again at a time, the oldest first.
const mostAsked = 200

export const unanswered = defineCommand({
  name: 'unanswered',
  summary: 'Questions that nothing has answered yet: be done with one, or write a canned comparison for it.',
  right: 'moderate',
  guildOnly: true,
  private: true,
  slow: true,
  only: 'discord',
  args: {
    page: { kind: 'integer', summary: 'Which page', optional: true, min: 1, max: 1_000_000 },
    id: { kind: 'text', summary: 'Which question', optional: true, inner: true, maxCharacters: 40 },
    do: { kind: 'choice', summary: 'What to do with it', choices: ['done', 'canned'], optional: true, inner: true },
  },
  examples: ['unanswered'],
  async run({ page = 1, id, do: deed }, context) {
    if (id === undefined) return showQueue(page, [], context)
    const { texts: { insight: { queue: texts } }, scope: { guild = '', person }, now } = context
    const { questions } = await context.store()
    const question = await questions.find(guild, id)
    if (question?.isOpen !== true) return composeRefusal({ code: 'closed', message: texts.closed })
    if (deed === undefined) return showQuestion(question, page, context)
    if (deed === 'canned')
      return openForm(createForm({ name: '', title: clip(question.text, 100), for: `q${id}` }, context))
    await questions.close(guild, [id], { state: 'done', by: person?.id ?? operator, at: now() })
    return { ...(await showQueue(page, [line(strong(`${texts.done} `), text(question.text))], context)), inPlace: true }
  },
})

/** Questions that a corpus has been asked already, by their ids: it says the same until it is another one. */
const asked = new WeakMap<Corpus, LRUCache<string, true>>()

/** Closes what is answered by now. @returns Those. */
async function closeAnswered(waiting: readonly HeldQuestion[],
  context: CommandContext): Promise<readonly HeldQuestion[]> {
  const { corpus, scope: { guild = '' } } = context
  const known = asked.get(corpus) ?? new LRUCache<string, true>({ max: 10_000 })
  asked.set(corpus, known)
  const answered = waiting.filter(({ id }) => !known.has(id)).filter(({ id, text: words }) => {
    if (isAnswered(words, context)) return true
    known.set(id, true)
    return false
  })
  await (await context.store()).questions.close(guild, answered.map(({ id }) => id), { state: 'answered', by: null,
    at: context.now() })
  return answered
}

async function showQueue(page: number, notice: readonly Block[], context: CommandContext): Promise<Answer> {
  const { texts: { insight: { queue: texts }, canned }, scope: { guild = '' }, memory } = context
  // What was asked a moment ago may still wait to be written.
  await memory.tally.flush()
  const { questions } = await context.store()
  const answered = await closeAnswered((await questions.open(guild, { limit: mostAsked, skip: 0 })).shown, context)
  const first = await questions.open(guild, { limit: perPage, skip: (page - 1) * perPage })
  const last = Math.max(1, Math.ceil(first.all / perPage))
  const at = Math.min(page, last)
  const { shown } = at === page ? first : await questions.open(guild, { limit: perPage, skip: (at - 1) * perPage })
  const { keepsQuestions } = await context.settings()
  const blocks: readonly Block[] = [
    heading(texts.title),
    ...notice,
    ...(answered.length === 0
      ? []
      : [line(strong(texts.answered(answered.length))), list(answered.slice(0, perPage).map((each) => [
        text(each.text)]))]),
    ...(first.all === 0
      ? [say(keepsQuestions ? texts.none : texts.off), ...(keepsQuestions ? [] : await countBlocks(context))]
      : [line(quiet(texts.listed(first.all, at, last))), list(shown.map((each) => [text(`${each.text} `),
        { kind: 'time', at: each.at }]))]),
  ]
  const options = shown.map(({ id, text: words }): Option => ({ label: clip(words, 100), value: id, picked: false }))
  const turn = (to: number) => ({ kind: 'run', command: 'unanswered', args: { page: String(to) } }) as const
  return {
    ...composeLines(blocks, { waiting: first.all, page: at, answered: answered.map(({ id }) => id),
      questions: shown.map(({ text: words }) => words) }),
    pickers: options.length === 0
      ? []
      : [{ kind: 'choices', label: texts.pick, action: { ...turn(at), takes: 'id' }, options, min: 1, max: 1 }],
    controls: pageControls({ page: at, last }, canned, turn),
  }
}

/** Where nobody's words are kept there are counts. */
async function countBlocks(context: CommandContext): Promise<readonly Block[]> {
  const counted = await readDeclined(context)
  return counted.length === 0
    ? []
    : [list(counted.map(({ key, now }) => [strong(nameOf(key, context)), text(`: ${now}`)]))]
}

function showQuestion({ id, text: words, at }: HeldQuestion, page: number,
  { texts: { insight: { queue: texts } } }: CommandContext): Answer {
  const args = { page: String(page) }
  const deed = (label: string, what: string): Control => ({ label,
    action: { kind: 'run', command: 'unanswered', args: { ...args, id, do: what } } })
  return {
    ...composeLines([heading(texts.title), say(words), line(quiet(`${texts.askedAt} `), { kind: 'time', at })], { id }),
    controls: [deed(texts.markDone, 'done'), deed(texts.makeCanned, 'canned'),
      // It closes by itself once an article answers it.
      { label: texts.makeArticle, action: { kind: 'run', command: 'corpus add', args: {} } },
      { label: texts.back, action: { kind: 'run', command: 'unanswered', args } }],
  }
}
