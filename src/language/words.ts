/** A name as it stands within a sentence: "Live dashboard" begins small, "IoT" and "CRUD" stay. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}+\b/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name
}

export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`
}

/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[], joiner = 'and'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1) ?? ''}`
}
