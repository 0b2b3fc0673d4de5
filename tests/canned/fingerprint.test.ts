import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { baselineOf, compareBaselines, parseBaseline, parseBody, spellBaseline } from '../../src/canned/index.js'
import { parseCorpus, type Corpus } from '../../src/corpus/index.js'
import { editList, shippedFiles, type Entry } from '../support/edited-corpus.js'
import type { Rooms } from '../../src/commands/index.js'
import { openRooms } from '../support/house.js'
import { rooms } from './house.js'

function openEdited(edit: (files: Map<string, string>) => void): Rooms {
  const files = shippedFiles()
  edit(files)
  const corpus = parseCorpus(files)
  if (!corpus.ok) throw new Error(corpus.issues.map(({ path, message }) => `${path ?? ''} ${message}`).join('\n'))
  return openRooms(corpus.value)
}

/** The same articles, and something beside them changed. */
const withCorpus = (change: (corpus: Corpus) => Partial<Corpus>): Rooms =>
  openRooms({ ...rooms.corpus, ...change(rooms.corpus) })

const changesTo = (body: string, edited: Rooms) =>
  compareBaselines(baselineOf(parseBody(body, rooms), rooms), baselineOf(parseBody(body, edited), edited), edited)

const quoted = rooms.search.passage('bmc#6')!
const rest = quoted.text.replace('Ease of use. ', '')

/** The same, and the rule or need of this id edited. */
const withEntry = (file: string, id: string, edit: object): Rooms =>
  openEdited((files) => {
    files.delete('canned.basis.json')
    const read = parse(files.get(file) ?? '') as readonly Entry[] | { readonly needs: readonly Entry[] }
    const editAll = (entries: readonly Entry[]): readonly Entry[] =>
      entries.map((entry) => (entry.id === id ? { ...entry, ...edit } : entry))
    files.set(file, JSON.stringify('needs' in read ? { ...read, needs: editAll(read.needs) } : editAll(read)))
  })

describe('compareBaselines', () => {
  it('finds nothing where nothing changed, through its spelling', () => {
    for (const { body } of rooms.corpus.canned) {
      const basis = baselineOf(parseBody(body, rooms), rooms)
      const spelled = parseBaseline(spellBaseline(basis))
      expect(spelled).toEqual(basis)
      expect(compareBaselines(spelled ?? [], basis, rooms)).toEqual([])
    }
  })

  it('tells of words that changed', () => {
    const edited = withCorpus(({ passages }) => ({
      passages: passages.map((each) => (each === quoted ? { ...each, text: each.text.replace('Ease', 'Fear') } : each)),
    }))
    expect(changesTo('[[quote bmc#6]]', edited)).toEqual([{ kind: 'words', of: 'quote bmc#6',
      lines: { was: ['Ease of use.', rest], now: ['Fear of use.', rest] } }])
  })

  it('tells where the same words went when a passage came before them', () => {
    const edited = openEdited((files) => {
      const [front = '', ...rest] = (files.get('articles/bmc.md') ?? '').split('\n---\n')
      files.set('articles/bmc.md', [front, ...rest].join('\n---\n'))
      for (const name of ['stances.json', 'aspects.json', 'caveats.json', 'rules.yml', 'canned.basis.json']) files.delete(name)
      for (const name of ['needs.json', 'cues.json']) files.delete(name)
      files.set('caveats.json', '[]')
      files.set('articles/bmc.md',
        (files.get('articles/bmc.md') ?? '').replace(/\n---\n/, '\n---\n\nA paragraph that was not there.\n'))
    })
    expect(changesTo('[[quote bmc#6]]', edited)).toEqual([{ kind: 'moved', of: 'quote bmc#6', to: 'bmc#7' }])
  })

  it('tells of a passage that is gone', () => {
    const edited = withCorpus(({ passages }) => ({ passages: passages.filter((each) => each !== quoted) }))
    expect(changesTo('[[quote bmc#6]]', edited)).toEqual([{ kind: 'gone', of: 'quote bmc#6',
      lines: { was: ['Ease of use.', rest], now: [] } }])
  })

  it('tells of a label, and of a note', () => {
    const label = rooms.corpus.stances.find(({ article, start }) =>
      article === quoted.article && start >= quoted.start && start < quoted.end
    )!
    const relabelled = withCorpus(({ stances }) => ({
      stances: stances.map((each) => (each === label ? { ...each, stance: 'against' as const } : each)),
    }))
    expect(changesTo('[[quote bmc#6]]', relabelled)).toMatchObject([{ kind: 'labels', of: 'quote bmc#6',
      lines: { was: ['neutral · python · learning-curve: Ease of use.', expect.any(String)],
        now: ['against · python · learning-curve: Ease of use.', expect.any(String)] } }])
    const { article, start, end } = quoted
    const noted = withCorpus(({ caveats }) => ({
      caveats: [...caveats, { id: 'not-so', cites: { article, start, end }, category: 'dated' as const,
        note: 'Not so any more.', references: [], reviewed: '2026-11' }],
    }))
    expect(changesTo('[[quote bmc#6]]', noted)).toEqual([{ kind: 'notes', of: 'quote bmc#6',
      lines: { was: [], now: ['dated: Not so any more.'] } }])
    expect(changesTo('[[quote bmc#7]]', noted)).toEqual([])
  })

  it('tells of rules that no longer speak, of a verdict that turned, and of who leads on what', () => {
    const without = (drop: (id: string, favours: string | null) => boolean): Rooms =>
      openEdited((files) => {
        files.delete('canned.basis.json')
        editList(files, 'rules.yml',
          (entries) => entries.filter((entry) => !drop(entry.id, 'favours' in entry ? String(entry.favours) : null)))
      })
    const ruleIds = rooms.corpus.rulebook.rules.filter(({ topic }) => topic === 'learning-curve').map(({ id }) => id)
    const lone = without((id) => id === ruleIds.at(-1))
    expect(changesTo('[[compare node python learning-curve]]', lone).map(({ kind }) => kind)).toEqual(['rules'])
    const onlyNode = without((id) =>
      rooms.corpus.rulebook.rules.some((rule) =>
        rule.id === id && rule.topic === 'learning-curve' && rule.effect.kind === 'favours' &&
        rule.effect.technology === 'python'
      )
    )
    expect(changesTo('[[compare node python learning-curve]]', onlyNode)).toMatchObject([
      { kind: 'outcome', was: { outcome: 'favours', technologies: ['python'] }, now: { technologies: ['node'] } },
    ])
    expect(changesTo('[[compare node python]]', onlyNode)).toMatchObject([{ kind: 'leads',
      gone: ['learning-curve: python'], added: ['learning-curve: node'] }])
    expect(changesTo('[[recommend real-time ml]]', onlyNode)).toEqual([])
  })

  it('tells of a reason that reads differently, with its words then and now', () => {
    const [before = ''] = rooms.corpus.rulebook.rules.flatMap((
      { id, summary },
    ) => (id === 'learning-node' ? [summary] : []))
    const edited = withEntry('rules.yml', 'learning-node', { summary: 'Hard to learn it is.' })
    const [change, ...others] = changesTo('[[compare node python learning-curve]]', edited)
    expect(others).toEqual([])
    expect(change).toMatchObject({ kind: 'sentences',
      lines: { was: expect.arrayContaining([`${before} → Node.js`]) as unknown,
        now: expect.arrayContaining(['Hard to learn it is. → Node.js']) as unknown } })
    expect(changesTo('[[compare node python]]', edited)).toEqual([])
  })

  it('tells of a strength by how clearly it favours now, and not at all where nothing reads differently', () => {
    expect(
      changesTo('[[compare node python learning-curve]]',
        withEntry('rules.yml', 'learning-node', { strength: 'leaning' })),
    ).toEqual([
      { kind: 'margin', of: 'compare node python learning-curve', was: 'slight', now: 'fair' },
    ])
    expect(
      changesTo('[[compare node python learning-curve]]',
        withEntry('rules.yml', 'beginners-python', { strength: 'decisive' })),
    ).toEqual([])
  })

  it('tells of a name that is another now', () => {
    expect(changesTo('[[recommend real-time ml]]', withEntry('needs.json', 'ml', { name: 'Taught machines' })))
      .toMatchObject([
        { kind: 'names',
          lines: { was: ['Machine learning', 'Node.js', 'Python', 'Real-time updates'],
            now: ['Node.js', 'Python', 'Real-time updates', 'Taught machines'] } },
      ])
    const renamed = withCorpus(({ topics }) => ({
      topics: topics.map((topic) => (topic.id === 'security' ? { ...topic, name: 'Being safe' } : topic)),
    }))
    expect(changesTo('[[compare node python]]', renamed).map(({ kind }) => kind)).toEqual(['names'])
  })

  it('tells of other words that it rests on, and which', () => {
    const passage = rooms.corpus.passages.find(({ text }) => text.includes('If you don’t know JavaScript'))!
    const edited = withCorpus(({ passages }) => ({
      passages: passages.map((
        each,
      ) => (each === passage ? { ...each, text: each.text.replace('you don’t', 'they do ') } : each)),
    }))
    const [change] = changesTo('[[compare node python learning-curve]]', edited)
    expect(change?.kind).toBe('evidence')
  })

  it('reads what was recorded before words were, and compares it by its digests', () => {
    const body = '[[compare node python learning-curve]]\n[[quote bmc#6]]'
    const old = parseBaseline(
      JSON.stringify(baselineOf(parseBody(body, rooms), rooms),
        (key, value: unknown) => (key === 'shown' ? undefined : value)),
    )!
    const changes = (edited: Rooms) => compareBaselines(old, baselineOf(parseBody(body, edited), edited), edited)
    expect(changes(rooms)).toEqual([])
    expect(changes(withEntry('rules.yml', 'learning-node', { summary: 'Hard to learn it is.' }))).toEqual([])
    const edited = withCorpus(({ passages }) => ({
      passages: passages.map((each) => (each === quoted ? { ...each, text: each.text.replace('Ease', 'Fear') } : each)),
    }))
    expect(changes(edited)).toEqual([{ kind: 'words', of: 'quote bmc#6' }])
  })

  it.each(['', 'null', '{}', '[1]', '[{"kind":"quote","of":1}]',
    '[{"kind":"verdict","of":"x","outcome":"even","technologies":[1],"leads":[],"rules":[],"evidence":""}]', '{'])(
      'makes nothing of a text that no basis was spelt as: %s',
      (text) => {
        expect(parseBaseline(text)).toBeUndefined()
      },
    )
})
