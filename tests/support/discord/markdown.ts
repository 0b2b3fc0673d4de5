import { markdownIn } from './checks.js'

/**
 * Reads Discord's Markdown as its clients do, as far as they are known to: what a text would show, and what in it
 * would format, link, ping, hide or be turned into a picture. Written apart from the program's own escaping.
 *
 * @see https://support.discord.com/hc/en-us/articles/210298617
 * @see https://discord.com/developers/docs/reference#message-formatting
 */
export interface Reading {
  /** What a person reads. */
  readonly shown: string
  /** Everything that is not plain text, in order: `bold`, `link https://…`, `mention`, `quote` and so on. */
  readonly marks: readonly string[]
}

interface Rule {
  readonly name: string
  readonly pattern: RegExp
  /** What is shown, read further unless it is verbatim. */
  readonly inner: (match: RegExpExecArray) => string
  readonly verbatim?: true
}

// In the order in which they are tried at each place.
const inline: readonly Rule[] = [
  { name: '', pattern: /^\\([^0-9A-Za-z\s])/, inner: (match) => match[1] ?? '', verbatim: true },
  { name: 'code block', pattern: /^```(?:[\w+\-.#]+?\n)?\n*([^\n][^]*?)\n*```/, inner: (match) => match[1] ?? '',
    verbatim: true },
  { name: 'code', pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, inner: (match) => match[2] ?? '', verbatim: true },
  { name: 'link',
    pattern: /^\[((?:\\[\s\S]|[^\]\\])+)\]\(\s*<?((?:\\[\s\S]|[^\s\\)>])+)>?(?:\s+['"][\s\S]*?['"])?\s*\)/,
    inner: (match) => match[1] ?? '' },
  { name: 'address', pattern: /^<([a-z]+:\/[^ >]+)>/i, inner: (match) => match[1] ?? '', verbatim: true },
  { name: 'previewed address', pattern: /^(https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\])\s]/i,
    inner: (match) => match[0], verbatim: true },
  { name: 'mention', pattern: /^<(?:@[!&]?|#)\d+>/, inner: (match) => match[0], verbatim: true },
  { name: 'everyone', pattern: /^@(?:everyone|here)/, inner: (match) => match[0], verbatim: true },
  { name: 'command', pattern: /^<\/[^:>]+:\d+>/, inner: (match) => match[0], verbatim: true },
  { name: 'emoji', pattern: /^<a?:\w+:\d+>/, inner: (match) => match[0], verbatim: true },
  { name: 'emoji', pattern: /^:[\w+-]+:/, inner: (match) => match[0], verbatim: true },
  { name: 'time', pattern: /^<t:-?\d+(?::[A-Za-z])?>/, inner: (match) => match[0], verbatim: true },
  { name: 'place', pattern: /^<id:\w+>/, inner: (match) => match[0], verbatim: true },
  { name: 'spoiler', pattern: /^\|\|([\s\S]+?)\|\|/, inner: (match) => match[1] ?? '' },
  { name: 'bold', pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, inner: (match) => match[1] ?? '' },
  { name: 'underlined', pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, inner: (match) => match[1] ?? '' },
  { name: 'italic', pattern: /^\*(?=\S)((?:\\[\s\S]|\*\*|[^*\\])+?)\*(?!\*)/, inner: (match) => match[1] ?? '' },
  { name: 'italic', pattern: /^_((?:\\[\s\S]|__|[^_\\])+?)_(?![A-Za-z0-9_])/, inner: (match) => match[1] ?? '' },
  { name: 'struck', pattern: /^~~((?:\\[\s\S]|[^\\])+?)~~/, inner: (match) => match[1] ?? '' },
]

const lineStarts: readonly Rule[] = [
  { name: 'quote', pattern: /^ *>>> ?([\s\S]*)/, inner: (match) => match[1] ?? '' },
  { name: 'quote', pattern: /^ *> ?([^\n]*)/, inner: (match) => match[1] ?? '' },
  { name: 'small', pattern: /^ *-# +(?!-#)([^\n]*)/, inner: (match) => match[1] ?? '' },
  { name: 'heading', pattern: /^ *#{1,3} +([^\n]*)/, inner: (match) => match[1] ?? '' },
  { name: 'item', pattern: /^ *(?:[-*+]|\d+\.) +([^\n]*)/, inner: (match) => match[1] ?? '' },
]

/** Code over several lines is read before lines are. */
const fence = /^ *```(?:[\w+\-.#]+?\n)?\n*([^\n][^]*?)\n*```/

export function readMarkdown(markdown: string): Reading {
  const marks: string[] = []
  const shown = readLines(markdown, marks)
  return { shown, marks: [...marks, ...outsideMarks(markdown)] }
}

function readLines(text: string, marks: string[]): string {
  const shown: string[] = []
  let rest = text
  while (rest !== '') {
    const block = fence.exec(rest)
    const rule = block ? undefined : lineStarts.find(({ pattern }) => pattern.test(rest))
    const [line = ''] = /^[^\n]*/.exec(rest) ?? []
    if (block) {
      marks.push('code block')
      shown.push(block[1] ?? '')
      rest = rest.slice(block[0].length)
    } else if (rule) {
      const match = rule.pattern.exec(rest)
      marks.push(rule.name)
      if (match) shown.push(readLines(rule.inner(match), marks))
      rest = rest.slice(match?.[0].length ?? 0)
    } else {
      // A pair of signs may span lines; the text up to where it is read is taken whole.
      const spanned = readInline(rest, marks, line.length)
      shown.push(spanned.shown)
      rest = spanned.rest
    }
    if (rest.startsWith('\n')) rest = rest.slice(1)
    else if (rest !== '' && !block) throw new Error(`stuck at ${JSON.stringify(rest.slice(0, 40))}`)
  }
  return shown.join('\n')
}

/** Reads at least `length` characters, and to the end of what began among them. */
function readInline(text: string, marks: string[], length: number): { readonly shown: string; readonly rest: string } {
  let at = 0
  let shown = ''
  while (at < length) {
    const rest = text.slice(at)
    const rule = inline.find(({ pattern }) => pattern.test(rest))
    const match = rule?.pattern.exec(rest)
    if (!rule || !match) {
      shown += rest[0] ?? ''
      at += 1
      continue
    }
    if (rule.name !== '')
      marks.push(rule.name === 'link' || rule.name === 'address'
        ? `${rule.name} ${rule.name === 'link' ? (match[2] ?? '') : (match[1] ?? '')}`
        : rule.name)
    const inner = rule.inner(match)
    shown += rule.verbatim ? inner : readInline(inner, marks, inner.length).shown
    at += match[0].length
  }
  // The sign that ended a span may lie beyond the line's end: the rest of that line belongs to this reading.
  const end = text.indexOf('\n', at)
  if (at > length && end !== at) {
    const more = readInline(text.slice(at, end < 0 ? undefined : end), marks, (end < 0 ? text.length : end) - at)
    return { shown: shown + more.shown, rest: text.slice(end < 0 ? text.length : end) }
  }
  return { shown, rest: text.slice(at) }
}

/** What Discord's server and clients look for in the bare text, whatever its Markdown. */
function outsideMarks(markdown: string): readonly string[] {
  return [
    ...(/@(?:everyone|here)/i.test(markdown) ? ['everyone'] : []),
    ...(/<@[!&]?\d+>/.test(markdown) ? ['mention'] : []),
    ...(/discord(?:\.gg|(?:app)?\.com\/invite)\/[\w-]+/i.test(markdown) ? ['invitation'] : []),
    ...(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(
        markdown,
      )
      ? ['invisible sign']
      : []),
  ]
}

/** What we format answers with. */
const ours = /^(?:bold|quote|small|heading|item|code|code block|link https?:.*|address https?:.*)$/i

/** What moderators' own words may add, and the names and moments that they are told of. */
export const moderators = /^(?:italic|underlined|struck|mention|time)$/

/** Marks in a message that are none of ours: something in it has broken out of its place. */
export const foreignMarks = (components: unknown, allowed?: RegExp): readonly string[] =>
  markdownIn(components).flatMap((text) => readMarkdown(text).marks).filter((mark) =>
    !ours.test(mark) && allowed?.test(mark) !== true
  )
