import { describe, expect, it } from 'vitest'
import { basisOf, compareBasis, parseBasis, parseBody, spellBasis } from '../../src/canned/index.js'
import { citeWords, parseCorpus, type Corpus } from '../../src/corpus/index.js'
import { openLibrary, type Library } from '../../src/library/index.js'
import { editList, shippedFiles } from '../support/edited-corpus.js'
import { library } from './house.js'

function openEdited(edit: (files: Map<string, string>) => void): Library {
  const files = shippedFiles()
  edit(files)
  const corpus = parseCorpus(files)
  if (!corpus.ok) throw new Error(corpus.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return openLibrary(corpus.value)
}

/** The same articles, and something beside them changed. */
const withCorpus = (change: (corpus: Corpus) => Partial<Corpus>): Library => openLibrary({ ...library.corpus, ...change(library.corpus) })

const changesTo = (body: string, edited: Library) => compareBasis(basisOf(parseBody(body, library), library), basisOf(parseBody(body, edited), edited), edited)

const quoted = library.passage('bmc#6')!

describe('compareBasis', () => {
  it('finds nothing where nothing changed, through its spelling', () => {
    for (const { body } of library.corpus.canned) {
      const basis = basisOf(parseBody(body, library), library)
      const spelled = parseBasis(spellBasis(basis))
      expect(spelled).toEqual(basis)
      expect(compareBasis(spelled ?? [], basis, library)).toEqual([])
    }
  })

  it('tells of words that changed', () => {
    const edited = withCorpus(({ passages }) => ({ passages: passages.map((each) => (each === quoted ? { ...each, text: each.text.replace('Ease', 'Fear') } : each)) }))
    expect(changesTo('[[quote bmc#6]]', edited)).toEqual([{ kind: 'words', of: 'quote bmc#6' }])
  })

  it('tells where the same words went when a passage came before them', () => {
    const edited = openEdited((files) => {
      const [front = '', ...rest] = (files.get('articles/bmc.md') ?? '').split('\n---\n')
      files.set('articles/bmc.md', [front, ...rest].join('\n---\n'))
      for (const name of ['stances.json', 'caveats.json', 'rules.json', 'canned.basis.json']) files.delete(name)
      for (const name of ['needs.json', 'cues.json']) files.delete(name)
      files.set('caveats.json', '[]')
      files.set('articles/bmc.md', (files.get('articles/bmc.md') ?? '').replace(/\n---\n/, '\n---\n\nA paragraph that was not there.\n'))
    })
    expect(changesTo('[[quote bmc#6]]', edited)).toEqual([{ kind: 'moved', of: 'quote bmc#6', to: 'bmc#7' }])
  })

  it('tells of a passage that is gone', () => {
    const edited = withCorpus(({ passages }) => ({ passages: passages.filter((each) => each !== quoted) }))
    expect(changesTo('[[quote bmc#6]]', edited)).toEqual([{ kind: 'gone', of: 'quote bmc#6' }])
  })

  it('tells of a label, and of a note', () => {
    const label = library.corpus.stances.find(({ article, start }) => article === quoted.article && start >= quoted.start && start < quoted.end)!
    const relabelled = withCorpus(({ stances }) => ({ stances: stances.map((each) => (each === label ? { ...each, stance: 'against' as const } : each)) }))
    expect(changesTo('[[quote bmc#6]]', relabelled)).toEqual([{ kind: 'labels', of: 'quote bmc#6' }])
    const cites = citeWords(library.corpus.articles.find(({ id }) => id === quoted.article)!, quoted.text)!
    const noted = withCorpus(({ caveats }) => ({ caveats: [...caveats, { cites, category: 'dated' as const, note: 'Not so any more.', references: [], reviewed: '2026-11' }] }))
    expect(changesTo('[[quote bmc#6]]', noted)).toEqual([{ kind: 'notes', of: 'quote bmc#6' }])
    expect(changesTo('[[quote bmc#7]]', noted)).toEqual([])
  })

  it('tells of rules that no longer speak, of a verdict that turned, and of who leads on what', () => {
    const without = (drop: (id: string, favours: string | null) => boolean): Library =>
      openEdited((files) => {
        files.delete('canned.basis.json')
        editList(files, 'rules.json', (entries) => entries.filter((entry) => !drop(entry.id, 'favours' in entry ? String(entry.favours) : null)))
      })
    const ruleIds = library.corpus.rulebook.rules.filter(({ topic }) => topic === 'learning-curve').map(({ id }) => id)
    const lone = without((id) => id === ruleIds.at(-1))
    expect(changesTo('[[compare node python learning-curve]]', lone).map(({ kind }) => kind)).toEqual(['rules'])
    const onlyNode = without((id) => library.corpus.rulebook.rules.some((rule) => rule.id === id && rule.topic === 'learning-curve' && rule.effect.kind === 'favours' && rule.effect.technology === 'python'))
    expect(changesTo('[[compare node python learning-curve]]', onlyNode)).toMatchObject([
      { kind: 'outcome', was: { outcome: 'favours', technologies: ['python'] }, now: { technologies: ['node'] } },
    ])
    expect(changesTo('[[compare node python]]', onlyNode)).toMatchObject([{ kind: 'leads', gone: ['learning-curve: python'], added: ['learning-curve: node'] }])
    expect(changesTo('[[recommend real-time ml]]', onlyNode)).toEqual([])
  })

  it.each(['', 'null', '{}', '[1]', '[{"kind":"quote","of":1}]', '[{"kind":"verdict","of":"x","outcome":"even","technologies":[1],"leads":[],"rules":[],"evidence":""}]', '{'])(
    'makes nothing of a text that no basis was spelt as: %s',
    (text) => {
      expect(parseBasis(text)).toBeUndefined()
    },
  )
})
