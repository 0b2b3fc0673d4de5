import { findNearCopies, type Caveat, type Corpus, type Passage, type PassageId, type Rule, type RuleEvidence, type TechnologyId } from '../corpus/index.js'
import type { Evidence, Point, SideCount } from './model.js'

/** What a rule rests on, best first: what is wrong is left out, what is dated comes last. */
export function gatherEvidence(rule: Rule, corpus: Corpus): readonly Evidence[] {
  const all = rule.evidence.flatMap((cited) => toEvidence(cited, corpus) ?? [])
  const sound = all.filter(({ caveats }) => !caveats.some(({ category }) => category === 'wrong'))
  return [...sound.filter((evidence) => !isDated(evidence)), ...sound.filter(isDated)]
}

const isDated = ({ caveats }: Evidence): boolean => caveats.some(({ category }) => category === 'dated')

function toEvidence({ cites, technology, stance }: RuleEvidence, corpus: Corpus): Evidence | null {
  const passage = passageAround(cites, corpus.passages)
  if (passage === undefined) return null
  const caveats = caveatsOn(cites, corpus.caveats)
  return { passage, start: cites.start, end: cites.end, technology, stance, decidedBy: 'reviewed', caveats }
}

type Range = Pick<RuleEvidence['cites'], 'article' | 'start' | 'end'>

function passageAround({ article, start, end }: Range, passages: readonly Passage[]): Passage | undefined {
  return passages.find((passage) => passage.article === article && passage.start <= start && end <= passage.end)
}

function caveatsOn({ article, start, end }: Range, caveats: readonly Caveat[]): readonly Caveat[] {
  return caveats.filter(({ cites }) => cites.article === article && cites.start < end && start < cites.end)
}

/**
 * How many articles and passages stand on each side; an article counts once however much it says, and a near copy of
 * another article's passage counts as that passage.
 */
export function countSides(points: readonly Point[], technologies: readonly TechnologyId[], { articles, passages }: Corpus): readonly SideCount[] {
  const evidence = points.flatMap((point) => point.evidence)
  const originals = originalsOf(passages)
  return technologies.map((technology) => {
    const own = evidence.filter((each) => standsFor(each, technology)).map(({ passage }) => originals.get(passage.id) ?? passage)
    const speaking = new Set(own.map(({ article }) => article))
    return {
      technology,
      articles: articles.map(({ id }) => id).filter((id) => speaking.has(id)),
      sources: speaking.size,
      passages: new Set(own.map(({ id }) => id)).size,
    }
  })
}

type Originals = ReadonlyMap<PassageId, Passage>

// Every passage is held against every other: done once for a corpus.
const knownOriginals = new WeakMap<readonly Passage[], Originals>()

function originalsOf(passages: readonly Passage[]): Originals {
  const known = knownOriginals.get(passages) ?? findOriginals(passages)
  knownOriginals.set(passages, known)
  return known
}

/** For each near copy the first passage, as the corpus orders them, that says the same; the rest stand for themselves. */
function findOriginals(passages: readonly Passage[]): Originals {
  const copies = findNearCopies(passages)
  const originals = new Map<PassageId, Passage>()
  for (const passage of passages) {
    const alike = copies.flatMap(({ left, right }) => (left === passage.id ? [right] : right === passage.id ? [left] : []))
    const original = originals.get(passage.id) ?? passage
    for (const id of alike) if (!originals.has(id)) originals.set(id, original)
  }
  return originals
}

/** Speaking against one of two sides is speaking for the other. */
function standsFor({ technology, stance }: Evidence, side: TechnologyId): boolean {
  if (technology === null) return false
  return stance === 'for' ? technology === side : stance === 'against' && technology !== side
}
