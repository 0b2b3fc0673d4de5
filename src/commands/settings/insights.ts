import { composeLines, heading, line, list, quiet, say, strong, text, type Answer, type Block, type Control, type Json,
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

const isEmpty = ({ figures: { answered, declinedQuestions, posts }, health }: Learnt): boolean =>
  [answered, declinedQuestions, posts].every(({ now, before }) => now + before === 0) && health.stale.length === 0

async function clearWords(guild: string, { store, texts }: CommandContext): Promise<Answer> {
  await (await store()).questions.clear(guild)
  return composeLines([say(texts.insight.wordsCleared)], { cleared: true })
}

async function readWords(guild: string, { store, settings }: CommandContext): Promise<readonly string[] | null> {
  if (!(await settings()).keepsQuestions) return null
  return (await (await store()).questions.list(guild, shown)).map((question) => question.text)
}

// Of each list: what a phone shows without scrolling far.
const shown = 6

const composeNothing = ({ texts: { insight: texts } }: CommandContext): Answer =>
  composeLines([heading(texts.title), line(strong(texts.nothing)), say(texts.nothingHow)], { answered: 0 })

async function composeInsights(learnt: Learnt, context: CommandContext): Promise<Answer> {
  const { figures: { answered, declinedQuestions, posts, ...figures }, health, words } = learnt
  const { insight: texts } = context.texts
  const missing = figures.declined.filter(({ now }) => now > 0)
  const counted = (
    figure: Figure,
  ): Line => [strong(nameOf(figure.key, context)), text(`: ${texts.before(String(figure.now), figure.before)}`)]
  const rated = (
    { key, helpful, unhelpful }: Figures['rated'][number],
  ): Line => [strong(nameOf(key, context)), text(`: ${texts.rated(helpful, unhelpful)}`)]
  const top = <T>(rows: readonly T[], describe: (row: T) => Line): readonly Block[] => {
    const more: readonly Line[] = rows.length > shown ? [[quiet(texts.more(rows.length - shown))]] : []
    return rows.length === 0 ? [] : [list([...rows.slice(0, shown).map(describe), ...more])]
  }
  // That a server leaves a shipped one alone tells it nothing.
  const neverUsed = health.unused.filter(({ origin }) => origin !== 'shipped')
  const titled = (title: string, blocks: readonly Block[]): readonly Block[] =>
    blocks.length === 0 ? [] : [heading(title), ...blocks]
  const named = (title: string, items: readonly { readonly name: string }[]): readonly Block[] =>
    items.length === 0 ? [] : [line(strong(title)), ...top(items, ({ name }) => [text(name)])]
  const asked = figures.topics.filter(({ now, before }) => now + before > 0)
  const blocks: readonly Block[] = [
    heading(texts.title),
    list([
      [text(texts.before(texts.answered(answered.now), answered.before))],
      [text(texts.before(texts.declined(declinedQuestions.now), declinedQuestions.before))],
      [text(texts.before(texts.posts(posts.now), posts.before))],
    ]),
    ...titled(texts.askedTitle, [...(await pictureOf(asked, context)), ...top(asked, counted)]),
    ...titled(texts.declinedTitle,
      missing.length === 0 ? [] : [...top(missing, counted), line(quiet(texts.declinedHow))]),
    ...titled(texts.ratedTitle, top(figures.rated, rated)),
    ...titled(texts.cannedTitle, [
      ...top(figures.uses, ({ name, posts: count }) => [strong(name), text(`: ${texts.posted(count)}`)]),
      ...named(texts.stale(health.stale.length), health.stale),
      ...examinedLine(health.examined, context),
      ...named(texts.neverUsed(neverUsed.length), neverUsed),
    ]),
    ...wordBlocks(words, context),
  ]
  const clear: readonly Control[] = words !== null && words.length > 0
    ? [{ label: texts.wordsClear, action: { kind: 'run', command: 'insights', args: { clear: 'words' } } }]
    : []
  return { ...composeLines(blocks, dataOf(learnt)), controls: clear }
}

/** A picture of what is in words below it as well, for those who do not see it. */
async function pictureOf(asked: readonly Figure[], context: CommandContext): Promise<readonly Block[]> {
  if (asked.length === 0) return []
  const { insight: texts } = context.texts
  const bars = asked.slice(0, maxBars).map(({ key, now, before }) => ({ label: nameOf(key, context), value: now,
    before })
  )
  const png = await draw({ title: texts.chart, legend: texts.chartLegend, bars })
  const rows = bars.map(({ label, value, before }) => texts.before(`${label} ${value}`, before))
  return png ? [{ kind: 'image', name: 'asked.png', png, alt: texts.alt(rows) }] : []
}

/** A native module draws: where it is not to be had, the lines alone say the same. */
async function draw(chart: BarChart): Promise<Uint8Array | undefined> {
  try {
    return await renderPng(drawBars(chart))
  } catch {
    return undefined
  }
}

function wordBlocks(words: readonly string[] | null, { texts: { insight: texts } }: CommandContext): readonly Block[] {
  if (words === null) return [line(quiet(texts.wordsOff))]
  return [heading(texts.wordsTitle),
    words.length === 0 ? say(texts.wordsNone) : list(words.map((question) => [text(question)]))]
}

/** A key in words. What the corpus no longer names is told by its id. */
export function nameOf(key: string, { corpus, texts }: CommandContext): string {
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

function dataOf({ figures, health }: Learnt): Json {
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

/** What nothing answers, most first. Rejects as the store does. */
export async function readDeclined({ store, now, scope: { guild = '' } }: CommandContext): Promise<readonly Figure[]> {
  return (await readFigures(guild, await store(), now())).declined.filter((figure) => figure.now > 0).slice(0, shown)
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const findFigure = (figures: readonly Figure[], key: string): Figure =>
  figures.find((figure) => figure.key === key) ?? { key, now: 0, before: 0 }

type Counted = readonly { readonly key: string; readonly count: number }[]

/** Both periods hold what the later one does: what is left over came before. Most now first, then most before. */
function subtract(late: Counted, all: Counted): readonly Figure[] {
  const now = new Map(late.map(({ key, count }) => [key, count]))
  return all
    .map(({ key, count }) => ({ key, now: now.get(key) ?? 0, before: count - (now.get(key) ?? 0) }))
    .sort((a, b) => b.now - a.now || b.before - a.before || (a.key < b.key ? -1 : 1))
}
