import type { Technology, Topic } from '../corpus/index.js'
import type { Hit, Snippet } from '../search/index.js'
import { type Reading, findSides, type Question } from '../reading/index.js'
import type { Verdict } from '../verdict/index.js'
import type { Composer } from './composer.js'
import type { Block } from './model.js'
import type { Understood } from './reference.js'
import { line, quiet, text } from './spans.js'
import { unique } from './verdicts.js'

/** A question as it was understood and what was found for it; its words and its readings only while they are known. */
export interface Asked extends Understood {
  readonly text: string | null
  readonly readings: readonly Reading[]
  readonly technologies: readonly Technology[]
  readonly topics: readonly Topic[]
  readonly hits: readonly (Pick<Hit, 'passage'> & { readonly snippet: Snippet; readonly score: number | null })[]
  readonly verdict: Verdict | null
}

/** What was read in a question, with what more was read while answering it. */
export function understoodIn(question: Question,
  more: readonly Reading[] = []): Omit<Asked, 'hits' | 'verdict' | 'described'> {
  return {
    text: question.text,
    readings: readings(question, more),
    technologies: unique(question.technologies.map(({ value }) => value)),
    elsewhere: unique(question.elsewhere.map(({ value }) => value.name)),
    topics: unique(question.topics.map(({ value }) => value)),
    intent: question.intent,
    language: question.language,
  }
}

function readings(question: Question, more: readonly Reading[]): readonly Reading[] {
  const seen = new Set<string>()
  return [...question.readings, ...more].filter(({ from }) =>
    !seen.has(from.toLowerCase()) && seen.add(from.toLowerCase())
  )
}

/** What was asked about, and below it which words were read as others. */
export function understoodBlocks(asked: Asked, composer: Composer): readonly Block[] {
  const { topics, readings: read } = asked
  const { answer: texts } = composer.texts
  const parts = [...weighedNames(asked, composer), ...topics.map(({ name }) => name)].filter((part) => part !== '')
  const readings = read.map(({ from, to }) => texts.readAs(from, to))
  return [
    line(quiet(`${texts.understood}: ${parts.length > 0 ? parts.join(' · ') : texts.understoodNothing}`)),
    ...(readings.length > 0 ? [line(quiet(readings.join('; ')))] : []),
  ]
}

/** The technologies that were named; where a verdict sets some against others that were not, also those, and apart what is not weighed. */
function weighedNames({ technologies, intent, verdict }: Asked,
  { names, quoting, texts: { answer: texts, words } }: Composer): readonly string[] {
  const named = (some: readonly Technology[]): string => words.and(some.map(({ name }) => name))
  const weighed = technologies.filter(({ ecosystem }) => ecosystem !== null)
  const heads = new Set(weighed.map(({ ecosystem }) => ecosystem))
  const others = verdict === null || weighed.length === 0
    ? []
    : findSides(intent, technologies, quoting.corpus).filter((id) => !heads.has(id))
  if (others.length === 0) return [named(technologies)]
  return [texts.setAgainst(named(weighed), words.or(others.map((id) => names.technology(id)))),
    named(technologies.filter(({ ecosystem }) => ecosystem === null))]
}

/** What was to be weighed and is not: to leave it out without a word would pass for an answer. */
export function notWeighed(asked: Asked, { texts: { answer: { remarks } } }: Composer): readonly Block[] {
  if (asked.intent !== 'compare' && asked.intent !== 'choose') return []
  return [...asked.elsewhere, ...passedOver(asked)].map((name) => line(text(remarks['not-weighed'](name))))
}

function passedOver({ technologies, intent, verdict }: Asked): readonly string[] {
  if (intent === 'choose' && verdict === null) return []
  // Beside what is weighed, a choice names what it is to run on: that is no rival.
  const hasGround = intent === 'choose' && technologies.some(({ ecosystem }) => ecosystem !== null)
  const isRival = ({ kind }: Technology): boolean => !hasGround || (kind !== 'platform' && kind !== 'tool')
  return technologies.filter((each) => each.ecosystem === null && isRival(each)).map(({ name }) => name)
}
