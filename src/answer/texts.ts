import type { DeclineReason } from '../library/index.js'
import type { Outcome } from '../verdict/index.js'
import type { View } from './model.js'

/** Every sentence of our own that an answer may hold, in one place, so that another language is another such table. */
export const texts = {
  understood: 'Understood',
  understoodNothing: 'no technology or topic by name',
  on: 'on',
  readAs: (from: string, to: string) => `read “${from}” as ${to}`,
  heard: 'Heard',
  ruledOut: 'ruled out',
  setAside: 'said, but not counted',
  heardNothing: 'No need was heard that the articles speak of.',
  noVerdict: 'No verdict',
  favours: (name: string, margin: string) => `${name}: ${margin}`,
  combine: (parts: readonly string[]) => `Use both: ${parts.join('; ')}`,
  part: (name: string, needs: readonly string[]) => (needs.length === 0 ? name : `${name} for ${listWords(needs.map(inSentence))}`),
  even: (names: readonly string[]) => `Level: this does not separate ${listWords(names)}`,
  insufficient: 'No verdict: the articles do not settle this',
  counts: (passages: number, sources: number, sides: readonly string[]) =>
    `${plural(passages, 'passage')} from ${plural(sources, 'independent source')}${sides.length > 0 ? `: ${sides.join(', ')}` : ''}`,
  side: (name: string, sources: number) => `${sources} for ${name}`,
  contested: 'contested',
  single: 'one article only',
  leftOut: (passages: number) => `${plural(passages, 'passage')} not counted: marked wrong`,
  contestedLine: 'The articles contradict one another here.',
  reason: (summary: string) => summary,
  because: (words: readonly string[]) => `from ${listWords(words.map((word) => `“${word}”`))}`,
  for: (name: string) => `for ${name}`,
  against: (name: string) => `against ${name}`,
  tradeOff: 'a trade-off',
  neutral: 'no clear stance',
  decidedBy: { reviewed: 'reviewed', pattern: 'by pattern' },
  notes: {
    wrong: 'Wrong',
    dated: 'Dated',
    disputed: 'Disputed',
    misleading: 'Misleading',
    unsupported: 'Unsupported',
    garbled: 'Damaged text',
  },
  declined: {
    noise: 'That does not read as a question.',
    'off-topic': 'Nothing in the articles answers this.',
    'not-covered': 'Nothing in the articles answers this.',
    'other-technology': 'Nothing in the articles answers this.',
    'not-compared': 'Nothing in the articles answers this.',
    instructions: 'That reads as an instruction, not a question; nothing was followed.',
    language: 'The articles are in English, and too little of this could be matched to them. Please ask in English.',
  } satisfies Record<DeclineReason, string>,
  notSpokenOf: (names: readonly string[]) => `No article here speaks of ${listWords(names, 'or')}.`,
  notCompared: (names: readonly string[]) => `They name ${listWords(names)}, but do not weigh them against one another.`,
  nearest: 'What they do speak of',
  views: { why: 'Why', 'other-side': 'Other side', context: 'Context', sources: 'Sources' } satisfies Record<View, string>,
  whyTitle: 'Why',
  whyNone: 'No rule decided this answer; the quotes are the passages that match the question best.',
  closeRules: 'Rules that came close',
  lacked: (what: string) => `missing: ${what}`,
  wouldChange: 'What would change it',
  changesNothing: 'No single change of needs would.',
  with: (need: string) => `With “${need}”`,
  without: (need: string) => `Without “${need}”`,
  change: (condition: string, outcome: string) => `${condition}: ${outcome}.`,
  outcomes: { favours: 'one of them', even: 'level', combine: 'both together', insufficient: 'no verdict' } satisfies Record<Outcome, string>,
  otherSideTitle: 'Other side',
  otherSideNone: 'The articles hold no quote against this.',
  depends: 'It depends on the topic; neither leads on all',
  leadsOn: (name: string) => `${name} leads on`,
  levelOn: 'Level on',
  contestedMark: 'Numbers: articles that speak for each; the rules weigh what they say, not how many they are. * contested.',
  coverage: (articles: number) => `Independent articles, of ${articles}, that speak for each.`,
  gaps: 'Where nobody speaks for it',
  noGaps: 'No gap: every topic has a voice for each.',
  gap: (topic: string, names: readonly string[]) => `${topic}: ${listWords(names, 'or')}`,
  contextTitle: 'Context',
  placeIn: (ordinal: number, count: number) => `passage ${ordinal} of ${count}`,
  sourcesTitle: 'Sources',
  replayLine: 'Replay ',
  replay: {
    changed: { articles: 'The articles or names have changed since; the rules have not.', rules: 'The rules have changed since; the articles have not.' },
    bothChanged: 'Both the articles and the rules have changed since.',
    programChanged: 'Neither the articles nor the rules have changed since, but this program is another and puts it otherwise.',
    sameAnswer: 'This answer is still the same, word for word.',
    otherTitle: 'Not the same answer any more',
    nowTitle: 'The answer now',
    nothingNow: 'Without what is gone it cannot be answered again. Please ask anew.',
    verdict: (then: string, now: string) => `Verdict: then ${then}, now ${now}.`,
    goneSide: 'a technology that is gone',
    goneNames: (count: number) => `${plural(count, 'name')} that it spoke of ${count === 1 ? 'is' : 'are'} gone.`,
    goneNeeds: (count: number) => `${plural(count, 'need')} that it heard ${count === 1 ? 'is' : 'are'} gone.`,
    goneRules: (count: number) => `${plural(count, 'rule')} that spoke then ${count === 1 ? 'is' : 'are'} gone.`,
    silentRule: (summary: string) => `No longer speaks: ${summary}`,
    newRule: (summary: string) => `Speaks now and did not then: ${summary}`,
    otherRules: 'Other rules speak now than did then.',
    goneQuotes: (numbers: readonly number[]) => `Gone from the articles, or worded otherwise there: ${listWords(numbers.map((number) => `[${number}]`))} of then.`,
    leftQuotes: (numbers: readonly number[]) => `Still in the articles, but no longer quoted here: ${listWords(numbers.map((number) => `[${number}]`))} of then.`,
    newQuotes: (numbers: readonly number[]) => `Quoted now and not then: ${listWords(numbers.map((number) => `[${number}]`))} below.`,
    beside: 'Verdict, rules and passages are the same; the counts, the notes beside a quote or the wording of a line are not.',
  },
  expired: 'This has expired: the articles or rules have changed since. Please ask again.',
  apology: (reference: string) => `Something went wrong on our side, and it has been noted. Reference: ${reference}`,
  refusedTitle: 'That could not be read',
  didYouMean: 'Did you mean',
} as const

/** A name as it stands within a sentence: "Live dashboard" begins small, "IoT" and "CRUD" stay. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}+\b/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name
}

export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : nouns}`
}

/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[], joiner = 'and'): string {
  if (words.length <= 1) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1) ?? ''}`
}
