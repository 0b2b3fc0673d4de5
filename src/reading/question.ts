import type { Aspect, AspectId, Corpus, Elsewhere, English, NeedId, Technology, TechnologyId } from '../corpus/index.js'
import { isStopWord } from '../text/index.js'
import type { Heard } from './aspects/hear.js'
import type { Told } from './aspects/features.js'
import { probabilityBy, settleIntent, weighingFeatures } from './aspects/weighs.js'
import type { Situation } from './intent.js'
import type { HeardNeed, Intent, Mention, Mentions, Question } from './model.js'
import { isWithin } from './names/mentions.js'
import type { ReadText } from './names/reader.js'
import type { Word } from './names/words.js'
import { findMoney, givesOrders, readSigns, tellsOfAsker } from './signs.js'

export interface Ground {
  readonly corpus: Corpus
  readonly english: English
  /** What is asked, by what was learnt of how people ask. */
  readonly hear: (told: Told) => Heard
  readonly aspects: ReadonlyMap<AspectId, Aspect>
  readonly intentOf: (text: string, situation: Situation) => Intent
  /** The needs in a text in English. */
  readonly readNeeds: (read: ReadText) => readonly HeardNeed[]
  /** The needs by which a technology is demanded. */
  readonly demands: ReadonlySet<NeedId>
  /** The command that answers what is asked of the service itself. */
  readonly serviceFor: (text: string) => string | null
  /** Whether a text means all sides without naming one. */
  readonly meansAllSides: (text: string) => boolean
}

/** Works out all that a text asks; nothing is searched. */
export function understand(read: ReadText, ground: Ground): Question {
  const { corpus, english: { asking } } = ground
  const { given, text, corrected, words, technologies, elsewhere, topics, language, unheard, readings } = read
  const { speaksToUs, ...signs } = readSigns(corrected)
  const named = [...new Set(technologies.map(({ value }) => value))]
  const strict: readonly Mention<Technology | Elsewhere>[] = [...technologies, ...elsewhere]
  const isNamed = (word: Word): boolean => strict.some((mention) => isWithin(word, mention))
  const isVersion = (word: Word): boolean => isVersionOf(words[word.at - 1], word, isNamed)
  // A name is what is asked about, also one that is an ordinary word: "go", "express".
  const isOurs = (word: Word): boolean => technologies.some((mention) => isWithin(word, mention))
  const content = words.filter((word) =>
    isOurs(word) || (!isStopWord(word.word) && !asking.has(word.word) && (isNamed(word) || !isLoneLetter(word, text)) &&
      !isVersion(word))
  ).map((word) => (word.isVague && isOurs(word) ? { ...word, isVague: false } : word))
  const telling = content.filter(({ isVague, meansUs }) => !isVague && !(speaksToUs && meansUs))
  const told = tell(read, ground)
  const heard = ground.hear(told)
  const orders = givesOrders(text)
  const isNoise = strict.length + topics.length === 0 && !content.some(({ word }) => isPronounceable(word))
  let needs: readonly HeardNeed[] | undefined
  const hearOnce = (): readonly HeardNeed[] => (needs ??= isOfVersions ? [] : hearNeeds(read, ground))
  // Words of choosing and of praise tell that something is to be chosen, not by what.
  const isOfChoosing = (word: Word): boolean =>
    topics.some((mention) => mention.value.weighed === false && isWithin(word, mention))
  const isOfOurs = named.length === 0 || named.some(({ ecosystem }) => ecosystem !== null)
  const saysNothing = isOfOurs && elsewhere.length === 0 && language !== 'other' &&
    content.every((word) => isNamed(word) || word.isVague || isOfChoosing(word))
  const background = strict.filter(({ from }) => tellsOfAsker(text.slice(0, words[from]?.start ?? 0)))
  // Numbers of users, of days or of kinds tell of a project, and so does what the asker knows ("we know Python 3"); a
  // choice between versions does not.
  const isOfVersions = saysNothing && words.some(isVersion) && background.length === 0 && !denies.test(corrected)
  // "Can I build such a thing in X?" asks whether X suits it.
  const wanted = wantedBy(told, heard, ground)
  const asksWhetherItSuits = wanted === 'fact' && told.heads === 1 && ability.test(corrected) &&
    hearOnce().some(({ need, state }) => state === 'heard' && !ground.demands.has(need))
  const intent = asksWhetherItSuits ? 'choose' : wanted
  const question: Question = {
    text: given,
    language,
    words,
    unheard,
    readings,
    technologies,
    elsewhere,
    topics,
    intent,
    sides: findSides(intent, named, corpus),
    named,
    topicIds: new Set(topics.map(({ value }) => value.id)),
    ecosystems: new Set(named.map(headOf)),
    background,
    content,
    subject: new Set(content.filter((word) => !isNamed(word)).map(({ term }) => term)),
    isOnSubject: named.length > 0 || topics.some((mention) => telling.some((word) => isWithin(word, mention))),
    ...signs,
    compares: intent === 'compare' || signs.compares,
    // "What is bad about it" opens like a definition and asks for none.
    defines: told.intent === 'define' && signs.polarity === null,
    meansAllSides: told.meansAllSides,
    aspects: heard.aspects,
    nearMiss: heard.nearMiss,
    get isOpen() {
      // A demand ("not X, which one?") is something to weigh by, and so is a need that was called by its name.
      return saysNothing && this.sides.length > 1 &&
        hearOnce().every(({ need, because }) => !ground.demands.has(need) && because.length > 0)
    },
    project: intent === 'choose' || intent === 'compare' ? findProject(read, ground) : null,
    get service() {
      return this.isOnSubject || elsewhere.length > 0
        ? null
        : ground.serviceFor(given) ?? ground.serviceFor(corrected)
    },
    money: moneyIn(read),
    givesOrders: orders,
    isNoise,
    get describesProject() {
      return !orders && !isNoise && given.length >= shortestDescription && !given.includes('?') &&
        new Set(this.needs.filter(({ state }) => state === 'heard').map(({ need }) => need)).size > 1
    },
    get needs() {
      return hearOnce()
    },
  }
  return question
}

/** What a question says, before it is known what it asks. */
export function tell({ corrected, words, technologies, topics, elsewhere }: ReadText,
  { intentOf, meansAllSides }: Ground): Told {
  const mentions = { technologies, topics, elsewhere }
  const { polarity, compares } = readSigns(corrected)
  const situation = situationOf(mentions)
  const intent = intentOf(corrected, situation)
  return { ...mentions, words, intent, polarity, compares: intent === 'compare' || compares, heads: situation.ours,
    meansAllSides: meansAllSides(corrected) }
}

/** What kind of answer is wanted: by the words, and by what was learnt of others who asked so. */
function wantedBy(told: Told, heard: Heard, { english: { learnt }, aspects }: Ground): Intent {
  // What is asked of strangers alone weighs nothing that we hold.
  const isElsewhere = told.heads === 0 && told.elsewhere.length > 0
  if (learnt === null || aspects.size === 0 || isElsewhere) return told.intent
  return settleIntent(told.intent, probabilityBy(weighingFeatures(told, heard, aspects), learnt.weighs), learnt.weighs)
}

const ability = /^\W*(?:can|could|may|might) (?:i|we|you|u|one)\b/i

// Shorter ones are questions in a few words.
const shortestDescription = 60

/** The needs in a text; none where it is not heard: what is denied there may be what is wanted. */
function hearNeeds(read: ReadText, { readNeeds }: Ground): readonly HeardNeed[] {
  const { given, language, spanOf } = read
  if (language === 'other') return []
  return readNeeds(read).map((need) => {
    const { start, end } = spanOf(need)
    const because = need.because.map((each) => {
      const span = spanOf(each)
      return { ...each, ...span, words: given.slice(span.start, span.end) }
    })
    return { ...need, start, end, words: given.slice(start, end), because }
  })
}

const denies = /\b(?:not?|never|without|except)\b|n[\u2019']t\b/i

/** "Python 3.12", "node v20": a number behind a name says which of it is meant, and asks nothing more. */
const isVersionOf = (before: Word | undefined, { word }: Word, isNamed: (word: Word) => boolean): boolean =>
  before !== undefined && isNamed(before) && before.joins && /^v?\d+(?:\.\d+)*(?:\.x)?$/.test(word)

/** A letter by itself is a word in another language, or a slip; in "I/O" it is part of a name. */
const isLoneLetter = ({ start, end, word }: Word, text: string): boolean =>
  /^[a-z]$/.test(word) && !/[/&.+-]/.test(text.slice(start - 1, start) + text.slice(end, end + 1))

// Keys hit at random have no vowels for long, or the same few letters over and over.
const isPronounceable = (word: string): boolean =>
  /[aeiouy]/.test(word) && !/[bcdfghjklmnpqrstvwxz]{5}/.test(word) && !/(.)\1\1/.test(word)

/** In the words of the asker, where these need no correction. */
function moneyIn({ given, text, corrected, spanOf }: ReadText): string | null {
  const found = findMoney(corrected)
  if (found === null) return null
  const { start, end } = spanOf({ start: found.index, end: found.index + found[0].length })
  return corrected === text ? given.slice(start, end) : found[0]
}

const purpose = /^[\s,]*(?:for|to (?:build|make|write|run)|(?:if|when) (?:i|we|you) (?:build|make|write)|as)\s+(?=\S)/i
const joint = /^(?:[\s,/]|\b(?:or|vs|versus)\b|\.(?=\s))*$/i

/** What the sides are to serve, where nothing else is asked: they stand side by side, behind words of asking alone. */
function findProject({ given, text, words, technologies, elsewhere, language, spanOf }: ReadText,
  { english: { asking } }: Ground): string | null {
  const endOf = ({ to }: Mention<Technology>): number => words[to - 1]?.end ?? 0
  const apart = technologies.findIndex((mention, at) => {
    const before = technologies[at - 1]
    return before !== undefined && !joint.test(text.slice(endOf(before), words[mention.from]?.start))
  })
  const sides = apart < 0 ? technologies : technologies.slice(0, apart)
  const [first, last] = [sides[0], sides.at(-1)]
  const heads = new Set(sides.flatMap(({ value }) => value.ecosystem ?? []))
  if (first === undefined || last === undefined || heads.size < 2 || language === 'other') return null
  const opens = words.slice(0, first.from).every((word) =>
    isStopWord(word.word) || asking.has(word.word) || word.isVague
  )
  const aim = purpose.exec(text.slice(endOf(last)))
  if (!opens || aim === null || elsewhere.some(({ from }) => from < last.to)) return null
  const start = endOf(last) + aim[0].length
  const { start: from } = spanOf({ start, end: text.length })
  return given.slice(from).replace(/[\s?!.]+$/, '')
}

const headOf = ({ id, ecosystem }: Technology): TechnologyId => ecosystem ?? id

function situationOf({ technologies, elsewhere, topics }: Mentions): Situation {
  const others = new Set(elsewhere.map(({ value }) => value)).size
  const names = new Set(technologies.map(({ value }) => value)).size
  const heads = new Set(technologies.flatMap(({ value }) => value.ecosystem ?? [])).size
  return { names: names + others, sides: heads + others, ours: heads, topics: topics.length }
}

/** Between which of those named somebody chooses for a project; undefined where fewer than two are. */
export function findRivals(intent: Intent, technologies: readonly Technology[],
  corpus: Corpus): readonly TechnologyId[] | undefined {
  const sides = findSides(intent, technologies, corpus)
  const named = new Set(technologies.map(headOf))
  return sides.length > 1 && sides.every((side) => named.has(side)) ? sides : undefined
}

/** The sides of a verdict: those named, and where a choice names fewer than two, every other head of an ecosystem. */
export function findSides(intent: Intent, technologies: readonly Technology[],
  { technologies: known }: Corpus): readonly TechnologyId[] {
  if (intent !== 'compare' && intent !== 'choose') return []
  const heads = new Set(known.filter(({ id, ecosystem }) => id === ecosystem).map(({ id }) => id))
  const named = [...new Set(technologies.map(headOf))].filter((id) => heads.has(id))
  if (named.length > 1) return named
  const isWithinOne = new Set(technologies.map(({ id }) => id)).size > 1 && named.length === 1
  if (isWithinOne && intent === 'compare') return []
  return [...new Set([...named, ...heads])]
}
