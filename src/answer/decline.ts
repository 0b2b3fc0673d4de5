import type { Topic } from '../corpus/index.js'
import type { Decline } from '../search/index.js'
import type { Reading } from '../reading/index.js'
import type { Composer } from './composer.js'
import type { Answer, Block, Control } from './model.js'
import { line, questionBlock, quiet, strong, text } from './spans.js'

/**
 * Nothing is quoted; what is missing is named, and where to go from here.
 *
 * @param asked - The asker's words; null for what was picked or filled in.
 */
export function composeDecline(asked: string | null, declined: Decline, read: readonly Reading[],
  composer: Composer): Answer {
  const { answer: texts } = composer.texts
  const blocks: Block[] = asked === null ? [] : [questionBlock(asked)]
  if (read.length > 0) blocks.push(line(quiet(read.map(({ from, to }) => texts.readAs(from, to)).join('; '))))
  blocks.push(line(strong(texts.declined[declined.reason]), text(whatIsMissing(declined, composer))))
  if (declined.nearest.length > 0) {
    blocks.push(line(text(`${texts.nearest}: ${declined.nearest.map(({ name }) => name).join(' · ')}`)))
  }
  const isNoQuestion = declined.reason === 'noise' || declined.reason === 'instructions'
  // Where nothing is near, all that the articles weigh: its topics are there to pick from.
  const ways = declined.nearest.length === 0 && !isNoQuestion ? [null] : declined.nearest.slice(0, 3)
  return {
    status: 'declined',
    // Nobody else is helped by reading these.
    private: isNoQuestion,
    blocks,
    controls: ways.map((topic) => topicControl(topic, composer)).filter((control) => control !== undefined),
    record: { ...(asked === null ? {} : { question: asked }), declined: true, reason: declined.reason,
      missing: declined.missing, nearest: declined.nearest.map(({ id }) => id) },
  }
}

function whatIsMissing({ reason, missing }: Decline, { texts: { answer: texts } }: Composer): string {
  if (missing.length === 0 || reason === 'noise') return ''
  if (reason === 'language') return ` ${texts.unheard(missing)}`
  return ` ${reason === 'not-compared' ? texts.notCompared(missing) : texts.notSpokenOf(missing)}`
}

/** Compares the two technologies that the corpus is about, on one topic or, with null, on all: where to go from a declined question. */
function topicControl(topic: Topic | null, { quoting }: Composer): Control | undefined {
  const [left, right] = quoting.corpus.technologies.filter(({ id, ecosystem }) => ecosystem === id)
  if (!left || !right) return undefined
  const pair = `${left.name} · ${right.name}`
  const args = { left: left.id, right: right.id }
  return { label: topic === null ? pair : `${pair}: ${topic.name}`,
    action: { kind: 'run', command: 'compare', args: topic === null ? args : { ...args, topic: topic.id } } }
}
