import type { Retention } from '../store/index.js'

/** How long things are kept. `/privacy` and PRIVACY.md say these very numbers; the sweep keeps to them. */
export const retention: Retention = {
  countsDays: 400,
  votesDays: 180,
  questionsDays: 30,
  postsDays: 400,
  auditDays: 365,
  departedDays: 30,
}

/** A matter that is kept, as people think of it. */
export interface Kept {
  readonly matter: 'votes' | 'counts' | 'questions' | 'canned' | 'posts' | 'record' | 'settings' | 'departures'
  /** The store's tables that hold it. */
  readonly tables: readonly string[]
  /** null: for as long as the server keeps the bot. */
  readonly days: number | null
}

/** All that is kept, what concerns members first. A test compares it with the store's tables. */
export const kept: readonly Kept[] = [
  { matter: 'votes', tables: ['votes', 'vote_subjects'], days: retention.votesDays },
  { matter: 'counts', tables: ['counts'], days: retention.countsDays },
  { matter: 'questions', tables: ['questions'], days: retention.questionsDays },
  { matter: 'canned', tables: ['canned', 'canned_names', 'canned_versions'], days: null },
  { matter: 'posts', tables: ['canned_posts'], days: retention.postsDays },
  { matter: 'record', tables: ['audit'], days: retention.auditDays },
  { matter: 'settings', tables: ['settings', 'changes'], days: null },
  { matter: 'departures', tables: ['departures'], days: retention.departedDays },
]
