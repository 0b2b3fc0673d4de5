import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Choice, Scope } from '../../../src/commands/index.js'
import { openQuestions } from '../../../src/commands/suggest/question.js'
import { translateCorpus } from '../../../src/corpus/index.js'
import { textsIn } from '../../../src/language/index.js'
import { hostileText } from '../../cli/hostile-text.js'
import { shippedCorpus, shippedDesk, shippedRooms } from '../../support/house.js'
import { hear, idsIn } from '../../support/verdicts.js'

const scope: Scope = { surface: 'discord' }
const suggest = (command: string, argument: string, typed: string, where = scope): Promise<readonly Choice[]> =>
  shippedDesk().suggest({ command, argument, typed, scope: where })
const questions = (typed: string, where = scope): Promise<readonly Choice[]> => suggest('ask', 'question', typed, where)
const projects = (typed: string): Promise<readonly Choice[]> => suggest('recommend', 'project', typed)
const values = (choices: readonly Choice[]): readonly string[] => choices.map(({ value }) => value)

const { technologies, topics } = shippedCorpus()

describe('questions offered', () => {
  it('before anything is typed are examples of the corpus: each topic with the heads of the ecosystems', async () => {
    const offered = await questions('')
    expect(offered.length).toBeGreaterThan(10)
    expect(offered.length).toBeLessThanOrEqual(25)
    expect(values(offered)).toContain('Node.js or Python: Real-time applications')
    expect(values(offered)).toContain('What do the articles say about Python?')
  })

  it('begin with what is asked often, by ids; what the corpus no longer haves is left out', () => {
    const popular = [{ technologies: ['django', 'express'], topic: 'security' }, { technologies: ['gone'],
      topic: 'gone' }, { technologies: [], topic: 'iot' }]
    const offered = openQuestions({ ...shippedRooms(), texts: textsIn('en') })('', popular)
    expect(values(offered).slice(0, 3)).toEqual(['Django or Express: Security',
      `Node.js or Python: ${topics.find(({ id }) => id === 'iot')!.name}`, 'Node.js or Python: Performance'])
  })

  it.each([
    ['pyth', 'What do the articles say about Python?', false],
    ['pyhton', 'What do the articles say about Python?', true],
    ['node or py', 'Node.js or Python: Performance', false],
    ['node or python for real', 'Node.js or Python: Real-time applications', false],
    ['real-t', 'Node.js or Python: Real-time applications', false],
    ['securty', 'Node.js or Python: Security', true],
    ['machine l', 'Node.js or Python: Data science and machine learning', false],
    ['node vs python mach', 'Node.js or Python: Data science and machine learning', false],
    ['is django slow', 'Django or Node.js: Performance', false],
    ['what do', 'What do the articles say about Node.js?', false],
  ] as const)('go on from “%s” with “%s”', async (typed, expected, isNear) => {
    const [first] = await questions(typed)
    expect(first).toEqual({ label: isNear ? `≈ ${expected}` : expected, value: expected })
  })

  it('are understood when they are sent: the technologies and the topic that they name, and are answered', async () => {
    const typed = ['', ...technologies.map(({ name }) => name), ...topics.map(({ name }) => name)]
    const offered = new Set(
      (await Promise.all(typed.map(async (text) => values(await questions(text)).slice(0, 3)))).flat(),
    )
    expect(offered.size).toBeGreaterThan(60)
    for (const text of offered) {
      const asked = shippedRooms().reader.read(text)
      const named = technologies.filter(({ name }) =>
        text.includes(name) && new RegExp(`(^|say about |or )${name.replace(/[.+]/g, '\\$&')}( or|:|\\?)`).test(text)
      )
      expect(named.length, text).toBeGreaterThan(0)
      expect(named.filter(({ id }) => !asked.technologies.some(({ value }) => value.id === id)), text).toEqual([])
      const topic = topics.find(({ name }) => text.endsWith(`: ${name}`))
      if (topic) expect(asked.topics.map(({ value }) => value.id), text).toContain(topic.id)
    }
    for (const question of [...offered].filter((text) => text.startsWith('What')).concat([...offered].slice(0, 20))) {
      const answer = await shippedDesk().dispatch({ command: 'ask', args: { question }, scope })
      expect(answer.status, question).toBe('answered')
    }
  })

  it('are in the language of the one who types, and understood in it', async () => {
    const italian = { ...scope, locale: 'it' } as const
    const [first] = await questions('python', italian)
    expect(first).toEqual({ label: 'Che cosa dicono gli articoli di Python?',
      value: 'Che cosa dicono gli articoli di Python?' })
    const translated = translateCorpus(shippedCorpus(), 'it')
    for (const { id, name } of translated.topics.filter((topic) => topic.weighed !== false)) {
      const [about] = await questions(`node o python: ${name}`, italian)
      expect(about?.value).toBe(`Node.js o Python: ${name}`)
      const asked = shippedRooms().reader.read(about?.value ?? '')
      expect([asked.language, asked.topics.map(({ value }) => value.id), asked.technologies.map(({ value }) =>
        value.id
      )]).toEqual(['en', expect.arrayContaining([id]), ['node', 'python']])
    }
  })

  it('never hold what was typed, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 200 }), hostileText), async (typed) => {
        for (const { label, value } of await questions(typed)) {
          expect(Math.max(label.length, value.length)).toBeLessThanOrEqual(100)
          expect(Math.min(label.length, value.length)).toBeGreaterThan(0)
          expect(value).toMatch(/^(What do the articles say about .+\?|.+ or .+)$/)
        }
      }),
      { numRuns: 100 },
    )
    expect(await questions('Xanadu rowing')).toEqual([])
  })
})

describe('projects offered', () => {
  it('before anything is typed are needs, each in words that are heard as that need', async () => {
    const offered = values(await projects(''))
    expect(offered).toHaveLength(25)
    for (const words of offered) expect(idsIn(words).length, words).toBeGreaterThan(0)
  })

  it.each([
    ['cha', 'chat between people'],
    ['a chat app with mach', 'a chat app with machine learning'],
    ['no mach', 'no machine learning'],
    ['machne lear', 'machine learning'],
    ['we need a live dash', 'we need a live dashboard'],
    ['small team, team knows java', 'small team, the team knows JavaScript'],
  ])('complete the last words of “%s” to “%s”', async (typed, expected) => {
    expect(values(await projects(typed))).toContain(expected)
  })

  it.each([
    ['', 'aggiornamenti in tempo reale'],
    ['tempo', 'tempo reale'],
    ['una chat con prenot', 'una chat con prenotazioni'],
    ['un sito web senza apprend', 'un sito web senza apprendimento automatico'],
  ])('are Italian for an Italian, and heard: “%s” goes on with “%s”', async (typed, expected) => {
    const offered = values(await suggest('recommend', 'project', typed, { ...scope, locale: 'it' }))
    expect(offered).toContain(expected)
    for (const words of offered) expect(shippedRooms().reader.read(words).needs.length, words).toBeGreaterThan(0)
  })

  it('keep what was typed before, and add what goes with it', async () => {
    const typed = 'a chat for thousands of people, '
    const offered = values(await projects(typed))
    expect(offered.length).toBeGreaterThan(3)
    const before = idsIn(typed)
    for (const words of offered) {
      expect(words.startsWith('a chat for thousands of people, ')).toBe(true)
      expect(idsIn(words)).toEqual(expect.arrayContaining(before))
      expect(hear(words).length, words).toBeGreaterThan(before.length)
    }
  })

  it('are none where what was typed leaves no room or says nothing', async () => {
    expect(await projects(`${'a'.repeat(98)} cha`)).toEqual([])
    expect(await projects('zzzz qqqq')).toEqual([])
    for (const typed of ['x'.repeat(6000), '\u200b\u202e', '__proto__', '('.repeat(90)])
      expect((await projects(typed)).every(({ value }) => value.length <= 100)).toBe(true)
  })
})

describe('other options', () => {
  it('offer no technology that stands beside it already', async () => {
    const given = { left: 'Node' }
    const offered = await shippedDesk().suggest({ command: 'compare', argument: 'right', typed: '', given, scope })
    expect(offered[0]?.value).toBe('python')
    expect(values(offered)).not.toContain('node')
    expect(values(await shippedDesk().suggest({ command: 'compare', argument: 'left', typed: '', given, scope })))
      .toContain('node')
  })

  it.each([
    ['nod', 'Node.js'],
    ['securi', 'Security'],
    ['py', 'Python'],
  ])('name what begins like “%s” without a mark of doubt', async (typed, first) => {
    const choices = await suggest('compare', typed === 'securi' ? 'topic' : 'left', typed)
    expect(choices[0]?.label.startsWith(first)).toBe(true)
    expect(choices.filter(({ label }) => label.includes('≈'))).toEqual([])
  })

  it('say under which spelling a name was found', async () => {
    expect((await suggest('compare', 'topic', 'speed'))[0]).toEqual({ label: 'Performance (speed)',
      value: 'performance' })
    expect((await suggest('compare', 'topic', 'sped'))[0]?.label).toBe('Performance ≈ sped')
  })

  it('offer what can be chosen, and nothing where a code is to be pasted', async () => {
    expect(values(await suggest('privacy', 'action', ''))).toEqual(['forget'])
    expect(await suggest('replay', 'code', '')).toEqual([])
    expect(await suggest('replay', 'code', 'node')).toEqual([])
  })
})
