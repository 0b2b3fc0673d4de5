import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnglish } from '../../src/corpus/index.js'
import { corpusFolder, english, openRooms, shippedCorpus, shippedRooms } from '../support/house.js'
import { openScratch } from '../support/scratch.js'

describe('English words', () => {
  it.each(['stripe', 'timer', 'workplace', 'poison', 'nod'])('hold %s', (word) => {
    expect(english.isWord(word)).toBe(true)
  })

  it.each(['pyhton', 'noed', 'recieve', 'constructor()', '__proto__', '', 'Stripe'])('do not hold %j', (word) => {
    expect(english.isWord(word)).toBe(false)
  })
})

describe('a reader that knows English', () => {
  const [knowing, plain] = [shippedRooms(), openRooms(shippedCorpus(), () => false)]
  const readings = ({ reader }: typeof plain, text: string): readonly string[] =>
    reader.read(text).readings.map(({ from, to }) => `${from} ${to}`)

  it.each(['is stripe fine with python', 'a timer in node', 'poison in the workplace'])(
    'reads right words as they stand: %s',
    (text) => {
      expect(readings(knowing, text)).toEqual([])
      expect(readings(plain, text)).not.toEqual([])
    },
  )

  it.each([['nod or pyton', ['nod Node.js', 'pyton Python']], ['is pyhton quick', ['pyhton Python']], [
    'performnce of node',
    ['performnce performance'],
  ]])('still reads slips: %s', (text, read) => {
    expect(readings(knowing, text)).toEqual(read)
  })
})

const scratch = openScratch()

describe('the lists of English words', () => {
  const issuesAfter = (edit: (folder: string) => void): readonly string[] => {
    const folder = join(scratch(), 'corpus', 'english')
    cpSync(join(corpusFolder, 'english'), folder, { recursive: true })
    edit(folder)
    const read = readEnglish(folder)
    return read.ok ? [] : read.issues.map(({ path, message }) => `${path ?? ''} ${message}`)
  }
  const change = (name: string, from: string, to: string) => (folder: string): void => {
    const path = join(folder, name)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
  }

  it('know what is ordinary, in any inflection', () => {
    for (const word of ['the', 'apple', 'apples', 'choosing', 'deployment'])
      expect([word, english.isCommon(word)]).toEqual([word, true])
    for (const word of ['pyhton', 'constructor()', '']) expect([word, english.isCommon(word)]).toEqual([word, false])
  })

  it.each([
    ['a word that stands there twice', 'questions.yml', '- able absolutely', '- able able',
      /^corpus\/english\/questions\.yml:\d+ Found .able. again; expected .* once \(the first stands on line \d+\)\.$/],
    ['an accent', 'foreign.yml', 'avec sur', 'avec s\u00fbr',
      /^corpus\/english\/foreign\.yml:\d+ Found the word .s\u00fbr.; expected .*sur.\.$/],
    ['a capital', 'short-forms.yml', 'db: database', 'DB: database',
      /^corpus\/english\/short-forms\.yml:\d+ Found the word .DB.; .*db.\.$/],
    ['a list that there is not', 'common.yml', 'trade:', 'trades:', /^corpus\/english\/common\.yml:\d+ .*trades/],
  ])('are refused with %s, by file and line', (_, name, from, to, message) => {
    expect(issuesAfter(change(name, from, to)).some((issue) => message.test(issue))).toBe(true)
  })

  it('are refused where a file is missing', () => {
    expect(issuesAfter((folder) => rmSync(join(folder, 'common.yml')))).toEqual([
      'corpus/english/common.yml:1 Found no corpus/english/common.yml; expected a YAML file.',
    ])
  })
})
