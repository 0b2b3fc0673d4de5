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
