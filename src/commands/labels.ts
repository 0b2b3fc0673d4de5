/**
 * How a choice is labelled beside its name, and back. What was offered may come back by its label: Discord's client
 * sends that now and then in the place of the value, and people copy what they see.
 */

const marks = { alias: ' (', words: ' … ', near: ' ≈ ' } as const
const nearAlone = '≈ '

/** With the other name that it was found by. */
export const withAlias = (name: string, alias: string): string => `${name}${marks.alias}${alias})`

/** With the words that stand in its text only. */
export const withWords = (name: string, words: string): string => `${name}${marks.words}${words}`

/** With what was typed, which is only near. */
export const nearTo = (name: string, typed: string): string => `${name}${marks.near}${typed}`

/** A whole text that what was typed is only near to. */
export const nearly = (text: string): string => `${nearAlone}${text}`

/** The text of {@link nearly}; any other text as it is. */
export const withoutNear = (text: string): string =>
  text.startsWith(nearAlone) ? text.slice(nearAlone.length) : text

/** The names that a label may stand for, longest first: all of it, and what stands before each of the marks. */
export function namesInLabel(label: string): readonly string[] {
  const ends = Object.values(marks).flatMap((mark) => {
    const found: number[] = []
    for (let at = label.indexOf(mark, 1); at >= 0; at = label.indexOf(mark, at + 1)) found.push(at)
    return found
  })
  // A long label was cut within its mark.
  if (label.endsWith('…')) ends.push(label.length - 1)
  return [label, ...ends.sort((a, b) => b - a).map((end) => label.slice(0, end).trim())]
}
