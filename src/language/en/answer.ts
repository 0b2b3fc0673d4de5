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

/** The favoured side first, the other last: each article is named once, where its own weight falls. */
function sayVoices(alone: readonly (readonly [name: string, articles: readonly string[]])[],
  several: readonly string[]): string {
  const [first = '', ...others] = alone.map(([name, articles]) =>
    `for ${name}: ${articles.length === 0 ? 'nobody' : some(articles)}`
  )
  const both = several.length === 0
    ? []
    : [`${alone.length > 2 ? 'for several alike' : 'for both alike'}: ${some(several)}`]
  const isNobodyAlone = alone.every(([, articles]) => articles.length === 0)
  return `On balance ${[...(isNobodyAlone ? [] : [first]), ...both, ...(isNobodyAlone ? [] : others)].join(' · ')}`
}

/** Every sentence of our own that an answer may hold. */
export const answer = {
  understood: 'Understood',
  understoodNothing: 'no technology or topic by name',
  readAs: (from: string, to: string) => `read “${from}” as ${to}`,
  heard: 'Heard',
  ruledOut: 'Ruled out',
  setAside: 'Said, but not counted',
  heardNothing: 'No need was heard that the articles speak of.',
  favours: (name: string, over: readonly string[], margin: string) =>
    `The articles favour ${name}${over.length > 0 ? ` over ${or(over)}` : ''}, ${margin}`,
  demanded: (name: string) => `${name}: the description leaves no other choice`,
  margins: { clear: 'clearly', fair: 'by a fair margin', slight: 'by a little', none: 'level' },
  combine: (parts: readonly string[]) => `Use both: ${parts.join('; ')}`,
  part: (name: string,
    needs: readonly string[]) => (needs.length === 0 ? name : `${name} for ${and(needs.map(inSentence))}`),
  even: (names: readonly string[]) => `Level: this does not separate ${and(names)}`,
  insufficient: 'No verdict: the articles do not settle this',
  voices: (alone: readonly (readonly [name: string, articles: readonly string[]])[], several: readonly string[]) =>
    sayVoices(alone, several),
  noSides: (articles: readonly string[]) =>
    `${some(articles)} ${articles.length > 1 ? 'speak' : 'speaks'} of this without taking a side`,
  contested: 'contested',
  single: 'one article only',
  weights: {
    favours: (weight: number, name: string) => `+${number(weight)} ${name}`,
    level: (weight: number) => `${number(weight)} for neither:`,
    combine: () => 'Both:',
  },
  halved: 'contested: counts half',
  lessened: 'one article only: counts two thirds',
  sum: {
    added: 'Added up',
    neither: (weight: number) => `neither ${number(weight)}`,
    ahead: (name: string, by: number, all: number, margin: string) =>
      `${name} is ahead by ${number(by)} of ${number(all)}: ${margin}.`,
    level: (by: number, all: number) => (by === 0
      ? 'Nobody is ahead: level.'
      : `Ahead by ${number(by)} of ${number(all)}: too little to say more than level.`),
    combined: 'Each has a part of its own here: both.',
    demanded: 'The sum did not decide: what the description demands did.',
    overall:
      'Every topic was weighed for itself; all together are not added up. Pick one topic to see who leads there.',
    scale: 'From three quarters on it is said to be clear, from one half on a fair margin, below that a little.',
  },
  leftOut: 'Cited by these rules, but marked wrong: not counted',
  because: (said: readonly string[]) => `from ${and(said.map((word) => `“${word}”`))}`,
  for: (name: string) => `for ${name}`,
  against: (name: string) => `against ${name}`,
  setAgainst: (name: string, others: string) => `${name}, against ${others}`,
  tradeOff: 'a trade-off',
  neutral: 'no clear stance',
  notedAbove: 'as noted above.',
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
    noise: 'That does not read as a question.',
    'off-topic': 'Nothing in the articles answers this.',
    'not-covered': 'Nothing in the articles answers this.',
    'other-technology': 'Nothing in the articles answers this.',
    'not-compared': 'Nothing in the articles answers this.',
    instructions: 'That reads as an instruction, not a question; nothing was followed.',
    language: 'The articles are in English, and too little of this was understood. Please ask in English or Italian.',
  },
  unheard: (words: readonly string[]) => `Not understood: ${words.map(quoted).join(', ')}.`,
  notSpokenOf: (names: readonly string[]) => `No article here speaks of ${or(names)}.`,
  notCompared: (names: readonly string[]) => `They name ${and(names)}, but do not weigh them against one another.`,
  nearest: 'What they do speak of',
  views: { why: 'Why', 'other-side': 'Other side', context: 'Context', sources: 'Sources' },
  whyTitle: 'Why',
  whyNone: 'No rule decided this answer; the quotes are the passages that match the question best.',
  closeRules: 'Rules that came close',
  moreReasons: (count: number) => `${count} more under Why.`,
  rejudged: 'Judged by what was picked from the list.',
  lacked: (what: string) => `missing: ${what}`,
  lacks: {
    heard: (need: string) => `${need} was heard`,
    'ruled-out': (need: string) => `${need} was ruled out`,
    'set-aside': (need: string) => `${need} was set aside`,
    unsaid: (needs: readonly string[]) => `no word of ${needs.join(', ')}`,
  },
  wouldChange: 'What would change it',
  changesNothing: 'No single change of needs would.',
  with: (need: string) => `With “${need}”`,
  without: (need: string) => `Without “${need}”`,
  change: (condition: string, outcome: string) => `${condition}: ${outcome}.`,
  remarks: {
    'counts-for': (name: string, side: string) => `${name} counts for ${side} here.`,
    'not-weighed': (name: string) => `The articles do not weigh ${name}.`,
    'nothing-between': 'The articles say nothing that separates them here.',
    'named-twice': (name: string) => `${name} was named twice; a comparison needs two technologies.`,
    'same-side': (names: readonly string[]) =>
      `${and(names)} are on the same side in the articles, which do not weigh them against one another.`,
    'not-compared': (names: readonly string[]) => `The articles do not weigh ${and(names)} against one another.`,
    'not-compared-here': (names: readonly string[]) =>
      `On this, the articles do not weigh ${and(names)} against one another.`,
    apart: (name: string, others: readonly string[]) =>
      `On this, the articles do not weigh ${name} against ${or(others)}.`,
    also: (name: string, over: string, margin: string) => `They favour ${name} over ${over}, ${margin}.`,
    'nothing-left': 'What was named was ruled out or set aside, and nothing is left to judge by.',
    'nothing-heard': 'Say what it should do, for whom, and who will write it.',
    'all-ruled-out': 'Every technology that the articles weigh was ruled out.',
    'ruled-out': (names: readonly string[]) =>
      `${and(names)} ${
        names.length === 1 ? 'was' : 'were'
      } ruled out in the description, and that comes before any preference.`,
    'left-out': {
      'ruled-out': (names: readonly string[]) =>
        `${and(names)} ${names.length === 1 ? 'was' : 'were'} ruled out in the description, and not weighed.`,
      unknown: (names: readonly string[]) =>
        `Those who will write it do not know ${or(names)}, so ${
          names.length === 1 ? 'it was' : 'they were'
        } not weighed.`,
    },
    'only-known': (names: readonly string[], others: readonly string[]) =>
      `Those who will write it know ${and(names)} and not ${or(others)}, and that comes before any preference.`,
    cost: (points: number, name: string) =>
      `This costs something: ${points === 1 ? 'one point speaks' : `${points} points speak`} for ${name}.`,
  },
  outcomes: { favours: 'one of them', even: 'level', combine: 'both together', insufficient: 'no verdict' },
  otherSideTitle: 'Other side',
  otherSidesLead: 'Neither is ahead here. What else speaks for each:',
  otherSideNone: 'The articles hold no quote against this.',
  saidNothing: (name: string, topic: string | null) =>
    `The articles say nothing of ${name}${topic === null ? '' : ` on ${inSentence(topic)}`}.`,
  sidesTitle: 'Verdict on their sides',
  depends: 'It depends on the topic; neither leads on all',
  leadsOn: (name: string) => `${name} leads on`,
  moreTopics: (count: number) => `and ${count} more`,
  levelOn: 'Level on',
  contestedMark: '* Here the articles contradict one another.',
  coverage: (articles: number) => `How many of ${articles} articles speak for each; the most discussed topics first.`,
  cell: (name: string, articles: number) => `${name} ${articles === 0 ? 'none' : number(articles)}`,
  topicsShown: (first: number, last: number, all: number) => `Topics ${first} to ${last} of ${all}`,
  topicsBefore: 'Topics before',
  topicsAfter: 'More topics',
  gaps: 'Where nobody speaks for it',
  noGaps: 'No gap: every topic has a voice for each.',
  placeIn: (ordinal: number, all: number) => `passage ${ordinal} of ${all}`,
  sourcesTitle: 'Sources',
  allSources: (articles: number, passages: number) =>
    `${count(articles, 'article', 'articles')}, ${count(passages, 'passage', 'passages')}, quoted word for word.`,
  kinds: { language: 'language', runtime: 'runtime', framework: 'framework', library: 'library', tool: 'tool',
    platform: 'platform' },
  onSide: (name: string) => `${name} side`,
  alsoWritten: (names: readonly string[]) => `also written ${and(names)}`,
  namedIn: (passages: number, articles: number) =>
    `Named in ${count(passages, 'passage', 'passages')} of ${count(articles, 'article', 'articles')}.`,
  replayLine: 'Replay ',
  replay: {
    changed: { articles: 'The articles or names have changed since; the rules have not.',
      rules: 'The rules have changed since; the articles have not.' },
    bothChanged: 'Both the articles and the rules have changed since.',
    programChanged:
      'Neither the articles nor the rules have changed since, but this program is another and puts it otherwise.',
    unchanged: 'Unchanged: the answer as it was given then.',
    sameAnswer: 'This answer is still the same, word for word.',
    otherTitle: 'Not the same answer any more',
    nowTitle: 'The answer now',
    nothingNow: 'Without what is gone it cannot be answered again. Please ask anew.',
    verdict: (then: string, now: string) => `Verdict: then ${then}, now ${now}.`,
    goneSide: 'a technology that is gone',
    goneNames: (many: number) => `${count(many, 'name that it spoke of is', 'names that it spoke of are')} gone.`,
    goneNeeds: (many: number) => `${count(many, 'need that it heard is', 'needs that it heard are')} gone.`,
    goneRules: (many: number) => `${count(many, 'rule that spoke then is', 'rules that spoke then are')} gone.`,
    silentRule: (summary: string) => `No longer speaks: ${summary}`,
    newRule: (summary: string) => `Speaks now and did not then: ${summary}`,
    otherRules: 'Other rules speak now than did then.',
    goneQuotes: (places: readonly number[]) =>
      `Gone from the articles, or worded otherwise there: ${placed(places)} of then.`,
    leftQuotes: (places: readonly number[]) =>
      `Still in the articles, but no longer quoted here: ${placed(places)} of then.`,
    newQuotes: (places: readonly number[]) => `Quoted now and not then: ${placed(places)} below.`,
    beside:
      'Verdict, rules and passages are the same; the counts, the notes beside a quote or the wording of a line are not.',
  },
  expired: 'This has expired: the articles or rules have changed since. Please ask again.',
  apology: (reference: string) => `Something went wrong on our side, and it has been noted. Reference: ${reference}`,
  refusedTitle: 'That could not be read',
}
