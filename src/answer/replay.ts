import type { AspectId, RuleId, TechnologyId } from '../corpus/index.js'
import type { Verdict } from '../verdict/index.js'
import { heading, line, list, quiet, say, strong, text } from './blocks.js'
import { isWhole, type AnswerReference, type Gone } from './codebook.js'
import type { Composer } from './composer.js'
import type { Draft } from './finish.js'
import type { Block } from './model.js'
import type { Answer } from './record.js'
import { digestOf, hashPrefix, markOf, saidBy, sumOf, type ReplayCode, type Said } from './replay-code.js'

export interface Replayed {
  readonly code: ReplayCode
  /** What is left of what the answer rested on, and what is gone. */
  readonly reference: AnswerReference
  readonly gone: Gone
  /** Answered again, by what is left; undefined where too little is. */
  readonly now: { readonly draft: Draft; readonly answer: Answer } | undefined
}

type Cause = 'articles' | 'rules'

/** The same answer again; where it is not the same, what has changed since and what that makes of it. */
export function composeReplay(replayed: Replayed, composer: Composer): Answer {
  const { code, gone, now } = replayed
  const causes = findCauses(code, composer)
  const quotes = now?.answer.blocks.filter((block) => block.kind === 'quote') ?? []
  if (now === undefined || !isWhole(gone) || digestOf(quotes, now.draft.record) !== code.digest)
    return composeDifference(replayed, causes, composer)
  const { unchanged, sameAnswer } = composer.texts.answer.replay
  const notice = line(quiet(causes.length === 0 ? unchanged : `${causeLine(causes, composer)} ${sameAnswer}`))
  const again = { ...now.answer, blocks: [notice, ...now.answer.blocks] }
  return causes.length === 0
    ? again
    : { ...again, record: { kind: 'extended', record: now.draft.record, by: { same: true, changed: causes } } }
}

function findCauses(then: ReplayCode, { quoting: { corpus } }: Composer): readonly Cause[] {
  const causes = [['articles', then.corpus === hashPrefix(corpus.hash)], ['rules',
    then.rules === hashPrefix(corpus.rulesHash)]] as const
  return causes.flatMap(([cause, isSame]) => (isSame ? [] : [cause]))
}

function causeLine(causes: readonly Cause[], { texts: { answer: texts } }: Composer): string {
  const [first] = causes
  if (first === undefined) return texts.replay.programChanged
  return causes.length > 1 ? texts.replay.bothChanged : texts.replay.changed[first]
}

function composeDifference({ code, reference, gone, now }: Replayed, causes: readonly Cause[],
  composer: Composer): Answer {
  const texts = composer.texts.answer
  const verdict = now?.draft.verdict ?? null
  const rules = compareRules(code.said, verdict, composer)
  const quotes = compareQuotes({ reference, gone, now })
  const lines = [...verdictLines(code.said, verdict, composer), ...goneLines(gone, composer),
    ...ruleLines(rules, composer), ...quoteLines(gone, quotes, composer)]
  const blocks: Block[] = [
    heading(texts.replay.otherTitle),
    line(strong(causeLine(causes, composer))),
    list((lines.length === 0 ? [texts.replay.beside] : lines).map((words) => [text(words)])),
    ...(now
      ? [{ kind: 'separator' } as const, heading(texts.replay.nowTitle), ...now.answer.blocks]
      : [say(texts.replay.nothingNow)]),
  ]
  const { corpus } = composer.quoting
  return {
    status: 'answered',
    private: false,
    blocks,
    controls: now?.answer.controls ?? [],
    record: {
      kind: 'difference',
      same: false,
      changed: causes,
      then: { corpus: code.corpus, rules: code.rules, outcome: code.said.outcome,
        technologies: code.said.technologies.map((mark) => sideOf(mark, composer)?.id ?? null) },
      now: { corpus: hashPrefix(corpus.hash), rules: hashPrefix(corpus.rulesHash), outcome: verdict?.outcome ?? null,
        technologies: verdict?.technologies ?? [] },
      gone: { names: gone.names, needs: gone.needs, rules: rules.gone, quotes: gone.quotes },
      rules: { silent: rules.silent, new: rules.added },
      quotes: { left: quotes.left, new: quotes.added },
      answer: now?.answer ?? null,
    },
  }
}

const sideOf = (mark: string, { quoting }: Composer):
  | { readonly id: TechnologyId; readonly name: string }
  | undefined => quoting.corpus.technologies.find(({ id }) => markOf(id) === mark)

function verdictLines(then: Said, verdict: Verdict | null, composer: Composer): readonly string[] {
  const { answer: texts, words } = composer.texts
  const now = saidBy(verdict)
  if (then.outcome === now.outcome && then.technologies.join() === now.technologies.join()) return []
  const nameOf = (mark: string): string => sideOf(mark, composer)?.name ?? texts.replay.goneSide
  const spell = ({ outcome, technologies }: Said): string =>
    outcome === 'favours' ? words.and(technologies.map(nameOf)) : texts.outcomes[outcome ?? 'insufficient']
  return [texts.replay.verdict(spell(then), spell(now))]
}

function goneLines({ names, needs }: Gone, { texts: { answer: texts } }: Composer): readonly string[] {
  return [...(names > 0 ? [texts.replay.goneNames(names)] : []), ...(needs > 0 ? [texts.replay.goneNeeds(needs)] : [])]
}

interface RuleChanges {
  /** Spoke then, and are in the rule book still. */
  readonly silent: readonly (RuleId | AspectId)[]
  readonly added: readonly (RuleId | AspectId)[]
  /** How many are in the rule book no longer. */
  readonly gone: number
  /** Other rules speak; which of them, the code had no room to hold. */
  readonly isUntold: boolean
}

function compareRules({ rules: then }: Said, verdict: Verdict | null, { quoting }: Composer): RuleChanges {
  const now = (verdict?.points ?? []).map(({ rule }) => rule)
  const marksNow = new Set(now.map(markOf))
  if ('sum' in then) return { silent: [], added: [], gone: 0, isUntold: then.sum !== sumOf([...marksNow]) }
  const lost = then.marks.filter((mark) => !marksNow.has(mark))
  const known = [...quoting.corpus.rulebook.rules, ...quoting.corpus.aspects]
  const silent = known.map(({ id }) => id).filter((id) => lost.includes(markOf(id)))
  return { silent, added: now.filter((id) => !then.marks.includes(markOf(id))),
    gone: lost.length - new Set(silent.map(markOf)).size, isUntold: false }
}

// More than a few of each are a list to be read in the rule book, not in a message.
const mostRules = 4

function ruleLines({ silent, added, gone, isUntold }: RuleChanges,
  { quoting, texts: { answer: texts } }: Composer): readonly string[] {
  const { rulebook, aspects } = quoting.corpus
  const summaries = new Map<RuleId | AspectId, string>([
    ...rulebook.rules.map(({ id, summary }) => [id, summary] as const),
    ...aspects.map(({ id, name }) => [id, name] as const),
  ])
  return [
    ...(isUntold ? [texts.replay.otherRules] : []),
    ...(gone > 0 ? [texts.replay.goneRules(gone)] : []),
    ...silent.slice(0, mostRules).map((id) => texts.replay.silentRule(summaries.get(id) ?? id)),
    ...added.slice(0, mostRules).map((id) => texts.replay.newRule(summaries.get(id) ?? id)),
  ]
}

interface QuoteChanges {
  /** Places among the quotes of then, from 1. */
  readonly left: readonly number[]
  /** Places among those of now. */
  readonly added: readonly number[]
}

function compareQuotes({ reference, gone, now }: Omit<Replayed, 'code'>): QuoteChanges {
  if (now === undefined) return { left: [], added: [] }
  const quotesNow = now.draft.quotes
  const then = reference.quotes.map(({ passage }) => passage as string)
  const numbers = Array.from({ length: then.length + gone.quotes.length }, (_, at) => at + 1).filter((number) =>
    !gone.quotes.includes(number)
  )
  return {
    left: numbers.filter((_, at) => !quotesNow.some(({ passage }) => passage === then[at])),
    added: quotesNow.flatMap(({ passage }, at) => (then.includes(passage) ? [] : [at + 1])),
  }
}

function quoteLines({ quotes: gone }: Gone, { left, added }: QuoteChanges,
  { texts: { answer: texts } }: Composer): readonly string[] {
  return [
    ...(gone.length > 0 ? [texts.replay.goneQuotes(gone)] : []),
    ...(left.length > 0 ? [texts.replay.leftQuotes(left)] : []),
    ...(added.length > 0 ? [texts.replay.newQuotes(added)] : []),
  ]
}
