import type { Texts } from '../texts.js'

export const privacy: Texts['privacy'] = {}
