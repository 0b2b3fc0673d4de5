import type { Issue } from '../errors.js'
import { issuesIn, nearestOf, quoted } from './issues.js'
import type { Article, Citation, Technology, TechnologyId } from './model.js'
import { sidesNamedIn } from './naming.js'
import type { Ground } from './rules.js'

/**
 * The ecosystems between which cited words can decide, by id: those that their article compares, by its title or its
 * front matter, and those that the words name. Fewer than two: the words praise or blame, and weigh nothing.
 *
 * @param technology - Of which the words are said to speak: its name counts also where it opens a sentence and is an
 *   ordinary word.
 */
export function sidesBetween({ article, start, end }: Citation, technology: TechnologyId | null,
  { articles, passages, technologies }: Ground): readonly TechnologyId[] {
  const source = articles.find(({ id }) => id === article)
  if (source === undefined) return []
  const passage = passages.find((each) => each.article === article && each.start <= start && end <= each.end)
  const words = `${passage?.context ?? ''} ${source.body.slice(start, end)}`
  const own = technologies.filter(({ ecosystem }) => ecosystem !== null && ecosystem === technology)
  return [
    ...new Set([...comparedBy(source, technologies), ...sidesNamedIn(words, technologies),
      ...sidesNamedIn(words, own, { anywhere: true })]),
  ].sort()
}

function comparedBy({ title, compares }: Article, technologies: Ground['technologies']): readonly TechnologyId[] {
  if (compares !== undefined) return compares
  const named = sidesNamedIn(title, technologies, { anywhere: true })
  return named.length > 1 ? named : []
}

/** What an article is said to compare and is no ecosystem. */
export function findComparedIssues(articles: readonly Article[], technologies: readonly Technology[],
  folder: string): readonly Issue[] {
  const heads = new Set<string>(technologies.filter(({ id, ecosystem }) => id === ecosystem).map(({ id }) => id))
  return articles.flatMap(({ id, compares = [] }) =>
    compares.filter((side) => !heads.has(side)).map((side) =>
      issuesIn(`${folder}/articles/${id}.md`).at(1, 'unknown-technology',
        `Found ${quoted(side)} in 'compares'; expected the head of an ecosystem.`, nearestOf(side, heads))
    )
  )
}
