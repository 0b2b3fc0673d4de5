import { words } from './words.js'

const { and, count, inSentence, number, or, quoted } = words

const placed = (places: readonly number[]): string =>
  `${places.length === 1 ? 'quote' : 'quotes'} ${and(places.map(String))}`

// More names than these are not read.
const mostNames = 6
const some = (
  names: readonly string[],
): string => (names.length > mostNames
  ? `${names.slice(0, mostNames - 1).join(', ')} and ${number(names.length - mostNames + 1)} more`
  : and(names))

// Of two sides and of more the same is said in other words.
const two = 2
const none = (sides: number): string => (sides > two ? 'none' : 'neither')

/** The favoured side first, the other last: each article is named once, where its own weight falls. */
function sayVoices(counted: string, alone: readonly (readonly [name: string, articles: readonly string[]])[],
  several: readonly string[]): string {
  const sides = alone.flatMap(([name, articles]) => (articles.length === 0 ? [] : [`for ${name}: ${some(articles)}`]))
  const shared = several.length === 0 ? [] : [`${alone.length > two ? 'for several' : 'for both'} equally: ${some(several)}`]
  return [counted, ...sides.slice(0, 1), ...shared, ...sides.slice(1)].join(' · ')
}

interface BySentences {
  readonly articles: number
  readonly reviewed: 'all' | 'some' | 'none'
  readonly isAlone: boolean
}

/** Every sentence of our own that an answer may hold. */
export const answer = {
  understood: 'Understood as',
  understoodNothing: 'no known technology or topic',
  readAs: (from: string, to: string) => `read “${from}” as ${to}`,
  heard: 'Needs',
  heardBy: 'What was heard, by which words',
  shareOf: (words: string, percent: number) => `“${words}” ${percent}%`,
  stressed: { more: (name: string) => `${name} (matters most)`, less: (name: string) => `${name} (matters less)` },
  ruledOut: 'Ruled out',
  setAside: 'Mentioned, but not counted',
  heardNothing: 'Your description names no need that the articles cover.',
  favours: (name: string, over: readonly string[], margin: string) =>
    `The articles favour ${name}${over.length > 0 ? ` over ${and(over)}` : ''}, ${margin}`,
  demanded: (name: string) => `${name}: the description leaves no other choice`,
  margins: { clear: 'clearly', fair: 'by a fair margin', slight: 'by a narrow margin', none: 'level' },
  combine: (parts: readonly string[]) => `Use ${parts.length > two ? 'them together' : 'both'}: ${parts.join('; ')}`,
  part: (name: string,
    needs: readonly string[]) => (needs.length === 0 ? name : `${name} for ${and(needs.map(inSentence))}`),
  even: (names: readonly string[]) =>
    `Level: no clear winner ${names.length > two ? 'among' : 'between'} ${and(names)}`,
  insufficient: 'No verdict: the articles do not settle this',
  leans: (name: string) => `The articles lean towards ${name}, too little to decide`,
  evidence: (passages: number, articles: number) =>
    `${count(passages, 'passage', 'passages')} from ${count(articles, 'article', 'articles')}`,
  voices: (counted: string, alone: readonly (readonly [name: string, articles: readonly string[]])[],
    several: readonly string[]) => sayVoices(counted, alone, several),
  noSides: (counted: string) => `${counted}, none of which takes a side`,
  contested: 'contested',
  single: 'one article only',
  weights: {
    favours: (weight: number, name: string) => `+${number(weight)} ${name}`,
    level: (weight: number, _name: string, sides: number) => `${number(weight)} for ${none(sides)}:`,
    combine: (_weight: number, _name: string, sides: number) => (sides > two ? 'Together:' : 'Both:'),
  },
  halved: 'contested, so it counts half',
  lessened: 'one article only, so it counts two thirds',
  sum: {
    added: 'Points',
    neither: (weight: number) => `neither ${number(weight)}`,
    ahead: (name: string, { by, all }: { readonly by: number; readonly all: number }, margin: string) =>
      `${name} leads by ${number(by)} of ${number(all)}: ${margin}.`,
    level: (by: number, all: number) => (by === 0
      ? 'The points are level.'
      : `The lead is ${number(by)} of ${number(all)}, too little to name a winner.`),
    pairs: {
      favours: 'Each pair of technologies is weighed on its own, and the closest one sets the margin.',
      even: 'Each pair of technologies is weighed on its own, and none has a winner.',
      insufficient: 'Each pair of technologies is weighed on its own, and together they name no winner.',
    },
    combined: (sides: number) =>
      `Each side suits a part of this better, so the verdict is to use ${sides > two ? 'them together' : 'both'}.`,
    demanded: 'The points did not decide this; what the description demands did.',
    overall: 'Each topic is weighed on its own, and there is no overall score. Pick a topic to see what leads there.',
    scale: 'A lead of three quarters of all points or more counts as clear, of one half or more as a fair margin.',
  },
  leftOut: 'Cited by these rules, but marked as wrong and not counted',
  because: (said: readonly string[]) => `from ${and(said.map((word) => `“${word}”`))}`,
  for: (name: string) => `for ${name}`,
  against: (name: string) => `against ${name}`,
  setAgainst: (name: string, others: string) => `${name} vs ${others}`,
  tradeOff: 'a trade-off',
  severalSides: (heads: number) => `weighs ${heads > two ? 'several' : 'both'} sides`,
  neutral: 'no clear stance',
  notedAbove: 'as noted above.',
  titled: (title: string) => quoted(title),
  addedHere: 'added by this server',
  proposed: (stance: string) => `${stance} (proposed, not reviewed)`,
  unknownPublisher: 'publisher unknown',
  columns: 'Table columns',
  notes: {
    wrong: 'Wrong',
    dated: 'Dated',
    disputed: 'Disputed',
    misleading: 'Misleading',
    unsupported: 'Unsupported',
    garbled: 'Damaged text',
  },
  declined: {
    noise: 'That does not look like a question.',
    'off-topic': 'Nothing in the articles answers this.',
    'not-covered': 'Nothing in the articles answers this.',
    'other-technology': 'Nothing in the articles answers this.',
    'not-compared': 'Nothing in the articles answers this.',
    instructions: 'That looks like an instruction rather than a question, so it was not followed.',
    language:
      'The articles are in English, and too little of this could be understood. Please ask in English or Italian.',
  },
  unheard: (words: readonly string[]) => `Not understood: ${words.map(quoted).join(', ')}.`,
  notCovered: (names: readonly string[]) => `None of the articles covers ${or(names)}.`,
  mentionedOnly: (names: readonly string[]) => `The articles mention ${and(names)} only in passing.`,
  mentionedBeside: (names: readonly string[]) =>
    `${and(names)} ${names.length > 1 ? 'are' : 'is'} not part of this comparison: the articles mention ` +
    `${names.length > 1 ? 'them' : 'it'} only in passing.`,
  notMentioned: (words: readonly string[]) => `The articles say nothing about ${or(words.map(quoted))}.`,
  notCompared: (names: readonly string[]) => `They mention ${and(names)} but do not compare them.`,
  nearest: 'What they do cover',
  views: { why: 'Why', 'other-side': 'Other side', context: 'Context', sources: 'Sources' },
  whyTitle: 'Why',
  whyNone: 'No rule decided this answer; the quotes are the passages that match the question best.',
  closeRules: 'Rules that came close',
  moreReasons: (count: number) => `${count} more under Why.`,
  rejudged: 'Judged by the needs picked from the list.',
  lacked: (what: string) => `did not apply: ${what}`,
  lacks: {
    heard: (need: string) => `${quoted(need)} is one of the needs`,
    'ruled-out': (need: string) => `${quoted(need)} was ruled out`,
    'set-aside': (need: string) => `${quoted(need)} was not counted`,
    unsaid: (needs: readonly string[]) => `no mention of ${or(needs.map(quoted))}`,
  },
  wouldChange: 'What would change it',
  changesNothing: 'No single need, added or dropped, would.',
  with: (need: string) => `With “${need}”`,
  without: (need: string) => `Without “${need}”`,
  change: (condition: string, outcome: string) => `${condition}: ${outcome}.`,
  remarks: {
    'counts-for': (name: string, side: string) => `${name} counts towards ${side} here.`,
    'not-weighed': (name: string) => `${name} is not part of this comparison.`,
    'nothing-between': 'The articles say nothing here that tells them apart.',
    'named-twice': (name: string) => `${name} was named twice; a comparison needs two different technologies.`,
    'same-side': (names: readonly string[]) =>
      `${and(names)} belong to the same ecosystem, and the articles do not compare them.`,
    'not-compared': (names: readonly string[]) => `The articles do not weigh ${and(names)} against one another.`,
    'not-compared-here': (names: readonly string[]) =>
      `The articles do not weigh ${and(names)} against one another here.`,
    apart: (name: string, others: readonly string[]) => `The articles do not weigh ${name} against ${or(others)} here.`,
    'needs-apart': (needs: readonly string[]) =>
      `The articles do not compare them with regard to ${and(needs.map(inSentence))}.`,
    also: (name: string, over: string, margin: string) => `They favour ${name} over ${over}, ${margin}.`,
    'nothing-left': 'Everything you named was ruled out or not counted, which leaves nothing to judge by.',
    'nothing-heard': 'Say what it should do, who it is for and who will build it.',
    'all-ruled-out': 'The description rules out every technology that the articles compare.',
    'ruled-out': (names: readonly string[]) =>
      `The description rules out ${and(names)}, and that overrides any preference.`,
    'left-out': {
      'ruled-out': (names: readonly string[]) =>
        `The description rules out ${and(names)}, so ${names.length === 1 ? 'it is' : 'they are'} not weighed.`,
      unknown: (names: readonly string[]) =>
        `The team does not know ${or(names)}, so ${names.length === 1 ? 'it is' : 'they are'} not weighed.`,
    },
    'only-known': (names: readonly string[], others: readonly string[]) =>
      `The team knows ${and(names)} and not ${or(others)}, and that overrides any preference.`,
    'by-sentences': ({ articles, reviewed, isAlone }: BySentences, topics: readonly string[]) =>
      `${isAlone ? 'By' : 'In part by'} what ${count(articles, 'article', 'articles')} added by this server ${
        articles === 1 ? 'says' : 'say'
      } of ${some(topics.map(inSentence))}; no rule was reviewed${
        { all: '', some: ', and not all of the stances were', none: ', and the stances are proposed, not reviewed' }[
          reviewed
        ]
      }.`,
    cost: (points: number, name: string) =>
      `The trade-off: ${points === 1 ? 'one point speaks' : `${points} points speak`} for ${name}.`,
  },
  outcomes: { favours: 'one of them', even: 'level', combine: 'a combination', insufficient: 'no verdict' },
  otherSideTitle: 'Other side',
  otherSidesLead: 'No side leads here. More in favour of each:',
  otherSideNone: 'The articles have nothing to quote against this.',
  saidNothing: (name: string, topic: string | null) =>
    `The articles say nothing about ${name}${topic === null ? '' : ` on ${inSentence(topic)}`}.`,
  sidesTitle: 'Verdict for their ecosystems',
  depends: (sides: number) => `It depends on the topic: ${none(sides)} leads on all of them`,
  leadsOn: (name: string) => `${name} leads on`,
  moreTopics: (count: number) => `and ${count} more`,
  levelOn: 'Level on',
  leansOn: 'Too close on',
  leaning: (topic: string, name: string) => `${topic} (leans ${name})`,
  unsettledOn: 'Not settled on',
  overOnly: (topic: string, over: readonly string[]) => `${topic} (over ${and(over)} only)`,
  contestedMark: '* The articles contradict each other here.',
  coverage: (articles: number) =>
    `How many of the ${articles} articles favour each technology in a comparison, most discussed topics first.`,
  cell: (name: string, articles: number) => `${name} ${articles === 0 ? 'none' : number(articles)}`,
  topicsShown: (first: number, last: number, all: number) => `Topics ${first} to ${last} of ${all}`,
  topicsBefore: 'Earlier topics',
  topicsAfter: 'More topics',
  gaps: 'Topics on which no article favours it',
  noGaps: 'None: on every topic, some article favours each technology.',
  equally: (articles: number) => `several equally ${number(articles)}`,
  chart: 'Chart',
  chartTitle: 'Independent articles on each side',
  chartAlt: (rows: readonly string[]) => `Chart of articles by topic and side. ${rows.join('; ')}.`,
  severalEqually: 'several equally',
  placeIn: (ordinal: number, all: number) => `passage ${ordinal} of ${all}`,
  sourcesTitle: 'Sources',
  allSources: (articles: number, passages: number) =>
    `${count(articles, 'article', 'articles')}, ${count(passages, 'passage', 'passages')}, quoted word for word.`,
  kinds: { language: 'language', runtime: 'runtime', framework: 'framework', library: 'library', tool: 'tool',
    platform: 'platform' },
  onSide: (name: string) => `${name} ecosystem`,
  alsoWritten: (names: readonly string[]) => `also written ${and(names)}`,
  namedIn: (passages: number, articles: number) =>
    `Mentioned in ${count(passages, 'passage', 'passages')} of ${count(articles, 'article', 'articles')}.`,
  copies: (articles: readonly string[]) =>
    `Not counted, for ${articles.length > 1 ? 'they repeat' : 'it repeats'} another article: ${some(articles)}.`,
  replayLine: 'Replay ',
  replay: {
    changed: { articles: 'The articles or names have changed since; the rules have not.',
      rules: 'The rules have changed since; the articles have not.' },
    bothChanged: 'Both the articles and the rules have changed since.',
    programChanged:
      'Neither the articles nor the rules have changed since, but this version of the program words it differently.',
    unchanged: 'Unchanged: the answer as it was given.',
    sameAnswer: 'This answer is still the same, word for word.',
    otherTitle: 'The answer has changed',
    nowTitle: 'The answer now',
    nothingNow: 'Without what is gone it cannot be answered again. Please ask the question again.',
    verdict: (then: string, now: string) => `Verdict: it was ${then}, now it is ${now}.`,
    goneSide: 'a technology that is gone',
    goneNames: (many: number) => `${count(many, 'name that it used is', 'names that it used are')} gone.`,
    goneNeeds: (many: number) => `${count(many, 'need that it counted is', 'needs that it counted are')} gone.`,
    goneRules: (many: number) => `${count(many, 'rule that applied is', 'rules that applied are')} gone.`,
    silentRule: (summary: string) => `No longer applies: ${summary}`,
    newRule: (summary: string) => `Applies now and did not then: ${summary}`,
    otherRules: 'Different rules apply now.',
    goneQuotes: (places: readonly number[]) =>
      `No longer in the articles, or reworded there: ${placed(places)} of the earlier answer.`,
    leftQuotes: (places: readonly number[]) =>
      `Still in the articles, but no longer quoted here: ${placed(places)} of the earlier answer.`,
    newQuotes: (places: readonly number[]) => `Newly quoted: ${placed(places)} below.`,
    beside: 'Verdict, rules and passages are the same; only counts, the notes beside quotes or our own wording differ.',
  },
  expired: 'This has expired: the articles or rules have changed since. Please ask again.',
  apology: (reference: string) => `Something went wrong on our side and has been logged. Reference: ${reference}`,
  refusedTitle: 'That could not be understood',
}
