import { line, quiet, type Answer, type Block, type Note } from '../../answer/index.js'
import type { Corpus, Passage } from '../../corpus/index.js'
import type { Texts } from '../../language/index.js'
import type { Hit, Search } from '../../search/index.js'
import type { PassageMark } from '../../store/index.js'
import type { LocalizedRooms } from './rooms.js'

/** What a server decided of passages, by their ids: of those alone that still have the words it was decided of. */
export type Marks = ReadonlyMap<string, PassageMark>

export const noMarks: Marks = new Map()

export const digestOfPassage = ({ sha256 }: Passage): string => sha256.slice(0, 16)

export function marksIn(held: readonly PassageMark[], { passages }: Corpus): Marks {
  const marked = held.filter(({ state }) => state !== 'shown')
  if (marked.length === 0) return noMarks
  const digests = new Map(passages.map((passage) => [passage.id as string, digestOfPassage(passage)]))
  return new Map(marked.filter(({ passage, digest }) => digests.get(passage) === digest).map((mark) => [mark.passage,
    mark]))
}

type Quote = Extract<Block, { readonly kind: 'quote' }>

/** In place of words that a server hides: whose they are, and why they are not here. */
const hiddenLine = (short: string, { reason }: PassageMark, { insight: { passages } }: Texts): Block =>
  line(quiet(passages.hiddenHere(short, reason)))

/**
 * An answer as a server has it: in place of a hidden passage stands why it is not there, and a lowered one stands
 * behind those beside it, with the reason.
 */
function withMarks(answer: Answer, marks: Marks, texts: Texts): Answer {
  const isMarked = (block: Block): boolean => block.kind === 'quote' && marks.has(block.passage)
  if (!answer.blocks.some(isMarked)) return answer
  const blocks: Block[] = []
  let lowered: Quote[] = []
  for (const block of answer.blocks) {
    if (block.kind !== 'quote') {
      blocks.push(...lowered)
      lowered = []
    }
    const mark = block.kind === 'quote' ? marks.get(block.passage) : undefined
    if (block.kind !== 'quote' || !mark) blocks.push(block)
    else if (mark.state === 'hidden') blocks.push(hiddenLine(block.source.short, mark, texts))
    else lowered.push({ ...block, notes: [...block.notes, noteOf(mark, texts)] })
  }
  return { ...answer, blocks: [...blocks, ...lowered] }
}

const noteOf = ({ reason }: PassageMark, { insight: { passages } }: Texts): Note => ({ label: passages.loweredHere,
  text: reason, reviewed: '', references: [] })

type Find = Search['find']

/**
 * A search that leaves hidden passages out and puts lowered ones last, for one request, and its answers as the server
 * is to have them: what would have been quoted and was left out is told of.
 */
export function openMarked(rooms: Pick<LocalizedRooms, 'search' | 'composer'>, marks: Marks): {
  readonly search: Search
  readonly marked: (answer: Answer) => Answer
} {
  const { search, composer: { quoting, texts } } = rooms
  if (marks.size === 0) return { search, marked: (answer) => answer }
  const left = new Map<string, Block>()
  const note = (passage: Passage): void => {
    const mark = marks.get(passage.id)
    if (mark?.state === 'hidden')
      left.set(passage.id, hiddenLine(quoting.source(quoting.article(passage), null).short, mark, texts))
  }
  const find: Find = (...asked) => {
    const found = search.find(...asked)
    const hits = rankByMarks(found.hits, marks)
    if (hits !== found.hits) found.hits.slice(0, mostQuoted).forEach(({ passage }) => note(passage))
    return { ...found, hits }
  }
  return {
    search: { ...search, find },
    marked(answer) {
      const whole = withMarks(answer, marks, texts)
      const isQuoting = answer.blocks.some(({ kind }) => kind === 'quote')
      return isQuoting && left.size > 0 ? { ...whole, blocks: [...whole.blocks, ...left.values()] } : whole
    },
  }
}

// What an answer quotes of what was found, at most.
const mostQuoted = 3

/** Hidden ones left out and lowered ones last; as it was where nothing else is left. */
function rankByMarks(hits: readonly Hit[], marks: Marks): readonly Hit[] {
  const stateOf = ({ passage }: Hit): string | undefined => marks.get(passage.id)?.state
  const shown = hits.filter((hit) => stateOf(hit) === undefined)
  const lowered = hits.filter((hit) => stateOf(hit) === 'lowered')
  return shown.length === hits.length || shown.length + lowered.length === 0 ? hits : [...shown, ...lowered]
}
