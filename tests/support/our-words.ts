import type { Answer, Block } from '../../src/answer/index.js'
import { textsIn, type Locale } from '../../src/language/index.js'
import { linesOf } from './answers.js'

// What functions of the catalogue are called with, to see the words around it.
const filler = '\u{1F9E9}'
const samples: readonly unknown[] = [filler, 4321, [filler], 1]

/** A sentence that is made of parts, with whichever parts it takes; empty when it takes none of these. */
function call(make: (...parts: unknown[]) => unknown): readonly string[] {
  const tries = make.length > 3 ? [samples.map(() => filler)] : combine(make.length)
  return tries.flatMap((parts) => {
    try {
      const made = make(...parts)
      return Array.isArray(made)
        ? made.filter((part) => typeof part === 'string')
        : typeof made === 'string'
        ? [made]
        : []
    } catch {
      return []
    }
  })
}

function combine(count: number): readonly (readonly unknown[])[] {
  return count === 0 ? [[]] : combine(count - 1).flatMap((parts) => samples.map((sample) => [...parts, sample]))
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return call(value as (...parts: unknown[]) => unknown)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

/** Pieces of sentences long enough to be told from a name or a chance. */
const piecesOf = (text: string): readonly string[] =>
  text.split(/\u{1F9E9}|4,321|4\.321|4321|undefined|NaN|\n/u).map((piece) => piece.trim()).filter((piece) =>
    piece.length >= 10 && /\p{L}+ \p{L}+/u.test(piece)
  )

/** What the catalogue says in a language, cut where something is put in. */
export function catalogueWords(locale: Locale): ReadonlySet<string> {
  // How words are joined is no sentence.
  const matters = Object.entries(textsIn(locale)).filter(([matter]) => matter !== 'words')
  return new Set(matters.flatMap(([, texts]) => stringsIn(texts)).flatMap(piecesOf))
}

function blockWords(block: Block): readonly string[] {
  if (block.kind === 'quote') return [block.stance, ...block.notes.flatMap(({ label, text }) => [label, text])]
  // A person's own words, and those of two states of them.
  return block.kind === 'markdown' || block.kind === 'diff' ? [] : linesOf({ blocks: [block] })
}

/** Everything in an answer that is not quoted from an article or from a person. */
export function ownWords({ blocks, controls, pickers = [], form }: Answer): readonly string[] {
  return [
    ...blocks.flatMap(blockWords),
    ...controls.map(({ label }) => label),
    ...pickers.flatMap((
      { label, options },
    ) => [label, ...options.flatMap((option) => [option.label, option.detail ?? ''])]),
    ...(form ? [form.title, ...form.fields.flatMap(({ label, hint }) => [label, hint])] : []),
  ]
}
