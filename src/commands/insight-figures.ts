import type { Store } from '../store/index.js'

/** How often something was counted in a period, and in the one of the same length before it. */
export interface Figure {
  readonly key: string
  readonly now: number
  readonly before: number
}

export interface Figures {
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
export async function readFigures(guild: string, { counts, feedback, canned }: Store, now: number): Promise<Figures> {
  const since = now - periodDays * dayMs
  const [today, then] = [dayOf(since), dayOf(since - periodDays * dayMs)]
  const count = async (kind: string): Promise<readonly Figure[]> => {
    const [late, all] = [await counts.top(guild, kind, today, mostKeys), await counts.top(guild, kind, then, mostKeys)]
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
