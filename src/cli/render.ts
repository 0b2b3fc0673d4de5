import pc from 'picocolors'
import type { Answer, Block, Control, DiffLine, Line, Note, Picker, SourceLine, Span, View } from '../answer/index.js'
import type { AnyCommand } from '../commands/index.js'
import { program, spellAction } from './forms.js'
import { cellWidth, cutToWidth, toPrintable, toPrintableLines, wrap, type Run, type Style } from './layout.js'

/** How an answer is to look where it is shown. */
export interface Look {
  /** Columns; no row is wider but for an address. */
  readonly width: number
  readonly colour: boolean
  readonly commands: readonly AnyCommand[]
  /** A session takes short words for the views of the answer above; elsewhere the whole command is printed. */
  readonly viewWords?: ReadonlyMap<View, string>
}

interface Paper {
  readonly width: number
  readonly styles: Styles
}

interface Styles {
  readonly plain: Style
  readonly bold: Style
  readonly quiet: Style
  readonly code: Style
  readonly caution: Style
}

type Rows = readonly string[]
type Renderer<Kind extends Block['kind']> = (block: Extract<Block, { kind: Kind }>, paper: Paper) => Rows

const renderers: { readonly [Kind in Block['kind']]: Renderer<Kind> } = {
  question: ({ text }, paper) => flow([quiet(paper, '> '), quiet(paper, text)], paper),
  heading: ({ text }, paper) => flow([bold(paper, text)], paper),
  line: ({ line }, paper) => flow(runsOf(line, paper), paper),
  verdict: ({ headline, detail },
    paper) => [...flow([bold(paper, headline)], paper), ...(detail === '' ? [] : flow([plain(paper, detail)], paper))],
  quote: renderQuote,
  list: ({ ordered, items }, paper) =>
    items.flatMap((item, at) => hang(ordered ? `${at + 1}. ` : '• ', runsOf(item, paper), paper)),
  sources: ({ sources }, paper) => sources.flatMap((source) => renderSource(source, paper)),
  image: ({ alt }, paper) => flow([quiet(paper, alt)], paper),
  markdown: ({ text }, paper) =>
    toPrintableLines(text).flatMap((row) => (row.trim() === '' ? [''] : flow([plain(paper, row)], paper))),
  diff: ({ lines }, paper) =>
    lines.flatMap(({ kind, text }) =>
      hang(diffMarks[kind], [{ text: toPrintable(text), style: paper.styles[diffStyles[kind]] }], paper)
    ),
  separator: (_block, paper) => [paper.styles.quiet('─'.repeat(Math.min(40, paper.width)))],
}

const diffMarks: Readonly<Record<DiffLine['kind'], string>> = { same: '  ', added: '+ ', removed: '- ' }
const diffStyles: Readonly<Record<DiffLine['kind'], keyof Styles>> = { same: 'quiet', added: 'plain',
  removed: 'caution' }

/** An answer as rows of text, without an end-of-line after the last. All text in it is made harmless first. */
export function renderAnswer(answer: Answer, look: Look): string {
  const paper: Paper = { width: look.width, styles: stylesFor(look.colour) }
  const parts = answer.blocks.map((block) => ({
    kind: block.kind,
    rows: (renderers[block.kind] as Renderer<Block['kind']>)(block, paper),
  }))
  const rows = parts.flatMap(({ kind, rows },
    at) => (at > 0 && !staysClose(parts[at - 1]?.kind, kind) ? ['', ...rows] : rows)
  )
  const pickers = (answer.pickers ?? []).flatMap((picker) => renderPicker(picker, look, paper))
  const controls = renderControls(answer.controls, look, paper)
  return [...rows, ...pickers, ...(controls.length > 0 ? ['', ...controls] : [])].join('\n')
}

/** Lines of our own stand together, and a heading on what it heads. */
function staysClose(before: Block['kind'] | undefined, kind: Block['kind']): boolean {
  return before === 'heading' ||
    ((before === 'line' || before === 'question' || before === 'verdict') && kind === 'line')
}

function stylesFor(colour: boolean): Styles {
  const colours = pc.createColors(colour)
  return { plain: (text) => text, bold: colours.bold, quiet: colours.dim, code: colours.cyan, caution: colours.yellow }
}

const plain = ({ styles }: Paper, text: string): Run => ({ text: toPrintable(text), style: styles.plain })
const bold = ({ styles }: Paper, text: string): Run => ({ text: toPrintable(text), style: styles.bold })
const quiet = ({ styles }: Paper, text: string): Run => ({ text: toPrintable(text), style: styles.quiet })
const address = ({ styles }: Paper, url: string): Run => ({ text: toPrintable(url).replace(/\s/gu, '%20'),
  style: styles.quiet, whole: true })

const spanRuns: {
  readonly [Kind in Span['kind']]: (span: Extract<Span, { kind: Kind }>, paper: Paper) => readonly Run[]
} = {
  text: ({ text }, paper) => [plain(paper, text)],
  strong: ({ text }, paper) => [bold(paper, text)],
  mark: ({ text }, paper) => [bold(paper, text)],
  code: ({ text }, paper) => [{ text: toPrintable(text), style: paper.styles.code }],
  quiet: ({ text }, paper) => [quiet(paper, text)],
  link: ({ text, url },
    paper) => (text === url ? [address(paper, url)] : [plain(paper, `${text} `), address(paper, url)]),
  message: ({ text }, paper) => [plain(paper, text)],
  person: ({ id }, paper) => [plain(paper, id)],
  role: ({ id }, paper) => [plain(paper, id)],
  channel: ({ id }, paper) => [plain(paper, id)],
  time: ({ at }, paper) => [plain(paper, `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`)],
  cut: (_span, paper) => [quiet(paper, ' […] ')],
}

function runsOf(line: Line, paper: Paper): readonly Run[] {
  return line.flatMap((span) => (spanRuns[span.kind] as (span: Span, paper: Paper) => readonly Run[])(span, paper))
}

const flow = (runs: readonly Run[], { width }: Paper): Rows => wrap(runs, width)

/** Rows behind a lead, the first after `lead` itself, the others after as much space. */
function hang(lead: string, runs: readonly Run[], paper: Paper): Rows {
  return indent(wrap(runs, paper.width - lead.length), lead)
}

function indent(rows: Rows, lead: string): Rows {
  return rows.map((row, at) => `${at === 0 ? lead : ' '.repeat(lead.length)}${row}`)
}

function renderQuote(block: Extract<Block, { kind: 'quote' }>, paper: Paper): Rows {
  const { styles } = paper
  const bar = `  ${styles.quiet('│')} `
  const inside = { ...paper, width: paper.width - 4 }
  const section = block.section.join(' › ')
  const between = block.stance !== '' && section !== '' ? ' · ' : ' '
  const head = [bold(paper, block.number === null ? ' · ' : `[${block.number}]`), plain(paper, ` ${block.stance}`),
    quiet(paper, `${between}${section}`)]
  const context = block.context === '' ? [] : wrap([quiet(inside, block.context)], inside.width)
  const quoted = block.code ? codeRows(block.text, inside) : quotedRows(block.text, inside)
  return [
    ...flow(head, paper),
    ...context.map((row) => `    ${row}`),
    ...quoted.map((row) => `${bar}${row}`),
    ...sourceRows(block.source, inside).map((row) => `    ${row}`),
    ...block.notes.flatMap((note) => renderNote(note, inside).map((row) => `  ${row}`)),
  ]
}

/** A quote keeps the line breaks of its article; every line is wrapped on its own. */
function quotedRows(line: Line, paper: Paper): Rows {
  return splitLines(line).flatMap((part) => wrap(runsOf(part, paper), paper.width))
}

/** Code keeps its spaces too. */
function codeRows(line: Line, { width, styles }: Paper): Rows {
  return splitLines(line, (text) => text.replaceAll('\t', '  ')).flatMap((part) => {
    const text = part.map((span) => ('text' in span ? toPrintable(span.text) : '[…]')).join('')
    return text === '' ? [''] : cutToWidth(text, width).map(styles.code)
  })
}

function splitLines(line: Line, prepare = (text: string): string => text): readonly Line[] {
  const lines: Span[][] = [[]]
  for (const span of line) {
    if (!('text' in span)) {
      lines.at(-1)?.push(span)
      continue
    }
    toPrintableLines(prepare(span.text)).forEach((text, at) => {
      if (at > 0) lines.push([])
      lines.at(-1)?.push({ ...span, text })
    })
  }
  return lines
}

function sourceRows({ short, url }: SourceLine, paper: Paper): Rows {
  return [...hang('— ', [quiet(paper, short)], paper), ...addressRows(url, paper).map((row) => `  ${row}`)]
}

function renderSource({ number, title, author, publisher, published, url }: SourceLine, paper: Paper): Rows {
  const particulars = [author === null ? null : `by ${author}`, publisher ?? 'publisher unknown', published].filter((
    part,
  ) => part !== null).join(' · ')
  const inside = { ...paper, width: paper.width - 4 }
  const lead = number === null ? '    ' : `[${number}]`.padEnd(4)
  return [...indent(wrap([bold(paper, title)], inside.width), lead),
    ...[...flow([quiet(inside, particulars)], inside), ...addressRows(url, inside)].map((row) => `    ${row}`)]
}

/** In a row of its own, to be opened or copied. */
function addressRows(url: string | null, paper: Paper): Rows {
  return url === null ? [] : flow([address(paper, url)], paper)
}

function renderNote({ label, text, reviewed, references }: Note, paper: Paper): Rows {
  const caution: Run = { text: toPrintable(label), style: paper.styles.caution }
  const more = references.flatMap(({ title, url }) => [quiet(paper, ` ${title} `), address(paper, url)])
  return hang('! ', [caution, plain(paper, `: ${text}`), quiet(paper, reviewed === '' ? '' : ` (reviewed ${reviewed})`),
    ...more], paper)
}

// Enough to see what may be answered; others are understood as well.
const shownOptions = 9

/** A list of other surfaces: some of what it offers, and what to type; nothing where typing leads nowhere. */
function renderPicker({ options, typed }: Picker, { commands, viewWords }: Look, paper: Paper): Rows {
  const command = typed && spellAction(typed, commands)
  if (command === undefined) return []
  const labels = options.slice(0, shownOptions).map(({ label }) => toPrintable(label)).join(' · ')
  return [...flow([plain(paper, labels), quiet(paper, ' · …')], paper),
    `  ${paper.styles.quiet(viewWords ? command : `${program} ${command}`)}`]
}

/** The buttons of other surfaces, as what to type. */
function renderControls(controls: readonly Control[], { commands, viewWords }: Look, paper: Paper): Rows {
  const typed = controls.flatMap(({ label, action }) => {
    const word = action.kind === 'show' ? viewWords?.get(action.view) : undefined
    const command = word ?? spellAction(action, commands)
    return command === undefined ? [] : [{ label: toPrintable(label), command, short: word !== undefined }]
  })
  const short = typed.filter((entry) => entry.short).map(({ command }) => command)
  const long = typed.filter((entry) => !entry.short)
  const labelWidth = Math.min(40, Math.max(0, ...long.map(({ label }) => cellWidth(label))))
  return [
    ...(short.length > 0 ? flow([quiet(paper, `More: ${short.join(' · ')}`)], paper) : []),
    ...(long.length > 0 && !viewWords ? [paper.styles.quiet(`${program} …`)] : []),
    // A command is there to be copied: it stays in one row.
    ...long.map(({ label, command }) =>
      `  ${label}${' '.repeat(Math.max(0, labelWidth - cellWidth(label)))}  ${paper.styles.quiet(command)}`
    ),
  ]
}
