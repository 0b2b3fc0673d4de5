import type { Line, Span } from '../answer/index.js'
import { breakPings, escapeLine, escapeWithin, writeCode, writeLink } from './escape.js'

/** What looks alike here is joined first: two runs of bold side by side would close one another. */
type Look = 'plain' | 'bold' | 'code' | 'link' | 'cut'

const looks: { readonly [K in Span['kind']]: Look } = {
  text: 'plain',
  quiet: 'plain',
  strong: 'bold',
  mark: 'bold',
  code: 'code',
  link: 'link',
  cut: 'cut',
}

interface Run {
  readonly look: Look
  readonly text: string
  readonly url: string
}

/** One line of Markdown; raw line breaks are folded. */
export function writeLine(line: Line): string {
  return breakPings(joinRuns(line).map((run, at) => writers[run.look](run, at === 0 ? escapeLine : escapeWithin)).join(''))
}

/** A line of small print. A line that is all quiet is one. */
export function writeQuiet(markdown: string): string {
  return `-# ${markdown}`
}

export const isQuiet = (line: Line): boolean => line.length > 0 && line.every(({ kind }) => kind === 'quiet')

export const bold = (markdown: string): string => (markdown.trim() === '' ? markdown : `**${markdown}**`)

function joinRuns(line: Line): readonly Run[] {
  return line.reduce<readonly Run[]>((runs, span) => {
    const run = readSpan(span)
    const last = runs.at(-1)
    if (run.text === '' && run.look !== 'cut') return runs
    if (last?.look !== run.look || run.look === 'link') return [...runs, run]
    return [...runs.slice(0, -1), { ...last, text: last.text + run.text }]
  }, [])
}

function readSpan(span: Span): Run {
  const look = looks[span.kind]
  if (span.kind === 'cut') return { look, text: '', url: '' }
  return { look, text: span.text, url: span.kind === 'link' ? span.url : '' }
}

const writers: { readonly [L in Look]: (run: Run, escape: (raw: string) => string) => string } = {
  plain: ({ text }, escape) => escape(text),
  // What stands within signs of bold is not at the start of its line.
  bold: ({ text }) => bold(escapeWithin(text)),
  code: ({ text }) => writeCode(text),
  link: ({ text, url }) => writeLink(text, url),
  cut: () => '…',
}
