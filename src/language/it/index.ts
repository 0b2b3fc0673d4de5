import { answer } from '../en/answer.js'
import { discord } from '../en/discord.js'
import type { Texts } from '../texts.js'
import { canned } from './canned.js'
import { input } from './input.js'
import { insight } from './insight.js'
import { manners } from './manners.js'
import { picking } from './picking.js'
import { privacy } from './privacy.js'
import { rights } from './rights.js'
import { settings } from './settings.js'
import { words } from './words.js'

export const it: Texts = {
  answer,
  canned,
  discord,
  input,
  insight,
  manners,
  picking,
  privacy,
  rights,
  settings,
  words,
}
