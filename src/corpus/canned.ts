import { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { foldName } from '../text/index.js'
import { articleIdOf, findSpellingIssues, splitFrontMatter } from './article.js'
import { parseYaml, type Located } from './document.js'
import { issuesIn, lineAt, quoted } from './issues.js'
import type { CannedFile } from './model.js'
import { cannedFrontSchema, idSchema } from './schemas.js'

/** By name: what the live blocks rested on when a person last looked. What it holds is its writer's to read. */
export const basisSchema = z.record(z.string(), z.array(z.unknown()))
export type BasisFile = z.infer<typeof basisSchema>

/** Reads a shipped comparison: front matter as in an article, then Markdown of our own. What is live in it is checked by whoever can judge it. */
export function parseCanned(fileName: string, text: string): Parsed<Omit<CannedFile, 'basis'>> {
  const issues = issuesIn(fileName)
  const name = articleIdOf(fileName) as string
  const wrongName = idSchema.safeParse(name).success ? [] : [issues.at(1, 'invalid-id', `Found the file name ${quoted(name)}; expected lower-case letters, digits and single hyphens.`)]
  const spelling = findSpellingIssues(text, issues)
  const split = splitFrontMatter(text)
  if (split === undefined || spelling.length > 0) {
    return refused(...wrongName, ...spelling, ...(split ? [] : [issues.at(1, 'front-matter-missing', 'Found no front matter; expected title, aliases and reviewed between two lines of ---.')]))
  }
  const front = parseYaml(split.front, cannedFrontSchema, issues, 2)
  if (!front.ok || wrongName.length > 0) return refused(...wrongName, ...(front.ok ? [] : front.issues))
  const bodyLine = lineAt(text, text.length - split.body.length)
  if (split.body.trim() === '') return refused(issues.at(bodyLine, 'empty-canned', 'Found no text below the front matter; expected what is to be posted.'))
  return parsed({ name, ...front.value.value, body: split.body.trimEnd(), bodyLine })
}

/** Names and aliases that two comparisons claim, and recorded bases of none. */
export function findCannedIssues(files: readonly Omit<CannedFile, 'basis'>[], basis: Located<BasisFile>, folder: string): readonly Issue[] {
  const holders = new Map<string, string>()
  const clashes = files.flatMap(({ name, aliases }) =>
    [name, ...aliases].map(foldName).flatMap((claim): Issue[] => {
      const holder = holders.get(claim)
      holders.set(claim, holder ?? name)
      return holder === undefined ? [] : [issuesIn(`${folder}/canned/${name}.md`).at(1, 'clashing-name', `Found the name ${quoted(claim)}, which ${quoted(holder)} has already; expected another.`)]
    }))
  const strays = Object.keys(basis.value).filter((name) => !files.some((file) => file.name === name))
  return [...clashes, ...strays.map((name) => basis.issues.at(basis.lineOf([name]), 'unknown-canned', `Found a basis of ${quoted(name)}; expected one of a file in canned.`))]
}
