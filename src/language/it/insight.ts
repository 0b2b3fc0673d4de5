import type { Texts } from '../texts.js'

export const insight: Texts['insight'] = {}
