import { cutSentences, type Comparison } from '../answer/index.js'
import type { Verdict } from '../verdict/index.js'
import { pickNeed } from '../reading/index.js'
import type { Ground, Live } from './model.js'

export type LiveVerdict = Exclude<Live, { kind: 'quote' }>

/** A live block as it is written between its brackets; `parseBody` reads the same back. */
export function spellLive(live: Live): string {
  switch (live.kind) {
    case 'quote': {
      const { passage, sentences } = live
      if (sentences === null) return `quote ${passage.id}`
      const from = sentences.first + 1
      return `quote ${passage.id} ${sentences.count === 1 ? from : `${from}-${from + sentences.count - 1}`}`
    }
    case 'compare':
      return ['compare',
        ...[live.left, live.right, ...live.others, ...(live.topic === null ? [] : [live.topic])].map(({ id }) => id)]
        .join(' ')
    case 'recommend':
      return ['recommend', ...live.heard, ...live.ruledOut.map((need) => `!${need}`)].join(' ')
  }
}

/** The part of the passage that a quote shows, as its article has it. */
export function quotedWords({ passage, sentences }: Extract<Live, { kind: 'quote' }>): string {
  const { start, end } = cutSentences(passage, sentences)
  return passage.text.slice(start - passage.start, end - passage.start)
}

/** The verdict of a live block, judged now. */
export function judgeLive(live: LiveVerdict, { corpus, judge }: Ground): Verdict {
  if (live.kind === 'compare') return judge.compare([live.left, live.right, ...live.others], live.topic?.id ?? null)
  const pick = (ids: readonly string[], state: 'heard' | 'ruled-out') =>
    corpus.rulebook.needs.filter(({ id }) => ids.includes(id)).map((need) => pickNeed(need, state))
  return judge.byNeeds([...pick(live.heard, 'heard'), ...pick(live.ruledOut, 'ruled-out')])
}

/** What a comparison says topic by topic; null for a verdict by needs. */
export function compareLive(live: LiveVerdict, verdict: Verdict, { corpus, judge }: Ground): Comparison | null {
  if (live.kind !== 'compare') return null
  const { left, right, others, topic } = live
  const topics = (topic ? [topic] : corpus.topics)
    .map((each) => ({ topic: each, verdict: judge.compare([left, right, ...others], each.id) }))
    .filter(({ verdict: on }) => on.points.length > 0)
  // A moderator quotes what they want said of them.
  return { left, right, others, spoken: [], topic, verdict, topics }
}
