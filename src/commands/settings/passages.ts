import { composeLines, composeRefusal, heading, line, list, quiet, say, strong, text, type Answer, type Block,
  type Control, type Form, type Line, type Option } from '../../answer/index.js'
import type { Passage } from '../../corpus/index.js'
import type { PassageMark, VoteCount } from '../../store/index.js'
import { clip } from '../../text/index.js'
import { madeBy, pageControls } from '../canned/item.js'
import { openForm } from '../canned/edit.js'
import { defineCommand, type CommandContext } from '../command.js'
import { operator } from '../desk/audit.js'
import { digestOfPassage } from '../desk/marks.js'

const states = ['lowered', 'hidden', 'shown'] as const
type State = (typeof states)[number]

export const passagesCommand = 'passages'

export const passages = defineCommand({
  name: 'passages',
  summary: 'What members find helpful or not, passage by passage: lower or hide one here, or bring it back.',
  right: 'moderate',
  guildOnly: true,
  private: true,
  only: 'discord',
  args: {
    passage: { kind: 'passage', summary: 'Which one, such as article#12', optional: true },
    page: { kind: 'integer', summary: 'Which page', optional: true, min: 1, max: 1_000_000 },
    set: { kind: 'choice', summary: 'What is to become of it', choices: states, optional: true, inner: true },
    seen: { kind: 'integer', summary: 'The version that was opened', optional: true, inner: true },
    reason: { kind: 'text', summary: 'Why, as answers show it', optional: true, inner: true, maxCharacters: 200 },
    sure: { kind: 'choice', summary: 'Whether the form was filled in', choices: ['yes'], optional: true, inner: true },
  },
  examples: [passagesCommand],
  async run({ passage, page = 1, set, seen = 0, reason, sure }, context) {
    if (!passage) return listPassages(page, context)
    const wish = set as State | undefined
    if (wish === undefined) return showPassage(passage, [], context)
    if (wish !== 'shown' && sure === undefined) return openForm(reasonForm(passage, { state: wish, seen }, context))
    return decide(passage, { state: wish, seen, reason: reason ?? '' }, context)
  },
})

const perPage = 15

interface Row {
  readonly id: string
  readonly votes: VoteCount | undefined
  readonly mark: PassageMark | undefined
}

async function readRows(context: CommandContext): Promise<readonly Row[]> {
  const { scope: { guild = '' } } = context
  const store = await context.store()
  const marks = (await store.passages.list(guild)).filter(({ state }) => state !== 'shown')
  const votes = new Map((await store.feedback.passages(guild, 0)).map((count) => [count.subject.slice('passage:'.length),
    count]))
  const ids = new Set([...marks.map(({ passage }) => passage), ...votes.keys()])
  return [...ids].map((id) => ({ id, votes: votes.get(id), mark: marks.find(({ passage }) => passage === id) }))
}

async function listPassages(page: number, context: CommandContext): Promise<Answer> {
  const { texts: { insight: { passages: texts }, canned }, corpus } = context
  const rows = await readRows(context)
  const last = Math.max(1, Math.ceil(rows.length / perPage))
  const at = Math.min(page, last)
  const shown = rows.slice((at - 1) * perPage, at * perPage)
  const known = shown.filter(({ id }) => corpus.passages.some((passage) => passage.id === id))
  const options = known.map((row): Option => ({ label: clip(row.id, 100), value: row.id, picked: false,
    detail: clip(asides(row, context), 100) }))
  const turn = (to: number) => ({ kind: 'run', command: passagesCommand, args: { page: String(to) } }) as const
  return {
    ...composeLines([heading(texts.title), ...(rows.length === 0
      ? [say(texts.none)]
      : [line(quiet(texts.listed(rows.length, at, last))),
        list(shown.map((row): Line => [strong(`${row.id} `), text(asides(row, context))]))])],
    { passages: shown.map(({ id, votes, mark }) => ({ id, helpful: votes?.helpful ?? 0,
      unhelpful: votes?.unhelpful ?? 0, state: mark?.state ?? 'shown' })) }),
    pickers: options.length === 0
      ? []
      : [{ kind: 'choices', label: texts.pick, action: { ...turn(at), args: {}, takes: 'passage' }, options, min: 1,
        max: 1 }],
    controls: pageControls({ page: at, last }, canned, turn),
  }
}

function asides({ id, votes, mark }: Row, { texts: { insight: texts }, corpus }: CommandContext): string {
  const passage = corpus.passages.find((each) => each.id === id)
  const isOld = mark !== undefined && (!passage || digestOfPassage(passage) !== mark.digest)
  return [texts.rated(votes?.helpful ?? 0, votes?.unhelpful ?? 0), ...(mark ? [texts.passages.states[mark.state]] : []),
    ...(isOld ? [texts.passages.changed] : [])].join(' · ')
}

async function showPassage(passage: Passage, notice: readonly Block[], context: CommandContext): Promise<Answer> {
  const { texts, composer, scope: { guild = '' } } = context
  const { insight: { passages: words } } = texts
  const store = await context.store()
  const held = (await store.passages.list(guild)).find((each) => each.passage === passage.id)
  // What was decided of other words is not decided of these.
  const mark = held?.digest === digestOfPassage(passage) ? held : undefined
  const votes = (await store.feedback.passages(guild, 0)).find(({ subject }) => subject === `passage:${passage.id}`)
  const state = mark?.state ?? 'shown'
  const offered = states.filter((each) => each !== state)
  const control = (each: State): Control => ({ label: words.buttons[each], action: { kind: 'run',
    command: passagesCommand, args: { passage: passage.id, set: each, seen: String(held?.version ?? 0) } } })
  return {
    ...composeLines([heading(passage.id), ...notice,
      say(texts.insight.rated(votes?.helpful ?? 0, votes?.unhelpful ?? 0)),
      ...(mark
        ? [line(strong(`${words.states[state]} `), ...(mark.reason === '' ? [] : [text(`“${mark.reason}” `)]),
          ...madeBy(mark, texts.canned))]
        : []),
      composer.quoting.quoteWhole(passage, null)], { passage: passage.id, state, reason: mark?.reason ?? '' }),
    controls: [...offered.map(control),
      { label: words.back, action: { kind: 'run', command: passagesCommand, args: {} } }],
  }
}

const reasonForm = ({ id }: Passage, { state, seen }: { readonly state: Exclude<State, 'shown'>;
  readonly seen: number }, { texts: { insight: { passages: texts } } }: CommandContext): Form => ({
  title: clip(`${texts.buttons[state]}: ${id}`, 45),
  action: { kind: 'run', command: passagesCommand, args: { passage: id, set: state, seen: String(seen), sure: 'yes' } },
  fields: [{ ...texts.reason, name: 'reason', value: '', long: true, required: true, maxCharacters: 200 }],
})

async function decide(passage: Passage,
  { state, seen, reason }: { readonly state: State; readonly seen: number; readonly reason: string },
  context: CommandContext): Promise<Answer> {
  const { texts: { insight: { passages: texts } }, scope: { guild = '', person }, now } = context
  if (state !== 'shown' && reason === '') return composeRefusal({ code: 'no-reason', message: texts.noReason })
  const saved = await (await context.store()).passages.mark({ guild, passage: passage.id,
    digest: digestOfPassage(passage), state, reason, seen, by: person?.id ?? operator, at: now() })
  if (!saved) return { ...(await showPassage(passage, [say(texts.conflict)], context)), status: 'refused' }
  await context.tell({ verb: `passage.${state}`, subject: passage.id, show: () => (reason === '' ? [] : [say(reason)]) })
  return showPassage(passage, [say(texts.saved)], context)
}
