import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { locales } from '../language/index.js'
import { issuesIn, quoted } from './issues.js'
import type { Corpus } from './model.js'
import { parseCorpus } from './parse-corpus.js'
import { dataFiles, type CorpusFiles } from './parts.js'

/**
 * Reads a corpus folder: `articles/*.md`, `canned/*.md`, `canned/<language>/*.md` and the data files beside it.
 *
 * @returns The corpus, or every problem of every file, each with `file:line`; a file that is missing or cannot be read
 * is an issue like any other.
 */
export function readCorpus(folder: string): Parsed<Corpus> {
  const files = readCorpusFiles(folder)
  return files.ok ? parseCorpus(files.value, nameOf(folder)) : files
}

const nameOf = (folder: string): string => basename(resolve(folder))

/** The texts of a corpus folder as they are, for whoever wants to see what another file would make of them. */
export function readCorpusFiles(folder: string): Parsed<CorpusFiles> {
  const files = new Map<string, string>()
  const issues = listCorpusFiles(folder).flatMap((file) => {
    const text = readText(join(folder, file))
    if (text instanceof Error) return unreadable(`${nameOf(folder)}/${file}`, text)
    if (text !== undefined) files.set(file, text)
    return []
  })
  return issues.length > 0 ? refused(...issues) : parsed(files)
}

/** The names of all files that a corpus folder may be read from, in a fixed order; some may not be there. */
export const listCorpusFiles = (folder: string): readonly string[] => [...listNames(folder, 'needs', '.yml'),
  ...listNames(folder, 'asked', '.yml'),
  ...listMarkdown(folder, 'articles'), ...listMarkdown(folder, 'canned'),
  ...locales.flatMap((locale) => listMarkdown(folder, `canned/${locale}`)), ...dataFiles]

const listMarkdown = (folder: string, kind: string): readonly string[] => listNames(folder, kind, '.md')

function listNames(folder: string, kind: string, ending: string): readonly string[] {
  try {
    const names = readdirSync(join(folder, kind))
    return names.filter((name) => name.endsWith(ending) && !name.startsWith('.')).sort().map((name) =>
      `${kind}/${name}`
    )
  } catch {
    return []
  }
}

/** A file that is not there is for the parser to miss; one that cannot be read is told apart. */
function readText(path: string): string | Error | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    return error instanceof Error ? error : new Error(String(error))
  }
}

function unreadable(fileName: string, error: Error): readonly Issue[] {
  const why = 'code' in error ? String(error.code) : error.message
  return [
    issuesIn(fileName).at(1, 'unreadable-file',
      `Found ${quoted(fileName)}, which cannot be read (${why}); expected a text file.`),
  ]
}

/** Records what the shipped comparisons rest on. @returns The file that was written. */
export function writeCannedBasis(folder: string, text: string): string {
  const path = join(folder, 'canned.basis.json')
  writeFileSync(path, text)
  return path
}
