/** What a language does with counts and lists of words. */
interface Words {
  /** "a", "a and b", "a, b and c". */
  readonly and: (words: readonly string[]) => string
  /** "a", "a or b", "a, b or c". */
  readonly or: (words: readonly string[]) => string
  /** A whole number with its thousands parted. */
  readonly number: (value: number) => string
  /** "1 quote", "1,234 quotes": the number with the form that it asks for. */
  readonly count: (value: number, one: string, many: string) => string
  /** Somebody else's words within a sentence. */
  readonly quoted: (words: string) => string
  /** A name as it stands within a sentence: "Live dashboard" begins small, "IoT" and "CRUD" stay. */
  readonly inSentence: (name: string) => string
}

/** @param tag - BCP 47. @param marks - Quotation marks. */
export function openWords(tag: string, marks: readonly [open: string, close: string]): Words {
  const [and, or] = (['conjunction', 'disjunction'] as const).map((type) => new Intl.ListFormat(tag, { type })) as [
    Intl.ListFormat,
    Intl.ListFormat,
  ]
  const numbers = new Intl.NumberFormat(tag, { useGrouping: 'always' })
  const plurals = new Intl.PluralRules(tag)
  const number = (value: number): string => numbers.format(value)
  return {
    and: (words) => and.format(words),
    or: (words) => or.format(words),
    number,
    count: (value, one, many) => `${number(value)} ${plurals.select(value) === 'one' ? one : many}`,
    quoted: (words) => `${marks[0]}${words}${marks[1]}`,
    inSentence: (name) => (/^\p{Lu}\p{Ll}+\b/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name),
  }
}
