import { headOf } from './judged.js'
import { labelF1s, macroF1, meanFigure, statisticFigure } from './measures.js'
import type { Figure, Item, Mark, MarkedText, ReportHead, Row, SetReport, StandingSet, Work } from './model.js'
import { cut } from './rows.js'

/**
 * What given words of a text count for, in the words of the judged files; how the words were found is not asked.
 * null: the reading cannot say that of given words, and nothing is measured.
 */
export type StandingOf = ((text: string, words: Pick<Mark, 'need' | 'start' | 'end'>) => string) | null

/** A mark, and what was said of it. */
export interface Stood {
  readonly gold: string
  readonly said: string
  readonly item: Item
}

const right = 'standing: right'

/** Asks of each mark what it counts for. */
export function standAll<T extends MarkedText>({ value: { id, text, marks }, judged }: Row<T>,
  standingOf: StandingOf): readonly Stood[] {
  if (standingOf === null) return []
  return marks.map((mark, at) => {
    const said = standingOf(text, mark)
    return { gold: mark.standing, said,
      item: { id: `${id}#${at}`, judged, text: cut(text.slice(mark.start, mark.end), 90),
        values: { [right]: Number(said === mark.standing) } } }
  })
}

/** Macro-F1 over the standings, and the F1 of each: the first words of the name are of what. */
export function standingFigures(stood: readonly Stood[]): readonly Figure[] {
  const reasons = [...new Set(stood.map(({ gold }) => gold))].sort()
  return [
    statisticFigure('standing: macro-F1', stood, macroF1),
    ...reasons.map((reason) =>
      statisticFigure(`standing: F1 of ${reason}`, stood, (some) => labelF1s(some).get(reason) ?? null)
    ),
  ]
}

export function* standTexts(set: StandingSet, standingOf: StandingOf): Work<readonly Stood[]> {
  const stood: Stood[] = []
  for (const [at, row] of set.rows.entries()) {
    stood.push(...standAll(row, standingOf))
    yield { what: headOf(set).name, done: at + 1, total: set.rows.length }
  }
  return stood
}

export function standingReport(head: ReportHead, stood: readonly Stood[]): SetReport {
  const items = stood.map(({ item }) => item)
  const wrong = stood.filter(({ gold, said }) => gold !== said)
  return {
    ...head,
    about: stood.length === 0
      ? 'the reading cannot say what given words count for'
      : `${stood.length} words whose standing is judged`,
    figures: [meanFigure(right, items), ...standingFigures(stood)],
    sections: [{ title: `Wrong: ${wrong.length}`,
      lines: wrong.map(({ gold, said, item }) => `${item.id} ${item.text}: ${gold} is right, ${said} was said`) }],
    items,
    details: { wrong: wrong.map(({ gold, said, item: { id } }) => ({ id, right: gold, said })) },
  }
}
