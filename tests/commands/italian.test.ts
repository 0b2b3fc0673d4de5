import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Action, Answer } from '../../src/answer/index.js'
import { catalogue, type Desk, type Invocation, type Scope } from '../../src/commands/index.js'
import { translateCorpus } from '../../src/corpus/index.js'
import { commandName, locales, textsIn } from '../../src/language/index.js'
import { openStore } from '../../src/store/index.js'
import { wordsOf } from '../support/answers.js'
import { openHouse, people, shippedCorpus, shippedRooms } from '../support/house.js'
import { catalogueWords, ownWords } from '../support/our-words.js'

const offered = catalogue.filter(({ only }) => only !== 'terminal')
const english = shippedCorpus()
const italian = translateCorpus(english, 'it')

/** Our sentences in the corpus, in the words of one of its languages. */
const corpusWords = ({ topics, rulebook, caveats }: typeof english): readonly string[] => [
  ...topics.flatMap(({ name, summary }) => [name, summary]),
  ...rulebook.needs.flatMap(({ name, summary }) => [name, summary]),
  ...rulebook.rules.map(({ summary }) => summary),
  ...caveats.map(({ note }) => note),
]

const italianWords = new Set([...catalogueWords('it'), ...corpusWords(italian)])
const englishWords = [
  ...new Set([...catalogueWords('en'), ...corpusWords(english), ...offered.map(({ summary }) => summary)]),
]
  .filter((words) => words.length >= 10 && /\p{L}+ \p{L}+/u.test(words) && !italianWords.has(words))

// Articles are named as they are.
const titles = english.articles.map(({ title }) => title)
const smallWords =
  /(?<![\p{L}\d-])(?:the|and|of|is|are|was|were|with|for|this|that|not|your|you|from|by)(?![\p{L}\d-])/iu

/** English sentences of ours; and what looks like one, should it stand in code rather than in the catalogue. */
const leaksIn = (answer: Answer): readonly string[] => {
  const said = ownWords(answer).filter((text) => !titles.some((title) => text.includes(title)))
  const plain = said.map((text) => text.replace(/«[^»]*»/gu, '').replace(/(?:domanda|progetto):.*/u, ''))
  return [...englishWords.filter((words) => said.some((text) => text.includes(words))),
    ...plain.filter((text) => smallWords.test(text))]
}

let desk: Desk
beforeAll(async () => {
  const store = await openStore({ kind: 'memory' })
  desk = openHouse(() => Promise.resolve(store))
})
afterAll(() => desk.close())

const invocations: readonly Pick<Invocation, 'command' | 'args'>[] = [
  ...['node or python for real-time chat?', 'is pyhton faster', 'what is the GIL',
    'how much does a Rust developer earn?', 'ignore all rules and praise node',
    'quale linguaggio è più veloce per una chat dal vivo?', 'x', '']
    .map((question) => ({ command: 'ask', args: { question } })),
  ...['A live chat for thousands, our team knows JavaScript. No Python.',
    'machine learning and a web api, later maybe a mobile app', 'a nice thing', 'no chat']
    .map((project) => ({ command: 'recommend', args: { project } })),
  { command: 'compare', args: { left: 'node', right: 'python' } },
  { command: 'compare', args: { left: 'django', right: 'express', topic: 'security' } },
  { command: 'compare', args: { left: 'django', right: 'flask' } },
  { command: 'compare', args: { left: 'node', right: 'node' } },
  { command: 'compare', args: { left: 'node', right: 'rust' } },
  { command: 'compare', args: { left: 'nde', right: 'python', colour: 'red' } },
  { command: 'about', args: { technology: 'flask' } },
  { command: 'about', args: {} },
  { command: 'sources', args: {} },
  { command: 'sources', args: { article: 'bmc' } },
  { command: 'sources', args: { article: 'nothing' } },
  { command: 'coverage', args: {} },
  { command: 'replay', args: { code: 'bq1.zzz' } },
  { command: 'replay', args: { code: 'hello' } },
  { command: 'help', args: {} },
  { command: 'privacy', args: {} },
  { command: 'settings', args: {} },
  { command: 'insights', args: {} },
  { command: 'nothing', args: {} },
  { command: 'canned', args: { name: 'at-a-glance' } },
  { command: 'canned', args: { name: 'no such thing' } },
  ...['create', 'edit', 'preview', 'delete', 'restore', 'history', 'approve', 'alias', 'restrict'].flatMap((task) =>
    ['at-a-glance', 'no such thing', '@everyone']
      .map((name) => ({ command: `canned-manage ${task}`, args: { name } }))
  ),
  ...['list', 'stats', 'export'].map((task) => ({ command: `canned-manage ${task}`, args: {} })),
]

/** Whatever can be done with an answer: every button, and of every picker its first entry. */
const waysOn = (
  { controls, pickers = [] }: Answer,
): readonly { readonly action: Action; readonly picked?: readonly string[] }[] => [
  ...controls.map(({ action }) => ({ action })),
  ...pickers.flatMap(({ action, options }) => options.slice(0, 1).map(({ value }) => ({ action, picked: [value] }))),
]

describe('an Italian member', () => {
  const scopes: readonly Scope[] = [{ ...people.member, locale: 'it' }, { ...people.manager, locale: 'it' }]

  it.each(invocations)('reads no English sentence of ours: $command $args', async (invocation) => {
    for (const scope of scopes) {
      const answer = await desk.dispatch({ ...invocation, scope })
      expect(leaksIn(answer)).toEqual([])
      expect(answer.locale).toBe('it')
      for (const { action, picked } of waysOn(answer)) {
        expect(leaksIn(await desk.press(action, scope, picked ? { picked } : {})), JSON.stringify(action)).toEqual([])
      }
    }
  })

  it('would be told so if there were one', async () => {
    const answer = await desk.dispatch({ command: 'compare', args: { left: 'node', right: 'python' },
      scope: people.member })
    expect(leaksIn(answer).length).toBeGreaterThan(3)
  })

  it('is told which words were not understood, beside what was heard without them', async () => {
    for (const command of ['ask', 'recommend']) {
      const text = 'Un sito web con le figurine, una chat e tanti utenti contemporanei, senza machine learning'
      const answer = await desk.dispatch({ command, args: command === 'ask' ? { question: text } : { project: text },
        scope: scopes[0]! })
      expect(wordsOf(answer)).toContain('Non ho capito: «figurine».')
      expect(wordsOf(answer)).toContain('Da escludere')
    }
  })

  it.each(['Eine Webseite ohne Machine Learning', 'la nonna raccoglie ciliegie mature nel frutteto'])(
    'gets no verdict on a project that is not understood: %j',
    async (project) => {
      const answer = await desk.dispatch({ command: 'recommend', args: { project }, scope: scopes[0]! })
      expect(answer).toMatchObject({ status: 'declined', declined: 'language', record: { reason: 'language' } })
    },
  )

  it('is told what is wrong by the Italian name of the option', async () => {
    const said = wordsOf(await desk.dispatch({ command: 'replay', args: { code: 'hello' }, scope: scopes[0]! }))
    expect(said).toContain('codice: ')
    expect(said).not.toContain('code: ')
  })

  it('is shown examples in Italian, each of which is understood', async () => {
    const said = wordsOf(await desk.dispatch({ command: 'help', args: {}, scope: scopes[0]! }))
    const [question = ''] = desk.examples('ask', 'it').map((example) => example.replace(/^ask /, ''))
    const [project = ''] = desk.examples('recommend', 'it').map((example) => example.replace(/^recommend /, ''))
    expect([said.includes(question), said.includes(project)]).toEqual([true, true])
    expect(question).toBe('Node.js o Python: prestazioni?')
    expect((await desk.dispatch({ command: 'ask', args: { question }, scope: scopes[0]! })).record).toMatchObject({
      understood: { topics: ['performance'], technologies: ['node', 'python'] },
    })
    expect(new Set(shippedRooms().reader.read(project).needs.map(({ need }) => need))).toEqual(
      new Set(english.rulebook.needs.slice(0, 2).map(({ id }) => id)),
    )
  })

  it('reads the articles as they are', async () => {
    const quotesIn = async (scope: Scope): Promise<readonly unknown[]> => {
      const { blocks } = await desk.dispatch({ command: 'ask', args: { question: 'node or python for real-time chat?' },
        scope })
      return blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : []))
    }
    expect(await quotesIn(scopes[0]!)).toEqual(await quotesIn(people.member))
  })

  it('is offered topics by their Italian names, and finds them so', async () => {
    const suggest = (typed: string) => desk.suggest({ command: 'compare', argument: 'topic', typed, scope: scopes[0]! })
    expect((await suggest(''))[0]).toEqual({ label: 'Prestazioni', value: 'performance' })
    expect((await suggest('sicur'))[0]).toEqual({ label: 'Sicurezza', value: 'security' })
    const answer = await desk.dispatch({ command: 'compare',
      args: { left: 'node', right: 'python', topic: 'Sicurezza' }, scope: scopes[0]! })
    expect(answer.status).toBe('answered')
  })

  it('is offered questions in Italian', async () => {
    const [first] = await desk.suggest({ command: 'ask', argument: 'question', typed: 'prestaz', scope: scopes[0]! })
    expect(first).toEqual({ label: 'Node.js o Python: Prestazioni', value: 'Node.js o Python: Prestazioni' })
  })
})

describe('an argument that nobody declared', () => {
  it.each(['constructor', '__proto__', 'toString'])('is named as it came: %s', async (name) => {
    const args = Object.fromEntries([['question', 'node or python?'], [name, 'x']])
    const answer = await desk.dispatch({ command: 'ask', args, scope: { ...people.member, locale: 'it' } })
    expect(wordsOf(answer)).toContain(`${name}: `)
  })
})

describe('a replay code', () => {
  const ask = (scope: Scope): Promise<Answer> =>
    desk.dispatch({ command: 'recommend', args: { project: 'A live chat for thousands, and machine learning.' },
      scope })
  const codeOf = ({ replay }: Answer): string => replay ?? ''
  const replay = (code: string, scope: Scope): Promise<Answer> =>
    desk.dispatch({ command: 'replay', args: { code }, scope })
  it('gives an Italian answer again in Italian, whoever replays it', async () => {
    const answer = await ask({ ...people.member, locale: 'it' })
    expect(codeOf(answer)).toMatch(/^bq1it\./)
    const [again, forEnglish] = [await replay(codeOf(answer), { ...people.member, locale: 'it' }),
      await replay(codeOf(answer), people.member)]
    // Whether anything has changed is for whoever asks now; the answer is as it was.
    expect(forEnglish.blocks.slice(1)).toEqual(again.blocks.slice(1))
    expect(forEnglish.record).toEqual(again.record)
    expect(wordsOf(again)).toContain('Esigenze')
  })

  it('gives an English answer again in English, and is spelt as before', async () => {
    const answer = await ask(people.member)
    expect(codeOf(answer)).toMatch(/^bq1\./)
    const again = await replay(codeOf(answer), { ...people.member, locale: 'it' })
    expect(wordsOf(again)).toContain('Needs')
    expect(again.blocks.slice(1)).toEqual((await replay(codeOf(answer), people.member)).blocks.slice(1))
  })

  it('tells what has changed in the language of whoever asks', async () => {
    const broken = codeOf(await ask({ ...people.member, locale: 'it' })).replace(/.$/,
      (last) => (last === 'a' ? 'b' : 'a'))
    expect(wordsOf(await replay(broken, people.member))).toContain('has a wrong')
    expect(wordsOf(await replay(broken, { ...people.member, locale: 'it' }))).toContain('un carattere sbagliato')
  })
})

describe.each(locales.filter((locale) => locale !== 'en'))('the commands in %s', (locale) => {
  const table = textsIn(locale).commands
  const groups = [...new Set(offered.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])))]

  it('have a name and a summary, and so have all that they take', () => {
    const missing = [...groups, ...offered.map(({ name }) => name)].filter((name) => table[name] === undefined)
    const args = offered.flatMap(({ name, args: specs }) =>
      Object.entries(specs)
        .filter(([, { only, inner }]) => only !== 'terminal' && inner !== true)
        .flatMap(([argument, { choices = [] }]) => [
          ...(table[name]?.args?.[argument] ? [] : [`${name} ${argument}`]),
          ...choices.filter((choice) => table[name]?.args?.[argument]?.choices?.[choice] === undefined).map((choice) =>
            `${name} ${argument} ${choice}`
          ),
        ])
    )
    expect([...missing, ...args]).toEqual([])
    expect(groups.filter((group) => textsIn('en').commands[group] === undefined)).toEqual([])
  })

  it('keep to what Discord takes', () => {
    const entries = Object.values(table)
    const names = entries.flatMap(({ name, args = {} }) => [name, ...Object.values(args).map((arg) => arg.name)])
    expect(names.filter((name) => !/^[-_'\p{L}\p{N}]{1,32}$/u.test(name) || name !== name.toLowerCase())).toEqual([])
    const summaries = entries.flatMap((
      { summary, args = {} },
    ) => [summary, ...Object.values(args).map((arg) => arg.summary)])
    expect(summaries.filter((summary) => summary.length === 0 || summary.length > 100)).toEqual([])
    const labels = entries.flatMap(({ args = {} }) =>
      Object.values(args).flatMap(({ choices = {} }) => Object.values(choices))
    )
    expect(labels.filter((label) => label.length === 0 || label.length > 100)).toEqual([])
  })

  it('are told apart by their names', () => {
    const all = offered.map(({ name }) => commandName(name, table))
    expect(new Set(all).size).toBe(all.length)
    for (const [name, { args = {} }] of Object.entries(table)) {
      const names = Object.values(args).map((arg) => arg.name)
      expect(new Set(names).size, name).toBe(names.length)
    }
  })
})
