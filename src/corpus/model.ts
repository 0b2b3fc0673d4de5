import type { Locale } from '../language/index.js'
import type { Glossary } from './glossary.js'
import type { Rulebook } from './rulebook-model.js'
import type { Translation } from './translation.js'

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
  /** What projects need and how it is judged; without rules in a collection that is only searched. */
  readonly rulebook: Rulebook
  /** By name. They quote and judge, and so have no part in the hashes. */
  readonly canned: readonly CannedFile[]
  /** Our own words in other languages; they judge nothing, and so have no part in the hashes. */
  readonly translations: Readonly<Partial<Record<Locale, Translation>>>
  /** How what people write in other languages is said in English, and then judged as if it had been written so. */
  readonly glossaries: readonly Glossary[]
  /** SHA-256 over articles, technologies, topics, elsewhere, caveats and stances, hex: another hash, another corpus. */
  readonly hash: string
  /** SHA-256 over the rule book, hex: another hash, another judgement. */
  readonly rulesHash: string
}
