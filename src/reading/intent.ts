import type { Intent } from './model.js'

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

// What the words for qualities and amounts become when something is set against another; "server" and "docker" only end so.
// Ages are left out: "older browsers" are no comparison.
const comparatives = `
  better worse more less fewer greater higher lower
  faster slower quicker cheaper lighter heavier stronger weaker smaller bigger larger wider leaner denser
  easier simpler harder tougher steeper safer riskier stabler smoother clearer cleaner neater nicer tidier smarter richer rarer`
  .trim().split(/\s+/).join('|')

const comparative = String.raw`(?:${comparatives})\b(?!-)(?!.*\bthan\b)`
const opening = String.raw`(?:is|are|isn'?t|was|does|do|doesn'?t|did|has|have|can|could|will|would)`
// Of whom else something is asked.
const somebody = String.raw`(?:i|we|you|u|they|it|there|this|that|these|those|my|our|your|any\w*|people|someone)`

/** "Is X faster?", "X faster?": what the thing is set against goes without saying. */
const comparesAlone = new RegExp(
  String.raw`^\W*(?:(?:so|and|but|ok|hey) )?(?:${opening} (?!${somebody}\b).*|(?:[\w.+#]+ ){1,2})\b${comparative}`,
)

/** "Which is faster?" */
const asksWhich = new RegExp(String.raw`\b(?:which|what|who)(?:'?s)?\b(?: \w+){0,5} ${comparative}`)

interface Cue {
  readonly intent: Intent
  readonly words: RegExp
  readonly when?: (situation: Situation) => boolean
}

const namesTwo = ({ names }: Situation): boolean => names > 1
const hasTwoSides = ({ sides }: Situation): boolean => sides > 1
const isAboutOne = ({ sides }: Situation): boolean => sides < 2

// Looked through in order: what asks for a decision first, for that is what a verdict line is for, then how the question opens.
const cues: readonly Cue[] = [
  { intent: 'define',
    words: /^\W*(?:(?:can|could|would) (?:you|u|someone|anyone) )?(?:please )?(?:explain|define|describe)\b/,
    when: isAboutOne },
  { intent: 'how-to',
    words: /^\W*how (?:do|does|can|could|should|would|to) (?:i|we|you|u|one|someone)?\s*(?:choose|decide|pick)\b/ },
  { intent: 'why',
    words: /^\W*(?:but |so |and )?(?:why|how come|what makes)\b|\bwhy (?:is|are|do|does|did|would|should|not)\b/ },
  { intent: 'compare', words: /\b(?:vs|versus|v\/s|compar\w+|differ\w*|diff|distinction|similarit\w+|pros and cons)\b/,
    when: namesTwo },
  { intent: 'compare',
    words: /\b(?:(?:\w+er|better|worse|more|less)(?: \w+){0,3} than|instead of|over|as \w+ as|replace)\b/,
    when: namesTwo },
  { intent: 'choose',
    words:
      /\b(?:which|what|who)(?:'?s)?\b.{0,40}\b(?:better|best|choose|pick|use|recommend|prefer|go (?:with|for)|suit\w*|right|learn|start with|makes? (?:the )?(?:most )?sense|lightest|fastest|easiest|safest)\b/ },
  { intent: 'choose',
    words:
      /\b(?:should|shall|would|could|can) (?:i|we|you|u|one)\b.{0,40}\b(?:use|choose|pick|learn|go|switch|start|stick|take|prefer|move|migrate|rewrite|consider)\b/ },
  {
    intent: 'choose',
    words:
      /\b(?:which (?:one|language|backend|stack|tech\w*|should|of)|what (?:language|backend|stack|to (?:use|pick|choose|learn))|recommend\w*|suggest\w*|advice|advise|better (?:choice|option|for|suited|fit)|best (?:choice|option|for|suited|fit)|good (?:choice|option|fit|for|idea)|suitable|right (?:choice|tool|stack)|worth|overkill|lightest option)\b/,
  },
  { intent: 'choose', words: /\bor\b/, when: namesTwo },
  { intent: 'compare', words: comparesAlone, when: ({ sides, ours }) => sides === 1 && ours === 1 },
  { intent: 'choose', words: asksWhich, when: ({ names }) => names === 0 },
  { intent: 'define',
    words:
      /^\W*(?:what(?:'?s|\s+is|\s+are)|whats|meaning of|tell me about)\b(?!.*\b(?:best|latest|version|advantages?|benefits?|disadvantages?|drawbacks?|reasons?|number|size|price|cost)\b)/ },
  { intent: 'how-to',
    words:
      /^\W*what (?:\w+ )?(?:factors?|criteria|aspects?|to (?:look|consider|check|watch|think)|should (?:i|we) (?:look|consider|check|know))\b/ },
  { intent: 'how-to',
    words:
      /^\W*how (?:to|do (?:i|we|you|u|people)|can (?:i|we|you|u)|should (?:i|we)|would)\b|\b(?:steps|checklist|best practices?|tips|guide)\b/ },
  { intent: 'compare', words: /(?:)/, when: hasTwoSides },
  { intent: 'choose', words: /\b(?:ok|okay|fine|enough|viable|feasible)\b.{0,10}$|(?:,|\bso)\s*[\w.+#]+\s*\??$/,
    when: ({ topics, sides }) => topics > 0 && sides > 0 },
  { intent: 'fact',
    words:
      /^\W*(?:who|when|where|which|what|how|is|are|was|were|does|do|did|can|could|has|have|will|would|name|list|give)\b|\?\s*$/ },
]

/** What kind of answer a question wants. Reads the first 1,000 characters, in lower case. */
export function intentOf(text: string, situation: Situation): Intent {
  const words = text.slice(0, 1_000).toLowerCase().replace(/\s+/g, ' ')
  return cues.find((cue) => cue.words.test(words) && (cue.when?.(situation) ?? true))?.intent ?? 'other'
}
