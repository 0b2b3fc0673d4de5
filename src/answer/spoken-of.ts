import type { Technology } from '../corpus/index.js'
import type { Hit } from '../search/index.js'
import type { Comparison } from './comparison.js'
import type { Composer } from './composer.js'
import type { Block } from './model.js'
import type { Numbering } from './numbering.js'
import { sayRemark } from './remarks.js'
import { heading, line, quiet, text } from './spans.js'
import { voiceOf } from './voices.js'

/** What the articles say of a technology that is only weighed as a part of its side; empty where they say nothing of it there. */
export interface SpokenOf {
  readonly technology: Technology
  readonly hits: readonly Pick<Hit, 'passage' | 'snippet'>[]
}

/** Whether a technology stands for itself, and not only for the one whose side it is on. */
export const isHead = ({ id, ecosystem }: Technology): boolean => id === ecosystem

/** The quotes of each under its name, and then for whom it counts in the verdict below. */
export function spokenOfBlocks({ spoken, topic, verdict }: Pick<Comparison, 'spoken' | 'topic' | 'verdict'>,
  numbering: Numbering, composer: Composer): readonly Block[] {
  const { quoting, texts: { answer: texts } } = composer
  if (spoken.length === 0) return []
  const quotes = spoken.flatMap(({ technology, hits }): Block[] => [
    heading(technology.name),
    ...(hits.length === 0
      ? [line(quiet(texts.saidNothing(technology.name, topic?.name ?? null)))]
      : hits.map((hit) => quoting.quoteHit(hit, numbering, voiceOf(hit, quoting.corpus)))),
  ])
  const sides = verdict.remarks.filter(({ kind }) => kind === 'counts-for').map((remark) =>
    text(`${sayRemark(remark, composer)} `)
  )
  return [...quotes, ...(sides.length === 0 ? [] : [heading(texts.sidesTitle), line(...sides)])]
}
