import type { Article, Passage, Technology } from '../corpus/index.js'
import type { Hit } from '../search/index.js'
import { heading, line, quiet, say } from './blocks.js'
import { emptyReference } from './codebook.js'
import type { Composer } from './composer.js'
import { finish, type Draft } from './finish.js'
import { nameOf, numberArticles, shownQuotes, standpointOf } from './quotes.js'
import { hitRecords, type Answer } from './record.js'

export interface About {
  readonly technology: Technology
  readonly hits: readonly Hit[]
  /** All that name it; of near copies the first alone. */
  readonly named: readonly Passage[]
  /** Articles that name it, and repeat another. */
  readonly copies: readonly Article[]
}

const mostFound = 10

/** `about`: what a technology is to the corpus, and the passages that speak of it. */
export const composeAbout = (about: About, composer: Composer): Answer => finish(draftAbout(about, composer), composer)

export function draftAbout({ technology, hits: all, named, copies }: About, composer: Composer): Draft {
  const { quoting, names, texts: { answer: texts } } = composer
  const { id, name, aliases, kind, ecosystem } = technology
  const articles = new Set(named.map(({ article }) => article)).size
  const found = all.slice(0, mostFound)
  const hits = found.slice(0, shownQuotes)
  const numbering = numberArticles(hits.map(({ passage }) => passage), quoting.corpus)
  const quotes = hits.map((hit) => quoting.quoteHit(hit, numbering, { standpoint: standpointOf(hit, quoting.corpus) }))
  const side = ecosystem === null || ecosystem === id ? '' : `, ${texts.onSide(names.technology(ecosystem))}`
  const also = aliases.length > 0 ? `; ${texts.alsoWritten(aliases)}` : ''
  return {
    status: 'answered',
    quotes,
    blocks:
      () => [heading(name), line(quiet(`${texts.kinds[kind]}${side}${also}`)),
        say(texts.namedIn(named.length, articles)),
        ...(copies.length === 0 ? [] : [say(texts.copies(copies.map((each) => nameOf(each, texts))))]), ...quotes],
    // The name alone finds the same passages and cuts again: which sentences were shown need not be kept.
    reference: { ...emptyReference, command: 'about', technologies: [id],
      quotes: hits.map(({ passage }) => ({ passage: passage.id, sentences: null })) },
    verdict: null,
    record: { kind: 'about', technology: { id, name, aliases, kind, ecosystem }, declined: false,
      named: { passages: named.length, articles, copies: copies.map((copy) => copy.id) },
      ...hitRecords(found, quoting) },
  }
}
