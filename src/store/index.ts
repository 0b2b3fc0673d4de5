/** What do we remember between runs? */
export { openKeeper, type Backup, type Restored, type StoreKeeper, type StoreReport } from './keeping/index.js'
export { idInWords } from './forget.js'
export { openStore, type StorePlace } from './open.js'
export type {
  AuditEntry,
  CannedChange,
  CannedEntry,
  CannedPost,
  CannedSaved,
  CannedText,
  CannedUse,
  CannedVersion,
  CannedWrite,
  Change,
  Count,
  GuildId,
  PersonId,
  Rating,
  Restriction,
  Retention,
  SettingsRecord,
  SettingsWrite,
  Store,
  Time,
  Vote,
  VoteCount,
} from './model.js'
