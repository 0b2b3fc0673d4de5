import { about } from './about.js'
import { ask } from './ask.js'
import { compare } from './compare.js'
import { canned } from './canned/post.js'
import { cannedAlias, cannedApprove, cannedDelete, cannedRestore, cannedRestrict } from './canned/change.js'
import { cannedCreate, cannedEdit } from './canned/edit.js'
import { cannedHistory } from './canned/history.js'
import { cannedImport } from './canned/import.js'
import { cannedExport, cannedList, cannedPreview, cannedStats } from './canned/look.js'
import { cannedExportAll, cannedImportFile, cannedLint, cannedListAll, cannedShow } from './canned/terminal.js'
import type { AnyCommand } from './command.js'
import { coverage } from './coverage.js'
import { help } from './help.js'
import { insights } from './insights.js'
import { privacy } from './privacy.js'
import { recommend } from './recommend.js'
import { replay } from './replay.js'
import { settings, settingsExport, settingsShow } from './settings/settings.js'
import { show } from './show.js'
import { sources } from './sources.js'
import { storeBackup, storeDoctor, storeMigrate, storeRestore } from './store.js'

/** Every command of the bot, in the order in which `help` and Discord list them. */
export const catalogue: readonly AnyCommand[] = [
  ask,
  compare,
  recommend,
  about,
  sources,
  coverage,
  replay,
  help,
  privacy,
  settings,
  insights,
  canned,
  cannedCreate,
  cannedEdit,
  cannedPreview,
  cannedList,
  cannedAlias,
  cannedRestrict,
  cannedDelete,
  cannedRestore,
  cannedHistory,
  cannedApprove,
  cannedStats,
  cannedExport,
  cannedImport,
  show,
  settingsShow,
  settingsExport,
  storeBackup,
  storeRestore,
  storeDoctor,
  storeMigrate,
  cannedListAll,
  cannedShow,
  cannedLint,
  cannedExportAll,
  cannedImportFile,
]
