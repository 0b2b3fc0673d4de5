import { composeRefusal, line, list, quiet, say, strong, text, type Answer, type Block, type Control,
  type Form, type Line } from '../../answer/index.js'
import { composePost, parseBody, spellName, type CannedIndex } from '../../canned/index.js'
import type { Suggestion } from '../../store/index.js'
import { Fault } from '../../errors.js'
import { defineCommand, type CommandContext } from '../command.js'
import { operator } from '../desk/audit.js'
import { orStoreTrouble, sayStoreFault } from '../desk/guards.js'
import { createForm, createFrom, fieldsOf, openForm, wantedFrom } from './edit.js'
import { findNamesIssue, findProblems, listed, madeBy, ofModerators, pageControls, problemData, problemLine, screen,
  type CannedTexts } from './item.js'
import type { Draft } from './service.js'
import { fileOf, type Wanted } from './write.js'

const ofMembers = { only: 'discord', private: true, guildOnly: true } as const

const dayMs = 86_400_000
/** What one member may suggest: so many that nobody has decided on yet, and so many in a day. */
const perPerson = { open: 3, recent: 5, withinMs: dayMs } as const

const filledIn = (summary: string, maxCharacters: number) =>
  ({ kind: 'text', summary, optional: true, inner: true, maxCharacters }) as const

export const suggestComparison = defineCommand({
  name: 'suggest comparison',
  summary: 'Suggest a canned comparison to the moderators of this server.',
  ...ofMembers,
  args: { name: filledIn('Its name', 100), title: filledIn('What stands above it', 100),
    body: filledIn('Markdown and live blocks', 4000), draft: filledIn('Text that was kept', 8) },
  examples: ['suggest comparison'],
  async run({ draft, ...given }, context) {
    const { texts: { canned: { queue: texts } }, scope } = context
    if (!(await context.settings()).suggestions)
      return composeRefusal({ code: 'no-suggestions', message: texts.off })
    const { name, title, body } = given
    if (name === undefined && title === undefined && body === undefined) {
      const kept = draft === undefined ? undefined : context.canned.draft(draft, scope.guild)
      return openForm(suggestForm(kept ?? {}, context))
    }
    const wanted = wantedFrom({ name: spellName(name ?? ''), title, aliases: undefined, groups: undefined, body,
      for: undefined })
    return orStoreTrouble(() => handIn(wanted, context), (fault) => {
      const why = sayStoreFault(fault, context.texts) ?? context.texts.settings.store['store-unavailable']
      return { ...notTaken(wanted, { why }, context), status: 'failed' }
    })
  },
})

/** What an article is suggested by; whoever adds it fills in the rest. */
const articleFields = { title: 200, url: 400, text: 4000 } as const

export const suggestArticle = defineCommand({
  name: 'suggest article',
  summary: 'Suggest an article to answer from to the moderators of this server.',
  ...ofMembers,
  args: { title: filledIn('Its title', articleFields.title), url: filledIn('Its address', articleFields.url),
    text: filledIn('Its words, or why it would help', articleFields.text) },
  examples: ['suggest article'],
  async run({ title = '', url = '', text: words = '' }, context) {
    const { texts: { canned: { queue: texts } }, scope: { guild = '', person }, now } = context
    if (!(await context.settings()).suggestions)
      return composeRefusal({ code: 'no-suggestions', message: texts.off })
    if (title === '' && words === '') return openForm(articleForm(context))
    const suggested = { guild, kind: 'article' as const, name: url, title: title === '' ? url : title, body: words,
      by: person?.id ?? operator, at: now() }
    const keep = (why: string): Answer => ({ ...composeRefusal({ code: 'not-suggested', message: why }),
      file: { name: 'article.md', text: [`# ${title}`, url, '', words].join('\n') } })
    if (title === '' || words === '') return keep(texts.articleEmpty)
    const added = await orTrouble(async () => (await context.store()).suggestions.add(suggested, perPerson), context)
    if (typeof added === 'string') return keep(added)
    if (added.kind !== 'added') return keep(sayLimit(added.kind, context))
    await context.tell({ verb: 'suggestion.add', subject: title, show: () => [] })
    return screen(texts.thanks, [say(texts.waits(title)), say(texts.howToSee)], { data: { title } })
  },
})

const articleForm = ({ texts: { canned: { queue: texts } } }: CommandContext): Form => ({
  title: texts.articleTitle,
  action: { kind: 'run', command: 'suggest article', args: {} },
  fields: (['title', 'url', 'text'] as const).map((name) => ({ ...texts.articleFields[name], name, value: '',
    long: name === 'text', required: name !== 'url', maxCharacters: articleFields[name] })),
})

/** @returns What is wrong with the store, in a sentence. */
async function orTrouble<T>(work: () => Promise<T>, { texts }: CommandContext): Promise<T | string> {
  try {
    return await work()
  } catch (fault) {
    const why = fault instanceof Fault ? sayStoreFault(fault, texts) : undefined
    if (why === undefined) throw fault
    return why
  }
}

const sayLimit = (kind: 'too-many' | 'too-often', { texts: { canned: { queue } } }: CommandContext): string =>
  queue[kind](kind === 'too-many' ? perPerson.open : perPerson.recent)

const suggestForm = (draft: Draft, { texts: { canned: texts } }: CommandContext): Form => ({
  title: texts.queue.formTitle,
  action: { kind: 'run', command: 'suggest comparison', args: {} },
  fields: fieldsOf(draft, texts, 'name', 'title', 'body'),
})

/** Nobody's words are lost: they are in a file, and a button goes on with them. */
function notTaken(wanted: Wanted, { why, more = [] }: { readonly why: string; readonly more?: readonly Block[] },
  context: CommandContext): Answer {
  const { texts: { canned: texts }, scope } = context
  const draft = context.canned.keep({ name: wanted.name, title: wanted.title, body: wanted.body }, scope.guild)
  const refusal = composeRefusal({ code: 'not-suggested', message: why })
  return { ...refusal, blocks: [...refusal.blocks, ...more, line(quiet(texts.keptWords))], file: fileOf(wanted),
    controls: [{ label: texts.goOn, action: { kind: 'run', command: 'suggest comparison', args: { draft } } }] }
}

async function handIn(wanted: Wanted, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope: { guild = '', person }, now } = context
  const { name, title, body } = wanted
  const why = findIssue(wanted, await context.canned.index(guild), context)
  if (why !== undefined) return notTaken(wanted, { why }, context)
  const errors = findProblems(wanted, context).filter(({ level }) => level === 'error')
  if (errors.length > 0)
    return notTaken(wanted, { why: texts.wouldBreak,
      more: [list(errors.map((error) => problemLine(error, context)))] }, context)
  const added = await (await context.store()).suggestions.add({ guild, kind: 'canned', name, title, body,
    by: person?.id ?? operator, at: now() }, perPerson)
  if (added.kind !== 'added')
    return notTaken(wanted, { why: sayLimit(added.kind, context) }, context)
  await context.tell({ verb: 'suggestion.add', subject: title, show: () => [] })
  return screen(texts.queue.thanks, [say(texts.queue.waits(title)), say(texts.queue.howToSee)], { data: { name } })
}

function findIssue(wanted: Wanted, index: CannedIndex, context: CommandContext): string | undefined {
  const { texts: { canned: texts } } = context
  const taken = index.find(wanted.name)
  return findNamesIssue([wanted.name], wanted, { index, texts, context })?.message ??
    (taken ? texts.taken(wanted.name, taken.name) : undefined)
}

const ownShown = 15

export const suggestList = defineCommand({
  name: 'suggest list',
  summary: 'Show what you have suggested here, and what became of it.',
  ...ofMembers,
  args: {},
  examples: ['suggest list'],
  async run(_args, context) {
    const { texts: { canned: { queue: texts } }, scope: { guild = '', person } } = context
    const own = await (await context.store()).suggestions.of(guild, person?.id ?? operator, ownShown)
    return screen(texts.ownTitle, own.length === 0 ? [say(texts.ownNone)] : [list(own.map(stateLine))], {
      data: { own: own.map(({ title, state, word }) => ({ title, state, word })) },
    })

    function stateLine({ title, state, word, at }: Suggestion): Line {
      return [strong(`${title} `), text(`${texts.states[state]} `), ...(word === '' ? [] : [text(`“${word}” `)]),
        quiet('· '), { kind: 'time', at }]
    }
  },
})

const decisions = ['approve', 'edit', 'refuse'] as const

export const cannedSuggestions = defineCommand({
  name: 'canned-manage suggestions',
  summary: 'Decide what members have suggested: approve it, edit and approve it, or refuse it with a word.',
  ...ofModerators,
  args: {
    page: { kind: 'integer', summary: 'Which one', optional: true, min: 1, max: 1_000_000 },
    id: { kind: 'text', summary: 'Which suggestion', optional: true, inner: true, maxCharacters: 40 },
    do: { kind: 'choice', summary: 'What to do with it', choices: decisions, optional: true, inner: true },
    word: { kind: 'text', summary: 'A word to whoever suggested it', optional: true, inner: true, maxCharacters: 300 },
    sure: { kind: 'choice', summary: 'Whether the form was filled in', choices: ['yes'], optional: true, inner: true },
  },
  examples: ['canned-manage suggestions'],
  async run({ page = 1, id, do: decision, word, sure }, context) {
    if (id === undefined) return showNext(page, context)
    const { texts: { canned: texts }, scope: { guild = '' } } = context
    const { suggestions } = await context.store()
    const found = await suggestions.find(guild, id)
    if (found?.state !== 'open') return sayDecided(found, context)
    if (found.kind === 'article' && decision !== 'refuse') return decideArticle(found, decision === 'edit', context)
    const wanted = wantedFrom({ ...found, aliases: undefined, groups: undefined, for: `s${id}` })
    switch (decision as (typeof decisions)[number]) {
      case 'approve':
        return createFrom(wanted, context)
      case 'edit':
        return openForm(createForm({ name: wanted.name, title: wanted.title, body: wanted.body, for: `s${id}` },
          context))
      case 'refuse':
        return sure === undefined ? openForm(refuseForm(found, texts)) : refuse(found, word ?? '', context)
    }
  },
})

/** Read as an article, to be looked over and added; once it is there, it is approved. */
async function decideArticle({ id, name, title, body }: Suggestion, isOpened: boolean,
  context: CommandContext): Promise<Answer> {
  const { texts: { canned: { queue: texts } }, scope: { guild = '', person }, now, commands } = context
  const add = commands.find((command) => command.name === 'corpus add')
  if (isOpened && add) return add.run({ text: body, title, ...(name === '' ? {} : { url: name }) }, context)
  const decided = await (await context.store()).suggestions.decide({ guild, id, state: 'approved', word: '',
    by: person?.id ?? operator, at: now() })
  return decided
    ? screen(texts.approvedArticle(title), [say(texts.told)], { controls: [nextControl(context)],
      data: { approved: id } })
    : sayDecided(undefined, context)
}

const refuseForm = ({ id, title }: Suggestion, { queue: texts }: CannedTexts): Form => ({
  title: texts.refuseTitle(title),
  action: { kind: 'run', command: 'canned-manage suggestions', args: { id, do: 'refuse', sure: 'yes' } },
  fields: [{ ...texts.word, name: 'word', value: '', long: true, required: false, maxCharacters: 300 }],
})

async function refuse({ id, title }: Suggestion, word: string, context: CommandContext): Promise<Answer> {
  const { texts: { canned: { queue: texts } }, scope: { guild = '', person }, now } = context
  const { suggestions } = await context.store()
  const refused = await suggestions.decide({ guild, id, state: 'refused', word, by: person?.id ?? operator,
    at: now() })
  if (!refused) return sayDecided(await suggestions.find(guild, id), context)
  await context.tell({ verb: 'suggestion.refuse', subject: title, show: () => (word === '' ? [] : [say(word)]) })
  return screen(texts.refused(title), [say(texts.told)], { controls: [nextControl(context)], data: { refused: id } })
}

/** Somebody was quicker. */
function sayDecided(found: Suggestion | undefined, context: CommandContext): Answer {
  const { texts: { canned: texts } } = context
  const refusal = composeRefusal({ code: 'decided', message: texts.queue.decided })
  const by: readonly Block[] = found?.decidedAt == null
    ? []
    : [line(text(`${texts.queue.states[found.state]} · `),
      ...madeBy({ changedBy: found.decidedBy, changedAt: found.decidedAt }, texts))]
  return { ...refusal, blocks: [...refusal.blocks, ...by], controls: [nextControl(context)] }
}

const nextControl = ({ texts: { canned: { queue } } }: CommandContext): Control => ({ label: queue.next,
  action: { kind: 'run', command: 'canned-manage suggestions', args: {} } })

/** One after the other, oldest first: as it would be posted, with what to look after. */
async function showNext(page: number, context: CommandContext): Promise<Answer> {
  const { texts: { canned: texts }, scope: { guild = '' } } = context
  const { suggestions } = await context.store()
  const first = await suggestions.open(guild, { limit: 1, skip: page - 1 })
  const at = Math.min(page, Math.max(first.all, 1))
  const { all, shown: [found] } = at === page ? first : await suggestions.open(guild, { limit: 1, skip: at - 1 })
  if (!found) return screen(texts.queue.title, [say(texts.queue.nothing)], { data: { waiting: 0 } })
  const { id, name, title, body } = found
  const isArticle = found.kind === 'article'
  const problems = isArticle ? [] : findProblems({ title, body }, context)
  const wanted = wantedFrom({ ...found, aliases: undefined, groups: undefined, for: undefined })
  const issue = isArticle ? undefined : findIssue(wanted, await context.canned.index(guild), context)
  const notes = [...(issue === undefined ? [] : [[text(issue)]]),
    ...problems.map((problem) => problemLine(problem, context))]
  const words = (): readonly Block[] => [line(strong(title)), ...body.split(/\n\s*\n/).map(say)]
  const post = isArticle
    ? { blocks: words() }
    : composePost({ title, body: parseBody(body, context), changes: [] }, context, context.composer)
  const blocks: readonly Block[] = [
    line(quiet(`${texts.queue.place(at, all)} · `), ...madeBy({ changedBy: found.by, changedAt: found.at }, texts)),
    say(isArticle ? `${texts.queue.article} ${name}` : texts.called(name, [])),
    ...listed(texts.lookAfter, notes),
    { kind: 'separator' },
    ...post.blocks,
  ]
  const decide = (decision: (typeof decisions)[number]): Control => ({
    label: (isArticle ? texts.queue.articleDecisions : texts.queue.decisions)[decision],
    action: { kind: 'run', command: 'canned-manage suggestions', args: { id, do: decision } } })
  return {
    ...screen(texts.queue.title, blocks, {
      controls: [...decisions.map(decide), ...pageControls({ page: at, last: all }, texts,
        (to) => ({ kind: 'run', command: 'canned-manage suggestions', args: { page: String(to) } }))],
      data: { waiting: all, id, name, title, problems: problemData(problems) },
    }),
  }
}
