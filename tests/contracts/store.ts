import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { migrate, migrations, newestVersion, tables } from '../../src/store/schema.js'
import type { Change, Retention, Store } from '../../src/store/index.js'
import { openStoreOn } from '../../src/store/open.js'
import { insertInto, type Database } from '../../src/store/database.js'
import { patience } from '../support/patience.js'
import { articleWrite, cannedWrite, dayMs, fillGuild, person, settingsWrite, vote } from '../support/store.js'

/** Makes an empty place and gives a way to open it, as often as there are processes. */
export type NewPlace = () => Promise<() => Promise<Database>>

const keep: Retention = { countsDays: 30, votesDays: 30, questionsDays: 30, suggestionsDays: 30, profilesDays: 30,
  postsDays: 30, auditDays: 30,
  departedDays: 30 }

/** What every engine keeps to. */
export function describeStore(engine: string, newPlace: NewPlace): void {
  /** Several processes' stores on one place, and a look at all that is in it. */
  const openStores = async (
    count = 1,
  ): Promise<readonly [Store, ...Store[]] & { readonly dump: () => Promise<string> }> => {
    const openDatabase = await newPlace()
    const stores: Store[] = []
    for (let at = 0; at < count; at++) stores.push(await openStoreOn(await openDatabase()))
    const database = await openDatabase()
    onTestFinished(async () => {
      for (const opened of [...stores, database]) await opened.close()
    })
    return Object.assign(stores as [Store, ...Store[]], { dump: () => dump(database) })
  }
  const open = async (): Promise<Store> => (await openStores())[0]

  describe(`canned comparisons on ${engine}`, () => {
    it('are kept as they were saved, with their version and their place in the record', async () => {
      const store = await open()
      const saved = await store.canned.save([cannedWrite({ aliases: ['Quick'] })])
      expect(saved).toMatchObject({ kind: 'saved',
        entries: [{ name: 'speed', version: 1, aliases: ['Quick'], deleted: false, changedBy: person }] })
      expect(await store.canned.find('1', 'speed')).toEqual(saved.kind === 'saved' ? saved.entries[0] : undefined)
      expect(await store.canned.list('1')).toHaveLength(1)
      expect(await store.canned.find('1', 'constructor')).toBeUndefined()
      expect(await store.canned.history('1', 'speed')).toMatchObject([{ version: 1, change: 'create', title: 'Speed' }])
      expect(await store.audit.list('1', { limit: 5 })).toMatchObject([{ verb: 'canned.create', subject: 'speed',
        by: person, before: '' }])
    })

    it('refuse a writer who has not seen the present version, and show it', async () => {
      const store = await open()
      await store.canned.save([cannedWrite()])
      expect(await store.canned.save([cannedWrite({ title: 'Mine' })])).toMatchObject({ kind: 'conflict', name: 'speed',
        current: { version: 1, title: 'Speed' } })
      expect(await store.canned.save([cannedWrite({ name: 'new', seen: 3 })])).toEqual({ kind: 'conflict', name: 'new',
        current: null })
      expect(await store.canned.save([cannedWrite({ seen: 1, title: 'Mine', change: 'edit' })])).toMatchObject({
        kind: 'saved',
        entries: [{ version: 2, title: 'Mine' }],
      })
      expect((await store.canned.history('1', 'speed')).map(({ version, title }) => [version, title])).toEqual([[2,
        'Mine'], [1, 'Speed']])
    })

    it('give each version to exactly one of twenty who edit at once, and show the others what won', async () => {
      const stores = await openStores(2)
      await stores[0].canned.save([cannedWrite()])
      for (let seen = 1; seen <= 5; seen++) {
        const edits = Array.from({ length: 20 }, (_, editor) =>
          cannedWrite({ seen, title: `Editor ${editor}`, change: 'edit' }))
        const results = await Promise.all(edits.map((edit, editor) => stores[editor % 2]!.canned.save([edit])))
        const won = results.filter((result) => result.kind === 'saved')
        expect(won).toHaveLength(1)
        const current = await stores[1]!.canned.find('1', 'speed')
        expect(won).toMatchObject([{ entries: [current] }])
        expect(results.filter((result) => result.kind === 'conflict' && result.current?.title === current?.title))
          .toHaveLength(19)
      }
      expect((await stores[0].canned.history('1', 'speed')).map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1])
    })

    it('are written all or not at all', async () => {
      const { 0: store, dump: look } = await openStores()
      await store.canned.save([cannedWrite(), cannedWrite({ name: 'cost', aliases: ['price'] })])
      const before = await look()
      const fresh = cannedWrite({ name: 'fresh', aliases: ['new'] })
      expect(await store.canned.save([fresh, cannedWrite()])).toMatchObject({ kind: 'conflict' })
      expect(await store.canned.save([fresh, cannedWrite({ name: 'third', aliases: ['PRICE'] })])).toEqual({
        kind: 'taken',
        name: 'price',
        by: 'cost',
      })
      expect(await store.canned.save([fresh, cannedWrite({ name: 'third', aliases: ['New'] })])).toEqual({
        kind: 'taken',
        name: 'new',
        by: 'fresh',
      })
      await expect(store.canned.save([fresh, fresh])).rejects.toThrow('twice')
      // Only the count of attempts differs.
      const attempts = /"revision","number":\d+/
      expect((await look()).replace(attempts, '')).toBe(before.replace(attempts, ''))
    })

    it('have names and aliases to themselves in their server, however they are written', async () => {
      const store = await open()
      await store.canned.save([cannedWrite({ aliases: ['Café', 'café', 'SPEED'] })])
      expect(await store.canned.save([cannedWrite({ name: 'other', aliases: ['  CAFE '] })])).toEqual({ kind: 'taken',
        name: 'cafe', by: 'speed' })
      expect(await store.canned.save([cannedWrite({ name: 'cafe' })])).toEqual({ kind: 'taken', name: 'cafe',
        by: 'speed' })
      expect(await store.canned.save([cannedWrite({ name: 'cafe', guild: '2' })])).toMatchObject({ kind: 'saved' })
    })

    it('may hand an alias over within one save', async () => {
      const store = await open()
      await store.canned.save([cannedWrite({ aliases: ['fast'] }), cannedWrite({ name: 'other' })])
      const handed = [cannedWrite({ name: 'other', seen: 1, aliases: ['fast'] }), cannedWrite({ seen: 1, aliases: [] })]
      expect(await store.canned.save(handed)).toMatchObject({ kind: 'saved' })
    })

    it('let go of their names when deleted, and cannot come back while another has one', async () => {
      const store = await open()
      await store.canned.save([cannedWrite({ aliases: ['fast'] })])
      await store.canned.save([cannedWrite({ aliases: ['fast'], seen: 1, deleted: true, change: 'delete' })])
      expect(await store.canned.find('1', 'speed')).toMatchObject({ deleted: true, version: 2 })
      await store.canned.save([cannedWrite({ name: 'other', aliases: ['fast'] })])
      expect(await store.canned.save([cannedWrite({ aliases: ['fast'], seen: 2, change: 'restore' })])).toEqual({
        kind: 'taken',
        name: 'fast',
        by: 'other',
      })
      expect(await store.canned.save([cannedWrite({ seen: 2, change: 'restore' })])).toMatchObject({ kind: 'saved',
        entries: [{ version: 3, deleted: false }] })
    })

    it('belong to groups, each restricted by whoever has seen its present version', async () => {
      const { 0: store, dump: look } = await openStores()
      await store.canned.save([cannedWrite({ groups: ['Team'] })])
      expect((await store.canned.list('1'))[0]?.groups).toEqual(['Team'])
      expect((await store.canned.history('1', 'speed'))[0]?.groups).toEqual(['Team'])
      const restriction = { ...cannedWrite().restriction, allowRoles: ['5'] }
      const write = { guild: '1', name: 'Team', restriction, seen: 0, by: person, at: 1_000 }
      const saved = { guild: '1', name: 'Team', version: 1, restriction }
      expect(await store.canned.restrictGroup(write)).toEqual(saved)
      const before = await look()
      expect(await store.canned.restrictGroup({ ...write, name: 'TEAM' })).toBeUndefined()
      expect((await look()).replace(/"revision","number":\d+/, '')).toBe(before.replace(/"revision","number":\d+/, ''))
      expect(await store.canned.restrictGroup({ ...write, name: 'TEAM', seen: 1 })).toEqual({ ...saved, name: 'TEAM',
        version: 2 })
      expect(await store.canned.groups('1')).toHaveLength(1)
      expect(await store.canned.groups('2')).toEqual([])
      expect((await store.audit.list('1', { limit: 9 })).map(({ verb, subject }) => [verb, subject])).toEqual([
        ['group.restrict', 'TEAM'],
        ['group.restrict', 'Team'],
        ['canned.create', 'speed'],
      ])
    })

    it('are found again where they were posted, unless that was taken away or is long ago', async () => {
      const store = await open()
      const post = { guild: '1', channel: '7', message: '70', name: 'speed', version: 1, by: person, at: 1_000 }
      for (const each of [post, post, { ...post, message: '71', at: 2_000 }, { ...post, channel: '8', message: '80',
        at: 3_000 }]) await store.canned.posted(each)
      expect(await store.canned.findPost({ guild: '1', channel: '7', name: 'speed' }, 0)).toEqual({ ...post,
        message: '71', at: 2_000 })
      expect(await store.canned.findPost({ guild: '1', channel: '7', name: 'speed' }, 2_001)).toBeUndefined()
      expect(await store.canned.findPost({ guild: '2', channel: '7', name: 'speed' }, 0)).toBeUndefined()
      expect(await store.canned.unposted({ guild: '1', message: '71', by: null, at: 3_500 })).toEqual({ ...post,
        message: '71', at: 2_000 })
      expect(await store.canned.unposted({ guild: '1', message: '71', by: null, at: 3_600 })).toBeUndefined()
      expect(await store.canned.unposted({ guild: '2', message: '70', by: null, at: 3_600 })).toBeUndefined()
      expect(await store.canned.findPost({ guild: '1', channel: '7', name: 'speed' }, 0)).toEqual(post)
      await store.canned.posted({ ...post, message: '90', name: 'cost', at: 4_000 })
      await store.canned.posted({ ...post, guild: '2', message: '91', at: 3_900 })
      expect((await store.canned.recentPosts(2_000, 2)).map(({ guild, message }) => [guild, message])).toEqual([['1',
        '90'], ['2', '91']])
      expect((await store.canned.recentPosts(3_900, 9)).map(({ message }) => message)).toEqual(['90', '91'])
      expect(await store.canned.uses('1', 0)).toEqual([{ name: 'speed', posts: 2, lastAt: 3_000 }, { name: 'cost',
        posts: 1, lastAt: 4_000 }])
      expect((await store.audit.list('1', { limit: 9 })).map(({ verb, subject }) => [verb, subject])).toEqual([
        ['canned.post', 'cost'],
        ['canned.unpost', 'speed'],
        ['canned.post', 'speed'],
        ['canned.post', 'speed'],
        ['canned.post', 'speed'],
      ])
    })
  })

  describe(`articles of servers on ${engine}`, () => {
    it('are kept as they were added, with their words, their version and their place in the record', async () => {
      const store = await open()
      const saved = await store.articles.save([articleWrite({ author: 'A. Uthor', body: 'One is\0 quick.' })])
      const entry = { guild: '1', id: 'own-fast', version: 1, title: 'Fast', author: 'A. Uthor', publisher: null,
        published: '2026-01-31', url: null, content: '{}', deleted: false, changedAt: 1_000, changedBy: person }
      expect(saved).toEqual({ kind: 'saved', entries: [entry] })
      expect(await store.articles.list('1')).toEqual([entry])
      expect(await store.articles.find('1', 'own-fast')).toEqual(entry)
      expect(await store.articles.find('2', 'own-fast')).toBeUndefined()
      expect(await store.articles.read('1')).toEqual([{ ...entry, body: 'One is\ufffd quick.', reviews: [] }])
      expect(await store.articles.read('2')).toEqual([])
      expect(await store.audit.list('1', { limit: 5 })).toMatchObject([{ verb: 'corpus.add', subject: 'own-fast',
        by: person, before: '' }])
    })

    it('are edited, removed and restored by whoever has seen the present version, and keep their words', async () => {
      const store = await open()
      await store.articles.save([articleWrite()])
      expect(await store.articles.save([articleWrite({ title: 'Mine' })])).toMatchObject({ kind: 'conflict',
        id: 'own-fast', current: { version: 1 } })
      expect(await store.articles.save([articleWrite({ id: 'own-new', seen: 2 })])).toEqual({ kind: 'conflict',
        id: 'own-new', current: null })
      await store.articles.save([articleWrite({ title: 'Faster', seen: 1, change: 'edit' })])
      await store.articles.save([articleWrite({ title: 'Faster', seen: 2, change: 'remove', deleted: true })])
      expect(await store.articles.read('1')).toMatchObject([{ title: 'Faster', deleted: true, body: 'One is quick.' }])
      await store.articles.save([articleWrite({ title: 'Faster', seen: 3, change: 'restore' })])
      expect(await store.articles.find('1', 'own-fast')).toMatchObject({ version: 4, deleted: false })
      expect((await store.articles.history('1', 'own-fast')).map(({ change, title }) => [change, title])).toEqual([[
        'restore', 'Faster'], ['remove', 'Faster'], ['edit', 'Faster'], ['add', 'Fast']])
    })

    it('are written all or not at all', async () => {
      const { 0: store, dump: look } = await openStores()
      await store.articles.save([articleWrite()])
      const before = await look()
      expect(await store.articles.save([articleWrite({ id: 'own-new' }), articleWrite()])).toMatchObject({
        kind: 'conflict' })
      for (const wrong of [[articleWrite({ id: 'own-new' }), articleWrite({ id: 'own-new' })],
        [articleWrite({ seen: 1, body: 'Other words.' })]])
        await expect(store.articles.save(wrong)).rejects.toThrow(RangeError)
      const attempts = /"revision","number":\d+/
      expect((await look()).replace(attempts, '')).toBe(before.replace(attempts, ''))
    })

    it('have what was reviewed of their sentences, the last review of each', async () => {
      const stores = await openStores(2)
      await stores[0].articles.save([articleWrite()])
      const review = { guild: '1', id: 'own-fast', place: 4, stance: 'for go', by: person, at: 2_000 }
      await stores[0].articles.review([{ ...review, place: 90 }, review])
      await stores[1]!.articles.review([{ ...review, stance: 'neutral', at: 3_000 }])
      expect((await stores[0].articles.read('1'))[0]?.reviews).toEqual([{ ...review, stance: 'neutral', at: 3_000 },
        { ...review, place: 90 }])
      expect(await stores[0].audit.list('1', { limit: 1 })).toMatchObject([{ verb: 'corpus.review',
        before: '{"place":4,"stance":"for go"}', after: '{"place":4,"stance":"neutral"}' }])
    })
  })

  describe(`settings, votes and counts on ${engine}`, () => {
    it('save settings over the version that was seen, and no other', async () => {
      const store = await open()
      expect(await store.settings.read('1')).toBeUndefined()
      expect(await store.settings.save(settingsWrite())).toEqual({ version: 1, values: '{"a":1}' })
      expect(await store.settings.save(settingsWrite({ values: '{"a":2}' }))).toBeUndefined()
      expect(await store.settings.save(settingsWrite({ values: '{"a":2}', seen: 1 }))).toEqual({ version: 2,
        values: '{"a":2}' })
      expect(await store.settings.read('1')).toEqual({ version: 2, values: '{"a":2}' })
      expect(await store.audit.list('1', { limit: 9 })).toMatchObject([{ verb: 'settings.save', subject: 'mentions' }, {
        verb: 'settings.save',
        before: 'yes',
        after: 'no',
      }])
    })

    it('count one vote for each person and answer, the last one', async () => {
      const store = await open()
      expect(await store.feedback.vote(vote())).toBe('counted')
      expect(await store.feedback.vote(vote())).toBe('same')
      expect(await store.feedback.vote(vote({ rating: 'unhelpful' }))).toBe('changed')
      expect(await store.feedback.vote(vote({ person: '200000000000000002', subjects: ['speed', 'speed'] }))).toBe(
        'counted',
      )
      expect(await store.feedback.vote(vote({ guild: null }))).toBe('counted')
      expect(await store.feedback.tally('1', 0)).toEqual([{ subject: 'speed', helpful: 1, unhelpful: 1 }, {
        subject: 'cost',
        helpful: 0,
        unhelpful: 1,
      }])
      expect(await store.feedback.tally('1', 1_001)).toEqual([])
    })

    it('miss none of fifty counts at once', async () => {
      const stores = await openStores(2)
      const count = { guild: '1', kind: 'asked', key: 'speed', day: '2026-01-02' }
      const both = [{ ...count, by: 1 }, { ...count, guild: null, by: 2 }]
      await Promise.all(
        Array.from({ length: 50 }, (_, at) => stores[at % 2]!.counts.add(at % 2 === 0 ? both : [...both].reverse())),
      )
      expect(await stores[0].counts.top({ guild: '1', kind: 'asked' }, '2026-01-02', 5)).toEqual([{ key: 'speed',
        count: 50 }])
      expect(await stores[0].counts.top({ guild: null, kind: 'asked' }, '2026-01-02', 5)).toEqual([{ key: 'speed',
        count: 100 }])
    })

    it('rank and date what was counted', async () => {
      const store = await open()
      const count = (key: string, day: string, by: number) => ({ guild: '1', kind: 'asked', key, day, by })
      await store.counts.add([count('b', '2026-01-01', 1), count('a', '2026-01-01', 1), count('b', '2026-01-03', 2),
        count('Z', '2026-01-03', 1), count('old', '2025-12-31', 9)])
      // Ties in the order of the bytes, capitals first, on every engine.
      expect(await store.counts.top({ guild: '1', kind: 'asked' }, '2026-01-01', 3)).toEqual([{ key: 'b', count: 3 }, {
        key: 'Z',
        count: 1,
      }, { key: 'a', count: 1 }])
      expect(await store.counts.byDay('1', 'asked', '2026-01-01')).toEqual([{ day: '2026-01-01', count: 2 }, {
        day: '2026-01-03',
        count: 3,
      }])
      expect(await store.counts.byDay('1', 'declined', '2026-01-01')).toEqual([])
    })

    it('keep what members suggest until one moderator decides, and no more of it than a person may', async () => {
      const stores = await openStores(2)
      const [store, other] = [stores[0], stores[1]!]
      const limits = { open: 2, recent: 3, withinMs: 100 }
      const write = (at: number, more: object = {}) => ({ guild: '1', kind: 'canned' as const, name: 'n', title: 'T',
        body: `Body ${at}`, by: person, at, ...more })
      const kinds = await Promise.all([1, 2, 3, 4].map(async (at) =>
        (await [store, other][at % 2]!.suggestions.add(write(at), limits)).kind))
      expect(kinds.sort()).toEqual(['added', 'added', 'too-many', 'too-many'])
      const { all, shown: [first, second] } = await other.suggestions.open('1', { limit: 5, skip: 0 })
      expect([all, first!.id < second!.id, first!.by, first!.state]).toEqual([2, true, person, 'open'])
      expect((await other.suggestions.open('1', { limit: 5, skip: 1 })).shown).toEqual([second])
      const refusal = { guild: '1', id: first!.id, state: 'refused', word: 'no', by: '2', at: 9 } as const
      const refused = await Promise.all([store, other].map((each) => each.suggestions.decide(refusal)))
      expect(refused.filter((each) => each !== undefined)).toMatchObject([{ state: 'refused', word: 'no',
        decidedBy: '2' }])
      const approve = { what: 'suggestion', id: second!.id } as const
      expect(await store.canned.save([cannedWrite({ seen: 4 })], approve)).toMatchObject({ kind: 'conflict' })
      expect((await store.suggestions.find('1', second!.id))?.state).toBe('open')
      expect(await store.canned.save([cannedWrite()], approve)).toMatchObject({ kind: 'saved' })
      expect(await store.canned.save([cannedWrite({ name: 'b' })], approve)).toEqual({ kind: 'settled' })
      expect(await store.canned.find('1', 'b')).toBeUndefined()
      expect(await store.suggestions.find('2', second!.id)).toBeUndefined()
      expect((await store.suggestions.of('1', person, 5)).map(({ state }) => state)).toEqual(['approved', 'refused'])
      expect((await store.suggestions.add(write(5), limits)).kind).toBe('added')
      expect((await store.suggestions.add(write(6), limits)).kind).toBe('too-often')
      expect((await store.suggestions.add(write(200), limits)).kind).toBe('added')
      expect((await store.audit.list('1', { limit: 9 })).map(({ verb }) => verb).sort()).toEqual(['canned.create',
        'suggestion.add', 'suggestion.add', 'suggestion.add', 'suggestion.add', 'suggestion.approved',
        'suggestion.refused'])
    })

    it('close questions once, and keep their words out of the record', async () => {
      const store = await open()
      for (const text of ['one', 'two', 'three', 'four']) await store.questions.add('1', text, 5)
      const { all, shown } = await store.questions.open('1', { limit: 3, skip: 1 })
      expect([all, shown.map(({ text }) => text)]).toEqual([4, ['two', 'three', 'four']])
      const [two, three, four] = shown.map(({ id }) => id)
      const closing = { state: 'done', by: person, at: 9 } as const
      expect(await store.questions.close('2', [two!], closing)).toBe(0)
      expect(await store.questions.close('1', [], closing)).toBe(0)
      expect(await store.questions.close('1', [two!, three!], closing)).toBe(2)
      expect(await store.questions.close('1', [two!], { state: 'answered', by: null, at: 9 })).toBe(0)
      expect(await store.questions.find('1', two!)).toEqual({ id: two, text: 'two', at: 5, isOpen: false })
      const asks = { what: 'question', id: four! } as const
      expect(await store.canned.save([cannedWrite()], asks)).toMatchObject({ kind: 'saved' })
      expect(await store.canned.save([cannedWrite({ name: 'b' })], asks)).toEqual({ kind: 'settled' })
      expect((await store.questions.open('1', { limit: 9, skip: 0 })).shown.map(({ text }) => text)).toEqual(['one'])
      // Of what was declined all is listed, whoever is done with it.
      expect(await store.questions.list('1', 9)).toHaveLength(4)
      expect(JSON.stringify(await store.audit.list('1', { limit: 9 }))).not.toMatch(/two|three|four/)
    })

    it('count one vote for each person and passage, whatever answer it was in', async () => {
      const store = await open()
      const cast = (answer: string, at: number, more: object = {}) =>
        store.feedback.vote(vote({ answer, at, subjects: ['topic:cost', 'passage:a#1'], ...more }))
      await cast('one', 10)
      await cast('two', 20, { rating: 'unhelpful' })
      await cast('one', 15, { person: '200000000000000002' })
      await cast('three', 5, { subjects: ['passage:b#2'] })
      expect(await store.feedback.passages('1', 0)).toEqual([
        { subject: 'passage:a#1', helpful: 1, unhelpful: 1 },
        { subject: 'passage:b#2', helpful: 1, unhelpful: 0 },
      ])
      expect(await store.feedback.passages('1', 12)).toEqual([{ subject: 'passage:a#1', helpful: 1, unhelpful: 1 }])
      expect(await store.feedback.passages('2', 0)).toEqual([])
    })

    it('mark passages over the version that was seen, and keep needs for a person until they are forgotten', async () => {
      const store = await open()
      const mark = { guild: '1', passage: 'a#1', digest: 'd', state: 'hidden', reason: 'old', seen: 0, by: person,
        at: 7 } as const
      expect(await store.passages.mark(mark)).toEqual({ guild: '1', passage: 'a#1', digest: 'd', state: 'hidden',
        reason: 'old', version: 1, changedAt: 7, changedBy: person })
      expect(await store.passages.mark({ ...mark, state: 'lowered' })).toBeUndefined()
      expect(await store.passages.mark({ ...mark, state: 'shown', reason: '', seen: 1 })).toMatchObject({ version: 2 })
      expect(await store.passages.list('1')).toMatchObject([{ state: 'shown', version: 2 }])
      expect(await store.passages.list('2')).toEqual([])
      expect((await store.audit.list('1', { limit: 9 })).map(({ verb }) => verb)).toEqual(['passage.shown',
        'passage.hidden'])
      const profile = { heard: ['iot'], ruledOut: [], at: 7 }
      expect(await store.profiles.read('1', person)).toBeUndefined()
      await store.profiles.save('1', person, { ...profile, at: 1 })
      await store.profiles.save('1', person, profile)
      expect(await store.profiles.read('1', person)).toEqual(profile)
      expect(await store.profiles.read('2', person)).toBeUndefined()
      expect(await store.guilds.export('1')).toContain('iot')
      await store.forget(person)
      expect(await store.profiles.read('1', person)).toBeUndefined()
      await store.profiles.save('1', person, profile)
      expect(await store.profiles.forget('1', person)).toBe(true)
      expect(await store.profiles.forget('1', person)).toBe(false)
    })

    it('list questions and the record from the newest on, page by page', async () => {
      const store = await open()
      for (const text of ['one', 'two', 'three']) await store.questions.add('1', text, 5)
      expect(await store.questions.list('1', 2)).toEqual([{ text: 'three', at: 5 }, { text: 'two', at: 5 }])
      await store.questions.clear('1')
      expect(await store.questions.list('1', 2)).toEqual([])
      for (const [seen, subject] of ['a', 'b', 'a', 'c'].entries())
        await store.settings.save(settingsWrite({ subject, seen, at: 5 }))
      const [first, second] = await store.audit.list('1', { limit: 2 })
      expect([first?.subject, second?.subject]).toEqual(['c', 'a'])
      expect((await store.audit.list('1', { limit: 9, before: second!.id })).map(({ subject }) => subject)).toEqual([
        'b',
        'a',
      ])
      expect(await store.audit.list('1', { subject: 'a', limit: 9 })).toHaveLength(2)
    })
  })

  describe(`a store on ${engine}`, () => {
    it.each(['a\0b', "'; DROP TABLE canned; --", '__proto__', 'constructor', '\ud83d', 'x\udc00y', '$1 ? %s %_ \\',
      '‮gniht', '😀'.repeat(2_000), 'x'.repeat(4_000), '\r\n\t', ''])(
        'keeps %j as it keeps any text',
        async (text) => {
          const store = await open()
          const kept = text.replaceAll('\0', '\ufffd').replace(/^\ud83d$|(?<=x)\udc00/, '\ufffd')
          const name = text === '' ? 'empty' : text
          await store.canned.save([
            cannedWrite({ name, title: text, body: text, aliases: [`alias ${text}`], basis: text }),
          ])
          expect(await store.canned.find('1', name)).toMatchObject({ title: kept, body: kept,
            aliases: [`alias ${kept}`], basis: kept })
          await store.settings.save(settingsWrite({ values: text }))
          expect((await store.settings.read('1'))?.values).toBe(kept)
          await store.counts.add([{ guild: '1', kind: text, key: text, day: '2026-01-01', by: 1 }])
          expect(await store.counts.top({ guild: '1', kind: text }, '2026-01-01', 5)).toEqual([{ key: kept, count: 1 }])
          await store.questions.add('1', text, 1)
          expect(await store.questions.list('1', 1)).toEqual([{ text: kept, at: 1 }])
          expect(await store.feedback.vote(vote({ answer: text, subjects: [text] }))).toBe('counted')
          expect(await store.canned.list('1')).toHaveLength(1)
        },
      )

    it('keeps servers apart, and leaves nothing of one that is purged', async () => {
      const { 0: store, dump: look } = await openStores()
      await fillGuild(store, '111111111111111111')
      const others = await store.guilds.export('111111111111111111')
      await fillGuild(store, '222222222222222222')
      expect(await store.guilds.export('111111111111111111')).toBe(others)
      expect((await look()).match(/222222222222222222/g)?.length).toBeGreaterThan(8)
      await store.guilds.purge('222222222222222222')
      expect(await look()).not.toContain('222222222222222222')
      expect(await store.guilds.export('111111111111111111')).toBe(others)
    })

    it('exports all that is held of a server, but who voted', async () => {
      const store = await open()
      await fillGuild(store, '1', { voter: '999999999999999999' })
      const exported = JSON.parse(await store.guilds.export('1')) as Readonly<Record<string, unknown>>
      const kinds = tables.map(({ name }) => name).filter((name) => !['canned_names', 'changes'].includes(name))
      expect(
        Object.entries(exported).filter(([, rows]) => Array.isArray(rows) && rows.length > 0).map(([kind]) => kind),
      ).toEqual(kinds)
      expect(JSON.stringify(exported)).not.toContain('999999999999999999')
    })

    it('forgets a person wherever their id is, and nobody else', async () => {
      const { 0: store, dump: look } = await openStores()
      const [gone, longer] = ['300000000000000003', '3000000000000000033']
      await fillGuild(store, '1', { voter: gone, by: gone })
      await store.canned.save([
        cannedWrite({ name: `about ${gone}`, title: `For ${gone}`, body: `Ask <@${gone}> or <@${longer}>.`,
          aliases: [gone], by: longer }),
      ])
      await store.questions.add('1', `what does ${gone} say?`, 1)
      await store.settings.save(settingsWrite({ by: gone, subject: gone, before: `by ${gone}`, seen: 2 }))
      expect((await look()).match(/300000000000000003(?!3)/g)?.length).toBeGreaterThan(12)
      expect(await store.forget(gone)).toBeGreaterThan(12)
      expect(await look()).not.toMatch(/300000000000000003(?!3)/)
      expect((await look()).match(new RegExp(longer, 'g'))?.length).toBeGreaterThan(3)
      expect(await store.forget(gone)).toBe(0)
      const [entry] = (await store.canned.list('1')).filter(({ body }) => body.startsWith('Ask'))
      expect(await store.canned.find('1', entry!.name)).toEqual(entry)
      expect(await store.canned.save([cannedWrite({ ...entry, seen: entry!.version, by: person, change: 'edit' })]))
        .toMatchObject({ kind: 'saved' })
    })

    it('forgets what is done in a terminal without touching the word', async () => {
      const store = await open()
      await store.canned.save([cannedWrite({ body: 'Use a terminal.', by: 'terminal' })])
      expect(await store.forget('terminal')).toBe(3)
      expect(await store.canned.find('1', 'speed')).toMatchObject({ body: 'Use a terminal.', changedBy: null })
    })

    it('sweeps away what is older than it may be, and that only', async () => {
      const { 0: store, dump: look } = await openStores()
      await fillGuild(store, '1', { at: 100 * dayMs })
      const before = await store.guilds.export('1')
      expect(await store.sweep(129 * dayMs, keep, () => true)).toBe(0)
      expect(await store.guilds.export('1')).toBe(before)
      await fillGuild(store, '2', { at: 110 * dayMs })
      expect(await store.sweep(131 * dayMs, { ...keep, departedDays: 60 }, () => true)).toBeGreaterThan(5)
      expect(await store.audit.list('1', { limit: 9 })).toEqual([])
      expect(await store.feedback.tally('1', 0)).toEqual([])
      expect(await store.counts.byDay('1', 'asked', '1970-01-01')).toEqual([])
      expect(await store.questions.list('1', 9)).toEqual([])
      expect(await store.canned.uses('1', 0)).toEqual([])
      expect(await store.canned.list('1')).toHaveLength(1)
      expect(await store.audit.list('2', { limit: 9 })).not.toEqual([])
      // Of the two votes with two subjects each, one is left, and a profile of the later time.
      expect((await look()).match(/"person"/g)).toHaveLength(4)
    })

    it('purges a server that took the bot out when its grace is over, unless the bot is back', async () => {
      const { 0: store, dump: look } = await openStores()
      for (const guild of ['444444444444444444', '555555555555555555']) {
        await fillGuild(store, guild, { at: 100 * dayMs })
        await store.guilds.left(guild, 100 * dayMs)
      }
      const long: Retention = { countsDays: 999, votesDays: 999, questionsDays: 999, suggestionsDays: 999,
        profilesDays: 999, postsDays: 999, auditDays: 999,
        departedDays: 30 }
      expect(await store.sweep(130 * dayMs, long, () => true)).toBe(0)
      await store.guilds.joined('444444444444444444')
      // Another process serves it.
      expect(await store.sweep(131 * dayMs, long, (guild) => !guild.startsWith('5'))).toBe(0)
      expect(await store.sweep(131 * dayMs, long, () => true)).toBe(1)
      expect(await store.canned.list('444444444444444444')).toHaveLength(1)
      expect(await look()).not.toContain('555555555555555555')
    })

    it('purges no server that comes back while what is to be purged is looked up', async () => {
      const database = await (await newPlace())()
      const comesBack = async (sql: string): Promise<void> => {
        if (sql.startsWith('SELECT guild FROM departures'))
          await database.query("DELETE FROM departures WHERE guild = '1'")
      }
      const store = await openStoreOn({
        ...database,
        async query<Found>(sql: string, values?: Parameters<Database['query']>[1]) {
          const rows = await database.query<Found>(sql, values)
          await comesBack(sql)
          return rows
        },
      })
      onTestFinished(() => store.close())
      await store.settings.save(settingsWrite())
      await store.guilds.left('1', 100 * dayMs)
      expect(await store.sweep(131 * dayMs, keep, () => true)).toBe(1)
      expect(await store.settings.read('1')).toEqual({ version: 1, values: '{"a":1}' })
    })

    it('knows of which servers it holds anything, and which of them wait for the end of their grace', async () => {
      const store = await open()
      expect(await store.guilds.held()).toEqual([])
      for (const guild of ['2', '1']) await store.questions.add(guild, 'Why?', dayMs)
      await store.counts.add([{ guild: null, kind: 'asked', key: 'x', day: '2026-01-31', by: 1 }])
      await store.guilds.left('2', dayMs)
      expect(await store.guilds.held()).toEqual([{ guild: '1', hasLeft: false }, { guild: '2', hasLeft: true }])
      await store.guilds.purge('2')
      expect(await store.guilds.held()).toEqual([{ guild: '1', hasLeft: false }])
    })

    it('tells of its own changes at once, and of none that were not made', async () => {
      const store = await open()
      const told: Change[] = []
      const stop = store.watch((change) => told.push(change))
      await store.canned.save([cannedWrite()])
      await store.canned.save([cannedWrite()])
      await store.settings.save(settingsWrite())
      expect(told).toEqual([{ guild: '1', what: 'canned' }, { guild: '1', what: 'settings' }])
      stop()
      await store.guilds.purge('1')
      expect(told).toHaveLength(2)
    })

    it("tells of another process's changes, once each", async () => {
      const stores = await openStores(2)
      const told: Change[] = []
      stores[0].watch((change) => told.push(change))
      await stores[1]!.canned.save([cannedWrite()])
      await vi.waitFor(() => expect(told).toEqual([{ guild: '1', what: 'canned' }]), patience)
      expect(await stores[0].canned.list('1')).toHaveLength(1)
      await stores[1]!.settings.save(settingsWrite({ guild: '2' }))
      await vi.waitFor(() => expect(told.slice(1)).toEqual([{ guild: '2', what: 'settings' }]), patience)
      await stores[1]!.guilds.purge('2')
      await vi.waitFor(
        () => expect(told.slice(2)).toEqual([{ guild: null, what: 'canned' }, { guild: null, what: 'settings' }]),
        patience,
      )
    })

    it('tells whoever begins to watch of what another process has changed since it was opened', async () => {
      const stores = await openStores(2)
      await stores[1]!.canned.save([cannedWrite()])
      const told: Change[] = []
      stores[0].watch((change) => told.push(change))
      await vi.waitFor(() => expect(told).toEqual([{ guild: '1', what: 'canned' }]), patience)
    })

    it('is made once where six open an empty place at the same moment', async () => {
      const openDatabase = await newPlace()
      const stores = await Promise.all(Array.from({ length: 6 }, async () => openStoreOn(await openDatabase())))
      onTestFinished(async () => {
        for (const store of stores) await store.close()
      })
      await stores[0]!.canned.save([cannedWrite()])
      expect(await stores[5]!.canned.list('1')).toHaveLength(1)
    })

    it.each(migrations.map((_, version) => version))('takes over what version %i of it held', async (version) => {
      const openDatabase = await newPlace()
      const database = await openDatabase()
      await migrate(database, version)
      if (version > 0)
        await database.query(...insertInto('settings', { guild: '1', version: 3, content: '{"old":true}' }))
      await database.close()
      const store = await openStoreOn(await openDatabase())
      onTestFinished(() => store.close())
      expect(await store.settings.read('1')).toEqual(version > 0 ? { version: 3, values: '{"old":true}' } : undefined)
      await fillGuild(store, '2')
      expect(await store.feedback.tally('2', 0)).toHaveLength(2)
    })

    it('is refused, and left as it is, where a newer program wrote it', async () => {
      const openDatabase = await newPlace()
      await (await openStoreOn(await openDatabase())).close()
      const database = await openDatabase()
      onTestFinished(() => database.close())
      await database.query("UPDATE meta SET number = 99 WHERE name = 'schema'")
      const before = await dump(database)
      await expect(openStoreOn(await openDatabase())).rejects.toMatchObject({
        code: 'store-newer',
        message: [
          'The store was written by a newer version of Backquote.',
          `Run that version, or restore a backup from before it. (its version is 99, this program knows ${newestVersion})`,
        ].join(' '),
      })
      expect(await dump(database)).toBe(before)
    })

    it.each(['canned', 'meta'])('is refused, and left as it is, where another program has a table %s',
      async (table) => {
        const openDatabase = await newPlace()
        const database = await openDatabase()
        onTestFinished(() => database.close())
        await database.query(`CREATE TABLE ${table} (x TEXT)`)
        await expect((async () => openStoreOn(await openDatabase()))()).rejects.toMatchObject({
          code: 'store-foreign',
          message: expect.stringContaining(
            'There is something here that Backquote has not written; it was left as it is.',
          ) as string,
        })
        expect(await database.query(`SELECT * FROM ${table}`)).toEqual([])
      })

    it('is left as it was where a migration fails', async () => {
      const openDatabase = await newPlace()
      const database = await openDatabase()
      onTestFinished(() => database.close())
      await migrate(database, 1)
      await database.query('CREATE TABLE votes (mine TEXT)')
      const before = await dump(database)
      await expect(openStoreOn(await openDatabase())).rejects.toThrow()
      expect(await dump(database)).toBe(before)
    })

    it('has each of its tables in the list of them, column by column', async () => {
      const openDatabase = await newPlace()
      await (await openStoreOn(await openDatabase())).close()
      const database = await openDatabase()
      onTestFinished(() => database.close())
      const found = (await readColumns(database)).filter(([table]) => table !== 'meta')
      expect(new Map(found)).toEqual(new Map(tables.map(({ name, columns }) => [name, [...columns].sort()])))
    })
  })
}

async function readColumns(database: Database): Promise<readonly (readonly [string, readonly string[]])[]> {
  const sql = database.engine === 'sqlite'
    ? "SELECT m.name AS tab, p.name AS col FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
    : `SELECT table_name AS tab, column_name AS col FROM information_schema.columns
       WHERE table_schema = current_schema()`
  const rows = await database.query<{ tab: string; col: string }>(sql)
  return [...new Set(rows.map(({ tab }) => tab))].map((
    table,
  ) => [table, rows.filter(({ tab }) => tab === table).map(({ col }) => col).sort()])
}

/** Everything that is in the database, whatever the tables are. */
async function dump(database: Database): Promise<string> {
  const all: unknown[] = []
  for (const [table] of await readColumns(database))
    all.push(table, ...(await database.query(`SELECT * FROM ${table}`)))
  return JSON.stringify(all)
}
