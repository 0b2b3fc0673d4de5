import type { Line, Span } from '../../answer/index.js'
import { breakPings, escapeLine, escapeWithin, writeCode, writeLink } from './escape.js'

/** What looks alike here is joined first: two runs of bold side by side would close one another. */
type Look = 'plain' | 'bold' | 'code' | 'link' | 'name' | 'cut'

const looks: { readonly [K in Span['kind']]: Look } = {
  text: 'plain',
  quiet: 'plain',
  strong: 'bold',
  mark: 'bold',
  code: 'code',
  link: 'link',
  message: 'link',
  person: 'name',
  role: 'name',
  channel: 'name',
  time: 'name',
  cut: 'cut',
}

interface Run {
  readonly look: Look
  readonly text: string
  readonly url: string
}

/** One line of Markdown; raw line breaks are folded. */
export function writeLine(line: Line): string {
  return breakPings(
    joinRuns(line).map((run, at) => writers[run.look](run, at === 0 ? escapeLine : escapeWithin)).join(''),
  )
}

/** A line of small print. A line that is all quiet is one. */
export function writeQuiet(markdown: string): string {
  return `-# ${markdown}`
}

export const isQuiet = (line: Line): boolean => line.length > 0 && line.every(({ kind }) => kind === 'quiet')

/** Spaces at the ends stay outside: signs of bold beside a space are not read as such by every client. */
export function bold(markdown: string): string {
  const words = markdown.trim()
  if (words === '') return markdown
  const at = markdown.indexOf(words)
  return `${markdown.slice(0, at)}**${words}**${markdown.slice(at + words.length)}`
}

function joinRuns(line: Line): readonly Run[] {
  return line.reduce<readonly Run[]>((runs, span) => {
    const run = readSpan(span)
    const last = runs.at(-1)
    if (run.text === '' && run.look !== 'cut') return runs
    if (last?.look !== run.look || run.look === 'link' || run.look === 'name') return [...runs, run]
    return [...runs.slice(0, -1), { ...last, text: last.text + run.text }]
  }, [])
}

function readSpan(span: Span): Run {
  const look = looks[span.kind]
  switch (span.kind) {
    case 'cut':
      return { look, text: '', url: '' }
    case 'link':
      return { look, text: span.text, url: span.url }
    case 'message':
      return { look, text: span.text,
        url: `https://discord.com/channels/${span.guild}/${span.channel}/${span.message}` }
    case 'time':
      return { look, text: `<t:${Math.floor(span.at / 1000)}:f>`, url: '' }
    case 'person':
    case 'role':
    case 'channel':
      return { look, text: writeName(span.kind, span.id), url: '' }
    default:
      return { look, text: span.text, url: '' }
  }
}

const sigils = { person: '@', role: '@&', channel: '#' } as const

/** As Discord shows a name for an id; whether it calls anyone is decided by the message's allowed mentions. */
function writeName(kind: keyof typeof sigils, id: string): string {
  return /^\d{1,20}$/.test(id) ? `<${sigils[kind]}${id}>` : escapeWithin(id)
}

const writers: { readonly [L in Look]: (run: Run, escape: (raw: string) => string) => string } = {
  plain: ({ text }, escape) => escape(text),
  // What stands within signs of bold is not at the start of its line.
  bold: ({ text }) => bold(escapeWithin(text)),
  code: ({ text }) => writeCode(text),
  link: ({ text, url }) => writeLink(text, url),
  name: ({ text }) => text,
  cut: () => '…',
}
