/** Every run of so many words of a text, in lower case: what two texts share when one was copied from the other. */
export function wordRuns(text: string, length: number): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(length - 1).map((_word, index) => words.slice(index, index + length).join(' '))
}
