/** A table as those see it who go through all of them: to export, purge, forget, copy or count. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
  /** Columns that hold a person's id and nothing else, and may be empty. */
  readonly persons: readonly string[]
  /** Columns in which words of a person's may stand, and so anybody's id. */
  readonly words: readonly string[]
}

const cannedColumns = ['title', 'body', 'aliases', 'restriction', 'basis', 'deleted', 'changed_at',
  'changed_by'] as const
const cannedWords = ['name', 'title', 'body', 'aliases', 'restriction', 'basis'] as const

/** All that belongs to a server. Whoever adds a table adds it here: a test compares this list with the database. */
export const tables: readonly Table[] = [
  { name: 'canned', columns: ['guild', 'name', 'version', ...cannedColumns], key: ['guild', 'name'],
    persons: ['changed_by'], words: cannedWords },
  { name: 'canned_names', columns: ['guild', 'folded', 'entry'], key: ['guild', 'folded'], persons: [],
    words: ['folded', 'entry'] },
  { name: 'canned_versions', columns: ['guild', 'name', 'version', 'change', ...cannedColumns],
    key: ['guild', 'name', 'version'], persons: ['changed_by'], words: cannedWords },
  { name: 'canned_posts', columns: ['guild', 'message', 'channel', 'name', 'version', 'posted_at', 'posted_by'],
    key: ['guild', 'message'], persons: ['posted_by'], words: ['name'] },
  { name: 'settings', columns: ['guild', 'version', 'content'], key: ['guild'], persons: [], words: ['content'] },
  { name: 'audit', columns: ['id', 'guild', 'done_at', 'done_by', 'verb', 'subject', 'state_before', 'state_after'],
    key: ['id'], persons: ['done_by'], words: ['subject', 'state_before', 'state_after'] },
  { name: 'departures', columns: ['guild', 'left_at'], key: ['guild'], persons: [], words: [] },
  { name: 'votes', columns: ['guild', 'answer', 'person', 'rating', 'voted_at'], key: ['guild', 'answer', 'person'],
    persons: [], words: [] },
  { name: 'vote_subjects', columns: ['guild', 'answer', 'person', 'subject'],
    key: ['guild', 'answer', 'person', 'subject'], persons: [], words: [] },
  { name: 'counts', columns: ['guild', 'kind', 'subject', 'day', 'number'], key: ['guild', 'kind', 'subject', 'day'],
    persons: [], words: [] },
  { name: 'questions', columns: ['id', 'guild', 'content', 'asked_at'], key: ['id'], persons: [], words: ['content'] },
  { name: 'changes', columns: ['guild', 'what', 'revision'], key: ['guild', 'what'], persons: [], words: [] },
]
