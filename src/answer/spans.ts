import type { Block, Span } from './model.js'

export const text = (words: string): Span => ({ kind: 'text', text: words })
export const strong = (words: string): Span => ({ kind: 'strong', text: words })
export const quiet = (words: string): Span => ({ kind: 'quiet', text: words })
export const line = (...spans: readonly Span[]): Block => ({ kind: 'line', line: spans })
export const heading = (words: string): Block => ({ kind: 'heading', text: words })

const questionCharacters = 300

/** The asker's words, restated above the answer. */
export function questionBlock(asked: string): Block {
  const characters = [...asked.replace(/\s+/gu, ' ').trim()]
  const cut = characters.length > questionCharacters ? `${characters.slice(0, questionCharacters - 1).join('')}…` : characters.join('')
  return { kind: 'question', text: cut }
}
