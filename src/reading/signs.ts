import type { Polarity } from './model.js'

/**
 * A regular expression over several lines: their ends, and the spaces that indent them, do not count; nor does letter
 * case.
 */
export const regex = (source: TemplateStringsArray, ...parts: readonly string[]): RegExp =>
  new RegExp(String.raw(source, ...parts).replace(/\n\s*/g, ''), 'i')

// What a question asks is said in its first sentences.
const lookedAt = 1_000

/** What the grammar of a text says of it, in English and with slips put right. */
interface Signs {
  readonly polarity: Polarity | null
  readonly compares: boolean
  readonly asksDatesOrNames: boolean
  readonly isTask: boolean
  /** "Your bot is …": what answers is spoken to, or of. */
  readonly speaksToUs: boolean
}

/** Reads the opening for what is asked, the whole for what is told. */
export function readSigns(text: string): Signs {
  const opening = text.slice(0, lookedAt)
  return {
    polarity: readPolarity(opening),
    compares: weighing.test(opening),
    asksDatesOrNames: dating.test(opening),
    isTask: task.test(text),
    speaksToUs: toUs.test(text),
  }
}

/** "Pros and cons" asks for both, and so for neither alone. */
function readPolarity(text: string): Polarity | null {
  const [praise, blame] = [praising.test(text), blaming.test(text)]
  return praise === blame ? null : praise ? 'for' : 'against'
}

const weighing =
  regex`\b(?:vs|versus|or|than|over|against|compar\w*|differ\w*|diff|instead|replace\w*|alternatives?|switch\w*|
    migrat\w*|between|better|worse|faster|slower|which)\b`
const dating = regex`\b(?:who|when|year|date|old|older|oldest|founder|founded|creator|created|invented|author|versions?|
    released?|age)\b`
const blaming =
  regex`\b(?:downsides?|drawbacks?|disadvantages?|cons|shortcomings?|weakness(?:es)?|weak (?:points?|spots?)|
    limitations?|pitfalls?|flaws?|(?:problems?|issues?|troubles?|wrong) with|bad (?:about|at|for|idea)|(?:so|
    considered|really|that) (?:bad|terrible|awful)|why not|why (?:should|would) (?:i|we|you|one|anyone) not|
    (?:not|never|avoid|stop) (?:to )?(?:use|using|choose|choosing|pick|picking)|sucks?|hate[sd]?|criticism|
    criticized|criticised)\b`
const praising = regex`\b(?:(?<!\b(?:take|takes|taking|took|full) )advantages?|benefits?|pros|upsides?|strengths?|
    strong (?:points?|suits?)|good (?:about|at|for)|great (?:about|at|for)|(?:so|considered|really|
    that) (?:good|great|popular)|why (?:should|would) (?:i|we|you|one|anyone) (?:use|choose|pick)|why (?:use|
    choose|pick))\b`

// Work that somebody is told to do: articles can tell how it is done, but nobody here does it.
const task = regex`^\W*(?:(?:hey|hi|hello|please|pls|ok|so|(?:can|could|will|would) you|i (?:want|
    need) you to)[\s,]+){0,3}(?:write|rewrite|code|program|fix|debug|refactor|generate|draw|sing|compose|
    translate|solve)(?: (?:me|us|my|our|this)\b|(?: an?| some| the)? (?:\w+ ){0,3}(?:poem|song|joke|story|essay|
    script|code|function|snippet|program|hello world)\b)`

const toUs =
  regex`\b(?:your|ur|you(?:['\u2019]?re| are)(?: an?)?) (?:\w+ )?bot\b|^\W*(?:this|that|what an?|the|stupid|bad|
    good|nice|hey|hi|hello) (?:\w+ ){0,2}bot\b(?=\W*$| (?:is|was|sucks?|does|doesn|do|can|cannot|has|knows?|
    isn)\b)`

/** Whether what stands right before a name says that the asker knows it already: "coming from …". */
export const tellsOfAsker = (before: string): boolean => known.test(before.slice(-60))

const known =
  regex`\b(?:(?:come|comes|coming|came) from|know|knows|knowing|background (?:in|with)|experienced? (?:in|with)|
    fluent in|used to)\s+(?:\w+\s+){0,2}$`

/** Where a text asks for a sum of money; null where it does not. */
export const findMoney = (text: string): RegExpExecArray | null => money.exec(text)

// Sums of money are facts of a day and a place; the articles name none, whatever else they say of costs.
const money = regex`\b(?:pric(?:e|es|ing)|salar(?:y|ies)|wages?|how much (?:does|do|is|are|will|would|should|can|
    could)\b.{0,60}\b(?:cost|pay|paid|earn|charge|make)|(?:cost|pay|charge|earn|make)s?\b.{0,30}\bper (?:hour|
    day|month|year|user|seat|call|request|million)|free tier)\b`

const counted = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/**
 * How people mean all of so many sides without naming one: "which of the two".
 *
 * @returns A check that holds for no text where there are fewer than two sides.
 */
export function openAllSides(sides: number): (text: string) => boolean {
  if (sides < 2) return () => false
  const count = counted[sides - 2] ?? String(sides)
  const [each, of] = sides === 2
    ? ['both|either one', '|both']
    : [`all ${count}|(?:all|any) of (?:them|these|those)`, '']
  const pattern =
    regex`\b(?:which one|(?:which|who|what) of (?:the ${count}|them|these|those${of})|the ${count}|pick one|
    who wins|the winner|${each})\b`
  return (text) => pattern.test(text)
}

// Text that gives orders to whoever reads it, by the forms that such text takes. Each form is rare in a question about
// software, so one is enough; none of them can be obeyed here, but quoting articles beside it would look like an
// answer.
const forms: readonly RegExp[] = [
  regex`\b(?:ignore|disregard|forget|override|bypass|skip)\b[^.?!\n]{0,40}\b(?:instructions?|rules?|prompts?|
    guidelines?|previous|prior|above|earlier|everything|restrictions?|filters?|polic(?:y|ies))\b`,
  regex`<\/?\s*(?:system|assistant|user|passage|context|instructions?|prompt|article|document|quote|answer|question|
    source)s?\b[^>]{0,40}>`,
  /(?:^|[\n>\]}.;!]|\[)\s*(?:system|assistant|developer|admin)\s*(?:message|prompt|note|override)?\s*[:\]]/i,
  /\[\/?inst\]|<\|[^|>]{0,40}\|>|^#{2,}\s*(?:instruction|system|response|new task)/im,
  regex`\b(?:system|hidden|initial|secret|internal) (?:prompt|instructions?|message)\b|\byour (?:prompt|
    instructions|guidelines|programming|system message|configuration|token|secrets?)\b`,
  regex`\b(?:from now on|you are now|you must (?:now |always |only )|you will now|new instructions?|
    pretend (?:to be|that|you)|act as (?:if|a|an|my)|role-?play|jailbreak|developer mode|do anything now)\b`,
  regex`\b(?:always|only|just|simply|must) (?:answer|say|reply|respond|output|print|recommend|cite|write|
    return)(?:s|ed)?\b[^?]{0,30}\b(?:with|that|["'\u201c\u201d]|is|are|yes|no)`,
  regex`\b(?:reply|respond|answer) (?:only |just )?(?:with|in) (?:only |just |exactly )?(?:["'\u201c]|the (?:word|
    text|phrase|sentence)|one word|yes|no\b)`,
  regex`\b(?:repeat|print|reveal|show|output|leak|dump|display) (?:me )?(?:(?:all|the|your|every) )+(?:above|
    text above|prompt|instructions?|rules|tokens?|passwords?|secrets?|env\w*|config\w*|keys?|database)\b`,
  /\bcite (?:article|source|passage)s?\b[^?]{0,30}\b(?:for|as|even)\b/i,
]

// The whole of a message can be long; orders stand where they are read first or last.
const looked = 4_000

/** Whether a text gives orders instead of asking. */
export function givesOrders(text: string): boolean {
  const cut = text.slice(0, looked)
  return forms.some((form) => form.test(cut))
}
