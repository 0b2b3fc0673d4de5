import type { Answer, Block } from '../answer/index.js'
import { countCharacters } from '../text/index.js'
import { judgeLive, spellLive } from './body.js'
import type { Body, BodyIssue, BodyPart, Ground } from './model.js'

// What a Discord message holds, less the lines that are put around a post.
const messageCharacters = 3700
const messageParts = 30

/**
 * Everything that a moderator should know before this is posted, in the order of its lines.
 *
 * @param post - The body as it would be posted: what is too long for one message is told by it.
 */
export function lintBody(body: Body, post: Answer, ground: Ground): readonly BodyIssue[] {
  const { parts, issues } = body
  const empty: readonly BodyIssue[] = parts.length === 0
    ? [{ level: 'error', code: 'empty', line: 1, about: '', nearest: [] }]
    : []
  const found = [...empty, ...issues, ...parts.flatMap((part) => lintPart(part, ground)), ...lintLength(parts, post)]
  return [...found].sort((a, b) => a.line - b.line)
}

function lintPart(part: BodyPart, ground: Ground): readonly BodyIssue[] {
  if (part.kind === 'words') return lintWords(part)
  if (part.kind === 'broken') return []
  const warn = (
    code: BodyIssue['code'],
  ): readonly BodyIssue[] => [{ level: 'warning', code, line: part.line, about: spellLive(part.live), nearest: [] }]
  if (part.live.kind !== 'quote')
    return judgeLive(part.live, ground).outcome === 'insufficient'
      ? warn('no-verdict')
      : []
  const { passage } = part.live
  const isWrong = ground.corpus.caveats.some(({ category, cites }) =>
    category === 'wrong' && cites.article === passage.article && cites.start < passage.end && passage.start < cites.end
  )
  return isWrong ? warn('wrong-quote') : []
}

const strays: readonly (readonly [BodyIssue['code'], RegExp])[] = [
  ['mention', /@(?:everyone|here)\b|<@[!&]?\d+>/gi],
  ['insecure-link', /\bhttp:\/\/[^\s)>\]]+|\]\((?!<?https:\/\/)[^)\s]*\)/gi],
]

function lintWords({ line, text }: Extract<BodyPart, { kind: 'words' }>): readonly BodyIssue[] {
  return text.split('\n').flatMap((row, at) =>
    strays.flatMap(([code, pattern]) =>
      Array.from(row.matchAll(pattern),
        ([about]): BodyIssue => ({ level: 'warning', code, line: line + at, about, nearest: [] }))
    )
  )
}

/** Where one message is full: long quotes are then shortened, and what comes last may be left out. */
function lintLength(parts: readonly BodyPart[], { blocks }: Answer): readonly BodyIssue[] {
  const characters = blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  const last = parts.at(-1)?.line ?? 1
  return [
    ...(characters > messageCharacters
      ? [
        { level: 'warning', code: 'too-long', line: last, about: String(characters),
          nearest: [String(messageCharacters)] } as const,
      ]
      : []),
    ...(blocks.length > messageParts
      ? [
        { level: 'warning', code: 'too-many-parts', line: last, about: String(blocks.length),
          nearest: [String(messageParts)] } as const,
      ]
      : []),
  ]
}

// What a surface writes around a quote besides the words: signs, a number, a date.
const around = 30

function lengthOf(block: Block): number {
  switch (block.kind) {
    case 'markdown':
    case 'heading':
    case 'question':
      return countCharacters(block.text) + 5
    case 'verdict':
      return countCharacters(block.headline + block.detail) + 10
    case 'line':
      return wordsIn(block.line)
    case 'list':
      return block.items.reduce((sum, item) => sum + wordsIn(item) + 3, 0)
    case 'quote': {
      const notes = block.notes.reduce(
        (sum, note) =>
          sum + countCharacters(note.label + note.text + note.references.map(({ title, url }) =>
            title + url
          ).join('')) + around,
        0,
      )
      const { title, publisher, url } = block.source
      return wordsIn(block.text) + countCharacters(block.context + title + (publisher ?? '') + (url ?? '')) + notes +
        around
    }
    default:
      return 0
  }
}

const wordsIn = (line: Extract<Block, { kind: 'line' }>['line']): number =>
  line.reduce((sum, span) => sum + ('text' in span ? countCharacters(span.text) : around), 0)
