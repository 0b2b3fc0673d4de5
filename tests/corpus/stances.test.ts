import { describe, expect, it } from 'vitest'
import { citeWords, findLabel, findLabelOfWords, findUnlabelled, parseArticle, parseCorpus, sentencesIn, type Article,
  type Corpus } from '../../src/corpus/index.js'
import { json, tinyArticle, tinyFiles } from '../support/corpus-files.js'
import { shippedCorpus } from '../support/house.js'

const first = 'Alpha answers a thousand calls at once.'
const second = 'Beta waits for each of them.'

function tiny(): Article {
  const article = parseArticle('articles/two-runtimes.md', tinyArticle)
  if (!article.ok) throw new Error('The tiny article cannot be read.')
  return article.value
}

function label(words: string, changes: object = {}): object {
  return { ...citeWords(tiny(), words), stance: 'for', technology: 'alpha', topic: 'speed', decidedBy: 'reviewed',
    ...changes }
}

const against = (words: string): object => label(words, { stance: 'against', technology: 'beta' })
const neutral = (words: string): object => label(words, { stance: 'neutral', technology: null })
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
    ['a range over two passages', label('Alpha: chat\n- Beta: numbers'), /^no-sentence c\/stances\.json:2 /],
    ['a cell of a table', label('Numbers | poor'), /^no-sentence c\/stances\.json:2 /],
    ['a heading', label('Speed'), /^no-sentence c\/stances\.json:2 /],
    ['other words than were read', label(first, { sha256: '0'.repeat(64) }), /^citation-changed c\/stances\.json:2 /],
    ['an article that is not here', label(first, { article: 'two-runtime' }),
      /^unknown-article c\/stances\.json:2 .*'two-runtimes'/],
    ['a topic that is none', label(first, { topic: 'speet' }), /^unknown-topic c\/stances\.json:2 .*'speed'/],
    ['a technology that is none', label(first, { technology: 'alpa' }),
      /^unknown-technology c\/stances\.json:2 .*'alpha'/],
    ['a name that every object answers to', label(first, { technology: 'constructor' }),
      /^invalid-value c\/stances\.json:2 /],
    ['no technology where a side is taken', label(first, { technology: null }), /^no-side c\/stances\.json:2 .*'for'/],
    ['a technology where both are meant', label(first, { stance: 'both' }), /^no-side c\/stances\.json:2 .*null/],
    ['a stance that is none', label(first, { stance: 'four' }), /^invalid-value c\/stances\.json:2 .*'for'/],
    ['a key that nothing reads', label(first, { topics: 'speed' }), /^unknown-key c\/stances\.json:2 .*topic/],
  ]
  it.each(wrong)('are refused on %s', (_what, entry, complaint) => {
    const found = complaints(files(entry))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(complaint)
  })

  it('are refused where one of them stands on the words of another', () => {
    expect(complaints(files(label(first), label(first, { stance: 'neutral' })))).toEqual([
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

  it('go stale when the words under them change, and say where words that only moved stand now', () => {
    const changes = files(label(first), against(second))
    const reworded = complaints({ ...changes, 'caveats.json': '[]',
      'articles/two-runtimes.md': tinyArticle.replace('waits for', 'skips') })
    expect(reworded).toEqual([expect.stringMatching(/^citation-changed c\/stances\.json:3 .*read the passage again/)])
    const moved = complaints({ ...changes, 'caveats.json': '[]',
      'articles/two-runtimes.md': tinyArticle.replace('## Speed', '## Top speed') })
    expect(moved).toHaveLength(2)
    for (const complaint of moved)
      expect(complaint).toMatch(/^citation-changed c\/stances\.json:[23] .*where they stand now/)
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
  const needs = { groups: {}, templates: {},
    needs: [{ id: 'calls', name: 'Calls', summary: 'Many calls.', phrases: ['many calls'], except: [] }] }

  const side = (id: string): object => ({ id, name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`, aliases: [],
    kind: 'language', ecosystem: id })

  function disagreements(evidence: object, ...labels: readonly object[]): readonly string[] {
    const rule = { id: 'calls-alpha', summary: 'Alpha takes calls.', topic: 'speed', when: { each: [['calls']] },
      favours: 'alpha', strength: 1 }
    const cited = { ...citeWords(tiny(), `${first} ${second}`), ...evidence }
    return complaints({
      ...files(...labels),
      'elsewhere.json': '[]',
      'technologies.json': json([side('alpha'), side('beta'), { ...side('gamma'), aliases: ['numbers'] }]),
      'needs.json': JSON.stringify(needs),
      'cues.json': JSON.stringify(cues),
      'rules.json': json([{ ...rule, evidence: [cited] }]),
    })
  }

  it('agree when one of the sentences says what the rule says', () => {
    expect(disagreements({}, label(first), neutral(second))).toEqual([])
    expect(disagreements({}, neutral(first), label(second, { stance: 'both', technology: null }))).toEqual([])
    expect(disagreements({}, label(`${first} ${second}`, { stance: 'trade-off' }))).toEqual([])
  })

  it('agree when speaking against the one side stands for the other', () => {
    expect(disagreements({}, against(second))).toEqual([])
    expect(disagreements({ against: 'beta' }, label(first))).toEqual([])
  })

  it('disagree when what is against a side is none of two that the words name', () => {
    expect(disagreements({ for: 'gamma' }, against(second))).toEqual([expect.stringContaining("'for gamma'")])
  })

  it('agree on words that have no label, and where the rule claims no side', () => {
    expect(disagreements({})).toEqual([])
    expect(disagreements({ neutral: true }, neutral(first), against(second))).toEqual([])
    expect(disagreements({ tradeOff: true }, against(second))).toEqual([])
  })

  it('disagree when all that was read says the contrary', () => {
    const found = disagreements({ for: 'beta' }, neutral(first), against(second))
    expect(found).toEqual([
      expect.stringMatching(
        /^stance-disagrees c\/rules\.json:2 .*'for beta'.*'calls-alpha'.*'neutral' and 'against beta'/,
      ),
    ])
  })

  it('disagree when nothing that was read takes a side', () => {
    expect(disagreements({}, neutral(first), neutral(second))).toEqual([expect.stringMatching(/^stance-disagrees/)])
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
    for (const opposed of [{ stance: 'against' }, { technology: 'beta' }, { stance: 'both', technology: null }]) {
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
    const found = (words: string): string | undefined =>
      findLabel(corpus, citeWords(corpus.articles[0]!, words)!)?.stance
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

  it('stand in the order of the articles', () => {
    const places = corpus.stances.map(({ article, start }) => `${article} ${String(start).padStart(6, '0')}`)
    expect(places).toEqual([...places].sort())
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
