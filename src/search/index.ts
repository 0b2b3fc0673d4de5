/**
 * Which passages speak to a question, and do they answer it?
 *
 * The passages made searchable: shelved with what each names, ranked, declined where they do not answer. Synchronous
 * and pure: same corpus and question, same bytes. Offsets are UTF-16 code units, half-open; hits are best first, ties
 * by id.
 */
export { openSearch, openStudy, prepareSearch, type Prepared, type Search, type Study } from './search.js'
export type { Decline, DeclineReason, Found, Hit, Snippet } from './model.js'
