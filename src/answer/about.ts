import type { Passage, Technology } from '../corpus/index.js'
import type { Hit } from '../search/index.js'
import { sealAnswer, shownQuotes, type Composer } from './composer.js'
import type { Answer } from './model.js'
import { numberArticles } from './numbering.js'
import { caveatRecord, passageRecord } from './quotes.js'
import { emptyReference } from './reference.js'
import { heading, line, quiet, text } from './spans.js'
import { unique } from './verdicts.js'
import { voiceOf } from './voices.js'

/** `about`: what a technology is to the corpus, and the passages that speak of it. */
export function composeAbout(
  { technology, hits: found, named }: { readonly technology: Technology; readonly hits: readonly Hit[];
    readonly named: readonly Passage[] },
  composer: Composer,
): Answer {
  const { quoting, names, texts: { answer: texts } } = composer
  const articles = new Set(named.map(({ article }) => article)).size
  const hits = found.slice(0, shownQuotes)
  const numbering = numberArticles(hits.map(({ passage }) => passage), quoting.corpus)
  const side = technology.ecosystem === null || technology.ecosystem === technology.id
    ? ''
    : `, ${texts.onSide(names.technology(technology.ecosystem))}`
  const also = technology.aliases.length > 0 ? `; ${texts.alsoWritten(technology.aliases)}` : ''
  const record = {
    technology: { id: technology.id, name: technology.name, aliases: technology.aliases, kind: technology.kind,
      ecosystem: technology.ecosystem },
    declined: false,
    named: { passages: named.length, articles },
    hits: found.map(({ passage, score }) => ({ ...passageRecord(quoting, passage), score })),
    caveats: unique(found.flatMap(({ passage }) => quoting.caveats(passage))).map(caveatRecord),
  }
  const blocks = [
    heading(technology.name),
    line(quiet(`${texts.kinds[technology.kind]}${side}${also}`)),
    line(text(texts.namedIn(named.length, articles))),
    ...hits.map((hit) => quoting.quoteHit(hit, numbering, voiceOf(hit, quoting.corpus))),
  ]
  // The name alone finds the same passages and cuts again: which sentences were shown need not be kept.
  const quotes = hits.map(({ passage }) => ({ passage: passage.id, sentences: null }))
  const reference = { ...emptyReference, command: 'about', technologies: [technology.id], quotes } as const
  return sealAnswer({ status: 'answered', blocks, reference, verdict: null, record }, composer)
}
