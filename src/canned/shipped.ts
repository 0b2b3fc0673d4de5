import type { Composer } from '../answer/index.js'
import { issuesIn, type CannedFile, type CannedWords, type Corpus } from '../corpus/index.js'
import type { Issue } from '../errors.js'
import { baselineOf, compareBaselines, parseBaseline, spellBaseline } from './fingerprint.js'
import { composePost } from './compose.js'
import { lintBody } from './lint.js'
import { findNameProblem, spellName } from './names.js'
import type { Ground } from './model.js'
import { parseBody } from './body.js'
import type { Shipped } from './canned-index.js'

export const shippedIn = ({ canned }: Corpus): readonly Shipped[] =>
  canned.map(({ name, title, aliases, body, basis }) => ({ name, title, aliases: aliases.map(spellName), body, basis }))

/**
 * What is wrong with the comparisons that we ship, each with its file and line: what a moderator is warned of, or could
 * not save, is a problem in ours.
 *
 * @param reserved - What commands are called.
 */
export function checkShipped(ground: Ground, composer: Composer, reserved: ReadonlySet<string>): readonly Issue[] {
  const { problems, nameProblems } = composer.texts.canned
  const findBodyIssues = ({ title, body: text, bodyLine }: CannedWords, path: string): readonly Issue[] => {
    const body = parseBody(text, ground)
    const found = lintBody(body, composePost({ title, body, changes: [] }, ground, composer), ground)
    return found.map(({ code, line, about, nearest }) =>
      issuesIn(path).at(bodyLine - 1 + line, code, { message: problems[code](about), nearest })
    )
  }
  const findNameIssues = ({ name, aliases }: CannedFile): readonly Issue[] =>
    [name, ...aliases.map(spellName)].flatMap((each) => {
      const problem = findNameProblem(each, reserved)
      if (!problem) return []
      const message = `Found the name “${each}”: ${nameProblems[problem]}`
      return [issuesIn(`canned/${name}.md`).at(1, `name-${problem}`, message)]
    })
  return ground.corpus.canned.flatMap((file) => [
    ...findNameIssues(file),
    ...findBodyIssues(file, `canned/${file.name}.md`),
    ...Object.entries(file.translations).flatMap(([locale, words]) =>
      findBodyIssues(words, `canned/${locale}/${file.name}.md`)
    ),
    ...findStale(file, ground),
  ])
}

function findStale({ name, body, bodyLine, basis }: CannedFile, ground: Ground): readonly Issue[] {
  const issues = issuesIn(`canned/${name}.md`)
  const approve = 'If it still reads right, run: canned lint --approve'
  const now = baselineOf(parseBody(body, ground), ground)
  const then = parseBaseline(basis)
  const unrecorded = (
    what: string,
  ): readonly Issue[] => [issues.at(bodyLine, 'unrecorded-canned', `Found ${what}. ${approve}`)]
  if (then === undefined) return unrecorded('no record of what it rests on in canned.basis.json')
  const lineOf = (of: string): number => bodyLine + Math.max(0, body.split('\n').findIndex((line) => line.includes(of)))
  const changes = compareBaselines(then, now, ground)
  if (changes.length === 0 && spellBaseline(then) !== spellBaseline(now))
    return unrecorded('live blocks that canned.basis.json does not know')
  return changes.map(({ kind, of }) =>
    issues.at(lineOf(of), 'stale-canned', `Found that “${of}” is not as it was (${kind}). ${approve}`)
  )
}

/** The record of what all shipped comparisons rest on now, as its file holds it: a line for each live block. */
export function spellShippedBaselines(ground: Ground): string {
  const entries = ground.corpus.canned.map(({ name, body }) => {
    const lines = baselineOf(parseBody(body, ground), ground).map((fingerprint) => `    ${JSON.stringify(fingerprint)}`)
    return `  ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n  ]`
  })
  return `{\n${entries.join(',\n')}\n}\n`
}
