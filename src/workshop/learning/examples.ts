import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { parseNeedPage, type Corpus, type NeedPage } from '../../corpus/index.js'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { standings, type PlainWord, type Standing, type StandingText } from '../../reading/index.js'
import { isStopWord, type Span } from '../../text/index.js'
import { framesBy, type Example, type Mark } from './train.js'

/** Pages on needs by the id of the need, as they stand in the corpus folder. */
export type NeedPages = ReadonlyMap<string, string>

export interface ExampleSources {
  readonly corpusFolder: string
  readonly pages: NeedPages
  readonly called: readonly Called[]
  /** A folder of judged texts; null: only the pages are learnt from. */
  readonly judgedFolder: string | null
  readonly lay: (text: string) => StandingText
}

/** Which writers may be learnt from. The texts of the unread are for measuring alone. */
interface Splits {
  readonly train: readonly string[]
  readonly tune: readonly string[]
  readonly unread: readonly string[]
}

/**
 * Everything that needs are learnt from: the sentences on their pages, and, of a judged folder,
 * `descriptions/*.jsonl` (but
 * those of unread writers, by `splits.json`), `sentences/*.jsonl` and `standing/*.jsonl`. In the order of the names.
 */
export function readExamples(
  { corpusFolder, pages, called, judgedFolder, lay }: ExampleSources,
): Parsed<readonly Example[]> {
  const issues: Issue[] = []
  const examples = Array.from(pages).flatMap(([id, text]) => {
    const page = parseNeedPage(text, id, corpusFolder)
    if (page.ok) return examplesOnPage(id, page.value, lay)
    issues.push(...page.issues)
    return []
  })
  for (const { need, words } of called) examples.push(...words.map((text) => sentence(text, [need], lay)))
  examples.push(...readFrames(corpusFolder, called, lay), ...readDemands(corpusFolder, called, lay))
  if (judgedFolder !== null) {
    const unread = new Set(readSplits(judgedFolder).unread)
    for (const { name, row } of rowsIn(judgedFolder, 'descriptions', issues)) {
      if (!unread.has(name)) examples.push(toDescription(row, name, lay))
    }
    for (const { row } of rowsIn(judgedFolder, 'sentences', issues)) examples.push(toSentence(row, lay))
    for (const { row } of rowsIn(judgedFolder, 'standing', issues)) examples.push(toMarked(row, lay))
  }
  return issues.length > 0 ? refused(...issues) : parsed(examples)
}

export function readSplits(folder: string): Splits {
  const none: Splits = { train: [], tune: [], unread: [] }
  const path = join(folder, 'splits.json')
  return existsSync(path) ? { ...none, ...JSON.parse(readFileSync(path, 'utf8')) as Partial<Splits> } : none
}

interface JudgedRow {
  readonly text: string
  readonly needs?: Readonly<Record<string, boolean>>
  /** Reasons by need; older sets list the needs alone. */
  readonly mentioned?: Readonly<Record<string, string>> | readonly string[]
  readonly said?: Readonly<Record<string, string>>
  readonly need?: string | null
  readonly also?: readonly string[]
  readonly marks?: readonly { readonly need: string; readonly said: string; readonly standing: string }[]
}

interface NamedRow {
  readonly name: string
  readonly row: JudgedRow
}

function rowsIn(folder: string, kind: string, issues: Issue[]): readonly NamedRow[] {
  const path = join(folder, kind)
  if (!existsSync(path)) return []
  return readdirSync(path).filter((name) => name.endsWith('.jsonl')).sort().flatMap((name) =>
    readFileSync(join(path, name), 'utf8').split('\n').flatMap((line, at): NamedRow[] => {
      if (line.trim() === '') return []
      const row = parseRow(line)
      if (row !== undefined) return [{ name: name.slice(0, -'.jsonl'.length), row }]
      issues.push({ code: 'damaged-row', path: `${kind}/${name}:${at + 1}`,
        message: 'This line is no JSON object with a "text".' })
      return []
    })
  )
}

function parseRow(line: string): JudgedRow | undefined {
  try {
    const row = JSON.parse(line) as Partial<JudgedRow> | null
    return typeof row?.text === 'string' ? { ...row, text: row.text } : undefined
  } catch {
    return undefined
  }
}

function examplesOnPage(id: string, page: NeedPage, lay: ExampleSources['lay']): Example[] {
  const says = page['people say'].map((text) => sentence(text, [id], lay))
  const known = new Set(says.flatMap(({ given }) => contentOf(given).map(({ term }) => term)))
  const not = page['not this'].map((each): Example => {
    if (typeof each === 'string') return sentence(each, [], lay)
    const example = sentence(each.text, [], lay)
    const standing = each.why === 'negated' ? 'ruled-out' : standings.find((name) => name === each.why)
    // Another meaning is told by the words themselves, not by what stands around them.
    const said = standing === undefined || standing === 'double-meaning' ? null : findFocus(example.given, known)
    return said === null || standing === undefined
      ? example
      : { ...example, marks: [{ need: id, standing, ...said, isGuessed: true }] }
  })
  return [...says, ...not]
}

const contentOf = ({ words }: StandingText): readonly PlainWord[] => words.filter(({ word }) => !isStopWord(word))

// Of a longer run the words are no longer those of one need.
const longestFocus = 5

/** The words that a sentence shares with those that state a need: the first run of them, a word between left in. */
function findFocus(given: StandingText, known: ReadonlySet<string>): Span | null {
  const content = contentOf(given)
  const first = content.findIndex(({ term }) => known.has(term))
  if (first < 0) return null
  let last = first
  while (last - first < longestFocus && (isShared(last + 1) || isShared(last + 2))) last++
  return { start: content[first]?.start ?? 0, end: content[last]?.end ?? 0 }

  function isShared(at: number): boolean {
    return known.has(content[at]?.term ?? '')
  }
}

const sentence = (text: string, needs: readonly string[], lay: ExampleSources['lay']): Example => ({ given: lay(text),
  writer: null, states: new Set(needs), speaksOf: new Set(needs), marks: [] })

const toSentence = ({ text, need, also = [] }: JudgedRow, lay: ExampleSources['lay']): Example =>
  sentence(text, [...(need == null ? [] : [need]), ...also], lay)

function toDescription({ text, needs = {}, mentioned = {}, said = {} }: JudgedRow, writer: string,
  lay: ExampleSources['lay']): Example {
  const given = lay(text)
  const reasonOf = (need: string): string | undefined =>
    needs[need] === true
      ? 'stated'
      : needs[need] === false
      ? 'ruled-out'
      : isReasoned(mentioned)
      ? mentioned[need]
      : undefined
  const marks = Object.entries(said).flatMap(([need, words]) =>
    markOf({ need, words, standing: reasonOf(need) }, given)
  )
  const states = new Set(Object.entries(needs).flatMap(([need, isStated]) => (isStated ? [need] : [])))
  return { given, writer, states, speaksOf: new Set(), marks }
}

const isReasoned = (mentioned: NonNullable<JudgedRow['mentioned']>): mentioned is Readonly<Record<string, string>> =>
  !Array.isArray(mentioned)

function toMarked({ text, marks = [] }: JudgedRow, lay: ExampleSources['lay']): Example {
  const given = lay(text)
  const found = marks.flatMap(({ need, said, standing }) => markOf({ need, words: said, standing }, given))
  const states = new Set(found.filter(({ standing }) => standing === 'stated').map(({ need }) => need))
  return { given, writer: null, states, speaksOf: new Set(), marks: found }
}

interface Said {
  readonly need: string
  readonly words: string
  readonly standing: string | undefined
}

/** What a need is called in a word or two. What is said of a technology is no thing to fill a frame with. */
export interface Called {
  readonly need: string
  readonly words: readonly string[]
  /** What it demands of which technology, and the names by which that is known; null: of none. */
  readonly demand: { readonly kind: string; readonly technology: string; readonly names: readonly string[] } | null
}

/** What the needs of a corpus are called, their names included. */
export function calledIn({ rulebook: { needs }, technologies }: Corpus): readonly Called[] {
  const namesOf = (id: string): readonly string[] => {
    const ofIt = technologies.filter(({ ecosystem }) => ecosystem === id)
    return [...ofIt.filter((each) => each.id === id), ...ofIt.filter((each) => each.id !== id)].map(({ name }) => name)
  }
  return needs.map(({ id, name, called, demand }) => ({
    need: id,
    words: [...new Set([...called, name.slice(0, 1).toLowerCase() + name.slice(1)])],
    demand: demand?.technology == null
      ? null
      : { kind: demand.kind, technology: demand.technology, names: namesOf(demand.technology) },
  }))
}

// Held out by turns, as if several people had written them.
const frameWriters = 3

/** The frames of `english/standing.yml`, filled with what needs are called: each need in each frame once. */
function readFrames(folder: string, known: readonly Called[], lay: ExampleSources['lay']): readonly Example[] {
  const path = join(folder, 'english', 'standing.yml')
  const called = known.filter(({ demand }) => demand === null)
  if (!existsSync(path) || called.length < 3) return []
  const frames = parse(readFileSync(path, 'utf8')) as Readonly<Partial<Record<Standing, readonly string[]>>>
  const all = standings.flatMap((standing) => (frames[standing] ?? []).map((frame) => ({ standing, frame })))
  return all.flatMap(({ standing, frame }, row) =>
    called.flatMap((it, at) => {
      if ((at + row) % frameShare !== 0) return []
      const slots = [it, called[(at + 7 * row + 5) % called.length], called[(at + 11 * row + 23) % called.length]]
      return [fillFrame(frame, slots.flatMap((slot) => slot ?? []), { standing, turn: at + row, lay })]
    })
  )
}

// Each frame is filled with every second need, each need in every second frame.
const frameShare = 2

/** What a sign before a slot says of it. */
const markedSo: Readonly<Partial<Record<string, Standing>>> = { '!': 'ruled-out', '?': 'hedged' }

const slotNames = ['it', 'other', 'third'] as const

interface Filling {
  readonly standing: Standing
  /** Picks one of the words of each need, and the writer. */
  readonly turn: number
  readonly lay: ExampleSources['lay']
}

function fillFrame(frame: string, slots: readonly Called[], { standing, turn, lay }: Filling): Example {
  let text = ''
  let last = 0
  const said: (Said & { readonly at: number })[] = []
  for (const match of frame.matchAll(/([~!?]?)\{(it|other|third)\}/g)) {
    const slot = slots[slotNames.findIndex((name) => name === match[2])]
    const words = slot?.words[turn % slot.words.length] ?? ''
    text += frame.slice(last, match.index)
    if (slot !== undefined)
      said.push({ need: slot.need, words, at: text.length,
        standing: markedSo[match[1] ?? ''] ?? (match[1] === '~' || match[2] === 'it' ? standing : 'stated') })
    text += words
    last = match.index + match[0].length
  }
  text += frame.slice(last)
  const marks = said.flatMap(({ need, words, at, standing: own }): Mark[] => {
    const known = standings.find((each) => each === own)
    return known === undefined ? [] : [{ need, standing: known, start: at, end: at + words.length }]
  })
  const states = new Set(marks.filter((mark) => mark.standing === 'stated').map(({ need }) => need))
  return { given: lay(text), writer: `${framesBy}${turn % frameWriters}`, states, speaksOf: new Set(), marks }
}

type DemandFrames = Readonly<Record<string, Readonly<Partial<Record<Standing, readonly string[]>>> | readonly string[]>>

const namesInFrames = 4

/** The frames of `english/demands.yml`, filled with names of each technology that a need demands something of. */
function readDemands(folder: string, called: readonly Called[], lay: ExampleSources['lay']): readonly Example[] {
  const path = join(folder, 'english', 'demands.yml')
  const others = called.filter(({ demand }) => demand === null)
  if (!existsSync(path) || others.length === 0) return []
  const frames = parse(readFileSync(path, 'utf8')) as DemandFrames
  const fill = (texts: readonly string[], need: string, { names, rivals, standing }: {
    readonly names: readonly string[]
    readonly rivals: readonly string[]
    readonly standing: Standing | null
  }): readonly Example[] =>
    texts.flatMap((frame, row) =>
      Array.from({ length: namesInFrames }, (_, turn) => {
        const other = others[(7 * row + 11 * turn + need.length) % others.length]
        const name = names[turn === 0 ? 0 : (3 * row + turn) % names.length] ?? ''
        const said = [
          ...(standing === null ? [] : [{ slot: '{it}', need, words: name, standing }]),
          ...(other === undefined
            ? []
            : [{ slot: '{need}', need: other.need, words: other.words[0] ?? '', standing: 'stated' as const }]),
        ]
        const also = names[(5 * row + turn + 1) % names.length] ?? ''
        const rival = rivals[turn === 0 ? 0 : (3 * row + turn) % rivals.length] ?? ''
        const named = frame.replaceAll('{also}', also).replaceAll('{rival}', rival)
          .replaceAll('{it}', standing === null ? name : '{it}')
        return fillSlots(named, said, { turn: row + turn, lay })
      })
    )
  return called.flatMap(({ need, demand }) => {
    if (demand === null) return []
    const own = frames[demand.kind] ?? []
    const rivals = called.flatMap((each) =>
      each.demand?.kind === demand.kind && each.demand.technology !== demand.technology ? each.demand.names : []
    )
    const none = frames['none'] ?? []
    return [
      ...standings.flatMap((standing) =>
        fill(isList(own) ? [] : own[standing] ?? [], need, { ...demand, rivals, standing })
      ),
      ...(demand.kind === 'known' && isList(none) ? fill(none, need, { ...demand, rivals, standing: null }) : []),
    ]
  })
}

const isList = (frames: DemandFrames[string]): frames is readonly string[] => Array.isArray(frames)

interface Slot extends Said {
  readonly slot: string
  readonly standing: Standing
}

/** Each slot once. */
function fillSlots(frame: string, slots: readonly Slot[], { turn, lay }: Omit<Filling, 'standing'>): Example {
  let text = frame
  for (const { slot, words } of slots) text = text.replace(slot, () => words)
  const spans = slots.filter(({ slot }) => frame.includes(slot)).map(({ words, ...slot }) => {
    const start = text.indexOf(words)
    return { ...slot, start, end: start + words.length }
  })
  const other = spans.find(({ slot }) => slot === '{need}')
  // What is demanded is said by the name, and by all of the frame but the other need.
  const marks = spans.flatMap(({ slot, ...mark }): Mark[] => {
    if (slot === '{need}') return [mark]
    const isLast = other !== undefined && other.start > mark.start
    return [mark, { ...mark, start: isLast ? 0 : other?.end ?? 0, end: isLast ? other.start : text.length }]
  })
  const states = new Set(marks.filter(({ standing }) => standing === 'stated').map(({ need }) => need))
  return { given: lay(text), writer: `${framesBy}${turn % frameWriters}`, states, speaksOf: new Set(), marks }
}

/** Spaces are folded when a text is read. */
function markOf({ need, words, standing }: Said, { text }: StandingText): readonly Mark[] {
  const known = standings.find((each): each is Standing => each === standing)
  const start = text.replace(/\s/g, ' ').indexOf(words.replace(/\s+/g, ' ').trim())
  return known === undefined || start < 0
    ? []
    : [{ need, standing: known, start, end: start + words.replace(/\s+/g, ' ').trim().length }]
}
