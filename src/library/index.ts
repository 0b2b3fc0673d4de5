/**
 * May I have passages about this?
 *
 * The corpus made searchable: names, passages, and whether they answer at all. Synchronous and pure. Offsets are UTF-16
 * code units, half-open; hits are best first, ties by id.
 */
export { openLibrary } from './library.js'
export type {
  Decline,
  DeclineReason,
  Found,
  Hit,
  Language,
  Library,
  Mention,
  Mentions,
  Reading,
  Reads,
  Snippet,
} from './model.js'
