/**
 * May I have passages about this?
 *
 * The corpus made searchable. Synchronous and pure: same corpus and text, same bytes. Offsets are UTF-16 code units,
 * half-open; hits are best first, ties by id. Within, each folder answers one question:
 *
 * - `naming`: which technologies and topics are meant by these words, however they are spelt?
 * - `ranking`: which passages speak to the question, and which of their sentences?
 * - `declining`: do they answer it at all, and if not, what is missing?
 */
export { openLibrary } from './library.js'
export { translateLibrary } from './translate.js'

export type { Decline, DeclineReason, Found, Hit, Library, Snippet } from './model.js'
