import { composeLines, heading, line, list, quiet, say, strong, text, type Action, type Answer, type Block,
  type Control, type Line, type Option } from '../../answer/index.js'
import type { Need } from '../../corpus/index.js'
import { withTimeout } from '../../memory/index.js'
import { pickNeed, type HeardNeed, type Question } from '../../reading/index.js'
import type { Profile } from '../../store/index.js'
import { pageControls } from '../canned/item.js'
import { defineCommand, type CommandContext } from '../command.js'
import { operator } from '../desk/audit.js'

const perPage = 25
const mostKept = 30

export const profile = defineCommand({
  name: 'profile',
  summary: 'The needs that /recommend remembers for you in this server: see, change or forget them.',
  only: 'discord',
  private: true,
  guildOnly: true,
  args: {
    page: { kind: 'integer', summary: 'Which part of all needs', optional: true, inner: true, min: 1, max: 1000 },
    set: { kind: 'choice', summary: 'Whether needs were picked', choices: ['yes'], optional: true, inner: true },
    ids: { kind: 'text', summary: 'The needs that were picked', optional: true, inner: true },
    forget: { kind: 'choice', summary: 'Whether to forget them', choices: ['yes'], optional: true, inner: true },
  },
  examples: ['profile'],
  async run({ page = 1, set, ids = '', forget }, context) {
    const { texts: { picking: { profile: texts } }, scope: { guild = '' } } = context
    const { profiles } = await context.store()
    const person = personOf(context)
    if (forget !== undefined) {
      const was = await profiles.forget(guild, person)
      return { ...composeLines([say(was ? texts.forgotten : texts.none)], { forgotten: was }), inPlace: true }
    }
    const kept = (await profiles.read(guild, person)) ?? { heard: [], ruledOut: [], at: 0 }
    if (set === undefined) return showProfile(kept, page, context)
    const changed = await keepNeeds(pick(kept, ids.split(','), needsOn(page, kept, context)), context)
    return { ...showProfile(changed, page, context), inPlace: true }
  },
})

const personOf = ({ scope }: CommandContext): string => scope.person?.id ?? operator

/** What is kept comes first. */
function needsOn(page: number, { heard }: Profile,
  { corpus: { rulebook: { needs } } }: CommandContext): readonly Need[] {
  const isKept = ({ id }: Need): boolean => heard.includes(id)
  return [...needs.filter(isKept), ...needs.filter((need) => !isKept(need))].slice((page - 1) * perPage, page * perPage)
}

/** Of the needs that were offered, those picked are kept and no others. */
function pick({ heard, ruledOut }: Profile, ids: readonly string[], offered: readonly Need[]): Omit<Profile, 'at'> {
  const picked = offered.map(({ id }) => id).filter((id) => ids.includes(id))
  const all = [...heard.filter((id) => !offered.some((each) => each.id === id)), ...picked]
  return { heard: all, ruledOut: ruledOut.filter((id) => !all.includes(id)) }
}

/** Keeps needs for whoever asks, and no others. Rejects as the store does. */
async function keepNeeds({ heard, ruledOut }: Omit<Profile, 'at'>, context: CommandContext): Promise<Profile> {
  const kept = { heard: heard.slice(0, mostKept), ruledOut: ruledOut.slice(0, mostKept), at: context.now() }
  const { profiles } = await context.store()
  const [guild, person] = [context.scope.guild ?? '', personOf(context)]
  if (kept.heard.length + kept.ruledOut.length === 0) await profiles.forget(guild, person)
  else await profiles.save(guild, person, kept)
  return kept
}

function showProfile(kept: Profile, page: number, context: CommandContext): Answer {
  const { corpus, texts: { picking: { profile: texts, ...picking }, canned } } = context
  const offered = needsOn(page, kept, context)
  const last = Math.ceil(corpus.rulebook.needs.length / perPage)
  const isEmpty = kept.heard.length + kept.ruledOut.length === 0
  const options = offered.map(({ id, name }): Option => ({ label: name, value: id, picked: kept.heard.includes(id) }))
  const turn = (to: number): Action & { readonly kind: 'run' } => ({ kind: 'run', command: 'profile',
    args: { page: String(to) } })
  const forget: readonly Control[] = isEmpty
    ? []
    : [{ label: texts.forget, action: { kind: 'run', command: 'profile', args: { forget: 'yes' } } }]
  const action = { ...turn(page), args: { page: String(page), set: 'yes' }, takes: 'ids' }
  return {
    ...composeLines([heading(texts.title), ...(isEmpty ? [say(texts.none)] : [list(lines(kept, context))]),
      line(quiet(texts.how))], { heard: kept.heard, ruledOut: kept.ruledOut }),
    pickers: options.length === 0
      ? []
      : [{ kind: 'choices', label: picking.noNeeds, action, options, min: 0, max: options.length }],
    controls: [...forget, ...pageControls({ page, last }, canned, turn)],
  }
}

/** What is kept, in words; what the corpus no longer names is left out. */
function lines({ heard, ruledOut }: Omit<Profile, 'at'>, { corpus, texts }: CommandContext): readonly Line[] {
  const named = (ids: readonly string[]): string =>
    corpus.rulebook.needs.filter(({ id }) => ids.includes(id)).map(({ name }) => name).join(', ')
  return ([[texts.answer.heard, named(heard)], [texts.answer.ruledOut, named(ruledOut)]] as const)
    .flatMap(([label, words]): Line[] => (words === '' ? [] : [[strong(`${label}: `), text(words)]]))
}

// An answer waits no longer for what is only added to it.
const patienceMs = 500

/** What whoever asks has had kept here, and their text says nothing of: as needs that were picked. Never rejects. */
export async function findKeptNeeds(question: Question, context: CommandContext): Promise<readonly HeardNeed[]> {
  const { scope: { guild, person }, corpus: { rulebook: { needs } }, store } = context
  if (guild === undefined || person === undefined) return []
  const kept = await withTimeout(store().then(({ profiles }) => profiles.read(guild, person.id)), patienceMs)
  if (!kept) return []
  const said = new Set(question.needs.map(({ need }) => need))
  const end = question.text.length
  return needs.filter(({ id }) => !said.has(id)).flatMap((need, at): readonly HeardNeed[] => {
    const state = kept.heard.includes(need.id) ? 'heard' : kept.ruledOut.includes(need.id) ? 'ruled-out' : undefined
    return state === undefined ? [] : [{ ...pickNeed(need, state), start: end + at, end: end + at }]
  })
}

const openProfile = ({ texts: { picking } }: CommandContext): Control => ({ label: picking.profile.open,
  action: { kind: 'run', command: 'profile', args: {} } })

/** An answer that rests on kept needs as well: they stand above it, and a button leaves them out. */
export function sayKept(answer: Answer, kept: readonly HeardNeed[],
  { without, context }: { readonly without: Answer; readonly context: CommandContext }): Answer {
  const { texts: { picking: { profile: texts } }, composer } = context
  const named = (state: HeardNeed['state']): string =>
    kept.filter((need) => need.state === state).map(({ name }) => name).join(', ')
  const [heard, ruledOut] = [named('heard'), named('ruled-out')]
  const words = [...(heard === '' ? [] : [heard]), ...(ruledOut === '' ? [] : [texts.notWanted(ruledOut)])].join('; ')
  const code = without.reference && composer.codebook.encode(without.reference)
  const leaveOut: readonly Control[] = code === undefined
    ? []
    : [{ label: texts.leaveOut, action: { kind: 'rejudge', answer: code, page: 0 } }]
  return { ...below(answer, [line(strong(`${texts.from}: `), text(words))]), personal: true,
    controls: [...answer.controls, ...leaveOut, openProfile(context)],
    // It was not said: what members ask is counted without it.
    ...(without.reference === undefined ? {} : { reference: without.reference }) }
}

/** Keeps what a text said, for whoever asked for that. Rejects as the store does. */
export async function remember(answer: Answer, { needs }: Question, context: CommandContext): Promise<Answer> {
  const { texts: { picking: { profile: texts } }, scope } = context
  if (scope.guild === undefined) return below(answer, [say(texts.onlyInServers)])
  const ids = (state: HeardNeed['state']): readonly string[] =>
    [...new Set(needs.filter((need) => need.state === state).map(({ need }) => need))]
  const [heard, ruledOut] = [ids('heard'), ids('ruled-out')]
  if (heard.length + ruledOut.length === 0) return below(answer, [say(texts.nothingHeard)])
  const kept = await keepNeeds({ heard, ruledOut }, context)
  return { ...below(answer, [say(texts.kept), list(lines(kept, context))]), personal: true,
    controls: [...answer.controls, openProfile(context)] }
}

/** Below the question, above what it is answered. */
function below(answer: Answer, more: readonly Block[]): Answer {
  const at = answer.blocks.findIndex(({ kind }) => kind === 'question') + 1
  return { ...answer, blocks: [...answer.blocks.slice(0, at), ...more, ...answer.blocks.slice(at)] }
}
