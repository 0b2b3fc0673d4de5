import type { Answer, Block, Control, Line } from '../../src/answer/index.js'

export type Quote = Extract<Block, { kind: 'quote' }>

type Blocks = Pick<Answer, 'blocks'>

/** A line as it is read; in the place of a name that the platform knows its kind and id: `<role 7>`. */
export const textOf = (line: Line): string =>
  line.map((span) => ('text' in span ? span.text : 'id' in span ? `<${span.kind} ${span.id}>` : '')).join('')

/** What an answer says, line by line: all but the words of articles and people. */
export const linesOf = ({ blocks }: Blocks): readonly string[] => blocks.flatMap(linesIn)

function linesIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'line':
      return [textOf(block.line)]
    case 'list':
      return block.items.map(textOf)
    case 'heading':
    case 'markdown':
      return [block.text]
    case 'verdict':
      return [block.headline, block.detail]
    case 'image':
      return [block.alt]
    case 'diff':
      return block.lines.map(({ kind, text }) => `${kind === 'same' ? ' ' : kind === 'added' ? '+' : '-'}${text}`)
    case 'question':
    case 'quote':
    case 'sources':
    case 'separator':
      return []
  }
}

export const wordsOf = (answer: Blocks): string => linesOf(answer).join('\n')

export const quotesOf = ({ blocks }: Blocks): readonly Quote[] => blocks.filter((block) => block.kind === 'quote')

/** A button by its label. A test that finds none fails here, with what there is. */
export function button(answer: Answer, label: string): Control {
  const found = answer.controls.find((control) => control.label === label)
  if (found) return found
  const labels = answer.controls.map((control) => control.label).join(', ')
  throw new Error(`No button ${label} among ${labels}: ${wordsOf(answer)}`)
}
