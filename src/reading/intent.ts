import type { English } from '../corpus/index.js'
import type { Intent } from './model.js'
import { regex } from './signs.js'

/** What the words alone do not say. */
export interface Situation {
  /** How many different technologies the question names. */
  readonly names: number
  /** How many sides of a verdict these are: ecosystems, and technologies that no article covers. */
  readonly sides: number
  /** How many of the sides are ecosystems. */
  readonly ours: number
  /** A topic or a need is named, so that a bare "A or B" is a choice for something. */
  readonly topics: number
}

const greeting = /^(?:(?:@\S{1,60}|hi|hey|hello|yo|ok|okay|so)[\s,!.]+){1,3}/

interface Cue {
  readonly intent: Intent
  readonly words: RegExp
  readonly when?: (situation: Situation) => boolean
}

const namesTwo = ({ names }: Situation): boolean => names > 1
const hasTwoSides = ({ sides }: Situation): boolean => sides > 1
const isAboutOne = ({ sides }: Situation): boolean => sides < 2

// Looked through in order: what asks for a decision first, for that is what a verdict line is for, then how the
// question opens.
const cuesAround = (comparing: readonly Cue[]): readonly Cue[] => [
  { intent: 'define',
    words: /^\W*(?:(?:can|could|would) (?:you|u|someone|anyone) )?(?:please )?(?:explain|define|describe)\b/,
    when: isAboutOne },
  { intent: 'how-to',
    words: /^\W*how (?:do|does|can|could|should|would|to) (?:i|we|you|u|one|someone)?\s*(?:choose|decide|pick)\b/ },
  { intent: 'why',
    words: /^\W*(?:but |so |and )?(?:why|how come|what makes)\b|\bwhy (?:is|are|do|does|did|would|should|not)\b/ },
  { intent: 'compare',
    words: regex`\b(?:vs|versus|v\/s|compar\w+|differ\w*|diff|distinction|similarit\w+|pros and cons)\b`,
    when: namesTwo },
  { intent: 'compare',
    words: /\b(?:(?:\w+er|better|worse|more|less)(?: \w+){0,3} than|instead of|over|as \w+ as|replace)\b/,
    when: namesTwo },
  { intent: 'choose',
    words: regex`\b(?:which|what|who)(?:'?s)?\b.{0,40}\b(?:better|best|choose|pick|use|recommend|prefer|go (?:with|for)|
        suit\w*|right|learn|start with|makes? (?:the )?(?:most )?sense|lightest|fastest|easiest|safest)\b` },
  { intent: 'choose',
    words: regex`\b(?:should|shall|would|could|can) (?:i|we|you|u|one)\b.{0,40}\b(?:use|choose|pick|learn|go|switch|
        start|stick|take|prefer|move|migrate|rewrite|consider)\b` },
  {
    intent: 'choose',
    words: regex`\b(?:which (?:one|language|backend|stack|tech\w*|should|of)|what (?:language|backend|stack|to (?:use|
        pick|choose|learn))|recommend\w*|suggest\w*|advice|advise|better (?:choice|option|for|suited|fit)|
        best (?:choice|option|for|suited|fit)|good (?:choice|option|fit|for|idea)|suitable|right (?:choice|tool|
        stack)|worth|overkill|lightest option)\b`,
  },
  { intent: 'choose', words: /\bor\b/, when: namesTwo },
  ...comparing,
  { intent: 'define',
    words:
      regex`^\W*(?:what(?:'?s| is| are| was| does \S+ mean)|meaning of|tell me about)\b(?!.*\b(?:best|better|latest|
        version|advantages?|benefits?|disadvantages?|drawbacks?|pros|cons|reasons?|number|size|price|cost|diff\w*|
        compar\w*|between|versus|vs)\b)` },
  { intent: 'how-to',
    words: regex`^\W*what (?:\w+ )?(?:factors?|criteria|aspects?|to (?:look|consider|check|watch|think)|should (?:i|
        we) (?:look|consider|check|know))\b` },
  { intent: 'how-to',
    words:
      regex`^\W*how (?:to|do (?:i|we|you|u|people)|can (?:i|we|you|u)|should (?:i|we)|would)\b|\b(?:steps|checklist|
        best practices?|tips|guide)\b` },
  { intent: 'compare', words: /(?:)/, when: hasTwoSides },
  { intent: 'choose', words: /\b(?:ok|okay|fine|enough|viable|feasible)\b.{0,10}$|(?:,|\bso)\s*[\w.+#]+\s*\??$/,
    when: ({ topics, sides }) => topics > 0 && sides > 0 },
  { intent: 'fact',
    words: regex`^\W*(?:who|when|where|which|what|how|is|are|was|were|does|do|did|can|could|has|have|will|would|name|
        list|give)\b|\?\s*$` },
]

/**
 * Opens what says which kind of answer a question wants: by the first 1,000 characters.
 *
 * @returns Given a text with slips put right.
 */
export function openIntents({ comparatives }: English): (text: string, situation: Situation) => Intent {
  const comparative = String.raw`(?:${[...comparatives].join('|')})\b(?!-)(?!.*\bthan\b)`
  // Of whom else something is asked.
  const somebody = String.raw`(?:i|we|you|u|they|it|there|this|that|these|those|my|our|your|any\w*|people|someone)`
  // "Is X faster?", "X faster?": what the thing is set against goes without saying.
  const comparesAlone = regex`^\W*(?:(?:so|and|but|ok|hey) )?(?:
    (?:is|are|isn'?t|was|does|do|doesn'?t|did|has|have|can|could|will|would) (?!${somebody}\b).*|
    (?:[\w.+#]+ ){1,2})\b${comparative}`
  // "Which is faster?"
  const asksWhich = regex`\b(?:which|what|who)(?:'?s)?\b(?: \w+){0,5} ${comparative}`
  const inOrder = cuesAround([
    { intent: 'compare', words: comparesAlone, when: ({ sides, ours }) => sides === 1 && ours === 1 },
    { intent: 'choose', words: asksWhich, when: ({ names }) => names === 0 },
  ])
  return (text, situation) => {
    const words = text.slice(0, 1_000).toLowerCase().replace(/\s+/g, ' ').replace(greeting, '')
    return inOrder.find((cue) => cue.words.test(words) && (cue.when?.(situation) ?? true))?.intent ?? 'other'
  }
}
