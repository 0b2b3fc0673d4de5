import { foldName } from '../text/index.js'
import { hashOf, sha256 } from './hash.js'
import { sentencesIn } from './labels.js'
import { findSidesIn } from './names.js'
import type { Article, ArticleId, Corpus, Elsewhere, LabelId, LabelStance, NeedId, OwnLabel, Passage, Rule, Technology,
  TechnologyId, TechnologyKind, TopicId } from './model.js'
import { splitPassages } from './passages.js'

/** What a server's answers rest on. */
export const mixtures = ['shipped', 'both', 'own'] as const
export type Mixture = (typeof mixtures)[number]

/** What a technology may be, in the order in which it is offered. */
export const technologyKinds: readonly TechnologyKind[] = ['language', 'runtime', 'framework', 'library', 'tool',
  'platform']

/** A name that an article of a server's speaks of. */
export interface OwnName {
  readonly name: string
  readonly kind: TechnologyKind
  /** Whether it is a side of its own, to be weighed against others. */
  readonly isSide: boolean
}

/** What is said of a sentence of an article; its range is that of `body`. */
export interface OwnStance {
  readonly start: number
  readonly end: number
  readonly stance: LabelStance
  readonly technology: TechnologyId | null
  readonly topic: TopicId
  readonly decidedBy: 'reviewed' | 'pattern'
  /** 0..1. */
  readonly sureness: number
}

/** A server's article, as it is remembered. */
export interface OwnArticle extends Pick<Article, 'title' | 'author' | 'publisher' | 'published' | 'url' | 'body'> {
  readonly id: string
  readonly names: readonly OwnName[]
  readonly stances: readonly OwnStance[]
}

/** The names that hold in a server. */
export interface OwnGround {
  readonly technologies: readonly Technology[]
  readonly elsewhere: readonly Elsewhere[]
}

/** The id of a technology that a server named: "C#" and "C++" are none of the other. */
const technologyIdOf = (name: string): string =>
  name.normalize('NFKD').toLowerCase().replaceAll('#', '-sharp').replaceAll('+', '-plus').replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || `name-${sha256(name).slice(0, 8)}`

const spellingsOf = ({ name, aliases }: Elsewhere): readonly string[] => [name, ...aliases].map(foldName)

/**
 * The names of a server: those that are shipped, and those that its articles brought. What an article speaks of is no
 * longer of no article; a shipped name without a side gets one where an article weighs it.
 *
 * @param isCommon - Whether a word may stand for something else in any text.
 */
export function closeOwnNames(shipped: Corpus, articles: readonly Pick<OwnArticle, 'names'>[],
  { mixture, isCommon }: { readonly mixture: Mixture; readonly isCommon: (word: string) => boolean }): OwnGround {
  const brought = new Map<string, OwnName>()
  for (const { names } of articles) {
    for (const each of names) {
      const known = brought.get(foldName(each.name))
      brought.set(foldName(each.name), known === undefined ? each : { ...known, isSide: known.isSide || each.isSide })
    }
  }
  const find = (entry: Elsewhere): OwnName | undefined =>
    spellingsOf(entry).map((spelling) => brought.get(spelling)).find((found) => found !== undefined)
  const ours = shipped.technologies.map((technology) =>
    technology.ecosystem === null && find(technology)?.isSide === true
      ? { ...technology, ecosystem: technology.id }
      : technology
  )
  const taken = new Set<string>(ours.map(({ id }) => id))
  const known = new Set(ours.flatMap(spellingsOf))
  const adopt = ({ name, aliases, commonWords }: Elsewhere, { kind, isSide }: OwnName): Technology => {
    const wanted = technologyIdOf(name)
    const id = (taken.has(wanted) ? `${wanted}-${sha256(name).slice(0, 4)}` : wanted) as TechnologyId
    taken.add(id)
    return { id, name, aliases, ...(commonWords === undefined ? {} : { commonWords }),
      ...(isSide ? { opensSentences: true as const } : {}), kind, ecosystem: isSide ? id : null }
  }
  const adopted = shipped.elsewhere.flatMap((entry) => {
    const found = find(entry)
    return found === undefined || spellingsOf(entry).some((spelling) => known.has(spelling))
      ? []
      : [{ entry, technology: adopt(entry, found) }]
  })
  const listed = new Set([...known, ...shipped.elsewhere.flatMap(spellingsOf)])
  const fresh = Array.from(brought.values()).filter(({ name }) => !listed.has(foldName(name))).map((own) =>
    adopt({ name: own.name, aliases: [],
      ...(isCommon(own.name.toLowerCase()) ? { commonWords: [own.name.toLowerCase()] } : {}) }, own)
  )
  const elsewhere = shipped.elsewhere.filter((entry) => !adopted.some((each) => each.entry === entry))
  const technologies = [...ours, ...adopted.map(({ technology }) => technology), ...fresh]
  if (mixture !== 'own') return { technologies, elsewhere }
  // Of what none of these articles speaks is said that none does.
  const isSpokenOf = (technology: Technology): boolean => find(technology) !== undefined
  const kept = technologies.filter((technology) =>
    isSpokenOf(technology) || technologies.some(({ ecosystem, ...each }) =>
      ecosystem === technology.id && isSpokenOf({ ecosystem, ...each }))
  )
  return { technologies: kept, elsewhere: [...elsewhere, ...technologies.filter((each) => !kept.includes(each))] }
}

/** An article made ready to stand in a corpus. */
export interface Prepared {
  readonly article: Article
  readonly passages: readonly Passage[]
  readonly said: readonly OwnLabel[]
}

/** Stances that name what no longer is, or stand where no sentence does, are left out. */
export function prepareOwn({ id, names, stances, ...own }: OwnArticle,
  { technologies, topics }: Pick<Corpus, 'technologies' | 'topics'>): Prepared {
  const sides = new Set(names.filter(({ isSide }) => isSide).map(({ name }) => foldName(name)))
  const compares = technologies.filter((each) =>
    each.id === each.ecosystem && spellingsOf(each).some((spelling) => sides.has(spelling))
  ).map((technology) => technology.id).sort()
  const article: Article = { ...own, id: id as ArticleId, original: null, bodyLine: 1, sha256: sha256(own.body),
    compares, isOwn: true }
  const passages = splitPassages(article)
  const ends = new Map(passages.flatMap(sentencesIn).map(({ start, end }) => [start, end]))
  const heads = new Set(technologies.flatMap((each) => (each.id === each.ecosystem ? [each.id] : [])))
  const known = new Set(topics.map((topic) => topic.id))
  // A sentence that names several speaks of these; any other of all that its article weighs.
  const findNamed = findSidesIn({ articles: [{ ...article, compares: [] }], passages, technologies })
  const said = stances.filter(({ start, end, technology, topic }) =>
    ends.get(start) === end && known.has(topic) && (technology === null || heads.has(technology))
  ).map(({ start, end, ...stance }): OwnLabel => {
    const named = findNamed({ article: article.id, start, end }, stance.technology)
    const own = stance.technology === null || compares.includes(stance.technology)
    return { id: `${id}-${start}` as LabelId, article: article.id, start, end, ...stance,
      between: named.length > 1 || !own ? named : compares }
  })
  return { article, passages, said }
}

/** The corpus of a server: what is shipped and what is its own, or that alone. */
export function assembleOwn(shipped: Corpus, prepared: readonly Prepared[],
  { mixture, ground }: { readonly mixture: Mixture; readonly ground: OwnGround }): Corpus {
  const articles = prepared.map(({ article }) => article)
  const said = prepared.flatMap((each) => each.said)
  const base = mixture === 'own' ? withoutArticles(shipped) : shipped
  const hash = hashOf([base.hash, mixture, ground.technologies, said,
    articles.map((article) => ({ ...article, body: null }))])
  return {
    ...base,
    ...ground,
    articles: [...base.articles, ...articles],
    passages: [...base.passages, ...prepared.flatMap(({ passages }) => passages)],
    stances: [...base.stances, ...said],
    own: { said, topicsOf: topicsOfNeeds(shipped.rulebook.rules) },
    hash,
  }
}

function withoutArticles(shipped: Corpus): Corpus {
  const { rulebook } = shipped
  return { ...shipped, articles: [], passages: [], caveats: [], stances: [], aspects: [],
    asked: { model: null, unlearnt: [] }, rulebook: { ...rulebook, rules: [] }, canned: [] }
}

/** The topics of the rules that one need alone makes speak: of whom they speak makes no difference. */
function topicsOfNeeds(rules: readonly Rule[]): ReadonlyMap<NeedId, readonly TopicId[]> {
  const topics = new Map<NeedId, Set<TopicId>>()
  for (const { when, topic } of rules) {
    const [group = [], ...others] = when?.each ?? []
    if (others.length > 0) continue
    for (const need of group) topics.set(need, (topics.get(need) ?? new Set()).add(topic))
  }
  return new Map(Array.from(topics, ([need, own]) => [need, [...own]]))
}
