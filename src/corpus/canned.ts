import { z } from 'zod'
import { parsed, refused, type Issue, type Parsed } from '../errors.js'
import { foldName, nearestNames } from '../text/index.js'
import { articleIdOf, findSpellingIssues, splitFrontMatter } from './article.js'
import { parseYaml, type Located } from './document.js'
import { issuesIn, lineAt, quoted } from './issues.js'
import type { CannedFile, CannedWords } from './model.js'
import { cannedFrontSchema, cannedTranslationSchema, idSchema } from './schemas.js'

/** By name: what the live blocks rested on when a person last looked. What it holds is its writer's to read. */
export const basisSchema = z.record(z.string(), z.array(z.unknown()))
export type BasisFile = z.infer<typeof basisSchema>

type Parsing = Omit<CannedFile, 'basis' | 'translations'>

/**
 * Reads a shipped comparison: front matter as in an article, then Markdown of our own. Live blocks are checked by
 * whoever can judge them.
 */
export const parseCanned = (fileName: string, text: string): Parsed<Parsing> =>
  parseFile(fileName, text, cannedFrontSchema)

/** A shipped comparison's words in another language, under the name of the file that they translate. */
export type CannedTranslation = CannedWords & Pick<CannedFile, 'name'>

/** Reads one: front matter with a title, then the body. */
export const parseCannedTranslation = (fileName: string, text: string): Parsed<CannedTranslation> =>
  parseFile(fileName, text, cannedTranslationSchema)

function parseFile<T extends object>(fileName: string, text: string,
  schema: z.ZodObject & z.ZodType<T>): Parsed<T & Pick<CannedFile, 'name' | 'body' | 'bodyLine'>> {
  const issues = issuesIn(fileName)
  const name = articleIdOf(fileName) as string
  const wrongName = idSchema.safeParse(name).success
    ? []
    : [
      issues.at(1, 'invalid-id',
        `Found the file name ${quoted(name)}; expected lower-case letters, digits and single hyphens.`),
    ]
  const spelling = findSpellingIssues(text, issues)
  const split = splitFrontMatter(text)
  if (split === undefined || spelling.length > 0) {
    return refused(...wrongName, ...spelling, ...(split
      ? []
      : [
        issues.at(1, 'front-matter-missing',
          `Found no front matter; expected ${Object.keys(schema.shape).join(', ')} between two lines of ---.`),
      ]))
  }
  const front = parseYaml<T>(split.front, schema, { issues, firstLine: 2 })
  if (!front.ok || wrongName.length > 0) return refused(...wrongName, ...(front.ok ? [] : front.issues))
  const bodyLine = lineAt(text, text.length - split.body.length)
  if (split.body.trim() === '')
    return refused(
      issues.at(bodyLine, 'empty-canned', 'Found no text below the front matter; expected what is to be posted.'),
    )
  return parsed({ name, ...front.value.value, body: split.body.trimEnd(), bodyLine })
}

/** Names and aliases that two comparisons claim, and recorded bases of none. */
export function findCannedIssues(files: readonly Parsing[], basis: Located<BasisFile>,
  folder: string): readonly Issue[] {
  const holders = new Map<string, string>()
  const clashes = files.flatMap(({ name, aliases }) =>
    [name, ...aliases].map(foldName).flatMap((claim): Issue[] => {
      const holder = holders.get(claim)
      holders.set(claim, holder ?? name)
      return holder === undefined
        ? []
        : [
          issuesIn(`${folder}/canned/${name}.md`).at(1, 'clashing-name',
            `Found the name ${quoted(claim)}, which ${quoted(holder)} has already; expected another.`),
        ]
    })
  )
  const strays = Object.keys(basis.value).filter((name) => !files.some((file) => file.name === name))
  return [...clashes,
    ...strays.map((name) =>
      basis.issues.at(basis.lineOf([name]), 'unknown-canned',
        `Found a basis of ${quoted(name)}; expected one of a file in canned.`)
    )]
}

// A live block stands alone on its line; what holds for the words around it is for whoever can judge it.
const blockLine = /^\[\[.*\]\]$/

const blocksOf = (body: string): readonly { readonly block: string; readonly at: number }[] =>
  body.split('\n').flatMap((line, at) => (blockLine.test(line.trim()) ? [{ block: line.trim(), at }] : []))

/**
 * Translations of nothing, and live blocks that are not the translated file's own, in its order.
 *
 * @param folder - Of this language, as issues show it.
 */
export function findTranslationIssues(translations: readonly CannedTranslation[], files: readonly Parsing[],
  folder: string): readonly Issue[] {
  return translations.flatMap(({ name, body, bodyLine }): Issue[] => {
    const issues = issuesIn(`${folder}/${name}.md`)
    const original = files.find((file) => file.name === name)
    if (!original)
      return [
        issues.at(1, 'unknown-canned', {
          message: `Found a translation of ${quoted(name)}; expected one of a file in canned.`,
          nearest: nearestNames(name, files.map((file) => file.name)),
        }),
      ]
    const [own, expected] = [blocksOf(body), blocksOf(original.body)]
    const wrong = Array.from({ length: Math.max(own.length, expected.length) }, (_, at) => at).find((at) =>
      own[at]?.block !== expected[at]?.block
    )
    if (wrong === undefined) return []
    const [found, wanted] = [own[wrong], expected[wrong]]
    return [
      issues.at(bodyLine + (found?.at ?? body.split('\n').length - 1), 'other-block',
        `Found ${found ? quoted(found.block) : 'no further live block'}; expected ${
          wanted ? quoted(wanted.block) : 'none'
        }, as in canned/${name}.md.`),
    ]
  })
}
