/** A part of a JSON text with the place where it begins, so that whatever is wrong with it can name its line. */
export interface JsonNode {
  readonly value: unknown
  /** As it is written, where it is neither an object nor a list: digits may stand there that a number cannot keep. */
  readonly source?: string
  /** UTF-16 code units into the text. */
  readonly start: number
  /** The members of an object or the items of a list, by key or index; a member begins at its key. */
  readonly parts: ReadonlyMap<PropertyKey, JsonNode>
}

/** What JSON would have to go on with. */
type JsonExpected = 'end' | 'value' | 'key' | 'colon' | 'list-end' | 'object-end'

export type JsonProblem = { readonly offset: number } & (
  | { readonly kind: 'too-deep'; readonly deepest: number }
  | { readonly kind: 'repeated-key'; readonly key: string }
  /** `found`: the first few characters that stand there; null at the end of the text. */
  | { readonly kind: 'unexpected'; readonly found: string | null; readonly expected: JsonExpected }
)

type ScannedJson =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly problems: readonly JsonProblem[] }

const deepest = 64
const space = /[ \t\n\r]*/y
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const plain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

class Unreadable extends Error {
  readonly problem: JsonProblem

  constructor(problem: JsonProblem) {
    super(problem.kind)
    this.problem = problem
  }
}

/** Reads JSON (RFC 8259) strictly, keeping places. A key given twice is a problem: one of the two would be lost. */
export function scanJson(text: string): ScannedJson {
  const scanner = new JsonScanner(text)
  try {
    const root = scanner.scan()
    return scanner.repeated.length > 0 ? { ok: false, problems: scanner.repeated } : { ok: true, root }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, problems: [...scanner.repeated, error.problem] }
  }
}

class JsonScanner {
  readonly repeated: JsonProblem[] = []
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  scan(): JsonNode {
    const root = this.readValue(0)
    this.take(space)
    if (this.at < this.text.length) throw this.unexpected('end')
    return root
  }

  private readValue(depth: number): JsonNode {
    this.take(space)
    if (depth > deepest) throw new Unreadable({ offset: this.at, kind: 'too-deep', deepest })
    const start = this.at
    if (this.text[start] === '{') return this.readObject(start, depth)
    if (this.text[start] === '[') return this.readList(start, depth)
    const words = this.take(string) ?? this.take(plain)
    if (words === undefined || words === '') throw this.unexpected('value')
    return { value: JSON.parse(words) as unknown, source: words, start, parts: new Map() }
  }

  private readList(start: number, depth: number): JsonNode {
    const parts = new Map<PropertyKey, JsonNode>()
    this.readParts(']', 'list-end', () => {
      parts.set(parts.size, this.readValue(depth + 1))
    })
    return { value: Array.from(parts.values(), (part) => part.value), start, parts }
  }

  private readObject(start: number, depth: number): JsonNode {
    const parts = new Map<PropertyKey, JsonNode>()
    const values: [string, unknown][] = []
    this.readParts('}', 'object-end', () => {
      const keyStart = this.at
      const key = this.readKey()
      const member = this.readValue(depth + 1)
      if (parts.has(key)) this.repeated.push({ offset: keyStart, kind: 'repeated-key', key })
      parts.set(key, { ...member, start: keyStart })
      values.push([key, member.value])
    })
    return { value: Object.fromEntries(values), start, parts }
  }

  private readKey(): string {
    const words = this.take(string)
    if (words === undefined) throw this.unexpected('key')
    this.take(space)
    this.expect(':', 'colon')
    return JSON.parse(words) as string
  }

  /** From an opening bracket to its closing one, with a comma between any two parts and none at the end. */
  private readParts(close: string, expected: JsonExpected, readPart: () => void): void {
    this.at++
    this.take(space)
    if (this.text[this.at] !== close) {
      do {
        this.take(space)
        readPart()
        this.take(space)
      } while (this.skip(','))
    }
    this.expect(close, expected)
  }

  private expect(mark: string, expected: JsonExpected): void {
    if (!this.skip(mark)) throw this.unexpected(expected)
  }

  private skip(mark: string): boolean {
    const stands = this.text[this.at] === mark
    if (stands) this.at++
    return stands
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const words = pattern.exec(this.text)?.[0]
    this.at += words?.length ?? 0
    return words
  }

  private unexpected(expected: JsonExpected): Unreadable {
    const found = this.at >= this.text.length ? null : (this.text.slice(this.at, this.at + 12).split('\n', 1)[0] ?? '')
    return new Unreadable({ offset: this.at, kind: 'unexpected', found, expected })
  }
}
