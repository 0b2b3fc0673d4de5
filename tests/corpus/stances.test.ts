import { describe, expect, it } from 'vitest'
import { findLabel, findLabelOfWords, openCitations, parseCorpus, sentencesIn, type Article,
  type Corpus } from '../../src/corpus/index.js'
import { findUnlabelled } from '../../src/workshop/checks/corpus.js'
import { cite, json, tinyArticle, tinyFiles } from '../support/corpus-files.js'
import { shippedCorpus } from '../support/house.js'

const first = 'Alpha answers a thousand calls at once.'
const second = 'Beta waits for each of them.'

let count = 0
function label(words: string, changes: object = {}): object {
  return { id: `label-${++count}`, cites: cite(words), stance: 'for alpha', topic: 'speed', ...changes }
}

const against = (words: string): object => label(words, { stance: 'against beta' })
const neutral = (words: string): object => label(words, { stance: 'neutral' })
const files = (...labels: readonly object[]): Record<string, string> => ({ 'stances.json': json(labels) })

function read(changes: Readonly<Record<string, string | null>>): Corpus {
  const corpus = parseCorpus(tinyFiles(changes))
  if (!corpus.ok) throw new Error(corpus.issues.map(({ message }) => message).join('\n'))
  return corpus.value
}

function complaints(changes: Readonly<Record<string, string | null>>): readonly string[] {
  const corpus = parseCorpus(tinyFiles(changes), 'c')
  return corpus.ok ? [] : corpus.issues.map(({ code, path, message }) => `${code} ${path ?? ''} ${message}`)
}

describe('labels', () => {
  it('are read with their corpus, and belong to its hash', () => {
    const corpus = read(files(label(first), against(second)))
    expect(corpus.stances.map(({ stance, technology }) => [stance, technology])).toEqual([['for', 'alpha'], ['against',
      'beta']])
    expect(new Set([corpus, read(files(label(first))), read({})].map(({ hash }) => hash)).size).toBe(3)
  })

  it('may be missing altogether', () => {
    const corpus = read({ 'stances.json': null })
    expect(corpus.stances).toEqual([])
    expect(findUnlabelled(corpus)).toHaveLength(6)
  })

  it('may cover several sentences of a passage, or a row of a table', () => {
    expect(complaints(files(label(`${first} ${second}`), label('Numbers | poor | good')))).toEqual([])
  })

  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ['half a sentence', label('Alpha answers a thousand calls'), /^no-sentence c\/stances\.json:2 .*'two-runtimes'/],
    ['a sentence and a half', label(`${first} Beta waits`), /^no-sentence c\/stances\.json:2 /],
    ['a range over two passages', label('Alpha: chat … Beta: numbers'), /^citation-crosses c\/stances\.json:2 /],
    ['a cell of a table', label('Numbers | poor'), /^no-sentence c\/stances\.json:2 /],
    ['a heading', label('Speed'), /^citation-crosses c\/stances\.json:2 /],
    ['words that are not there', label('Alpha answers … thousand calls at ones.'),
      /^citation-missing c\/stances\.json:2 .* at ones\.'.* calls at once\.' \(articles\/two-runtimes\.md:12\)/],
    ['an article that is not here', label(first, { cites: { 'two-runtime': first } }),
      /^unknown-article c\/stances\.json:2 .*'two-runtimes'/],
    ['words of two articles', label(first, { cites: { 'two-runtimes': first, another: first } }),
      /^invalid-value c\/stances\.json:2 .*one article/],
    ['an id that is another’s', label(first, { id: 'UPPER' }), /^invalid-value c\/stances\.json:2 /],
    ['a topic that is none', label(first, { topic: 'speet' }), /^unknown-topic c\/stances\.json:2 .*'speed'/],
    ['a technology that is none', label(first, { stance: 'for alpa' }),
      /^unknown-technology c\/stances\.json:2 .*'alpha'/],
    ['a name that every object answers to', label(first, { stance: 'for constructor' }),
      /^unknown-technology c\/stances\.json:2 /],
    ['no technology where a side is taken', label(first, { stance: 'for' }),
      /^no-side c\/stances\.json:2 .*'for' alone/],
    ['a technology where both are meant', label(first, { stance: 'both alpha' }),
      /^no-side c\/stances\.json:2 .*'both' alone/],
    ['a stance that is none', label(first, { stance: 'four alpha' }),
      /^invalid-value c\/stances\.json:2 .*one of for,/],
    ['a key that nothing reads', label(first, { topics: 'speed' }), /^unknown-key c\/stances\.json:2 .*topic/],
  ]
  it.each(wrong)('are refused on %s', (_what, entry, complaint) => {
    const found = complaints(files(entry))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(complaint)
  })

  it('are refused where one of them stands on the words of another', () => {
    expect(complaints(files(label(first), neutral(first)))).toEqual([
      expect.stringMatching(/^duplicate-label c\/stances\.json:3 .*line 2/),
    ])
    expect(complaints(files(against(second), label(`${first} ${second}`)))).toEqual([
      expect.stringMatching(/^duplicate-label c\/stances\.json:2 .*line 3/),
    ])
  })

  it('take the side of the technology that a framework counts for', () => {
    const technologies = [
      { id: 'alpha', name: 'Alpha', aliases: [], kind: 'runtime', ecosystem: 'alpha' },
      { id: 'beta', name: 'Beta', aliases: [], kind: 'framework', ecosystem: 'alpha' },
    ]
    expect(complaints({ ...files(against(second)), 'technologies.json': json(technologies) })).toEqual([
      expect.stringMatching(/^no-side c\/stances\.json:2 .*'alpha'/),
    ])
  })

  it('are refused where two of them have one id', () => {
    expect(complaints(files(label(first, { id: 'same' }), label(second, { id: 'same' })))).toEqual([
      expect.stringMatching(/^duplicate-id c\/stances\.json:3 .*'same'.*line 2/),
    ])
  })

  it('stay where an edit elsewhere moves their words, and go stale when these change', () => {
    const changes = files(label(first), against(second))
    const reworded = complaints({ ...changes, 'caveats.json': '[]',
      'articles/two-runtimes.md': tinyArticle.replace('waits for', 'skips') })
    expect(reworded).toEqual([
      expect.stringMatching(/^citation-missing c\/stances\.json:3 .*perhaps 'Beta skips each of/),
    ])
    expect(complaints({ ...changes, 'articles/two-runtimes.md': tinyArticle.replace('## Speed', '## Top speed') }))
      .toEqual([])
  })

  it('stand in the order of the articles, whatever the order of their file', () => {
    const [one, other] = [label(first), against(second)]
    const { hash, stances } = read(files(one, other))
    expect(read(files(other, one)).stances).toEqual(stances)
    expect(read(files(other, one)).hash).toBe(hash)
  })

  it('are held back while an article cannot be read', () => {
    const found = complaints({ ...files(label(first, { topic: 'speet' })), 'articles/two-runtimes.md': 'Words.' })
    expect(found.filter((complaint) => complaint.includes('stances'))).toEqual([])
  })
})

describe('rules and labels', () => {
  const empty = Object.fromEntries(Object.keys(shippedCorpus().rulebook.stance).map((key) => [key, []]))
  const cues = {
    reading: { negated: {}, dropped: {}, hedged: {}, attributed: {}, ignored: {}, harmless: [], clauseStarts: [],
      barriers: [] },
    stance: empty,
  }
  const needs = { needs: [{ id: 'calls', name: 'Calls', summary: 'Many calls.', called: ['many calls'] }] }

  const side = (id: string): object => ({ id, name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`, aliases: [],
    kind: 'language', ecosystem: id })

  const rule = { id: 'calls-alpha', summary: 'Alpha takes calls.', topic: 'speed', when: ['calls'], favours: 'alpha',
    strength: 'leaning' }
  const book = (changes: object, ...labels: readonly object[]): Record<string, string> => ({
    ...files(...labels),
    'elsewhere.json': '[]',
    'technologies.json': json([side('alpha'), side('beta'), { ...side('gamma'), aliases: ['numbers'] }]),
    'needs.json': JSON.stringify(needs),
    'cues.json': JSON.stringify(cues),
    'rules.yml': json([{ ...rule, because: [cite(`${first} ${second}`)], ...changes }]),
  })
  const evidence = (changes: object, ...labels: readonly object[]): readonly (readonly unknown[])[] =>
    read(book(changes, ...labels)).rulebook.rules.flatMap((each) =>
      each.evidence.map(({ stance, technology }) => [stance, technology])
    )

  it('take from labels what the words of a rule say', () => {
    expect(evidence({}, label(first), neutral(second))).toEqual([['for', 'alpha']])
    expect(evidence({}, neutral(first), label(second, { stance: 'both' }))).toEqual([['for', 'alpha']])
    expect(evidence({}, neutral(first), neutral(second))).toEqual([['neutral', null]])
    expect(evidence({}, label(`${first} ${second}`, { stance: 'trade-off alpha' }))).toEqual([['for', 'alpha']])
  })

  it('take speaking against the one side for speaking for the other', () => {
    expect(evidence({}, against(second))).toEqual([['against', 'beta']])
    expect(evidence({}, label(first), against(second))).toEqual([['for', 'alpha']])
  })

  it('disagree when what is against a side is none of two that the words name', () => {
    expect(complaints(book({ favours: 'gamma' }, against(second)))).toContainEqual(
      expect.stringContaining('stance-disagrees'),
    )
  })

  it('take words without a label at the rule’s word, and no side where the rule takes none', () => {
    expect(evidence({})).toEqual([['for', 'alpha']])
    const level = { ...rule, favours: undefined }
    expect(
      read({ ...book({}, against(second)), 'rules.yml': json([{ ...level, because: [cite(`${first} ${second}`)] }]) })
        .rulebook
        .rules[0]!.evidence[0],
    ).toMatchObject({ stance: 'neutral', technology: null })
  })

  it('name labels, several of one passage as one range', () => {
    const labels = [label(first, { id: 'one' }), against(second), label('Alpha: chat', { id: 'three' })]
    const [{ body }] = read(files()).articles as [Article]
    const named = read(book({ because: ['one', 'one + two'] }, labels[0]!, { ...labels[1], id: 'two' }))
    expect(named.rulebook.rules[0]!.evidence.map(({ cites, labels: ids }) => [body.slice(cites.start, cites.end), ids]))
      .toEqual([[first, ['one']], [`${first} ${second}`, ['one', 'two']]])
    expect(complaints(book({ because: ['one + three'] }, ...labels))).toEqual([
      expect.stringMatching(/^citation-crosses c\/rules\.yml:2 .*'one \+ three'/),
    ])
    expect(complaints(book({ because: ['thre'] }, ...labels))).toEqual([
      expect.stringMatching(/^unknown-label c\/rules\.yml:2 .*'three'/),
    ])
  })

  it('disagree when all that was read says the contrary, unless it is said to', () => {
    const contrary = [neutral(first), label(second, { stance: 'against alpha' })]
    expect(complaints(book({}, ...contrary))).toEqual([
      expect.stringMatching(
        /^stance-disagrees c\/rules\.yml:2 .*'calls-alpha'.*'neutral' and 'against alpha'.*'though'/,
      ),
    ])
    expect(evidence({ because: [cite('Numbers | poor | good')], though: [cite(second)] }, ...contrary)).toEqual([
      ['for', 'alpha'],
      ['trade-off', null],
    ])
  })

  it('are not told apart by labels that cannot be read themselves', () => {
    const broken = label('Alpha answers a thousand calls', { id: 'broken' })
    expect(complaints(book({ because: ['broken'] }, broken))).toEqual([expect.stringMatching(/^no-sentence/)])
  })
})

describe('findUnlabelled', () => {
  it('lists what nobody has read, proposals of patterns among it', () => {
    const corpus = read(files(label(first), label('Alpha: chat', { decidedBy: 'pattern' })))
    const [{ body }] = corpus.articles as [Article]
    expect(findUnlabelled(corpus).map(({ start, end }) => body.slice(start, end))).toEqual([second, 'Alpha: chat',
      'Beta: numbers', 'Chat | good', 'Numbers | poor | good'])
  })
})

describe('findLabelOfWords', () => {
  const corpus = read(files(label(first), neutral(second), against('Numbers | poor | good')))
  const { id } = corpus.articles[0]!

  it.each([
    ['a sentence', first, 'for'],
    ['a sentence whatever became of its signs', 'ALPHA answers  a thousand “calls” at once', 'for'],
    ['a row of a table', '| Numbers | poor | good |', 'against'],
    ['several sentences, where neutral ones do not object', `${first} ${second}`, 'for'],
  ])('finds that of %s', (_what, words, stance) => {
    expect(findLabelOfWords(corpus, words, id)?.stance).toBe(stance)
    expect(findLabelOfWords(corpus, words, null)?.stance).toBe(stance)
  })

  it.each([
    ['nothing', ''],
    ['a name that every object answers to', 'constructor'],
    ['a part of a sentence', 'Alpha answers a thousand'],
    ['more than was labelled', `${first} And more.`],
    ['a very long word', 'x'.repeat(10_000)],
  ])('finds none of %s', (_what, words) => {
    expect(findLabelOfWords(corpus, words, null)).toBeUndefined()
  })

  it('finds none in another article, or where labels speak against one another', () => {
    expect(findLabelOfWords(corpus, first, 'another' as Article['id'])).toBeUndefined()
    for (const opposed of [{ stance: 'against alpha' }, { stance: 'for beta' }, { stance: 'both' }]) {
      expect(findLabelOfWords(read(files(label(first), label(second, opposed))), `${first} ${second}`, null))
        .toBeUndefined()
    }
  })

  it.each([[label(first), against(second)], [against(first), label(second)]])(
    'takes what is against one to agree with what is for another',
    (...labels) => {
      expect(findLabelOfWords(read(files(...labels)), `${first} ${second}`, null)).toMatchObject({ stance: 'for',
        technology: 'alpha' })
    },
  )
})

describe('findLabel', () => {
  it('finds that of the sentence in which a range lies, or what several agree on', () => {
    const corpus = read(files(label(first), against('Numbers | poor | good'), neutral(second)))
    const found = (words: string): string | undefined => {
      const cited = openCitations(corpus.articles, corpus.passages).find(corpus.articles[0]!.id, words)
      return cited.kind === 'found' ? findLabel(corpus, cited.range)?.stance : 'not found'
    }
    expect([first, 'thousand', `${first} ${second}`, second, 'Alpha: chat', 'poor'].map(found)).toEqual(['for', 'for',
      'for', 'neutral', undefined, 'against'])
  })
})

describe('the labels that are shipped', () => {
  const corpus = shippedCorpus()

  it('leave no sentence out', () => {
    expect(findUnlabelled(corpus)).toEqual([])
    expect(corpus.stances.length).toBe(corpus.passages.flatMap(sentencesIn).length)
  })

  it('have ids that tell their article', () => {
    const known = new Map(corpus.stances.map(({ article, id }) => [article, id.split('-')[0]]))
    expect(new Set(known.values()).size).toBe(corpus.articles.length)
    for (const { article, id } of corpus.stances) expect(id.split('-')[0]).toBe(known.get(article))
  })

  it('are found again by the words under them', () => {
    const bodies = new Map(corpus.articles.map(({ id, body }) => [id, body]))
    for (const each of corpus.stances) {
      const words = bodies.get(each.article)?.slice(each.start, each.end) ?? ''
      expect(findLabelOfWords(corpus, words, each.article)).toMatchObject({ stance: each.stance,
        technology: each.technology })
      expect(findLabel(corpus, each)).toBe(each)
    }
  })
})
