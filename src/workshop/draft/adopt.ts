import type { Elsewhere, Technology, TechnologyKind, CorpusFiles } from '../../corpus/index.js'
import { draftId, findFreeId } from '../../importing/index.js'

/** What a technology may be, in the order in which it is offered. */
export const technologyKinds: readonly TechnologyKind[] = ['language', 'runtime', 'framework', 'library', 'tool',
  'platform']

/**
 * Technologies that an article speaks of from now on: they move from the list of those of no article to the list of
 * those that are known, on nobody's side. Other lines of both files stay as they are.
 *
 * @returns The two files alone.
 */
export function adoptElsewhere(files: CorpusFiles, adopted: readonly Elsewhere[],
  { kindOf, known }: { readonly kindOf: (entry: Elsewhere) => TechnologyKind;
    readonly known: readonly Technology[] }): CorpusFiles {
  const taken = new Set<string>(known.map(({ id }) => id))
  const lines = adopted.map((entry) => {
    const { name, aliases, commonWords } = entry
    const id = findFreeId(draftId(name), (wanted) => taken.has(wanted))
    taken.add(id)
    return spellEntry({ id, name, kind: kindOf(entry), ecosystem: null, aliases,
      ...(commonWords === undefined ? {} : { commonWords }) })
  })
  const names = new Set(adopted.map(({ name }) => name))
  return new Map([
    ['elsewhere.json',
      spellList(entriesIn(files.get('elsewhere.json')).filter(({ name }) => !names.has(name)).map(({ line }) => line))],
    ['technologies.json', spellList([...entriesIn(files.get('technologies.json')).map(({ line }) => line), ...lines])],
  ])
}

interface EntryLine {
  readonly name: string
  readonly line: string
}

/** The entries of a list as they are written, where each has a line to itself; else written anew. */
function entriesIn(text = '[]'): readonly EntryLine[] {
  const entries = JSON.parse(text) as readonly { readonly name: string }[]
  const lines = text.split('\n').map((line) => line.trim().replace(/,$/, '')).filter((line) =>
    line.startsWith('{') && line.endsWith('}')
  )
  const isOneEach = lines.length === entries.length && lines.every((line, at) => nameIn(line) === entries[at]?.name)
  return entries.map((entry, at) => ({ name: entry.name, line: isOneEach ? (lines[at] ?? '') : spellEntry(entry) }))
}

function nameIn(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { readonly name?: string }).name
  } catch {
    return undefined
  }
}

const spellEntry = (entry: object): string =>
  `{ ${Object.entries(entry).map(([key, value]) => `${JSON.stringify(key)}: ${spellValue(value)}`).join(', ')} }`

const spellValue = (
  value: unknown,
): string => (Array.isArray(value)
  ? `[${value.map((each) => JSON.stringify(each)).join(', ')}]`
  : JSON.stringify(value))

const spellList = (
  lines: readonly string[],
): string => (lines.length === 0 ? '[]\n' : `[\n${lines.map((line) => `  ${line}`).join(',\n')}\n]\n`)
