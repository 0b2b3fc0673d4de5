import type { Texts } from '../texts.js'

export const canned: Texts['canned'] = {}
