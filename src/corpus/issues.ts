import type { Issue } from '../errors.js'
import { english, type Texts } from '../language/index.js'

/** A message, and the valid values near to what was found. */
export type Said = string | { readonly message: string; readonly nearest: readonly string[] }

/** Makes the issues of one file, each with the line on which it stands. */
export interface IssueMaker {
  readonly file: string
  /** In which language, for what any file may have wrong with it. */
  readonly words: Texts['reading']
  at(line: number, code: string, said: Said): Issue
}

/** @param words - Missing: English, which the files of a corpus are spoken of in. */
export function issuesIn(file: string, words: Texts['reading'] = english.reading): IssueMaker {
  return {
    file,
    words,
    at(line, code, said) {
      const { message, nearest } = typeof said === 'string' ? { message: said, nearest: [] } : said
      return {
        code,
        message: nearest.length === 0 ? message : `${message} ${words.nearest(nearest.map(quoted))}`,
        path: `${file}:${line}`,
        ...(nearest.length > 0 && { nearest }),
      }
    },
  }
}

/** The line, from 1, on which an offset stands. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < offset; feed = text.indexOf('\n', feed + 1)) line++
  return line
}

const mostShown = 60

/** Received text as a message shows it: on one line, cut, in quotes. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const line = text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
  return `'${line.length > mostShown ? `${line.slice(0, mostShown)}…` : line}'`
}
