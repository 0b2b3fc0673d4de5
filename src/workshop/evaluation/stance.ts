import type { SentenceStance } from '../../verdict/index.js'
import { headOf, wordsOf } from './judged.js'
import { macroF1, meanFigure, statisticFigure, type Labelled } from './measures.js'
import type { Item, JudgedSentence, Labels, Row, SetReport, StanceSet, Work } from './model.js'
import { cut } from './rows.js'

type Label = Pick<SentenceStance, 'technology' | 'stance'>

/** How a sentence of an article is labelled. */
export interface Labelling {
  /** By general comparison language alone. */
  readonly propose: (sentence: string, source: string) => Label
  /** As a person labelled it; null where nobody has. */
  readonly recall: (sentence: string, source: string) => Label | null
}

const agreed = 'agreement'
const leanAgreed = 'agreement on the lean'

interface Said {
  readonly row: Row<JudgedSentence>
  readonly said: string
  readonly item: Item
}

/** Sentences labelled on their own: by patterns alone, and as people labelled them. */
export function* measureStances(set: StanceSet, { propose, recall }: Labelling): Work<readonly SetReport[]> {
  const spell = openSpelling(set.labels)
  const byPattern: Said[] = []
  const byReview: Said[] = []
  for (const [at, row] of set.rows.entries()) {
    const { sentence, source } = row.value
    byPattern.push(compare(row, spell(propose(sentence, source)), set.labels))
    const reviewed = recall(sentence, source)
    if (reviewed !== null) byReview.push(compare(row, spell(reviewed), set.labels))
    yield { what: headOf(set).name, done: at + 1, total: set.rows.length }
  }
  return [
    report(set, byPattern, { way: 'by patterns alone', about: `${byPattern.length} sentences` }),
    report(set, byReview, { way: 'as reviewed',
      about: `${byReview.length} of ${set.rows.length} sentences have a reviewed label` }),
  ]
}

/** A label in the words of the judged file. */
function openSpelling(labels: Labels): (label: Label) => string {
  const wordOf = wordsOf(labels)
  return ({ technology, stance }) => {
    if (stance === 'both' || stance === 'trade-off') return 'both'
    if (technology === null || stance === 'neutral') return 'neutral'
    return `${stance === 'for' ? 'pro' : 'con'}-${wordOf(technology)}`
  }
}

function compare(row: Row<JudgedSentence>, said: string, labels: Labels): Said {
  const { id, stance } = row.value
  const values = {
    [agreed]: Number(said === stance),
    [leanAgreed]: Number(leanOf(said, labels) === leanOf(stance, labels)),
  }
  return { row, said, item: { id, judged: row.judged, text: cut(row.value.sentence, 90), values } }
}

/** Whose side a label is on. Of two technologies, speaking against one is speaking for the other. */
function leanOf(label: string, labels: Labels): string {
  const [, way, word = ''] = /^(pro|con)-(.+)$/.exec(label) ?? []
  const technology = labels.get(word)
  if (technology === undefined) return 'none'
  if (way === 'pro') return technology
  const others = [...new Set(labels.values())].filter((other) => other !== technology)
  return others.length === 1 ? others.join() : label
}

interface Way {
  readonly way: string
  readonly about: string
}

function report(set: StanceSet, said: readonly Said[], { way, about }: Way): SetReport {
  const items = said.map(({ item }) => item)
  const pairs = said.map((each): Labelled => ({ gold: each.row.value.stance, said: each.said }))
  const leans = pairs.map((pair): Labelled => ({ gold: leanOf(pair.gold, set.labels),
    said: leanOf(pair.said, set.labels) })
  )
  const apart = said.filter((each) => each.said !== each.row.value.stance)
  return {
    ...headOf(set),
    name: `${headOf(set).name}, ${way}`,
    about,
    figures: [
      meanFigure(agreed, items),
      statisticFigure('macro-F1', pairs, macroF1),
      statisticFigure('macro-F1 of the lean', leans, macroF1),
      meanFigure(leanAgreed, items),
    ],
    sections: [{ title: `Disagreements: ${apart.length}`, lines: apart.map(describe) }],
    items,
    details: {
      disagreements: apart.map(({ row: { value: { source, sentence, stance } }, said: other }) => ({ source, sentence,
        judged: stance, said: other })
      ),
    },
  }
}

function describe({ row: { value, place }, said }: Said): string {
  const at = place.slice(place.lastIndexOf(':') + 1)
  return `${at}: ${value.stance} was judged, ${said} was said · ${value.source}: ${cut(value.sentence, 200)}`
}
