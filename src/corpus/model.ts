import type { Issue } from '../errors.js'
import type { Locale } from '../language/index.js'
import type { LearntNeeds, LinearModel } from './learnt.js'

/** The values of the corpus: what we hold, as readonly data. Files become these in `readCorpus`. */

declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type ArticleId = Id<'article'>
export type PassageId = Id<'passage'>
export type TechnologyId = Id<'technology'>
export type TopicId = Id<'topic'>
export type NeedId = Id<'need'>
export type RuleId = Id<'rule'>
export type LabelId = Id<'label'>
export type AspectId = Id<'aspect'>

/** A published text, quoted word for word. Unknown particulars are null, never guessed. */
export interface Article {
  /** The file name without `.md`. */
  readonly id: ArticleId
  /** The number under which the source text came, three digits ("000"); null for an article of our own. */
  readonly original: string | null
  readonly title: string
  /** What it is called where a line has no room for its publisher or title; ours, not the article's. */
  readonly short?: string
  readonly author: string | null
  readonly publisher: string | null
  /** ISO date, or null. */
  readonly published: string | null
  readonly url: string | null
  /** The ecosystems that it weighs against one another, where its title does not name them. */
  readonly compares?: readonly TechnologyId[]
  /** Everything after the front matter. Passage offsets are UTF-16 code units into this, half-open. */
  readonly body: string
  /** The line of its file on which `body` begins, from 1, for messages that name a line. */
  readonly bodyLine: number
  /** SHA-256 of `body` as UTF-8, hex. */
  readonly sha256: string
  /** A server's own. */
  readonly isOwn?: true
}

export type PassageKind = 'paragraph' | 'list-item' | 'table-row' | 'faq' | 'code'

/** A quotable range of an article: `article.body.slice(start, end) === text`, always. */
export interface Passage {
  /** `<article id>#<ordinal from 1>`. */
  readonly id: PassageId
  readonly article: ArticleId
  readonly kind: PassageKind
  readonly start: number
  readonly end: number
  readonly text: string
  /** SHA-256 of `text` as UTF-8, hex. */
  readonly sha256: string
  /** The headings above it, outermost first, without the mark of an added heading. */
  readonly section: readonly string[]
  /** Words that make it readable alone but are not part of it: a table's header row, a list's lead-in. */
  readonly context: string
}

export type TechnologyKind = 'language' | 'runtime' | 'framework' | 'library' | 'tool' | 'platform'

/** Something the articles name and that may be compared or asked about. */
export interface Technology {
  readonly id: TechnologyId
  readonly name: string
  /** Other spellings, as people write them; the name itself need not be repeated. */
  readonly aliases: readonly string[]
  /**
   * Those of its names that are also ordinary words or letters ("express", "c", "go"): read as the technology only when
   * written as in `name`, or beside another technical word.
   */
  readonly commonWords?: readonly string[]
  /** Whole articles are about it: such a word with its capital is the name where it opens a sentence, too. */
  readonly opensSentences?: true
  readonly kind: TechnologyKind
  /** Whose side it counts for in a verdict (its own for the head of an ecosystem); null for neutral ground. */
  readonly ecosystem: TechnologyId | null
}

/** A technology of the field that no article speaks of: known so that it can be named when we decline. */
export interface Elsewhere {
  readonly name: string
  readonly aliases: readonly string[]
  /** As for a {@link Technology}. */
  readonly commonWords?: readonly string[]
}

/** What the articles argue about. */
export interface Topic {
  readonly id: TopicId
  readonly name: string
  readonly summary: string
  /** Words and phrases by which people mean it in a chat. */
  readonly synonyms: readonly string[]
  /** False for what can be asked about but speaks for nobody: what they are, when they came out, how to choose. */
  readonly weighed?: false
}

/** A range of an article's body that something else rests on. Files cite it by words, so that no edit moves it. */
export interface Citation {
  readonly article: ArticleId
  readonly start: number
  readonly end: number
}

/**
 * What words say of a technology to a reader who chooses. `trade-off`: for and against the one technology in equal
 * parts; `both`: for or against both sides alike, or which part goes to which.
 */
export type LabelStance = 'for' | 'against' | 'neutral' | 'trade-off' | 'both'

/** What words of an article say, and of whom: a sentence, a table row, or several sentences that say one thing. */
export interface StanceLabel extends Citation {
  /** By which rules name it. */
  readonly id: LabelId
  /** Whose side is spoken of. Never null with `for`, `against` and `trade-off`, always with `both`. */
  readonly technology: TechnologyId | null
  readonly topic: TopicId
  readonly stance: LabelStance
  /** A person who read it, or a pattern whose proposal nobody has read yet. */
  readonly decidedBy: 'reviewed' | 'pattern'
}

/** What kind of answer an aspect wants: a comparison, a choice, a fact, a list, a definition, a reason, a way. */
export type QuestionKind = 'compare' | 'choose' | 'fact' | 'list' | 'define' | 'why' | 'how-to'

/** What was learnt of how people ask for aspects. */
export interface LearntAspects {
  /** Of which classes are aspects, and one for what sounds like them; null: nothing was learnt yet. */
  readonly model: LinearModel | null
  /** Topics whose pages are not the ones that was learnt from: heard as before until `corpus train` has run. */
  readonly unlearnt: readonly string[]
}

/** A label as far as it answers an aspect: on that its words may say something else than on their own topic. */
export interface AspectLabel extends StanceLabel {
  /** The ecosystems between which its words can decide: see {@link RuleEvidence}. */
  readonly between: readonly TechnologyId[]
}

/** One thing that people ask and that labelled sentences answer: narrower than a topic. */
export interface Aspect {
  readonly id: AspectId
  readonly topic: TopicId
  /** Fits behind "on": "start-up time". */
  readonly name: string
  /** What a question on it wants to know, in one sentence. */
  readonly means: string
  readonly asks: QuestionKind
  /** Of whom it is asked; empty where of none in particular. */
  readonly about: readonly TechnologyId[]
  /** Sentences that answer it, best first. */
  readonly direct: readonly AspectLabel[]
  /** Sentences that answer a part of it, best first. */
  readonly partly: readonly AspectLabel[]
}

export type CaveatCategory = 'wrong' | 'dated' | 'disputed' | 'misleading' | 'unsupported' | 'garbled'

/** An editor's note beside a claim, never in it. All words but the cited range are our own. */
export interface Caveat {
  readonly id: string
  readonly cites: Citation
  readonly category: CaveatCategory
  readonly note: string
  readonly references: readonly { readonly title: string; readonly url: string }[]
  /** ISO month in which the note was last reviewed, "2026-11". */
  readonly reviewed: string
}

/** A comparison that we ship: our own words, and live blocks that are read where they are shown. */
export interface CannedFile {
  /** The file name without `.md`. */
  readonly name: string
  readonly title: string
  readonly aliases: readonly string[]
  /** ISO month in which somebody last read it, "2026-11". */
  readonly reviewed: string
  readonly body: string
  /** The line of its file on which `body` begins, from 1. */
  readonly bodyLine: number
  /** What it rested on then, as JSON; empty where nothing was recorded. */
  readonly basis: string
  /** Its own words in other languages, around the same live blocks. */
  readonly translations: Readonly<Partial<Record<Locale, CannedWords>>>
}

/** The words of a shipped comparison in one language. */
export type CannedWords = Pick<CannedFile, 'title' | 'body' | 'bodyLine'>

/**
 * A turn of phrase, as a pattern over words. In a file it is written as
 *
 * - `word` any form of it · `=word` this spelling only · `word*` whatever begins so
 * - `(a b | c)` one of these · `word?`, `(…)?` may be missing
 * - `..3` up to three words in between · `#` a number
 */
export type Phrase =
  | { readonly kind: 'word'; readonly term: string; readonly word: string; readonly exact: boolean }
  | { readonly kind: 'prefix'; readonly start: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'sequence' | 'choice'; readonly of: readonly Phrase[] }
  | { readonly kind: 'optional'; readonly of: Phrase }

/** What a need demands of a technology, where it is more than a wish. */
export type Demand =
  /** Ruled out: it must not be used. Heard: it must. */
  | 'allowed'
  /** Those who write it already work in it. */
  | 'known'
  /** Those who write it do not want it. */
  | 'rejected'
  /** No second technology beside the one. */
  | 'alone'

/** Something that a project may want, and how people say so. */
export interface Need {
  readonly id: NeedId
  readonly name: string
  readonly summary: string
  /** What people call it in a word or two, the commonest first. */
  readonly called: readonly string[]
  readonly demand: { readonly kind: Demand; readonly technology: TechnologyId | null } | null
}

/** How much a rule says, weakest first; the weights are the verdict's. */
export const strengths = ['leaning', 'some', 'strong', 'decisive', 'demand'] as const
export type Strength = (typeof strengths)[number]

/** A cited range, and what it says of which technology. */
export interface RuleEvidence {
  readonly cites: Citation
  /** Those of its sentences; empty for words that have none. */
  readonly labels: readonly LabelId[]
  readonly technology: TechnologyId | null
  readonly stance: 'for' | 'against' | 'neutral' | 'trade-off'
  /**
   * The ecosystems between which these words can decide, by id: those that the article compares and those that the
   * words name. What is said of two of them says nothing of a third.
   */
  readonly between: readonly TechnologyId[]
}

/** One of each group of needs must be heard, none of the others. */
export interface Condition {
  readonly each: readonly (readonly NeedId[])[]
  readonly none: readonly NeedId[]
}

export type RuleEffect =
  | { readonly kind: 'favours'; readonly technology: TechnologyId }
  /** Both are wanted: which needs go to which. */
  | { readonly kind: 'combine';
    readonly parts: readonly { readonly technology: TechnologyId; readonly needs: readonly NeedId[] }[] }
  /** It does not separate them. */
  | { readonly kind: 'level' }

/** A piece of judgement that anyone can read: when it holds, what it says, and on which words it rests. */
export interface Rule {
  readonly id: RuleId
  readonly summary: string
  readonly topic: TopicId
  /** null: it speaks in comparisons only, whatever the project needs. */
  readonly when: Condition | null
  readonly effect: RuleEffect
  readonly strength: Strength
  /** The articles contradict one another, or themselves, on it. */
  readonly contested: boolean
  /** One article only says it: worth less than what several say. */
  readonly single: boolean
  readonly evidence: readonly [RuleEvidence, ...RuleEvidence[]]
}

/** What a turn of phrase does to the needs within its reach. */
export type CueEffect = 'negated' | 'dropped' | 'attributed' | 'hedged' | 'ignored' | 'more' | 'less'

/**
 * How far a cue reaches: the rest of its clause, its clause so far, the words right before or after it, a name after
 * it, or, for a cue that is a clause of its own ("Chat? No."), the clause before.
 */
export type CueReach = 'after' | 'before' | 'next-before' | 'next-after' | 'name-after' | 'alone'

export interface Cue {
  readonly effect: CueEffect
  readonly reach: CueReach
  readonly phrase: Phrase
}

/** General turns of English by which a description takes back, passes on or qualifies what it says. */
export interface ReadingCues {
  readonly cues: readonly Cue[]
  /** Turns that say what matters `more` or `less`. */
  readonly stress: readonly Cue[]
  /** Turns that look like a cue and are none: "not only". */
  readonly harmless: readonly Phrase[]
  /** Words at which a new clause begins. */
  readonly clauseStarts: readonly Phrase[]
  /** Words that a gap does not cross. */
  readonly barriers: ReadonlySet<string>
  /** Kinds of words that tell what a sentence says of itself: who speaks, whose it is, when it was. By the stem. */
  readonly tellers: ReadonlyMap<string, string>
}

/** General comparison language: how a sentence speaks for or against what it is about. */
export interface StanceCues {
  /** Speaks for what it is said of. */
  readonly good: readonly Phrase[]
  /** Speaks for it a little: "allows", "supports". */
  readonly mild: readonly Phrase[]
  /** Speaks against it. */
  readonly bad: readonly Phrase[]
  /** Describes, defines or announces. */
  readonly neutral: readonly Phrase[]
  /** Turn round what follows closely. */
  readonly negators: readonly Phrase[]
  /** What comes after decides: "but". */
  readonly contrasts: readonly Phrase[]
  /** Sets two halves side by side: "whereas". */
  readonly split: readonly Phrase[]
  /** What it opens counts less than what follows: "although". */
  readonly concessions: readonly Phrase[]
  /** Speaks of all sides together. */
  readonly both: readonly Phrase[]
  /** Says that they are used beside each other. */
  readonly hybrid: readonly Phrase[]
  /** Weighs, announces or asks to consider, and takes no side itself. */
  readonly silent: readonly Phrase[]
  /** What follows is only compared with: "than". */
  readonly objects: readonly Phrase[]
  /** Join what they seem to set against each other: "but also". */
  readonly joins: readonly Phrase[]
  /** Headings under which everything speaks for the technology they name. */
  readonly headingGood: readonly Phrase[]
  /** Headings under which everything speaks against it. */
  readonly headingBad: readonly Phrase[]
}

export interface Rulebook {
  readonly needs: readonly Need[]
  /** What was learnt of needs from their pages; null: none is recognised in a text. */
  readonly learnt: LearntNeeds | null
  /** Needs whose pages have changed since. */
  readonly unlearnt: readonly string[]
  readonly rules: readonly Rule[]
  readonly reading: ReadingCues
  readonly stance: StanceCues
  /** SHA-256 over needs, rules and cues as written, hex: another hash, another judgement. */
  readonly hash: string
}

/** A way to say something: at each place any of several words. */
export interface Saying {
  readonly english: string
  readonly words: readonly ReadonlySet<string>[]
  /** Or begins with one of these, by place. */
  readonly openings: readonly (readonly string[])[]
  /** Nothing may follow it in its part of the sentence. */
  readonly isLast: boolean
}

export interface Glossary {
  readonly sayings: readonly Saying[]
  readonly loans: ReadonlySet<string>
  readonly service: ReadonlyMap<string, readonly string[]>
}

interface Named {
  readonly name: string
  readonly summary: string
}

/** Our own words in another language, by the ids of what they stand for. */
export interface Translation {
  readonly topics: Readonly<Record<string, Named>>
  readonly needs: Readonly<Record<string, Named>>
  readonly rules: Readonly<Record<string, string>>
  readonly aspects: Readonly<Record<string, string>>
  readonly caveats: Readonly<Record<string, string>>
  /** Words for what the corpus does not hold: they harm nobody, and `corpus check` names them. */
  readonly stray: readonly Issue[]
}

/** What a sentence of a server's own article says, and between whom that can decide. */
export interface OwnLabel extends AspectLabel {
  /** 0..1: how far it can be relied on. */
  readonly sureness: number
}

/** What a server's own articles say, where nobody wrote rules. */
export interface OwnWords {
  readonly said: readonly OwnLabel[]
  /** The topics on which a need is judged, whoever is weighed. */
  readonly topicsOf: ReadonlyMap<NeedId, readonly TopicId[]>
}

/** Everything that we hold, checked. Articles and what hangs on them are in the order of their ids or files. */
export interface Corpus {
  readonly articles: readonly Article[]
  /** In the order of the articles, then as they stand in them. */
  readonly passages: readonly Passage[]
  readonly technologies: readonly Technology[]
  readonly elsewhere: readonly Elsewhere[]
  readonly topics: readonly Topic[]
  readonly caveats: readonly Caveat[]
  /** What sentences say, in the order of the articles; a sentence need not have a label. */
  readonly stances: readonly StanceLabel[]
  /** What people ask, in the order of their file. */
  readonly aspects: readonly Aspect[]
  /** What was learnt of how people ask for aspects. */
  readonly asked: LearntAspects
  /** What projects need and how it is judged; without rules in a collection that is only searched. */
  readonly rulebook: Rulebook
  /** Only where a server has articles of its own. */
  readonly own?: OwnWords
  /** By name. They quote and judge, and so have no part in the hashes. */
  readonly canned: readonly CannedFile[]
  /** Our own words in other languages; they judge nothing, and so have no part in the hashes. */
  readonly translations: Readonly<Partial<Record<Locale, Translation>>>
  /** How what people write in other languages is said in English, and then judged as if it had been written so. */
  readonly glossaries: readonly Glossary[]
  /**
   * SHA-256 over articles, technologies, topics, elsewhere, caveats, stances and aspects, hex: another hash, another
   * corpus.
   */
  readonly hash: string
  /** SHA-256 over the rule book, hex: another hash, another judgement. */
  readonly rulesHash: string
}
