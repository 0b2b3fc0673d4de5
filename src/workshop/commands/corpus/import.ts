import { basename, resolve } from 'node:path'
import { composeIssues, type Answer } from '../../../answer/index.js'
import { adoptElsewhere, technologyKinds } from '../../draft/adopt.js'
import { listNamedElsewhere, parseCorpus, readCorpusFiles, type CorpusFiles, type Elsewhere,
  type TechnologyKind } from '../../../corpus/index.js'
import { readDraftSource, writeDraft } from '../../draft/files.js'
import { parsed, refused, type Issue, type Parsed } from '../../../errors.js'
import { draftId, findFreeId, findIdProblem, readArticle, spellFront, type ArticleSource,
  type ReadArticle } from '../../../importing/index.js'
import { english } from '../../../language/index.js'
import { openReader } from '../../../reading/index.js'
import type { Held } from '../../../stances/index.js'
import { type CommandContext, nearestNames, quote } from '../../../commands/index.js'
import { importReport } from './import-report.js'
import type { CorpusArgs } from './task.js'

const { and } = english.words

/** A text, Markdown or a web page becomes a draft article, if the corpus loads with it; nothing is overwritten. */
export async function importTask(args: CorpusArgs,
  { corpus, reader, corpusFolder }: CommandContext): Promise<Answer> {
  const draft = await readDraft(args, reader)
  if (!draft.ok) return composeIssues(draft.issues, english)
  const tried = tryDraft(draft.value, corpusFolder, { corpus, reader })
  if (!tried.ok) return composeIssues(tried.issues, english)
  const { id, draft: article, text } = draft.value
  const isDry = args['dry-run'] === true
  // Whatever may go wrong in looking at it goes wrong before anything is written.
  const report = importReport({ ...tried.value, id, draft: article, text, isDry, folder: corpusFolder })
  const unwritten = isDry ? undefined : writeDraft(corpusFolder, { id, text }, tried.value.changed)
  return unwritten ? composeIssues([unwritten], english) : report
}

interface Wanted {
  readonly draft: ReadArticle
  /** The file as it would be. */
  readonly text: string
  readonly id: string
  readonly isGivenId: boolean
  /** The kind of each name that is adopted, by the name in lower case; `*`: of every other. */
  readonly adopt: ReadonlyMap<string, TechnologyKind>
}

async function readDraft({ words: file, id, adopt }: CorpusArgs, reader: Held['reader']): Promise<Parsed<Wanted>> {
  if (file === undefined)
    return refused({ code: 'missing', path: 'words',
      message: 'Nothing was received; expected the path of a text, a Markdown file or a web page.' })
  const wrongId = id === undefined ? undefined : findIdProblem(id)
  if (wrongId !== undefined)
    return refused({ code: 'bad-id', path: 'id', message: `${quote(id)} is no id; expected ${wrongId}.` })
  const adopted = readKinds(adopt)
  if (!adopted.ok) return adopted
  const source = readDraftSource(file)
  if (!source.ok) return source
  const draft = await readArticle({ kind: kindOf(file), bytes: source.value }, { reader, says: english.importing })
  if (!draft.ok) return draft
  const { details, body } = draft.value
  return parsed({ draft: draft.value, text: `${spellFront(details)}${body}`, id: id ?? draftId(details.title),
    isGivenId: id !== undefined, adopt: adopted.value })
}

function kindOf(file: string): ArticleSource['kind'] {
  if (/\.(?:md|markdown|mdown|mdx)$/i.test(file)) return 'markdown'
  return /\.x?html?$/i.test(file) ? 'html' : 'text'
}

/** "language" for all, or a kind for each name: "rust=language, git=tool". */
function readKinds(adopt: string | undefined): Parsed<ReadonlyMap<string, TechnologyKind>> {
  const kinds = new Map<string, TechnologyKind>()
  for (const part of adopt === undefined ? [] : adopt.split(',').map((each) => each.trim())) {
    const at = part.lastIndexOf('=')
    const typed = part.slice(at + 1).trim()
    const kind = technologyKinds.find((known) => known === typed)
    if (kind === undefined) {
      const [nearest] = nearestNames(typed, technologyKinds)
      const hint = nearest === undefined ? '' : ` The nearest: ${nearest}.`
      return refused({ code: 'unknown-kind', path: 'adopt',
        message: `${quote(typed)} is no kind of technology; expected one of ${technologyKinds.join(', ')}.${hint}` })
    }
    kinds.set(at < 0 ? '*' : part.slice(0, at).trim().toLowerCase(), kind)
  }
  return parsed(kinds)
}

/** The corpus as it would be, and the files of data that change with it. */
interface Tried {
  readonly held: Held
  readonly changed: CorpusFiles
  readonly adopted: readonly Elsewhere[]
  /** Named, and of no article so far: nothing is said of them until they are adopted. */
  readonly unadopted: readonly Elsewhere[]
}

function tryDraft(wanted: Wanted, folder: string, { corpus: known, reader }: Held): Parsed<Tried> {
  const files = readCorpusFiles(folder)
  if (!files.ok) return files
  const taken = findTaken(wanted, files.value)
  if (taken) return refused(taken)
  const named = listNamedElsewhere(known.elsewhere, [wanted.draft]).map(({ entry }) => entry)
  const kindOf = ({ name, aliases }: Elsewhere): TechnologyKind | undefined =>
    [name, ...aliases].map((each) => wanted.adopt.get(each.toLowerCase())).find((kind) => kind !== undefined) ??
      wanted.adopt.get('*')
  const adopted = named.filter((entry) => kindOf(entry) !== undefined)
  const strange = findStrange(wanted.adopt, named)
  if (strange) return refused(strange)
  const changed = adopted.length === 0
    ? new Map<string, string>()
    : adoptElsewhere(files.value, adopted, { kindOf: (entry) => kindOf(entry) ?? 'tool', known: known.technologies })
  const corpus = parseCorpus(new Map([...files.value, ...changed, [`articles/${wanted.id}.md`, wanted.text]]),
    basename(resolve(folder)))
  if (corpus.ok)
    return parsed({ held: { corpus: corpus.value, reader: openReader(corpus.value, reader.english) }, changed,
      adopted, unadopted: named.filter((entry) => !adopted.includes(entry)) })
  return refused({ code: 'does-not-load',
    message: 'Nothing was written: the corpus would not load with this article.' }, ...corpus.issues)
}

function findTaken({ id, isGivenId }: Wanted, files: CorpusFiles): Issue | undefined {
  // Some file systems tell no capitals apart.
  const names = new Set(Array.from(files.keys(), (name) => name.toLowerCase()))
  const isTaken = (each: string): boolean => names.has(`articles/${each}.md`)
  if (!isTaken(id)) return undefined
  const free = findFreeId(id, isTaken)
  const made = isGivenId ? '' : ', which was made of its title,'
  return { code: 'taken-id', path: 'id',
    message: `The id ${
      quote(id)
    }${made} is that of an article which is there already; nothing is overwritten. Free is ${
      quote(free)
    }: --id ${free}`, nearest: [free] }
}

/** A kind for a name that the article does not bring. */
function findStrange(adopt: ReadonlyMap<string, TechnologyKind>, named: readonly Elsewhere[]): Issue | undefined {
  const known = named.flatMap(({ name, aliases }) => [name, ...aliases])
  const strange = [...adopt.keys()].find((typed) =>
    typed !== '*' && !known.some((name) => name.toLowerCase() === typed)
  )
  if (strange === undefined) return undefined
  const names = named.map(({ name }) => name)
  return { code: 'unknown-name', path: 'adopt', nearest: nearestNames(strange, names),
    message: `${quote(strange)} is no name that this article brings; expected one of ${and(names) || 'none'}.` }
}
