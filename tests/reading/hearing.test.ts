import { describe, expect, it } from 'vitest'
import { translateCorpus } from '../../src/corpus/index.js'
import { shippedRooms } from '../support/house.js'

const { corpus, reader, search } = shippedRooms()
const italian = translateCorpus(corpus, 'it')
const needsIn = (text: string): readonly string[] =>
  [...new Set(reader.read(text).needs.map(({ need, state }) => `${need} ${state}`))].sort()
const topicsIn = (text: string): readonly string[] =>
  [...new Set(reader.read(text).topics.map(({ value }) => value.id))].sort()

describe('a project in Italian', () => {
  it.each<[text: string, needs: readonly string[]]>([
    ['un sito web senza machine learning', ['ml ruled-out', 'web-sites heard']],
    ['Un sito web, niente app mobile', ['mobile ruled-out', 'web-sites heard']],
    ['Tempo reale, sito web', ['real-time heard', 'web-sites heard']],
    ['Non ci serve il machine learning, solo una api rest', ['ml ruled-out', 'web-api heard']],
    ['Un sito statico. Il machine learning non serve.', ['ml ruled-out', 'web-sites heard']],
    ['elaborazione di immagini, né chat né giochi', ['chat ruled-out', 'games ruled-out', 'image-processing heard']],
    ['tutto tranne il machine learning', ['ml ruled-out']],
    ['senza usare python, machine learning', ['ml heard', 'python-allowed ruled-out']],
    ['solo node, una chat', ['chat heard', 'node-allowed heard']],
    ['forse in futuro una chat, ora un sito statico', ['chat set-aside', 'web-sites heard']],
    ['velocità e perché no sicurezza', ['performance heard', 'strict-security heard']],
    ['non vogliamo node', ['node-allowed ruled-out']],
    ['niente python per favore', ['python-allowed ruled-out']],
    ['tutto tranne python', ['python-allowed ruled-out']],
    ['Una chat dal vivo. Non vogliamo Node.js.', ['chat heard', 'node-allowed ruled-out']],
    ["abbiamo abbandonato l'idea della chat", ['chat set-aside']],
    ["un'applicazione che non deve essere veloce ma facile da mantenere", ['maintainability heard',
      'performance ruled-out']],
    ['nessuno nel team sa javascript', ['team-knows-js ruled-out']],
    ['il nostro team conosce JavaScript', ['team-knows-js heard']],
    ['il machine learning non lo vogliamo, solo un sito', ['ml ruled-out', 'web-sites heard']],
    ['Di machine learning non se ne parla', ['ml ruled-out']],
    ['non prevediamo machine learning', ['ml ruled-out']],
    ['non chiederemo machine learning', ['ml ruled-out']],
    ['non aggiungeremo machine learning', ['ml ruled-out']],
    ['Un sito web, non metteremo la chat', ['chat ruled-out', 'web-sites heard']],
    ["l'app mobile la fa un altro team", ['mobile set-aside']],
    ['usavamo il machine learning', ['ml set-aside']],
    ['non solo chat ma anche machine learning', ['chat heard', 'ml heard']],
  ])('hears the needs and the negations of %j', (text, needs) => {
    expect(needsIn(text)).toEqual(needs)
  })

  it('is not heard where a verb that is not known denies what stands before it', () => {
    const text = 'il machine learning non lo chiederemo'
    expect([reader.read(text).language, needsIn(text)]).toEqual(['other', []])
  })

  it('names the words as they were written', () => {
    const text = "L'app mostra aggiornamenti in tempo reale. Nessuna app mobile."
    const heard = reader.read(text).needs
    expect(heard.map(({ words }) => words)).toEqual([expect.stringContaining('aggiornamenti in tempo reale'),
      expect.stringContaining('app mobile')])
    expect(heard.map(({ start, end }) => text.slice(start, end))).toEqual(heard.map(({ words }) => words))
  })

  it('is heard by the Italian name of nearly every need that its English name would do for', () => {
    const english = new Set(
      corpus.rulebook.needs.filter(({ id, name }) => needsIn(name.toLowerCase()).includes(`${id} heard`)).map((
        { id },
      ) => id),
    )
    expect(english.size).toBeGreaterThan(50)
    expect(
      italian.rulebook.needs.filter(({ id, name }) => english.has(id) && !needsIn(name).includes(`${id} heard`)).map((
        { name },
      ) => name).length,
    ).toBeLessThan(english.size / 20)
  })
})

describe('a question in Italian', () => {
  it.each<[text: string, topics: readonly string[]]>([
    ['è più facile imparare python o node?', ['learning-curve']],
    ['python è sicuro?', ['security']],
    ['cosa mi consigli per il machine learning', ['choosing', 'ml-data-science']],
    ['chi usa node.js?', ['companies']],
    ['un sito', ['crud-apps']],
    ['python è più lento di node?', ['performance']],
    ['velocità', ['performance']],
  ])('is about what it says: %j', (text, topics) => {
    expect(topicsIn(text)).toEqual(topics)
    expect(search.find(reader.read(text)).declined).toBeNull()
    expect(reader.read(text).readings).toEqual([])
  })

  it('is about a topic by its Italian name', () => {
    expect(italian.topics.filter(({ id, name }) => !topicsIn(name).includes(id)).map(({ name }) => name)).toEqual([])
  })

  it('says where names and topics stand in it', () => {
    const text = "Perché è più veloce node.js dell'altra?"
    const { technologies, topics } = reader.read(text)
    expect([...technologies, ...topics].map(({ start, end }) => text.slice(start, end))).toEqual(['node.js',
      'più veloce'])
  })

  it('is declined in its own words where the articles do not answer', () => {
    expect(search.find(reader.read('quanto guadagna uno sviluppatore python')).declined).toMatchObject({
      reason: 'not-covered',
      missing: ['quanto guadagna'],
    })
  })

  it('is declined where too little of it is known', () => {
    expect(search.find(reader.read('la nonna raccoglie ciliegie mature nel frutteto')).declined).toMatchObject({
      reason: 'language',
    })
    expect(reader.read('un chat con le figurine').unheard).toEqual(['figurine'])
  })
})

describe('a language that is not heard', () => {
  it.each(['Eine Webseite ohne Machine Learning', 'un site web sans machine learning',
    'una página web sin machine learning', 'um site sem machine learning', 'een website zonder machine learning'])(
      'gives no need in %j',
      (text) => {
        expect(reader.read(text).language).toBe('other')
        expect(reader.read(text).needs).toEqual([])
      },
    )

  it('is not corrected into English', () => {
    expect(reader.read('node oder python?')).toMatchObject({ language: 'other', readings: [] })
  })

  it('is not searched by its single letters, which are words of grammar there', () => {
    const marked = search.find(reader.read('node o python?')).hits.flatMap(({ passage, snippet }) =>
      snippet.marks.map(({ start, end }) =>
        search.passage(passage.id)?.text.slice(start - passage.start, end - passage.start).toLowerCase()
      )
    )
    expect(marked.length).toBeGreaterThan(0)
    expect(marked).not.toContain('o')
  })
})

describe('English', () => {
  it.each(['node o python', 'is node ok for ai', 'python jobs in the usa', 'non blocking I/O in node',
    'pro and con of node', 'node vs python per request cost'])('stays English: %j', (text) => {
      expect(reader.read(text)).toMatchObject({ text, language: 'en', unheard: [] })
    })
})
