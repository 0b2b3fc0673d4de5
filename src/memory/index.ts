/** What do we know of this server right now? */
export { withTimeout } from './cache.js'
export { openMemory, type Memory } from './memory.js'
export { kept, retention, type Census, type Kept, type Upkeep } from './retention.js'
export { cautiousSettings, maxPicked, parseSettings, spellSettings, standardSettings, type Limit,
  type ServerSettings } from './server-settings.js'
export { spellSubject, subjectKind, type PopularSubject, type Tally, type Tick } from './tally.js'
