import type { Retention, Store } from '../store/index.js'
import type { Backlog } from './backlog.js'

/** How long things are kept. `/privacy` and PRIVACY.md say these very numbers; the sweep keeps to them. */
export const retention: Retention = {
  countsDays: 400,
  votesDays: 180,
  questionsDays: 30,
  suggestionsDays: 90,
  profilesDays: 366,
  postsDays: 400,
  auditDays: 365,
  departedDays: 30,
}

/** A matter that is kept, as people think of it. */
export interface Kept {
  readonly matter: 'suggestions' | 'profiles' | 'passages' | 'votes' | 'counts' | 'questions' | 'canned' | 'articles' | 'posts' | 'record' | 'settings' | 'departures'
  /** The store's tables that hold it. */
  readonly tables: readonly string[]
  /** null: for as long as the server keeps the bot. */
  readonly days: number | null
}

/** All that is kept, what concerns members first. A test compares it with the store's tables. */
export const kept: readonly Kept[] = [
  { matter: 'votes', tables: ['votes', 'vote_subjects'], days: retention.votesDays },
  { matter: 'counts', tables: ['counts'], days: retention.countsDays },
  { matter: 'profiles', tables: ['profiles'], days: retention.profilesDays },
  { matter: 'suggestions', tables: ['suggestions'], days: retention.suggestionsDays },
  { matter: 'questions', tables: ['questions'], days: retention.questionsDays },
  { matter: 'canned', tables: ['canned', 'canned_names', 'canned_versions', 'canned_groups'], days: null },
  { matter: 'articles', tables: ['articles', 'article_versions', 'article_texts', 'article_reviews'], days: null },
  { matter: 'passages', tables: ['passage_marks'], days: null },
  { matter: 'posts', tables: ['canned_posts'], days: retention.postsDays },
  { matter: 'record', tables: ['audit'], days: retention.auditDays },
  { matter: 'settings', tables: ['settings', 'changes'], days: null },
  { matter: 'departures', tables: ['departures'], days: retention.departedDays },
]

/** The servers in which the bot is, as its platform has them. */
export interface Census {
  readonly guilds: readonly string[]
  /** Whether this process would know if the bot were in it; of the others it says nothing. */
  readonly serves: (guild: string) => boolean
}

/** Sees to it that nothing is kept longer than it may be. None of these rejects. */
export interface Upkeep {
  /** The bot was taken out of a server: its time of grace begins. What the store cannot take now is told it again. */
  left(guild: string): Promise<void>
  /** It is (back) in one: nothing of it is purged. */
  joined(guild: string): Promise<void>
  /** Reconciles what is held with where the bot is, now and at each sweep: removals and returns may be missed. */
  attend(census: () => Census): Promise<void>
  /** Tells the store what it has missed, and deletes what has been kept long enough. */
  sweep(): Promise<void>
  /** Sweeps now and every few hours. @returns Ends it. */
  begin(): () => void
}

interface UpkeepOptions {
  readonly store: () => Promise<Store>
  /** Takes removals and returns in their order: of two the later one is to stand, whatever becomes of the earlier. */
  readonly backlog: Pick<Backlog, 'add' | 'drain'>
  readonly now: () => number
  readonly onTrouble: (fault: unknown) => void
}

const nowhere: Census = { guilds: [], serves: () => false }

const everyMs = 6 * 3_600_000

/** Whether a server is where the store does not have it. */
function isOtherwise(
  { guilds, serves }: Census,
): (held: { readonly guild: string; readonly hasLeft: boolean }) => boolean {
  const present = new Set(guilds)
  return ({ guild, hasLeft }) => serves(guild) && present.has(guild) === hasLeft
}

export function openUpkeep({ store, backlog, now, onTrouble }: UpkeepOptions): Upkeep {
  const left = (guild: string): Promise<void> => {
    const at = now()
    return backlog.add(({ guilds }) => guilds.left(guild, at))
  }
  const joined = (guild: string): Promise<void> => backlog.add(({ guilds }) => guilds.joined(guild))
  let census: (() => Census) | undefined
  /** Nobody else can say so: whoever does not serve a server does not hear that it took the bot back. */
  const isGone = (guild: string): boolean => {
    const { guilds, serves } = census?.() ?? nowhere
    return serves(guild) && !guilds.includes(guild)
  }
  const reconcile = async (): Promise<void> => {
    if (!census) return
    const held = await (await store()).guilds.held()
    // Asked after the reading, and again before each is told: whoever comes or goes meanwhile is told by themselves.
    for (const { guild, hasLeft } of held.filter(isOtherwise(census())))
      if (isOtherwise(census())({ guild, hasLeft })) await (hasLeft ? joined(guild) : left(guild))
  }
  const sweep = async (): Promise<void> => {
    // What it has not been told yet comes first; the backlog itself tells of a failure.
    await backlog.drain().catch(() => undefined)
    await reconcile().catch(onTrouble)
    await store().then((opened) => opened.sweep(now(), retention, isGone)).catch(onTrouble)
  }

  return {
    left,
    joined,
    attend(servers) {
      census = servers
      return reconcile().catch(onTrouble)
    },
    sweep,
    begin() {
      void sweep()
      const sweeping = setInterval(() => void sweep(), everyMs).unref()
      return () => clearInterval(sweeping)
    },
  }
}
