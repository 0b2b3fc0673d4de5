import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { learntFile, type CompiledPlace, readHoldings, type Holdings } from '../../src/corpus/index.js'
import { corpusFolder, valueOf } from '../support/house.js'
import { openScratch } from '../support/scratch.js'

const newFolder = openScratch()

/** Without what was learnt, the largest of its files, unless that is looked at. */
function copyCorpus({ isWhole = false } = {}): { readonly corpus: string; readonly english: string } {
  const corpus = join(newFolder(), 'corpus')
  cpSync(corpusFolder, corpus, { recursive: true })
  if (!isWhole) rmSync(join(corpus, learntFile))
  return { corpus, english: join(corpus, 'english') }
}

interface Start extends Omit<Holdings, 'keep'> {
  /** Whether something was worked out that could have been kept. */
  readonly isAnew: boolean
  readonly troubles: readonly string[]
}

function start(folders: ReturnType<typeof copyCorpus>, place: Omit<CompiledPlace, 'onTrouble'>): Start {
  const troubles: string[] = []
  const held = valueOf(readHoldings(folders, { ...place, onTrouble: (trouble) => troubles.push(trouble) }))
  let isAnew = false
  const kept = held.keep('test: technologies', () => {
    isAnew = true
    return held.corpus.technologies.slice(0, 2)
  })
  held.finish()
  // What is kept goes on pointing at the very things that the corpus has.
  expect(kept[0]).toBe(held.corpus.technologies[0])
  return { ...held, isAnew, troubles }
}

const edit = (folder: string, file: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))

describe('what was compiled', () => {
  it('is what reading the files again would give', () => {
    const folders = copyCorpus({ isWhole: true })
    const place = { folder: newFolder(), build: 'one' }
    const [first, second] = [start(folders, place), start(folders, place)]
    expect([first.isAnew, second.isAnew]).toEqual([true, false])
    expect([...first.troubles, ...second.troubles]).toEqual([])
    const { rulebook: { learnt, ...book }, asked, ...corpus } = second.corpus
    const { rulebook: { learnt: learntAnew, ...bookAnew }, asked: askedAnew, ...corpusAnew } = first.corpus
    expect(corpus).toEqual(corpusAnew)
    expect(book).toEqual(bookAnew)
    for (const [name, row] of [...learntAnew?.standing.features ?? []].slice(0, 500))
      expect(learnt?.standing.features.get(name)).toEqual(row)
    for (const [name, row] of [...askedAnew.model?.features ?? []].slice(0, 500))
      expect(asked.model?.features.get(name)).toEqual(row)
    expect(second.english.common).toEqual(first.english.common)
    for (const word of ['the', 'usable', 'using', 'zebra'])
      expect(second.english.isCommon(word)).toBe(first.english.isCommon(word))
  })

  it('is made anew, and said so, when a file was changed, added or taken away', () => {
    const folders = copyCorpus()
    const place = { folder: newFolder(), build: 'one' }
    start(folders, place)
    const learnt = readFileSync(join(corpusFolder, learntFile))
    const changes: readonly (() => void)[] = [
      () => edit(folders.corpus, 'topics.json', (text) => `${text} `),
      () => edit(folders.english, 'common.yml', (text) => `${text}\n`),
      () => writeFileSync(join(folders.corpus, learntFile), learnt),
      () => rmSync(join(folders.corpus, learntFile)),
    ]
    for (const change of changes) {
      change()
      expect(start(folders, place)).toMatchObject({ isAnew: true, troubles: ['stale'] })
      expect(start(folders, place)).toMatchObject({ isAnew: false, troubles: [] })
    }
  })

  it('is made anew, and said so, when another program made it or it is damaged', () => {
    const folders = copyCorpus()
    const place = { folder: newFolder(), build: 'one' }
    start(folders, place)
    expect(start(folders, { ...place, build: 'two' })).toMatchObject({ isAnew: true, troubles: ['foreign'] })
    const [file = ''] = readdirSync(place.folder)
    const path = join(place.folder, file)
    const whole = readFileSync(path)
    const damages: readonly Buffer[] = [whole.subarray(0, whole.length - 1), Buffer.alloc(0), Buffer.from('{}'),
      Buffer.from(whole.map((byte, at) => (at === whole.length - 100 ? byte ^ 1 : byte)))]
    for (const damaged of damages) {
      writeFileSync(path, damaged)
      const { isAnew, troubles } = start(folders, { ...place, build: 'two' })
      expect([isAnew, troubles]).toEqual([true, ['damaged']])
    }
    expect(start(folders, { ...place, build: 'two' })).toMatchObject({ isAnew: false, troubles: [] })
  })

  it('is done without where it cannot be written', () => {
    const blocked = join(newFolder(), 'file')
    writeFileSync(blocked, '')
    expect(start(copyCorpus(), { folder: blocked, build: 'one' })).toMatchObject({ isAnew: true,
      troubles: ['unwritable'] })
  })

  it('hides nothing of a corpus that has been broken since', () => {
    const folders = copyCorpus()
    const place = { folder: newFolder(), build: 'one' }
    start(folders, place)
    edit(folders.corpus, 'topics.json', (text) => text.replace('{', '{{'))
    const read = readHoldings(folders, place)
    expect(read).toEqual(readHoldings(folders))
    expect(read.ok ? [] : read.issues.map(({ path }) => path)).toContain('corpus/topics.json:2')
  })

  it('keeps to a few files, however many folders it is started with', () => {
    const place = { folder: newFolder(), build: 'one' }
    mkdirSync(place.folder, { recursive: true })
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) writeFileSync(join(place.folder, `${name}.bin`), name)
    start(copyCorpus(), place)
    expect(readdirSync(place.folder)).toHaveLength(4)
  })
})

describe('what was learnt and cannot be read', () => {
  const damages: readonly (readonly [string, string, string])[] = [
    ['english/asking.learnt.json', 'of an older program', '{"sureness":{}}'],
    ['english/asking.learnt.json', 'cut off', '{"sure'],
    ['needs.learnt.json', 'cut off', '{"pages'],
    ['aspects.learnt.json', 'no text of ours', '[]'],
  ]

  it.each(damages)('%s, %s, is no obstacle to learning it anew, and one to everything else', (file, _how, text) => {
    const folders = copyCorpus()
    writeFileSync(join(folders.corpus, file), text)
    const place = { folder: newFolder(), build: 'one' }
    const refused = readHoldings(folders, place)
    expect(refused.ok ? [] : refused.issues.map(({ code }) => code)).toEqual(['damaged-file'])
    const troubles: string[] = []
    const held = valueOf(readHoldings(folders, { ...place, mayLearn: true,
      onTrouble: (trouble) => troubles.push(trouble) }))
    expect(troubles).toEqual(['unlearnt'])
    expect([held.english.learnt, held.corpus.rulebook.learnt, held.corpus.asked.model]).toEqual([null, null, null])
    held.finish()
    expect(readdirSync(place.folder)).toEqual([])
  })
})
