import type { Technology, TechnologyId, TopicId } from '../corpus/index.js'
import { isStopWord, type Span } from '../text/index.js'
import type { ReadText } from './names/reader.js'
import type { Word } from './names/words.js'

export type Polarity = 'for' | 'against'

/** What a search looks for. */
export interface Asked {
  readonly read: ReadText
  /** The words that say something, names included, without those of grammar and of asking. */
  readonly content: readonly Word[]
  /** Distinct stems of the content that belong to no technology's name. */
  readonly subject: ReadonlySet<string>
  readonly technologies: readonly Technology[]
  /** The sides: for each technology the head of its ecosystem, or itself where it has none. */
  readonly sides: ReadonlySet<TechnologyId>
  readonly topics: ReadonlySet<TopicId>
  /** Technologies that tell of the asker, not of the question: what they know already. */
  readonly background: readonly Span[]
  /** It weighs things against one another. */
  readonly compares: boolean
  /** It asks what something is. */
  readonly defines: boolean
  /** It asks what speaks for a technology or against it, and not for both. */
  readonly polarity: Polarity | null
  /** It asks for a name, a date or a version. */
  readonly datesOrNames: boolean
}

// Words by which a question asks, not what it asks about.
const asking = new Set(
  `get gets got getting give gives let like likes please pls plz really see take tell thing things stuff think want wants way
  well yes use uses used using know need needs say says hey hi hello thanks thank guys anyone someone somebody everyone people
  explain describe mean means etc tho lol ok okay idk imo btw u ur r n gonna wanna kinda sort kind actually basically just
  make makes go going come coming look looking help question wondering curious any anything something everything once
  article articles whats hows wheres whos whens whys vs versus v w n`.split(/\s+/),
)

const definition =
  /^(?:(?:@\S{1,60}|hi|hey|hello|yo|ok|okay|so)[\s,!.]+){0,3}\W*(?:(?:can|could|would) you |please )?(?:what(?:'?s|\s+is|\s+are|\s+was|\s+does\s+\S+\s+mean)|explain|define|describe|meaning of|tell me about)\b/i
const comparing =
  /\b(?:diff\w*|versus|vs|better|best|advantages?|benefits?|pros|cons|drawbacks?|latest|reasons?|between|compare\w*)\b/i
const weighing =
  /\b(?:vs|versus|or|than|over|against|compar\w*|differ\w*|diff|instead|replace\w*|alternatives?|switch\w*|migrat\w*|between|better|worse|faster|slower|which)\b/i
const known =
  /\b(?:(?:come|comes|coming|came) from|know|knows|knowing|background (?:in|with)|experienced? (?:in|with)|fluent in|used to)\s+(?:\w+\s+){0,2}$/i
const dating =
  /\b(?:who|when|year|date|old|older|oldest|founder|founded|creator|created|invented|author|versions?|released?|age)\b/i

const blaming =
  /\b(?:downsides?|drawbacks?|disadvantages?|cons|shortcomings?|weakness(?:es)?|weak (?:points?|spots?)|limitations?|pitfalls?|flaws?|(?:problems?|issues?|troubles?|wrong) with|bad (?:about|at|for|idea)|(?:so|considered|really|that) (?:bad|terrible|awful)|why not|why (?:should|would) (?:i|we|you|one|anyone) not|(?:not|never|avoid|stop) (?:to )?(?:use|using|choose|choosing|pick|picking)|sucks?|hate[sd]?|criticism|criticized|criticised)\b/i
const praising =
  /\b(?:(?<!\b(?:take|takes|taking|took|full) )advantages?|benefits?|pros|upsides?|strengths?|strong (?:points?|suits?)|good (?:about|at|for)|great (?:about|at|for)|(?:so|considered|really|that) (?:good|great|popular)|why (?:should|would) (?:i|we|you|one|anyone) (?:use|choose|pick)|why (?:use|choose|pick))\b/i

// What a question asks is said in its first sentences.
const lookedAt = 1_000

export function understand(read: ReadText): Asked {
  const { text, corrected, words, mentions } = read
  const opening = corrected.slice(0, lookedAt)
  const polarity = readPolarity(opening)
  const technologies = [...new Set(mentions.technologies.map(({ value }) => value))]
  const named = [...mentions.technologies, ...mentions.elsewhere]
  const isNamed = (word: Word): boolean => named.some(({ start, end }) => start <= word.start && word.end <= end)
  const content = words.filter((word) =>
    !isStopWord(word.word) && !asking.has(word.word) && (isNamed(word) || !isLoneLetter(word, text))
  )
  return {
    read,
    technologies,
    content,
    subject: new Set(content.filter((word) => !isNamed(word)).map(({ term }) => term)),
    sides: new Set(technologies.map(({ id, ecosystem }) => ecosystem ?? id)),
    background: named.filter(({ start }) => known.test(text.slice(Math.max(0, start - 60), start))),
    topics: new Set(mentions.topics.map(({ value }) => value.id)),
    compares: weighing.test(opening),
    // "What is bad about it" opens like a definition and asks for none.
    defines: definition.test(opening) && !comparing.test(opening) && polarity === null,
    polarity,
    datesOrNames: dating.test(opening),
  }
}

/** A letter by itself is a word in another language, or a slip; in "I/O" it is part of a name. */
const isLoneLetter = ({ start, end, word }: Word, text: string): boolean =>
  /^[a-z]$/.test(word) && !/[/&.+-]/.test(text.slice(start - 1, start) + text.slice(end, end + 1))

/** "Pros and cons" asks for both, and so for neither alone. */
function readPolarity(text: string): Polarity | null {
  const [praise, blame] = [praising.test(text), blaming.test(text)]
  return praise === blame ? null : praise ? 'for' : 'against'
}
