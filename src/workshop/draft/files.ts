import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsed, refused, type Issue, type Parsed } from '../../errors.js'
import { quoted } from '../../corpus/index.js'

/** The largest file that is read as an article: ten times the longest that anybody would read. */
const mostDraftBytes = 1_000_000

/** Reads a file that somebody wants to make an article of. */
export function readDraftSource(path: string): Parsed<Uint8Array> {
  const complain = (code: string, message: string): Parsed<never> =>
    refused({ code, path: 'file', message: `${quoted(path)} ${message}` })
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats === undefined) return complain('no-such-file', 'does not exist; expected text, Markdown or HTML.')
    if (!stats.isFile())
      return complain('no-file',
        `is ${stats.isDirectory() ? 'a folder' : 'no ordinary file'}; expected text, Markdown or HTML.`)
    if (stats.size > mostDraftBytes)
      return complain('too-large',
        `has ${stats.size.toLocaleString('en')} bytes; expected at most ${mostDraftBytes.toLocaleString('en')}.`)
    return parsed(readFileSync(path))
  } catch (error) {
    return complain('unreadable-file', `cannot be read (${reasonOf(error)}); expected text, Markdown or HTML.`)
  }
}

const reasonOf = (
  error: unknown,
): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error))

/**
 * Writes a new article, and puts changed files of data in the place of what they were: all of it, or nothing.
 *
 * @param changed - By their names below the folder, "technologies.json".
 * @returns An issue when the article is there already or a file cannot be written; nothing has changed then.
 */
export function writeDraft(folder: string, { id, text }: { readonly id: string; readonly text: string },
  changed: ReadonlyMap<string, string>): Issue | undefined {
  // A name that begins with a point is no article's: whoever reads the folder meanwhile does not see it.
  const staged = (path: string): string => path.replace(/([^/\\]+)$/, `.$1.${randomUUID()}`)
  const article = join(folder, 'articles', `${id}.md`)
  const files: readonly File[] = [
    { path: article, staged: staged(article), text, put: addStaged },
    ...Array.from(changed,
      ([name, words]) => ({ path: join(folder, name), staged: staged(join(folder, name)), text: words,
        put: replaceByStaged })),
  ]
  const undo: (() => void)[] = []
  try {
    for (const file of files) writeFileSync(file.staged, file.text, { flag: 'wx', flush: true })
    for (const file of files) undo.push(file.put(file))
    return undefined
  } catch (error) {
    for (const step of undo.reverse()) step()
    return issueOf(error, id)
  } finally {
    for (const file of files) rmSync(file.staged, { force: true })
  }
}

interface File {
  readonly path: string
  readonly staged: string
  readonly text: string
  /** Puts what was staged in its place, and gives back how to undo that. */
  readonly put: (file: File) => () => void
}

/** A link, and not a renaming: a link never takes the place of what is there. */
function addStaged({ path, staged, text }: File): () => void {
  try {
    linkSync(staged, path)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(reasonOf(error))) throw error
    // Some file systems know no links; there the article is written in its place, and still never over another.
    writeFileSync(path, text, { flag: 'wx', flush: true })
  }
  return () => rmSync(path, { force: true })
}

function replaceByStaged({ path, staged }: File): () => void {
  const before = readFileSync(path)
  renameSync(staged, path)
  return () => writeFileSync(path, before)
}

function issueOf(error: unknown, id: string): Issue {
  const reason = reasonOf(error)
  if (reason === 'EEXIST')
    return { code: 'taken-id', path: 'id',
      message: `The article ${quoted(id)} is there already; expected an id of its own. Nothing was written.` }
  return { code: 'unwritable', path: 'file',
    message: `The corpus folder cannot be written to (${reason}). Nothing was written.` }
}
