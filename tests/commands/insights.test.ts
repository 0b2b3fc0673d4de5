import { describe, expect, it } from 'vitest'
import { toJson, type Answer } from '../../src/answer/index.js'
import { baselineOf, parseBody, spellBaseline } from '../../src/canned/index.js'
import type { Scope } from '../../src/commands/index.js'
import { textsIn } from '../../src/language/index.js'
import type { Store } from '../../src/store/index.js'
import { linesOf } from '../support/answers.js'
import { openHouse, people, shippedRooms } from '../support/house.js'
import { openTestStore } from '../support/store.js'

const { manager, moderator, member } = people
const texts = textsIn('en').insight
const day = 86_400_000
const now = Date.UTC(2026, 5, 30, 12)
const daysAgo = (days: number): string => new Date(now - days * day).toISOString().slice(0, 10)

/** The insights of a server with this store. */
async function look(store: Store, scope: Scope = moderator): Promise<Answer> {
  const desk = openHouse(() => Promise.resolve({ ...store, close: () => Promise.resolve() }), { now: () => now })
  return desk.dispatch({ command: 'insights', args: {}, scope })
}

const add = (store: Store, kind: string, key: string, days: number, by: number): Promise<void> =>
  store.counts.add([{ guild: '900', kind, key, day: daysAgo(days), by }])

async function busyServer(): Promise<Store> {
  const store = await openTestStore()
  await add(store, 'outcome', 'answered', 1, 40)
  await add(store, 'outcome', 'answered', 45, 9)
  await add(store, 'outcome', 'declined', 2, 3)
  await add(store, 'asked', 'topic:real-time', 1, 12)
  await add(store, 'asked', 'topic:real-time', 40, 4)
  await add(store, 'asked', 'topic:security', 3, 7)
  await add(store, 'asked', 'topic:iot', 59, 2)
  await add(store, 'asked', 'topic:costs', 61, 99)
  await add(store, 'asked', 'technology:node', 1, 80)
  await add(store, 'declined', 'term:Haskell', 2, 2)
  await add(store, 'declined', 'reason:off-topic', 2, 1)
  await store.feedback.vote({ guild: '900', answer: 'a', person: '1', rating: 'helpful',
    subjects: ['topic:security', 'technology:node'], at: now - day })
  await store.feedback.vote({ guild: '900', answer: 'a', person: '2', rating: 'unhelpful', subjects: ['topic:security'],
    at: now - day })
  await store.canned.posted({ guild: '900', channel: '1', message: '5', name: 'at a glance', version: 1, by: '1',
    at: now - day })
  await store.counts.add([{ guild: '7', kind: 'asked', key: 'topic:memory', day: daysAgo(1), by: 500 }])
  return store
}

/** What stands there, line by line, headings and lists marked. */
const markedLines = ({ blocks }: Answer): readonly string[] =>
  blocks.flatMap((block) => {
    const mark = block.kind === 'heading' ? '# ' : block.kind === 'list' ? '- ' : ''
    return linesOf({ blocks: [block] }).map((words) => `${mark}${words}`)
  })

describe('/insights', () => {
  it('tells what was asked, declined, rated and posted in a month, beside the month before', async () => {
    const answer = await look(await busyServer())
    expect(answer).toMatchObject({ status: 'answered', private: true })
    expect(markedLines(answer)).toEqual([
      `# ${texts.title}`,
      '- 40 answers (9 before)',
      '- 3 questions without an answer (0 before)',
      '- 1 canned comparison posted (0 before)',
      '# Asked most',
      'Chart. Asked most in the last 30 days: Real-time applications 12 (4 before); Security 7 (0 before); Internet of things 0 (2 before).',
      '- Real-time applications: 12 (4 before)',
      '- Security: 7 (0 before)',
      '- Internet of things: 0 (2 before)',
      '# Not in the articles',
      '- Haskell: 2 (0 before)',
      '- Something else entirely: 1 (0 before)',
      texts.declinedHow,
      '# Helpful or not',
      '- Security: helpful 1 time, not helpful 1 time',
      '# Canned comparisons',
      '- at a glance: posted 1 time',
      texts.wordsOff,
    ])
  })

  it('names the canned comparisons that are stale, and those of the server’s own that nobody posts', async () => {
    const store = await busyServer()
    const write = { guild: '900', title: 'A title', aliases: [], groups: [],
      restriction: { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] }, deleted: false, seen: 0,
      change: 'create', by: '1', at: 1 } as const
    const rooms = shippedRooms()
    const body = `[[quote ${rooms.corpus.passages[0]!.id}]]`
    const basis = baselineOf(parseBody(body, rooms), rooms)
    expect(basis).toHaveLength(1)
    await store.canned.save([
      { ...write, name: 'left alone', body: 'Words of our own.', basis: '' },
      { ...write, name: 'of old', body, basis: spellBaseline(
        basis.map((footing) => (footing.kind === 'quote' ? { ...footing, words: 'others' } : footing)),
      ) },
    ])
    const answer = await look(store)
    const { unused, stale } = toJson(answer) as { readonly unused: readonly string[];
      readonly stale: readonly string[] }
    expect(unused).toEqual(expect.arrayContaining(['left alone', 'of old']))
    expect(stale).toEqual(['of old'])
    const lines = markedLines(answer)
    expect(lines.slice(lines.indexOf(texts.stale(1)), lines.indexOf(texts.stale(1)) + 5)).toEqual([texts.stale(1),
      '- of old', texts.neverUsed(2), '- left alone', '- of old'])
  })

  it('draws what it says as a picture', async () => {
    const { blocks } = await look(await busyServer())
    const [picture] = blocks.filter((block) => block.kind === 'image')
    expect(picture?.name).toBe('asked.png')
    expect(Buffer.from(picture?.png.slice(1, 4) ?? []).toString()).toBe('PNG')
  })

  it('says what will stand there where nothing has been asked yet', async () => {
    const answer = await look(await openTestStore())
    expect(markedLines(answer)).toEqual([`# ${texts.title}`, texts.nothing, texts.nothingHow])
  })

  it('shows declined questions in words only where the server keeps them, and erases them when told to', async () => {
    const store = await busyServer()
    await store.questions.add('900', 'Is **Haskell** quicker? @everyone', now - day)
    expect(markedLines(await look(store)).join()).not.toContain('quicker')
    await store.settings.save({ guild: '900', values: '{"keepsQuestions":true}', seen: 0, by: '1', at: 1,
      subject: 'keepsQuestions', before: 'off', after: 'on' })
    const desk = openHouse(() => Promise.resolve(store), { now: () => now })
    const answer = await desk.dispatch({ command: 'insights', args: {}, scope: moderator })
    expect(markedLines(answer).slice(-2)).toEqual([`# ${texts.wordsTitle}`, '- Is **Haskell** quicker? @everyone'])
    const [clear] = answer.controls
    expect(clear?.label).toBe(texts.wordsClear)
    expect((await desk.press(clear!.action, member)).status).toBe('refused')
    expect(await store.questions.list('900', 9)).toHaveLength(1)
    expect((await desk.press(clear!.action, manager)).status).toBe('answered')
    expect(await store.questions.list('900', 9)).toEqual([])
  })

  it('speaks Italian, with the topics under their names', async () => {
    const lines = markedLines(await look(await busyServer(), { ...moderator, locale: 'it' }))
    expect(lines.slice(0, 2)).toEqual([`# ${textsIn('it').insight.title}`, '- 40 risposte (prima 9)'])
  })

  it.each([
    ['a member', member, 'not-allowed'],
    ['anybody outside servers', { surface: 'discord', rights: ['manage'] }, 'not-in-a-server'],
  ] as const)('is refused to %s', async (_who, scope, code) => {
    expect(await look(await busyServer(), scope)).toMatchObject({ status: 'refused', private: true,
      record: { error: { code } } })
  })
})
