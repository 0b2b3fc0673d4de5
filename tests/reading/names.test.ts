import { describe, expect, it } from 'vitest'
import type { Mention } from '../../src/reading/index.js'
import { shippedRooms } from '../support/house.js'
import { tinyRooms } from '../search/tiny.js'

const { reader } = shippedRooms()
const { reader: tiny } = tinyRooms()

const shown = (mentions: readonly Mention<{ readonly name: string }>[]): string[] => [
  ...new Set(mentions.map(({ value, match }) => `${value.name} ${match}`)),
]

describe('mentions', () => {
  it.each<[text: string, technologies: readonly string[]]>([
    ['Node.js', ['Node.js exact']],
    ['NODE JS or nodejs?', ['Node.js exact']],
    ['node', ['Node.js alias']],
    ['py', ['Python alias']],
    ['python3', ['Python alias']],
    ['Python\u2019s threads', ['Python exact']],
    ['What is Nodes event loop?', ['Node.js alias']],
    ['Ndoe.js', ['Node.js fuzzy']],
    ['pyhton and javascirpt', ['Python fuzzy', 'JavaScript fuzzy']],
    ['phyton', ['Python fuzzy']],
    ['Fastpai', ['FastAPI fuzzy']],
    ['C++, C#', ['C++ exact', 'C# exact']],
    ['react native apps', ['React Native exact']],
  ])('reads technologies in %j', (text, technologies) => {
    expect(shown(reader.read(text).technologies)).toEqual(technologies)
  })

  it.each([
    'a note on code',
    'the mode of the nodal line',
    'I must trust the rest',
    'please express what is next',
    'react to that and go on',
    'a flask of tea',
    'the professor of processors',
    'my modes, themes and needs',
    'django'.slice(0, 2),
  ])('finds no technology in %j', (text) => {
    expect(shown(reader.read(text).technologies)).toEqual([])
    expect(reader.read(text).readings).toEqual([])
  })

  it.each<[text: string, technologies: readonly string[], elsewhere: readonly string[]]>([
    ['rest api - express or flask', ['Express alias', 'Flask exact'], []],
    ['rest api - express or flask'.toUpperCase(), ['Express alias', 'Flask exact'], []],
    ['rust vs go for embedded', [], ['Rust exact', 'Go exact']],
    ['should I go with python', ['Python exact'], []],
    ['we write it in go', [], ['Go exact']],
    ['our frontend is react, so node?', ['React exact', 'Node.js alias'], []],
    ['We like Express very much', ['Express exact'], []],
  ])('reads an ordinary word as a name where the words around it say so: %j', (text, technologies, elsewhere) => {
    const found = reader.read(text)
    expect(found.technologies.map(({ value }) => value.name)).toEqual(
      technologies.map((each) => each.replace(/ \w+$/, '')),
    )
    expect(found.elsewhere.map(({ value }) => value.name)).toEqual(elsewhere.map((each) => each.replace(/ \w+$/, '')))
  })

  it('prefers the longest name at a place', () => {
    expect(shown(tiny.read('beacon kit').technologies)).toEqual(['Beacon alias'])
    expect(tiny.read('beacon kit').technologies[0]).toMatchObject({ start: 0, end: 10, words: 'beacon kit' })
  })

  it('says where a name stands, in units of the text as it was given', () => {
    const text = '\u00bf\ud83d\ude80 H\u00e4rbour? harbourjs!'.replace('\u00e4', 'a')
    const [first, next] = tiny.read(text).technologies
    expect(text.slice(first?.start, first?.end)).toBe('Harbour')
    expect(text.slice(next?.start, next?.end)).toBe('harbourjs')
  })

  it.each<[text: string, topics: readonly string[]]>([
    ['realtime', ['real-time']],
    ['real time', ['real-time']],
    ['Real-Time!', ['real-time']],
    ['websocket connection', ['concurrency', 'concurrency']],
    ['many users', ['concurrency']],
    ['easy to learn', ['learning']],
    ['newbies', ['learning']],
    ['an author of generators, in general', []],
  ])('reads topics in %j', (text, topics) => {
    expect(tiny.read(text).topics.map(({ value }) => value.id)).toEqual(topics)
  })

  it('is not led astray by names of object members', () => {
    for (const text of ['constructor', '__proto__ vs toString', 'hasOwnProperty valueOf']) {
      expect(reader.read(text)).toMatchObject({ technologies: [], topics: [], elsewhere: [] })
    }
  })
})

describe('read', () => {
  it.each<[text: string, readings: readonly string[]]>([
    ['pyhton or Ndoe.js for a chta', ['pyhton > Python', 'Ndoe.js > Node.js', 'chta > chat']],
    ['what factrs matter before chosing', ['factrs > factors', 'chosing > choosing']],
    ['is python good for devs and ppl', []],
    ['phyton oder node f\u00fcr ein chat und der rest', ['phyton > Python']],
  ])('tells which words of %j were read as others', (text, readings) => {
    expect(reader.read(text).readings.map(({ from, to }) => `${from} > ${to}`)).toEqual(readings)
  })

  it('offers what a slip may as well have been', () => {
    expect(reader.read('is pyp fast').readings).toEqual([{ from: 'pyp', to: 'PyPy', others: ['PyPI'] }])
  })

  it.each<[text: string, language: 'en' | 'other']>([
    ['is node ok', 'en'],
    ['', 'en'],
    ['vale la pena usar node para un chat', 'other'],
    ['was ist besser f\u00fcr eine API, node oder python', 'other'],
    ['\u043a\u0430\u043a\u043e\u0439 \u044f\u0437\u044b\u043a \u043b\u0443\u0447\u0448\u0435', 'other'],
    ['de facto standard per se', 'en'],
  ])('knows that %j is %s', (text, language) => {
    expect(reader.read(text).language).toBe(language)
  })
})
