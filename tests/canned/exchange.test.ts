import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCannedIndex, planImport, shippedIn, spellExchange, splitExchange,
  type PlannedItem } from '../../src/canned/index.js'
import type { Issue } from '../../src/errors.js'
import { english, textsIn } from '../../src/language/index.js'
import { openStore } from '../../src/store/index.js'
import { isReadable } from '../../src/text/index.js'
import { cannedWrite } from '../support/store-values.js'
import { rooms, makeEntry } from './house.js'

const reserved = new Set(['help', 'edit'])
const index = buildCannedIndex(shippedIn(rooms.corpus), [makeEntry('mine', { aliases: ['my one'] }),
  makeEntry('gone', { deleted: true, version: 4 })])
const importing = { index, ground: rooms, reserved, texts: english }
const plan = (text: string, texts = english) => planImport(text, { ...importing, texts })
const file = (items: readonly unknown[], more: object = {}) =>
  JSON.stringify({ format: 'backquote-canned', version: 1, items, ...more }, null, 2)
const item = (name: string, more: object = {}) => ({ name, title: name, aliases: [], body: `About ${name}.`, ...more })
const done = (text: string): readonly PlannedItem[] => {
  const planned = plan(text)
  if (!planned.ok) throw new Error(planned.issues.map(({ message }) => message).join('\n'))
  return planned.value
}
const foundIn = (text: string, texts = english): readonly Issue[] => {
  const planned = plan(text, texts)
  return planned.ok ? planned.value.flatMap((each) => each.issues) : planned.issues
}
const issuesOf = (text: string): readonly string[] => foundIn(text).map(({ path, code }) => `${path ?? ''} ${code}`)

const hostile: readonly (readonly [what: string, text: string, code: string])[] = [
  ['no JSON', 'a poem', 'json-syntax'],
  ['another format', '{"format": "other", "version": 1, "items": [{"name":"a","title":"a","body":"a"}]}',
    'invalid-value'],
  ['a newer version', '{\n"format": "backquote-canned",\n"version": 2, "items": [{"name":"a","title":"a","body":"a"}]}',
    'invalid-value'],
  ['no items', file([]), 'invalid-value'],
  ['a key nothing reads', file([item('a', { roles: ['1'] })]), 'unknown-key'],
  ['ids of another server', file([item('a', { restriction: { allowRoles: ['1'] } })]), 'unknown-key'],
  ['a key given twice', '{"format": "backquote-canned",\n"format": "backquote-canned", "version": 1, "items": []}',
    'json-syntax'],
  ['a wrong type', file([item('a', { body: 7 })]), 'invalid-value'],
  ['a list for an object', '[]', 'invalid-value'],
  ['a prototype’s key',
    '{"__proto__": {"x": 1}, "format": "backquote-canned", "version": 1, "items": [{"name":"a","title":"a","body":"a"}]}',
    'unknown-key'],
  ['a reserved name', file([item('everyone'), item('__proto__'), item('help')]), 'name-reserved'],
  ['a name of signs', file([item('<@1>')]), 'name-characters'],
  ['a name twice', file([item('a'), item('A')]), 'repeated-name'],
  ['an alias that is a name here', file([item('a', { aliases: ['my one'] })]), 'taken-name'],
  ['a name that is an alias here', file([item('My  One')]), 'taken-name'],
  ['a name that is an alias here but for its accents', file([item('my òne')]), 'taken-name'],
  ['a name twice but for its accents', file([item('résumé'), item('Resume')]), 'repeated-name'],
  ['an alias of another item', file([item('a', { aliases: ['z'] }), item('b', { aliases: ['z'] })]), 'repeated-name'],
  ['a body without words', file([item('a', { body: ' \n' })]), 'empty'],
  ['a block that is not there', file([item('a', { body: 'x\n[[quote bmc#999]]' })]), 'unknown-passage'],
  ['too many aliases', file([item('a', { aliases: Array.from({ length: 11 }, (_, at) => `a${at}`) })]),
    'invalid-value'],
  ['too long a body', file([item('a', { body: 'x'.repeat(4001) })]), 'invalid-value'],
  ['too long a title', file([item('a', { title: 'x'.repeat(101) })]), 'invalid-value'],
  ['a title that nobody can see', file([item('a', { title: ' \u200b ' })]), 'invalid-value'],
  ['a body that nobody can see', file([item('a', { body: '\u200b' })]), 'empty'],
  ['too many items', file(Array.from({ length: 201 }, (_, at) => item(`n${at}`))), 'invalid-value'],
  ['too many bytes', `${' '.repeat(256 * 1024)}${file([item('a')])}`, 'too-long'],
  ['a million aliases', file([item('a', { aliases: Array.from({ length: 1_000_000 }, () => 'x') })]), 'too-long'],
  ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'json-syntax'],
  ['characters of three bytes beyond the size', file([item('a', { body: '語'.repeat(100_000) })]), 'too-long'],
]

describe('planImport', () => {
  it('says of each item what would become of it', () => {
    const items = [item('new'), item('mine', { aliases: ['my one'] }), item('gone'), item('security'),
      item('one more', { aliases: ['also new'] })]
    expect(done(file(items)).map(({ kind, name, seen }) => [kind, name, seen])).toEqual([
      ['add', 'new', 0],
      ['skip', 'mine', 1],
      ['replace', 'gone', 4],
      ['add', 'security', 0],
      ['add', 'one more', 0],
    ])
    expect(done(file([item('Mìne'), item('security')])).map(({ kind, name }) => [kind, name])).toEqual([['replace',
      'mine'], ['add', 'security']])
    expect(done(file([item('MINE', { body: 'Other words.' })]))[0]).toMatchObject({ kind: 'replace', name: 'mine',
      seen: 1 })
  })

  it.each(hostile)('refuses %s, with the line', (_what, text, expected) => {
    const found = issuesOf(text)
    expect(found[0]).toMatch(new RegExp(`^file:\\d+ ${expected}$`))
  })

  it.each(hostile)('says in Italian what is wrong with %s', (_what, text) => {
    const [said, told] = [foundIn(text), foundIn(text, textsIn('it'))]
    expect(told.map(({ path, code }) => [path, code])).toEqual(said.map(({ path, code }) => [path, code]))
    told.forEach(({ message }, at) => {
      expect(message).not.toBe(said[at]?.message)
      expect(message.replace(/'[^']*'|“[^”]*”/gu, '')).not.toMatch(
        /\b(?:found|expected|the|of|which|at least|at most|nearest|not|this|key|character|entr)/i,
      )
    })
  })

  it('names the very line of the item that is wrong', () => {
    expect(issuesOf(file([item('fine'), item('everyone')]))).toEqual(['file:12 name-reserved'])
    expect(issuesOf(file([item('fine'), item('other', { colour: 'red' })]))).toEqual(['file:16 unknown-key'])
  })

  it('cuts a long name between characters', () => {
    const [issue] = foundIn(file([item(`${'x'.repeat(59)}🦫yz`)]))
    expect(issue).toMatchObject({ code: 'name-too-long' })
    expect(issue?.message).not.toMatch(/\p{Cs}/u)
  })

  it('counts as whoever wrote it counted', () => {
    expect(done(file([item('a', { title: '🦫'.repeat(100), body: '🦫'.repeat(4000) })]))[0]).toMatchObject({
      kind: 'add',
    })
  })

  it('takes script and mentions as the words that they are', () => {
    const [planned] = done(file([item('script', { body: '<script>alert(1)</script> @everyone ${x} {{y}}' })]))
    expect(planned).toMatchObject({ kind: 'add', body: '<script>alert(1)</script> @everyone ${x} {{y}}' })
  })

  it('reads back whatever was exported', () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9 -]{0,20}[a-z0-9]$/).filter((each) =>
      !each.includes('  ') && !reserved.has(each)
    )
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((each) =>
      isReadable(each) && !each.includes('[[')
    )
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), words, (names, body) => {
        const items = names.map((each) => ({ name: each, title: each, aliases: [`${each} too`], groups: [], body }))
        const free = buildCannedIndex([], [])
        const planned = planImport(spellExchange(items), { ...importing, index: free })
        expect(
          planned.ok &&
            planned.value.map(({ kind, name: planName, body: planBody, issues }) => [kind, planName, planBody, issues]),
        ).toEqual(items.map((each) => ['add', each.name, body, []]))
      }),
      { numRuns: 60 },
    )
  })

  it('takes each part of what is too long for one file', () => {
    const items = Array.from({ length: 150 },
      (_, at) => ({ name: `n${at}`, title: 'T',
        aliases: Array.from({ length: 10 }, (_each, of) => `${'x'.repeat(50)}${at} ${of}`), groups: ['g'],
        body: '\n'.repeat(at * 20) + '語'.repeat(4000 - at * 20) }))
    const parts = splitExchange(items)
    expect(parts.flat()).toEqual(items)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(issuesOf(spellExchange(part))).toEqual([])
    expect(splitExchange([])).toEqual([[]])
  })

  it('plans nothing that the store would then refuse', async () => {
    const name = fc.constantFrom('one', 'òne', 'two', 'Twö', 'three')
    const aliases = fc.uniqueArray(name, { maxLength: 2 })
    const entry = fc.record({ name, aliases, deleted: fc.boolean() })
    const one = fc.record({ name, aliases })
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 4 }), fc.array(one, { minLength: 1, maxLength: 3 }),
        async (present, items) => {
          const store = await openStore({ kind: 'memory' })
          for (const { deleted, ...each } of present) {
            const saved = await store.canned.save([cannedWrite(each)])
            if (saved.kind === 'saved' && deleted) await store.canned.save([cannedWrite({ ...each, seen: 1, deleted })])
          }
          const planned = planImport(file(items.map((each) => item(each.name, each))), { ...importing,
            index: buildCannedIndex([], await store.canned.list('1')) })
          const isAllowed = planned.ok && planned.value.every(({ kind }) => kind !== 'refuse')
          if (isAllowed)
            expect(
              (await store.canned.save(
                planned.value.map(({ name: planName, title, aliases: other, body, seen }) =>
                  cannedWrite({ name: planName, title, aliases: other, body, seen })
                ),
              )).kind,
            ).toBe('saved')
          await store.close()
        }),
      { numRuns: 150 },
    )
  })

  it('throws at no text whatever', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.json().map((value) => file([value]))),
        (text) => {
          expect(typeof plan(text).ok).toBe('boolean')
        }),
    )
  })
})
