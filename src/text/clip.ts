/**
 * A text cut to a length with "…" as its last character; whole characters only.
 *
 * @param maxCharacters - Code points, at least 1.
 * @example clip('passage', 5) // 'pass…'
 */
export function clip(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text
  const characters = Array.from(text)
  return characters.length <= maxCharacters ? text : `${characters.slice(0, maxCharacters - 1).join('')}…`
}

/**
 * A text cut to a length at the end of a word, what joins it to the next word left out; a first word that is longer
 * is cut itself.
 *
 * @param maxCharacters - Code points, "…" included, at least 1.
 * @example clipAtWord('Two runtimes: which, and when', 22) // 'Two runtimes: which…'
 */
export function clipAtWord(text: string, maxCharacters: number): string {
  const cut = clip(text, maxCharacters)
  if (cut === text) return text
  const kept = cut.slice(0, -1)
  const endsWord = /^\p{P}*\s/u.test(text.slice(kept.length))
  if (!endsWord && !/\s/u.test(kept)) return cut
  const whole = (endsWord ? kept : kept.replace(/\s+\S*$/u, '')).replace(/[\s,;:.\-–—|(]+$/u, '')
  return whole === '' ? cut : `${whole}…`
}
