import { clip } from '../text/index.js'
import type { Block, Span } from './model.js'

export const text = (words: string): Span => ({ kind: 'text', text: words })
export const strong = (words: string): Span => ({ kind: 'strong', text: words })
export const quiet = (words: string): Span => ({ kind: 'quiet', text: words })
export const code = (words: string): Span => ({ kind: 'code', text: words })
export const line = (...spans: readonly Span[]): Block => ({ kind: 'line', line: spans })
export const heading = (words: string): Block => ({ kind: 'heading', text: words })

const questionCharacters = 300

/** The asker's words, restated above the answer. */
export function questionBlock(asked: string): Block {
  return { kind: 'question', text: clip(asked.replace(/\s+/gu, ' ').trim(), questionCharacters) }
}
