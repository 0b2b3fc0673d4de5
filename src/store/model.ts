import type { Parsed } from '../errors.js'

/** Ids as the platform gives them, at most 20 digits; `terminal` for what an operator does there. */
export type GuildId = string
export type PersonId = string

/** Milliseconds since 1970, from the caller: the store has no clock. */
export type Time = number

/** Roles and channels in which a canned comparison may be posted. Empty allow lists allow all; deny wins. */
export interface Restriction {
  readonly allowRoles: readonly string[]
  readonly denyRoles: readonly string[]
  readonly allowChannels: readonly string[]
  readonly denyChannels: readonly string[]
}

/** What a moderator writes. */
interface CannedText {
  readonly title: string
  /** Empty: there are no words of a guild's own, and it follows what is shipped under that name. */
  readonly body: string
  /**
   * As they are spelt; unique in a guild with the names, by their folded form. Where it follows what is shipped, empty:
   * as that is called.
   */
  readonly aliases: readonly string[]
  /** What it is sorted under, as they are spelt; the same one by its folded form. */
  readonly groups: readonly string[]
  readonly restriction: Restriction
}

export interface CannedEntry extends CannedText {
  readonly guild: GuildId
  /** As it is spelt; the key within the guild, and unique there with the aliases by its folded form. */
  readonly name: string
  /** From 1, one more at each change. */
  readonly version: number
  /** A deleted one is kept for its history, and can be restored. */
  readonly deleted: boolean
  /**
   * What the body's live blocks rested on when a person last approved it: an opaque text of the writer's. Where it
   * follows what is shipped, empty: as that was recorded.
   */
  readonly basis: string
  readonly changedAt: Time
  /** null: a person who has been forgotten. */
  readonly changedBy: PersonId | null
}

export type CannedChange = 'create' | 'edit' | 'alias' | 'group' | 'restrict' | 'delete' | 'restore' | 'revert' | 'approve'
  | 'import'

/** A numbered state of an entry, whole, with who made it. */
export interface CannedVersion extends CannedEntry {
  readonly change: CannedChange
}

export interface CannedWrite extends CannedText {
  readonly guild: GuildId
  readonly name: string
  readonly basis: string
  readonly deleted: boolean
  /** The version that the writer has seen; 0 for one that does not exist yet. */
  readonly seen: number
  readonly change: CannedChange
  readonly by: PersonId
  readonly at: Time
}

/** `conflict`: somebody was quicker; nothing was written. `taken`: a name or alias belongs to another entry. */
export type CannedSaved =
  | { readonly kind: 'saved'; readonly entries: readonly CannedEntry[] }
  | { readonly kind: 'conflict'; readonly current: CannedEntry | null; readonly name: string }
  | { readonly kind: 'taken'; readonly name: string; readonly by: string }
  /** What it was to settle had been settled already; nothing was written. */
  | { readonly kind: 'settled' }

/** Something that waits for a moderator, and is settled by what is saved. */
export interface Settles {
  readonly what: 'suggestion' | 'question'
  readonly id: string
}

/** What restricts all that belong to a group. One that never was restricted has no entry. */
export interface GroupEntry {
  readonly guild: GuildId
  /** As it is spelt; the key within the guild by its folded form. */
  readonly name: string
  /** From 1, one more at each change. */
  readonly version: number
  readonly restriction: Restriction
}

export interface GroupWrite extends Omit<GroupEntry, 'version'> {
  /** The version that the writer has seen; 0 for one that does not exist yet. */
  readonly seen: number
  readonly by: PersonId
  readonly at: Time
}

export interface CannedPost {
  readonly guild: GuildId
  readonly channel: string
  readonly message: string
  readonly name: string
  readonly version: number
  readonly by: PersonId | null
  readonly at: Time
}

/** A post was taken away. */
export interface CannedRemoval {
  readonly guild: GuildId
  readonly message: string
  /** null: Discord does not say who. */
  readonly by: PersonId | null
  readonly at: Time
}

interface CannedUse {
  readonly name: string
  readonly posts: number
  readonly lastAt: Time
}

/** What is known of an article, as {@link ArticleEntry} holds it; unknown particulars are null. */
interface ArticleDetails {
  readonly title: string
  readonly author: string | null
  readonly publisher: string | null
  /** ISO date. */
  readonly published: string | null
  readonly url: string | null
  /** What was read in its words (names, proposed stances): an opaque text of the writer's. */
  readonly content: string
}

/** An article that a server added, without its words. */
export interface ArticleEntry extends ArticleDetails {
  readonly guild: GuildId
  /** The key within the guild; never given again. */
  readonly id: string
  /** From 1, one more at each change. */
  readonly version: number
  /** A removed one is kept for its history, and can be restored. */
  readonly deleted: boolean
  readonly changedAt: Time
  /** null: a person who has been forgotten. */
  readonly changedBy: PersonId | null
}

export type ArticleChange = 'add' | 'edit' | 'remove' | 'restore' | 'revert' | 'import'

/** A numbered state of an article's particulars, with who made it. */
export interface ArticleVersion extends ArticleEntry {
  readonly change: ArticleChange
}

export interface ArticleWrite extends ArticleDetails {
  readonly guild: GuildId
  readonly id: string
  readonly deleted: boolean
  /** Its words: with the first write, and never again. */
  readonly body?: string
  /** The version that the writer has seen; 0 for one that does not exist yet. */
  readonly seen: number
  readonly change: ArticleChange
  readonly by: PersonId
  readonly at: Time
}

/** `conflict`: somebody was quicker; nothing was written. */
export type ArticleSaved =
  | { readonly kind: 'saved'; readonly entries: readonly ArticleEntry[] }
  | { readonly kind: 'conflict'; readonly current: ArticleEntry | null; readonly id: string }

/** What a moderator says that a sentence of an article says. */
export interface ArticleReview {
  readonly guild: GuildId
  readonly id: string
  /** Where the sentence begins in the article's words, in UTF-16 code units. */
  readonly place: number
  /** As the writer spells it. */
  readonly stance: string
  readonly at: Time
  readonly by: PersonId | null
}

/** An article with its words and what was reviewed of them, by place. */
export interface HeldArticle extends ArticleEntry {
  readonly body: string
  readonly reviews: readonly ArticleReview[]
}

export interface SettingsRecord {
  readonly version: number
  /** JSON of the writer's; checked by its reader. */
  readonly values: string
}

export interface SettingsWrite {
  readonly guild: GuildId
  readonly values: string
  /** The version that the writer has seen; 0 for settings that do not exist yet. */
  readonly seen: number
  readonly by: PersonId
  readonly at: Time
  /** The one setting that differs, and how it read before and after: for the record. */
  readonly subject: string
  readonly before: string
  readonly after: string
}

/** What a member would have here; decided by moderators. */
export interface Suggestion {
  /** Later ones are greater. */
  readonly id: string
  readonly guild: GuildId
  readonly kind: 'canned' | 'article'
  readonly name: string
  readonly title: string
  readonly body: string
  readonly state: 'open' | 'approved' | 'refused'
  /** From whoever refused it; empty: nothing was said. */
  readonly word: string
  readonly at: Time
  /** null: a person who has been forgotten. */
  readonly by: PersonId | null
  readonly decidedAt: Time | null
  readonly decidedBy: PersonId | null
}

export interface SuggestionWrite extends Pick<Suggestion, 'guild' | 'kind' | 'name' | 'title' | 'body' | 'at'> {
  readonly by: PersonId
}

/** A declined question in words. */
export interface HeldQuestion {
  /** Later ones are greater. */
  readonly id: string
  readonly text: string
  readonly at: Time
}

/** A part of all that waits. */
export interface Page {
  readonly limit: number
  readonly skip: number
}

/** What a server decided of a passage. */
export interface PassageMark {
  readonly guild: GuildId
  readonly passage: string
  /** Of its words: of others nothing was decided, whatever they are called by now. */
  readonly digest: string
  readonly state: 'shown' | 'lowered' | 'hidden'
  readonly reason: string
  /** From 1, one more at each change. */
  readonly version: number
  readonly changedAt: Time
  readonly changedBy: PersonId | null
}

export interface PassageWrite extends Omit<PassageMark, 'version' | 'changedAt' | 'changedBy'> {
  readonly seen: number
  readonly by: PersonId
  readonly at: Time
}

/** Needs that a person had kept, by their ids. */
export interface Profile {
  readonly heard: readonly string[]
  readonly ruledOut: readonly string[]
  readonly at: Time
}

type Rating = 'helpful' | 'unhelpful'

export interface Vote {
  /** null: a direct conversation. */
  readonly guild: GuildId | null
  /** What was rated: an answer's code. */
  readonly answer: string
  readonly person: PersonId
  readonly rating: Rating
  /** Keys under which it is counted: topics and technologies. */
  readonly subjects: readonly string[]
  readonly at: Time
}

export interface VoteCount {
  readonly subject: string
  readonly helpful: number
  readonly unhelpful: number
}

/** Counted by day, without persons or words. */
interface Count {
  /** null: everywhere together (for entries offered before anything is typed). */
  readonly guild: GuildId | null
  /** `asked`, `declined`, … */
  readonly kind: string
  readonly key: string
  /** UTC, `2026-01-31`. */
  readonly day: string
}

export interface AuditEntry {
  /** Later ones are greater. */
  readonly id: string
  readonly guild: GuildId
  readonly at: Time
  /** null: a person who has been forgotten, or was never known. */
  readonly by: PersonId | null
  /** `canned.edit`, `canned.post`, `settings.save`, … */
  readonly verb: string
  /** What it was done to: a name, a setting. */
  readonly subject: string
  readonly before: string
  readonly after: string
}

/** Something of a guild's has changed, here or by another process. null: anything may have. */
export interface Change {
  readonly guild: GuildId | null
  readonly what: 'canned' | 'settings' | 'articles' | 'passages'
}

/** How long things are kept, in days. */
export interface Retention {
  readonly countsDays: number
  readonly votesDays: number
  readonly questionsDays: number
  readonly suggestionsDays: number
  /** From the last change. */
  readonly profilesDays: number
  readonly postsDays: number
  readonly auditDays: number
  /** From a guild's farewell to the day when nothing of it is left. */
  readonly departedDays: number
}

/**
 * What we remember between runs, in verbs of the trade. Every write is on disk when its promise resolves.
 *
 * All of these reject with a {@link Fault} of code `store-unavailable` (try again later), `store-full`,
 * `store-read-only` or `store-damaged`; each message says what to do. Texts come back as they were given, but for NUL
 * and halves of surrogate pairs, each of which becomes U+FFFD.
 */
export interface Store {
  readonly canned: {
    /** By name. */
    list(guild: GuildId): Promise<readonly CannedEntry[]>
    find(guild: GuildId, name: string): Promise<CannedEntry | undefined>
    /**
     * All or nothing; each write leaves a version and an audit entry.
     *
     * @param settles - What is done with when this is saved, all of one server.
     */
    save(writes: readonly CannedWrite[], settles?: Settles): Promise<CannedSaved>
    /** Those that are, or were, restricted, by name. */
    groups(guild: GuildId): Promise<readonly GroupEntry[]>
    /** Leaves an audit entry, `group.restrict`. @returns undefined when somebody was quicker: nothing was written. */
    restrictGroup(write: GroupWrite): Promise<GroupEntry | undefined>
    /** Newest first. */
    history(guild: GuildId, name: string): Promise<readonly CannedVersion[]>
    /** Leaves an audit entry, `canned.post`. */
    posted(post: CannedPost & { readonly by: PersonId }): Promise<void>
    /** Leaves an audit entry, `canned.unpost`. @returns What stood there; undefined: nothing of ours, no entry. */
    unposted(removal: CannedRemoval): Promise<CannedPost | undefined>
    /** The newest post of this entry here that is not older than `since`. */
    findPost(place: Pick<CannedPost, 'guild' | 'channel' | 'name'>, since: Time): Promise<CannedPost | undefined>
    /** In all servers: the newest ones, newest first. */
    recentPosts(since: Time, limit: number): Promise<readonly CannedPost[]>
    /** Most used first. */
    uses(guild: GuildId, since: Time): Promise<readonly CannedUse[]>
  }
  readonly articles: {
    /** By id, without their words; removed ones too. */
    list(guild: GuildId): Promise<readonly ArticleEntry[]>
    find(guild: GuildId, id: string): Promise<ArticleEntry | undefined>
    /** By id, whole, as they stand at one moment; removed ones too. */
    read(guild: GuildId): Promise<readonly HeldArticle[]>
    /** All or nothing; each write leaves a version and an audit entry, `corpus.add` and the like. */
    save(writes: readonly ArticleWrite[]): Promise<ArticleSaved>
    /** The last one of a sentence stands. Leaves audit entries, `corpus.review`. */
    review(reviews: readonly (ArticleReview & { readonly by: PersonId })[]): Promise<void>
    /** Newest first. */
    history(guild: GuildId, id: string): Promise<readonly ArticleVersion[]>
  }
  readonly settings: {
    read(guild: GuildId): Promise<SettingsRecord | undefined>
    /** Leaves an audit entry, `settings.save`. @returns undefined when somebody was quicker: nothing was written. */
    save(write: SettingsWrite): Promise<SettingsRecord | undefined>
  }
  readonly feedback: {
    /** One vote for each person and answer: the last one counts. */
    vote(vote: Vote): Promise<'counted' | 'changed' | 'same'>
    /** Most votes first. */
    tally(guild: GuildId, since: Time): Promise<readonly VoteCount[]>
    /** The same of passages, by `passage:` and id: one vote for each person, the last one. Most unhelpful first. */
    passages(guild: GuildId, since: Time): Promise<readonly VoteCount[]>
  }
  readonly counts: {
    add(counts: readonly (Count & { readonly by: number })[]): Promise<void>
    /** Most first, ties by key. */
    top(counted: Pick<Count, 'guild' | 'kind'>, sinceDay: string,
      limit: number): Promise<readonly { readonly key: string; readonly count: number }[]>
    /** Days in order; those without a count are left out. */
    byDay(guild: GuildId, kind: string,
      sinceDay: string): Promise<readonly { readonly day: string; readonly count: number }[]>
  }
  /** Declined questions in words, only where the server asked for it. */
  readonly questions: {
    add(guild: GuildId, text: string, at: Time): Promise<void>
    list(guild: GuildId, limit: number): Promise<readonly { readonly text: string; readonly at: Time }[]>
    clear(guild: GuildId): Promise<void>
    /** Those that nobody is done with, oldest first, and how many there are of them. */
    open(guild: GuildId, page: Page): Promise<{ readonly all: number; readonly shown: readonly HeldQuestion[] }>
    find(guild: GuildId, id: string): Promise<(HeldQuestion & { readonly isOpen: boolean }) | undefined>
    /**
     * `answered`: by articles, nobody did it. Leaves an audit entry for each, `question.done`, without its words.
     *
     * @returns How many of them were open.
     */
    close(guild: GuildId, ids: readonly string[],
      closing: { readonly state: 'done' | 'answered'; readonly by: PersonId | null; readonly at: Time }): Promise<number>
  }
  /** What members suggest. Each verb that writes leaves an audit entry: `suggestion.add`, `suggestion.refused`, … */
  readonly suggestions: {
    /**
     * @param limits - A person's: so many that wait, and so many within a time.
     * @returns `too-many`: that wait; `too-often`: lately. Nothing was written.
     */
    add(write: SuggestionWrite, limits: { readonly open: number; readonly recent: number; readonly withinMs: number }):
      Promise<{ readonly kind: 'added'; readonly id: string } | { readonly kind: 'too-many' | 'too-often' }>
    find(guild: GuildId, id: string): Promise<Suggestion | undefined>
    /** Those that wait, oldest first, and how many there are of them. */
    open(guild: GuildId, page: Page): Promise<{ readonly all: number; readonly shown: readonly Suggestion[] }>
    /** A person's own, newest first. */
    of(guild: GuildId, person: PersonId, limit: number): Promise<readonly Suggestion[]>
    /** Approves what nothing is saved for, or refuses. @returns undefined when it does not wait any more. */
    decide(decision: Pick<Suggestion, 'guild' | 'id' | 'word' | 'at'> & { readonly by: PersonId;
      readonly state: 'approved' | 'refused' }):
      Promise<Suggestion | undefined>
  }
  /** What a server decided of passages. */
  readonly passages: {
    /** By passage; also those that are shown again. */
    list(guild: GuildId): Promise<readonly PassageMark[]>
    /** Leaves an audit entry, `passage.hidden`, … @returns undefined when somebody was quicker: nothing was written. */
    mark(write: PassageWrite): Promise<PassageMark | undefined>
  }
  /** What a person had kept about their projects in a server. */
  readonly profiles: {
    read(guild: GuildId, person: PersonId): Promise<Profile | undefined>
    save(guild: GuildId, person: PersonId, profile: Profile): Promise<void>
    /** @returns Whether there was one. */
    forget(guild: GuildId, person: PersonId): Promise<boolean>
  }
  readonly audit: {
    /** Newest first. Written by what makes the changes. */
    list(guild: GuildId,
      options: { readonly subject?: string; readonly limit: number; readonly before?: AuditEntry['id'] }
    ): Promise<readonly AuditEntry[]>
  }
  readonly guilds: {
    /** The server removed the bot: it is purged after the grace period, unless it comes back. */
    left(guild: GuildId, at: Time): Promise<void>
    joined(guild: GuildId): Promise<void>
    /** Every server of which anything is held. `hasLeft`: it waits for the end of its grace. */
    held(): Promise<readonly { readonly guild: GuildId; readonly hasLeft: boolean }[]>
    purge(guild: GuildId): Promise<void>
    /** All that is held of a server, as JSON: each kind of record under its name. Who voted stays out. */
    export(guild: GuildId): Promise<string>
  }
  /** Takes a person's id out of everything. @returns How many rows held it. */
  forget(person: PersonId): Promise<number>
  /**
   * Deletes what is older than it may be; a guild whose grace is over only where `isGone` says so, for another process
   * may be the one that knows.
   *
   * @returns How many rows and guilds went.
   */
  sweep(now: Time, retention: Retention, isGone: (guild: GuildId) => boolean): Promise<number>
  /** Told within a second of every change, also of other processes'. @returns Ends it. */
  watch(listener: (change: Change) => void): () => void
  close(): Promise<void>
}

export interface Backup {
  readonly path: string
  readonly bytes: number
  readonly rows: number
}

export interface Restored {
  readonly rows: number
  /** Where what was there before is kept; missing: there was nothing. */
  readonly aside?: string
}

/** How a store is. */
export interface StoreReport {
  readonly engine: 'sqlite' | 'postgres'
  readonly where: string
  /** 0: nothing has been remembered yet; null: that cannot be read. */
  readonly version: number | null
  /** The version that this program writes. */
  readonly newest: number
  /** Sentences; none: nothing is wrong. */
  readonly problems: readonly string[]
  readonly bytes: number
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  /** Who has it open, in words; missing: that cannot be seen here. */
  readonly holders?: readonly string[]
}

/**
 * What an operator does to a store from outside. A backup is an SQLite file, whatever the engine: what was saved from
 * one can be restored into the other. Rejects as a store does.
 */
export interface StoreKeeper {
  /** A whole copy at one moment, also while the store is in use. Never overwrites a file. */
  backup(path: string): Promise<Parsed<Backup>>
  /** Only where nobody uses the store; what was there is kept aside. */
  restore(path: string): Promise<Parsed<Restored>>
  inspect(): Promise<StoreReport>
  /** @returns The versions before and after. */
  migrate(): Promise<{ readonly before: number; readonly after: number }>
}
