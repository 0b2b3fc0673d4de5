import fc from 'fast-check'
import { foldName } from '../../src/text/index.js'
import { describe, expect, it } from 'vitest'
import { buildCannedIndex, diffLines, findNameProblem, isShadowed, keyOf, shippedIn, spellName,
  splitNames } from '../../src/canned/index.js'
import { rooms, makeEntry, namesOf, nobody } from './house.js'

const shipped = shippedIn(rooms.corpus)

describe('buildCannedIndex', () => {
  it('has the server’s own before the shipped one of that name, and hides it when that is deleted', () => {
    const index = buildCannedIndex(shipped, [makeEntry('security', { title: 'Ours' }),
      makeEntry('real-time', { deleted: true })])
    expect(index.find('security')).toMatchObject({ title: 'Ours', origin: 'override' })
    expect(namesOf(index.items)).not.toContain('real-time')
    expect(namesOf(index.deleted)).toEqual(['real-time'])
    expect(index.shipped('security')).toMatchObject({ origin: 'shipped', version: 0 })
  })

  it('follows what is shipped where no words were written, and hides what is shipped no more', () => {
    const entries = [makeEntry('security', { title: '', body: '', basis: '', version: 4 }),
      makeEntry('once', { title: '', body: '' })]
    const index = buildCannedIndex(shipped, entries)
    const [now] = buildCannedIndex(shipped.map((item) => ({ ...item, body: 'Corrected.' })), entries).search('security',
      1)
    expect(index.find('security')).toMatchObject({ ...shipped.find(({ name }) => name === 'security'),
      origin: 'shipped', version: 4 })
    expect(now?.item.body).toBe('Corrected.')
    expect(namesOf(index.deleted)).toEqual(['once'])
  })

  it('finds by name, alias and key, however they are spelt', () => {
    const index = buildCannedIndex(shipped, [makeEntry('straße 7', { aliases: ['Ｗｉｄｅ'] })])
    for (const typed of ['STRASSE 7'.replace('SS', 'ß'), '  straße   7', 'wide', 'WIDE', keyOf('straße 7')])
      expect(index.find(typed)?.name).toBe('straße 7')
    for (const typed of ['', '__proto__', 'constructor', '#nothing']) expect(index.find(typed)).toBeUndefined()
  })

  it('knows a name whatever its accents, and shows it as it was written', () => {
    const index = buildCannedIndex(shipped, [makeEntry('novità', { aliases: ['perché'] }), makeEntry('réal-time')])
    for (const typed of ['novità', 'NOVITA', 'novita\u0300', 'perche', keyOf('novità')])
      expect(index.find(typed)?.name).toBe('novità')
    expect(index.find('real-time')).toMatchObject({ name: 'réal-time', origin: 'override' })
    expect(namesOf(index.search('novita', 9).map(({ item }) => item))).toEqual(['novità'])
  })

  it('has a name that a deleted one let go of for whoever has it now', () => {
    const index = buildCannedIndex([], [makeEntry('resume', { deleted: true }), makeEntry('résumé')])
    expect(index.find('resume')?.name).toBe('résumé')
    expect(
      buildCannedIndex([], [makeEntry('old', { deleted: true }), makeEntry('new', { aliases: ['old'] })]).holder('old')
        ?.name,
    ).toBe('new')
  })

  it('takes the server’s own alias before a shipped one', () => {
    expect(buildCannedIndex(shipped, [makeEntry('mine', { aliases: ['chat'] })]).find('chat')?.name).toBe('mine')
  })

  it('has another name given to a shipped one here before one that is shipped, and keeps it from others', () => {
    const [given, plain] = [[makeEntry('hiring-and-ecosystem', { title: '', body: '', basis: '', aliases: ['chat'] })],
      []].map((entries) => buildCannedIndex(shipped, entries))
    expect(given!.find('chat')?.name).toBe('hiring-and-ecosystem')
    expect(isShadowed('chat', given!.find('chat')!, given!)).toBe(false)
    expect(isShadowed('chat', plain!.find('chat')!, plain!)).toBe(true)
  })

  it('offers best first: name, alias, title, text; what is near only when nothing else is', () => {
    const index = buildCannedIndex([], [
      makeEntry('cache', { title: 'Caching' }),
      makeEntry('queues', { title: 'Queues', aliases: ['cache'] }),
      makeEntry('layers', { title: 'All about cache layers' }),
      makeEntry('other', { title: 'Other', body: 'A cache now and then.' }),
      makeEntry('cachet', { title: 'Another word' }),
    ])
    // Its name; its alias; names that begin so; a word of its title; a word of its text.
    expect(index.search('cache', 9).map(({ item, match }) => [item.name, match])).toEqual([
      ['cache', 'exact'],
      ['queues', 'alias'],
      ['cachet', 'words'],
      ['layers', 'words'],
      ['other', 'body'],
    ])
    expect(index.search('cahce', 9).map(({ item, match }) => [item.name, match])).toContainEqual(['cache', 'near'])
    expect(namesOf(index.search('about layers', 9).map(({ item }) => item))).toEqual(['layers'])
    expect(index.search('cache', 2)).toHaveLength(2)
  })

  it('offers the most used first when nothing is typed, and only what is accepted', () => {
    const index = buildCannedIndex([], ['a', 'b', 'c'].map((name) => makeEntry(name)), { uses: new Map([['c', 3], ['b', 1]]) })
    expect(namesOf(index.search('', 9).map(({ item }) => item))).toEqual(['c', 'b', 'a'])
    expect(namesOf(index.search('', 9, ({ name }) => name !== 'c').map(({ item }) => item))).toEqual(['b', 'a'])
  })

  it('takes any words for a search', () => {
    const index = buildCannedIndex(shipped, [])
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
      expect(index.search(typed, 25).length).toBeLessThanOrEqual(25)
    }))
  })
})

describe('names', () => {
  it('are spelt once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      expect(spellName(spellName(typed))).toBe(spellName(typed))
    }))
    expect(spellName('micro\u00adservices')).toBe('microservices')
    expect(spellName(' Node\u200b.JS\t vs\nＰython ')).toBe('node.js vs python')
    expect(spellName('\u2800node\u2800\u3164js')).toBe('node js')
  })

  it.each([
    ['', 'empty'],
    ['\u200b', 'empty'],
    ['a'.repeat(61), 'too-long'],
    ['Everyone', 'reserved'],
    ['HERE', 'reserved'],
    ['__proto__', 'reserved'],
    ['constructor', 'reserved'],
    ['edit', 'reserved'],
    ['a|b', 'characters'],
    ['@me', 'characters'],
    ['#1', 'characters'],
    ['`x`', 'characters'],
    ['-x', 'characters'],
  ])('refuse %j: %s', (typed, problem) => {
    expect(findNameProblem(spellName(typed), new Set(['edit']))).toBe(problem)
  })

  it('are each taken once, however they are spelt', () => {
    expect(splitNames('Café, CAFE; perché\n,  caf\u00e9 ')).toEqual(['café', 'perché'])
    expect(findNameProblem(spellName('Éveryone'), new Set())).toBe('reserved')
  })

  it.each(['node vs python', 'C#', 'c++', 'Qu’est-ce que?', '日本語', 'a'.repeat(60), '1'])('take %j', (typed) => {
    expect(findNameProblem(spellName(typed), new Set(['edit']))).toBeUndefined()
  })
})

describe('what keeps a comparison from being posted', () => {
  it.each([
    ['nothing is restricted', {}, true],
    ['one of the roles is allowed', { allowRoles: ['1'] }, true],
    ['no role is allowed', { allowRoles: ['9'] }, false],
    ['a role is denied', { denyRoles: ['2'] }, false],
    ['a role is allowed and another denied', { allowRoles: ['1'], denyRoles: ['2'] }, false],
    ['the channel is allowed', { allowChannels: ['5'] }, true],
    ['another channel is allowed', { allowChannels: ['6'] }, false],
    ['the channel is allowed and denied', { allowChannels: ['5'], denyChannels: ['5'] }, false],
    ['role and channel are allowed', { allowRoles: ['1'], allowChannels: ['5'] }, true],
    ['the role is allowed and the channel is not', { allowRoles: ['1'], allowChannels: ['6'] }, false],
  ])('decides when %s', (_when, restriction, expected) => {
    const index = buildCannedIndex([], [makeEntry('a', { restriction: { ...nobody, ...restriction } })])
    expect(index.bars(index.items[0]!, { roles: ['1', '2'], channels: ['5'] }).length === 0).toBe(expected)
  })
})

describe('diffLines', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 20 }).map((lines) => lines.join('\n'))
  const all = (before: string, after: string) => diffLines(before, after, 99)

  it('leads from one text to the other and back', () => {
    fc.assert(fc.property(text, text, (before, after) => {
      const lines = all(before, after)
      const without = (kind: 'added' | 'removed') =>
        lines.filter((each) => each.kind !== kind).map((each) => each.text).join('\n')
      expect([without('added'), without('removed')]).toEqual(before === after ? ['', ''] : [before, after])
    }))
  })

  it('takes out and puts in as little as it can, and leaves out what stayed', () => {
    expect(
      diffLines('1\n2\n3\n4\n5\n6\n7', '1\n2\n3\n4\nfive\n6\n7', 1).map(({ kind, text: line }) => `${kind[0]}${line}`),
    ).toEqual(['s…', 's4', 'r5', 'afive', 's6', 's…'])
  })

  it('is done soon with two long texts', () => {
    const long = (seed: number): string => Array.from({ length: 2000 }, (_, at) => String((at * seed) % 977)).join('\n')
    expect(diffLines(long(3), long(7)).length).toBeGreaterThan(0)
  })
})

it('a name is found as it was typed, however it is kept: both ways of folding agree', () => {
  const odd = fc.constantFrom('a', 'É', ' ', '\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\u3164', '\u2800', '\t',
    '\u0085', '\u00a0', '\u0000', 'ﬁ', 'Ａ', '\u0301', '-', '.', '\ud800')
  fc.assert(fc.property(fc.oneof(fc.string({ unit: odd }), fc.string({ unit: 'binary' })), (typed) => {
    expect(foldName(spellName(typed))).toBe(foldName(typed))
    expect(foldName(foldName(typed))).toBe(foldName(typed))
    expect(spellName(spellName(typed))).toBe(spellName(typed))
  }), { numRuns: 2_000 })
})
