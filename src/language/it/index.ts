import type { Texts } from '../texts.js'
import { answer } from './answer.js'
import { canned } from './canned.js'
import { commands, help, suggesting } from './commands.js'
import { corpus } from './corpus.js'
import { discord } from './discord.js'
import { importing } from './importing.js'
import { input } from './input.js'
import { insight } from './insight.js'
import { policy, rights } from './policy.js'
import { picking } from './picking.js'
import { privacy } from './privacy.js'
import { reading } from './reading.js'
import { settings } from './settings.js'
import { words } from './words.js'

export const it: Texts = {
  answer,
  canned,
  commands,
  corpus,
  discord,
  help,
  importing,
  input,
  insight,
  policy,
  picking,
  privacy,
  reading,
  rights,
  settings,
  suggesting,
  words,
}
