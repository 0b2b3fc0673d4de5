import { about, compare } from './answers/compare.js'
import { ask } from './answers/ask.js'
import { canned, cannedWhy } from './canned/post.js'
import { cannedAlias, cannedApprove, cannedDelete, cannedRestore } from './canned/change.js'
import { cannedCreate, cannedEdit } from './canned/edit.js'
import { cannedHistory, cannedRaw } from './canned/history.js'
import { cannedImport } from './canned/import.js'
import { cannedExport, cannedList, cannedPreview, cannedStats } from './canned/look.js'
import { cannedGroup, cannedGroups, cannedRestrict } from './canned/restrict.js'
import { cannedSuggestions, suggestArticle, suggestComparison, suggestList } from './canned/suggestions.js'
import { cannedExportAll, cannedImportFile, cannedLint, cannedListAll, cannedShow } from './canned/terminal.js'
import { corpusAdd } from './corpus/add.js'
import { corpusExport, corpusImport } from './corpus/exchange.js'
import { corpusEdit, corpusHistory, corpusList, corpusRemove, corpusRestore, corpusShow } from './corpus/manage.js'
import { corpusReview } from './corpus/review.js'
import type { AnyCommand } from './command.js'
import { coverage, sources } from './answers/sources.js'
import { help } from './answers/help.js'
import { insights } from './settings/insights.js'
import { unanswered } from './settings/unanswered.js'
import { passages } from './settings/passages.js'
import { privacy } from './settings/privacy.js'
import { profile } from './answers/profile.js'
import { recommend } from './answers/recommend.js'
import { replay } from './answers/replay.js'
import { settings, settingsExport, settingsShow } from './settings/settings.js'
import { show } from './answers/show.js'
import { storeBackup, storeDoctor, storeMigrate, storeRestore } from './settings/store.js'

/** Every command of the bot, in the order in which `help` and Discord list them. */
export const catalogue: readonly AnyCommand[] = [
  ask,
  compare,
  recommend,
  profile,
  about,
  sources,
  coverage,
  replay,
  help,
  privacy,
  settings,
  insights,
  unanswered,
  passages,
  canned,
  suggestComparison,
  suggestArticle,
  suggestList,
  cannedCreate,
  cannedEdit,
  cannedPreview,
  cannedList,
  cannedAlias,
  cannedRestrict,
  cannedWhy,
  cannedGroup,
  cannedGroups,
  cannedDelete,
  cannedRestore,
  cannedHistory,
  cannedRaw,
  cannedApprove,
  cannedSuggestions,
  cannedStats,
  cannedExport,
  cannedImport,
  corpusAdd,
  corpusList,
  corpusShow,
  corpusEdit,
  corpusReview,
  corpusRemove,
  corpusRestore,
  corpusHistory,
  corpusExport,
  corpusImport,
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
