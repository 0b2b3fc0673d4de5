/** What do we remember between runs? */
export { openKeeper } from './keeping/index.js'
export type { Backup, Restored, StoreKeeper, StoreReport } from './model.js'
export { idInWords } from './erase.js'
export { openStore, type StorePlace } from './open.js'
export type { ArticleChange, ArticleEntry, ArticleReview, ArticleSaved, ArticleVersion, ArticleWrite, AuditEntry,
  CannedChange, CannedEntry, CannedPost, CannedSaved, CannedVersion, CannedWrite, Change, GroupEntry, GuildId,
  HeldArticle, HeldQuestion, PassageMark, PersonId, Profile, Restriction, Retention, SettingsRecord, SettingsWrite,
  Settles, Store, Suggestion, SuggestionWrite, Time, Vote, VoteCount } from './model.js'
