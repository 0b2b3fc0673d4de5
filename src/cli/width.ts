const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u
const mark = /^\p{M}$/u

/**
 * How many columns a printable text takes: two for the wide letters of East Asia and for emoji, none for combining marks.
 *
 * @see Unicode Standard Annex 11, East Asian Width.
 */
export function cellWidth(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length
  let cells = 0
  for (const character of text) cells += mark.test(character) ? 0 : wide.test(character) ? 2 : 1
  return cells
}

/** Cuts a text into pieces of at most `width` columns each; a letter stays with its marks. */
export function cutToWidth(text: string, width: number): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let cells = 0
  for (const character of text) {
    const own = cellWidth(character)
    if (cells + own > width && piece !== '') {
      pieces.push(piece)
      piece = ''
      cells = 0
    }
    piece += character
    cells += own
  }
  return piece === '' ? pieces : [...pieces, piece]
}
