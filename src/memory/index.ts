/** What do we know of this server right now? */
export { withTimeout } from './cache.js'
export { openMemory, type HeldSettings, type Memory, type MemoryOptions, type SettingsChange } from './memory.js'
export { spellSubject, subjectKind, type PopularSubject } from './popular.js'
export { kept, retention, type Kept } from './retention.js'
export { cautiousSettings, maxPicked, parseSettings, spellSettings, standardSettings, type Limit,
  type ServerSettings } from './server-settings.js'
export type { Tally, Tick } from './tally.js'
export type { Census, Upkeep } from './upkeep.js'
