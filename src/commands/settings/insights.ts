import { composeLines, heading, line, quiet, strong, text, type Answer, type Block, type Control, type Json,
  type Line } from '../../answer/index.js'
import type { Store } from '../../store/index.js'
import { drawBars, maxBars, renderPng, type BarChart } from '../../picture/index.js'
import { examinedLine, readCannedHealth, type CannedHealth } from '../canned/look.js'
import { defineCommand, type CommandContext } from '../command.js'

export const insights = defineCommand({
  name: 'insights',
  summary: 'What members ask, what has no answer, what helped, which canned comparisons are used.',
  right: 'moderate',
  guildOnly: true,
  private: true,
  slow: true,
  only: 'discord',
  args: {
    clear: { kind: 'choice', summary: 'Whether to erase the wording of questions', choices: ['words'], inner: true,
      optional: true },
  },
  examples: ['insights'],
  async run({ clear }, context) {
    const guild = context.scope.guild ?? ''
    if (clear !== undefined) return clearWords(guild, context)
    // What was counted a moment ago may still wait to be written.
    await context.memory.tally.flush()
    const store = await context.store()
    const figures = await readFigures(guild, store, context.now())
    const learnt: Learnt = { figures, health: await readCannedHealth(context), words: await readWords(guild, context) }
    return isEmpty(learnt) ? composeNothing(context) : composeInsights(learnt, context)
  },
})

/** What is known of a server's questions and canned comparisons. */
interface Learnt {
  readonly figures: Figures
  readonly health: CannedHealth
  /** The latest declined questions in words; null where the server does not keep them. */
  readonly words: readonly string[] | null
}

function isEmpty({ figures: { answered, declinedQuestions, posts }, health }: Learnt): boolean {
  return [answered, declinedQuestions, posts].every(({ now, before }) => now + before === 0) &&
    health.stale.length === 0
}

async function clearWords(guild: string, { store, texts }: CommandContext): Promise<Answer> {
  await (await store()).questions.clear(guild)
  return composeLines([line(text(texts.insight.wordsCleared))], { cleared: true }, { private: true })
}

async function readWords(guild: string, { store, settings }: CommandContext): Promise<readonly string[] | null> {
  if (!(await settings()).keepsQuestions) return null
  return (await (await store()).questions.list(guild, shown)).map((question) => question.text)
}

// Of each list: what a phone shows without scrolling far.
const shown = 6

function composeNothing({ texts: { insight: texts } }: CommandContext): Answer {
  return composeLines([heading(texts.title), line(strong(texts.nothing)), line(text(texts.nothingHow))], {
    answered: 0,
  }, { private: true })
}

async function composeInsights({ figures, health, words }: Learnt, context: CommandContext): Promise<Answer> {
  const { insight: texts } = context.texts
  const totals = [
    beside(texts.answered(figures.answered.now), figures.answered, context),
    beside(texts.declined(figures.declinedQuestions.now), figures.declinedQuestions, context),
    beside(texts.posts(figures.posts.now), figures.posts, context),
  ]
  const blocks: readonly Block[] = [
    heading(texts.title),
    { kind: 'list', ordered: false, items: totals.map((words): Line => [text(words)]) },
    ...(await askedBlocks(figures.topics, context)),
    ...declinedBlocks(figures.declined, context),
    ...ratedBlocks(figures.rated, context),
    ...cannedBlocks(figures.uses, health, context),
    ...wordBlocks(words, context),
  ]
  const clear: readonly Control[] = words !== null && words.length > 0
    ? [{ label: texts.wordsClear, action: { kind: 'run', command: 'insights', args: { clear: 'words' } } }]
    : []
  return { ...composeLines(blocks, recordOf({ figures, health }), { private: true }), controls: clear }
}

function beside(words: string, { before }: Figure, { texts }: CommandContext): string {
  return texts.insight.before(words, before)
}

/** The picture, and the same in words for those who do not see it. */
async function askedBlocks(topics: readonly Figure[], context: CommandContext): Promise<readonly Block[]> {
  const { insight: texts } = context.texts
  const asked = topics.filter(({ now, before }) => now + before > 0)
  if (asked.length === 0) return []
  const bars = asked.slice(0, maxBars).map(({ key, now, before }) => ({ label: nameOf(key, context), value: now,
    before })
  )
  const rows = bars.map(({ label, value, before }) => texts.before(`${label} ${value}`, before))
  const png = await draw({ title: texts.chart, legend: texts.chartLegend, bars })
  const picture: readonly Block[] = png ? [{ kind: 'image', name: 'asked.png', png, alt: texts.alt(rows) }] : []
  return [heading(texts.askedTitle), ...picture, ...list(asked, (figure) => figureLine(figure, context), context)]
}

/** A native module draws: where it is not to be had, the lines alone say the same. */
async function draw(chart: BarChart): Promise<Uint8Array | undefined> {
  try {
    return await renderPng(drawBars(chart))
  } catch {
    return undefined
  }
}

function declinedBlocks(declined: readonly Figure[], context: CommandContext): readonly Block[] {
  const { insight: texts } = context.texts
  const missing = declined.filter(({ now }) => now > 0)
  if (missing.length === 0) return []
  return [heading(texts.declinedTitle), ...list(missing, (figure) => figureLine(figure, context), context),
    line(quiet(texts.declinedHow))]
}

function ratedBlocks(rated: Figures['rated'], context: CommandContext): readonly Block[] {
  if (rated.length === 0) return []
  const describe = (
    { key, helpful, unhelpful }: Figures['rated'][number],
  ): Line => [strong(nameOf(key, context)), text(`: ${context.texts.insight.rated(helpful, unhelpful)}`)]
  return [heading(context.texts.insight.ratedTitle), ...list(rated, describe, context)]
}

function cannedBlocks(uses: Figures['uses'], { unused, stale, examined }: CannedHealth,
  context: CommandContext): readonly Block[] {
  const { insight: texts } = context.texts
  // That a server leaves a shipped one alone tells it nothing.
  const own = unused.filter(({ origin }) => origin !== 'shipped')
  const blocks = [
    ...(uses.length === 0
      ? []
      : list(uses, ({ name, posts }) => [strong(name), text(`: ${texts.posted(posts)}`)], context)),
    ...(stale.length === 0
      ? []
      : [line(strong(texts.stale(stale.length))), ...list(stale, ({ name }) => [text(name)], context)]),
    ...examinedLine(examined, context),
    ...(own.length === 0
      ? []
      : [line(strong(texts.neverUsed(own.length))), ...list(own, ({ name }) => [text(name)], context)]),
  ]
  return blocks.length === 0 ? [] : [heading(texts.cannedTitle), ...blocks]
}

function wordBlocks(words: readonly string[] | null, { texts: { insight: texts } }: CommandContext): readonly Block[] {
  if (words === null) return [line(quiet(texts.wordsOff))]
  const said: Block = words.length === 0
    ? line(text(texts.wordsNone))
    : { kind: 'list', ordered: false, items: words.map((question): Line => [text(question)]) }
  return [heading(texts.wordsTitle), said]
}

function list<T>(rows: readonly T[], describe: (row: T) => Line, { texts }: CommandContext): readonly Block[] {
  const items = rows.slice(0, shown).map(describe)
  const more: readonly Line[] = rows.length > shown ? [[quiet(texts.insight.more(rows.length - shown))]] : []
  return [{ kind: 'list', ordered: false, items: [...items, ...more] }]
}

function figureLine({ key, now, before }: Figure, context: CommandContext): Line {
  return [strong(nameOf(key, context)), text(`: ${context.texts.insight.before(String(now), before)}`)]
}

/** A key in words. What the corpus no longer names is told by its id. */
function nameOf(key: string, { corpus, texts }: CommandContext): string {
  const [kind = '', ...rest] = key.split(':')
  const id = rest.join(':')
  const reasons: Readonly<Record<string, string>> = texts.insight.reasons
  if (kind === 'reason') return reasons[id] ?? id
  const known: readonly { readonly id: string; readonly name: string }[] = kind === 'topic'
    ? corpus.topics
    : kind === 'technology'
    ? corpus.technologies
    : []
  return known.find((each) => each.id === id)?.name ?? id
}

function recordOf({ figures, health }: Pick<Learnt, 'figures' | 'health'>): Json {
  const { answered, declinedQuestions, posts, topics, declined, rated, uses } = figures
  const plain = (figures: readonly Figure[]): Json => figures.map(({ key, now, before }) => ({ key, now, before }))
  return {
    totals: plain([answered, declinedQuestions, posts]),
    topics: plain(topics),
    declined: plain(declined),
    rated: rated.map(({ key, helpful, unhelpful }) => ({ key, helpful, unhelpful })),
    uses: uses.map(({ name, posts: count }) => ({ name, posts: count })),
    unused: health.unused.map(({ name }) => name),
    stale: health.stale.map(({ name }) => name),
  }
}

/** How often something was counted in a period, and in the one of the same length before it. */
interface Figure {
  readonly key: string
  readonly now: number
  readonly before: number
}

interface Figures {
  readonly answered: Figure
  readonly declinedQuestions: Figure
  readonly posts: Figure
  /** Topics, most asked first. */
  readonly topics: readonly Figure[]
  /** What nothing answers: topics, technologies and terms by our own names, most first. */
  readonly declined: readonly Figure[]
  /** Topics, most votes first. */
  readonly rated: readonly { readonly key: string; readonly helpful: number; readonly unhelpful: number }[]
  /** Canned comparisons, most posted first. */
  readonly uses: readonly { readonly name: string; readonly posts: number }[]
}

const dayMs = 86_400_000
/** The length of a period, in days. */
const periodDays = 30
// More keys than any list shows, so that what has risen or fallen is found in both periods.
const mostKeys = 500

const topicPrefix = 'topic:'

/** What was counted in a server lately. Rejects as the store does. */
async function readFigures(guild: string, { counts, feedback, canned }: Store, now: number): Promise<Figures> {
  const since = now - periodDays * dayMs
  const [today, then] = [dayOf(since), dayOf(since - periodDays * dayMs)]
  const count = async (kind: string): Promise<readonly Figure[]> => {
    const [late, all] = [await counts.top({ guild, kind }, today, mostKeys),
      await counts.top({ guild, kind }, then, mostKeys)]
    return subtract(late, all)
  }
  const outcomes = await count('outcome')
  const uses = await canned.uses(guild, since)
  const usesBefore = await canned.uses(guild, since - periodDays * dayMs)
  const posts = sum(uses.map((use) => use.posts))
  return {
    answered: findFigure(outcomes, 'answered'),
    declinedQuestions: findFigure(outcomes, 'declined'),
    posts: { key: 'posts', now: posts, before: sum(usesBefore.map((use) => use.posts)) - posts },
    topics: (await count('asked')).filter(({ key }) => key.startsWith(topicPrefix)),
    declined: await count('declined'),
    rated: (await feedback.tally(guild, since)).filter(({ subject }) => subject.startsWith(topicPrefix)).map((
      { subject, ...votes },
    ) => ({ key: subject, ...votes })),
    uses,
  }
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const findFigure = (figures: readonly Figure[], key: string): Figure =>
  figures.find((figure) => figure.key === key) ?? { key, now: 0, before: 0 }

type Counted = readonly { readonly key: string; readonly count: number }[]

/** Both periods together hold what the later one does: what is left over came before. Most now first, then most before. */
function subtract(late: Counted, all: Counted): readonly Figure[] {
  const now = new Map(late.map(({ key, count }) => [key, count]))
  return all
    .map(({ key, count }) => ({ key, now: now.get(key) ?? 0, before: count - (now.get(key) ?? 0) }))
    .sort((a, b) => b.now - a.now || b.before - a.before || (a.key < b.key ? -1 : 1))
}
