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

const { and, or } = english.words

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
  readonly adopt: TechnologyKind | undefined
}

async function readDraft({ words: file, id, adopt }: CorpusArgs, reader: Held['reader']): Promise<Parsed<Wanted>> {
  if (file === undefined)
    return refused({ code: 'missing', path: 'words',
      message: 'Nothing was received; expected the path of a text, a Markdown file or a web page.' })
  const wrongId = id === undefined ? undefined : findIdProblem(id)
  if (wrongId !== undefined)
    return refused({ code: 'bad-id', path: 'id', message: `${quote(id)} is no id; expected ${wrongId}.` })
  const kind = readKind(adopt)
  if (!kind.ok) return kind
  const source = readDraftSource(file)
  if (!source.ok) return source
  const draft = await readArticle({ kind: kindOf(file), bytes: source.value }, { reader, says: english.importing })
  if (!draft.ok) return draft
  const { details, body } = draft.value
  return parsed({ draft: draft.value, text: `${spellFront(details)}${body}`, id: id ?? draftId(details.title),
    isGivenId: id !== undefined, adopt: kind.value })
}

function kindOf(file: string): ArticleSource['kind'] {
  if (/\.(?:md|markdown|mdown|mdx)$/i.test(file)) return 'markdown'
  return /\.x?html?$/i.test(file) ? 'html' : 'text'
}

function readKind(adopt: string | undefined): Parsed<TechnologyKind | undefined> {
  const kind = technologyKinds.find((known) => known === adopt)
  if (adopt === undefined || kind !== undefined) return parsed(kind)
  const [nearest] = nearestNames(adopt, technologyKinds)
  const hint = nearest === undefined ? '' : ` The nearest: ${nearest}.`
  return refused({ code: 'unknown-kind', path: 'adopt',
    message: `${quote(adopt)} is no kind of technology; expected one of ${technologyKinds.join(', ')}.${hint}` })
}

/** The corpus as it would be, and the files of data that change with it. */
interface Tried {
  readonly held: Held
  readonly changed: CorpusFiles
  readonly adopted: readonly Elsewhere[]
}

function tryDraft(wanted: Wanted, folder: string, { corpus: known, reader }: Held): Parsed<Tried> {
  const files = readCorpusFiles(folder)
  if (!files.ok) return files
  const taken = findTaken(wanted, files.value)
  if (taken) return refused(taken)
  const named = listNamedElsewhere(known.elsewhere, [wanted.draft]).map(({ entry }) => entry)
  if (named.length > 0 && wanted.adopt === undefined) return refused(unadopted(named))
  const changed = wanted.adopt === undefined || named.length === 0
    ? new Map<string, string>()
    : adoptElsewhere(files.value, named, { kind: wanted.adopt, known: known.technologies })
  const corpus = parseCorpus(new Map([...files.value, ...changed, [`articles/${wanted.id}.md`, wanted.text]]),
    basename(resolve(folder)))
  if (corpus.ok)
    return parsed({ held: { corpus: corpus.value, reader: openReader(corpus.value, reader.english) }, changed,
      adopted: named })
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

/** While a technology is listed as one of no article, an article that names it would make that a lie. */
function unadopted(named: readonly Elsewhere[]): Issue {
  const names = and(named.map(({ name }) => name))
  const are = named.length === 1 ? 'it moves' : 'they move'
  return {
    code: 'named-elsewhere',
    path: 'adopt',
    message: `It names ${names}, of which elsewhere.json says that no article speaks. Nothing was written. ` +
      `With --adopt language (or ${or(technologyKinds.slice(1))}) ${are} to technologies.json.`,
  }
}
