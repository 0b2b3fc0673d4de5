import { describe, expect, it } from 'vitest'
import { toJson } from '../../../src/answer/index.js'
import type { Store } from '../../../src/store/index.js'
import { corpusOf, editList, shippedFiles } from '../../support/edited-corpus.js'
import { openHouse, openRooms } from '../../support/house.js'
import { openTestStore } from '../../support/store.js'
import { button, wordsOf } from '../../support/answers.js'
import { handsOn, moderator, openCannedDesk } from './house.js'

/** Another day: the same store, and a corpus that was edited meanwhile. */
function openEdited(store: Store, edit: (files: Map<string, string>) => void) {
  const files = shippedFiles()
  edit(files)
  const desk = openHouse(() => Promise.resolve(store), { ...openRooms(corpusOf(files)), now: () => 2_000_000_000 })
  return { desk, ...handsOn(desk) }
}

/** Without the rules by which one side leads on learning. */
const turnLearning = (files: Map<string, string>): void =>
  editList(files, 'rules.yml', (entries) =>
    entries.filter((entry) =>
      !JSON.stringify(entry).includes('"topic":"learning-curve"') ||
      !JSON.stringify(entry).includes('"favours":"python"')
    ))

describe('a canned comparison behind which something changed', () => {
  it('is marked stale with the difference, says so in the post, and keeps the moderator’s words', async () => {
    const store = await openTestStore()
    const before = await openCannedDesk(() => Promise.resolve(store))
    await before.write('learn', { body: 'Mine.\n[[compare node python learning-curve]]' })
    expect(wordsOf(await before.run('canned', { name: 'learn' }))).not.toContain('have changed')

    const { run, manage, press } = openEdited(store, turnLearning)
    const post = await run('canned', { name: 'learn' })
    expect(wordsOf(post)).toContain('The articles or rules behind this have changed')
    expect(wordsOf(post)).toContain('Mine.')
    expect(wordsOf(await manage('list', { search: 'learn' }))).toContain('stale')
    expect(toJson(await manage('stats'))).toMatchObject({ stale: expect.arrayContaining(['learn']) as unknown })

    const look = await manage('approve', { name: 'learn' })
    expect(wordsOf(look)).toContain('compare node python learning-curve: the verdict is')
    expect(wordsOf(look)).toContain('it was Python')
    await press(button(look, 'Approve'))
    expect(wordsOf(await run('canned', { name: 'learn' }))).not.toContain('have changed')
    expect(wordsOf(await manage('approve', { name: 'learn' }))).toContain('Nothing has changed')
    expect((await store.canned.find('900', 'learn'))?.body).toBe('Mine.\n[[compare node python learning-curve]]')
  })

  it('shows what was said then and what is said now', async () => {
    const store = await openTestStore()
    await (await openCannedDesk(() => Promise.resolve(store))).write('learn', {
      body: '[[compare node python learning-curve]]',
    })
    const { manage } = openEdited(store, (files) =>
      editList(files, 'rules.yml', (entries) =>
        entries.map((
          entry,
        ) => (entry.id === 'learning-node'
          ? { ...entry, summary: 'Hard to learn it is.', strength: 'leaning' }
          : entry)
        )))
    for (const task of ['approve', 'preview']) {
      const words = wordsOf(await manage(task, { name: 'learn' }))
      expect(words).toContain('now leads by a fair margin; before, by a narrow margin.')
      expect(words).toMatch(/-Node\.js is quick .*\n\+Hard to learn it is\. → Node\.js/)
    }
  })

  it('stays stale when only its other names or its channels are changed, and is not after an edit', async () => {
    const store = await openTestStore()
    await (await openCannedDesk(() => Promise.resolve(store))).write('learn', {
      body: '[[compare node python learning-curve]]',
    })
    const { run, manage, edit } = openEdited(store, turnLearning)
    await manage('alias', { name: 'learn', add: 'school' })
    expect(wordsOf(await run('canned', { name: 'school' }))).toContain('have changed')
    await edit('learn', { body: '[[compare node python learning-curve]]\nSeen.' })
    expect(wordsOf(await run('canned', { name: 'learn' }))).not.toContain('have changed')
  })

  it('is approved without copying the words of a shipped one', async () => {
    const store = await openTestStore()
    const { run, manage, press } = openEdited(store, turnLearning)
    await press(button(await manage('approve', { name: 'learning-curve' }, { ...moderator, locale: 'it' }), 'Approva'),
      { ...moderator, locale: 'it' })
    expect(await store.canned.find('900', 'learning-curve')).toMatchObject({ version: 1, title: '', body: '',
      aliases: [] })
    expect(wordsOf(await run('canned', { name: 'learning-curve' }))).not.toContain('have changed')
    await manage('alias', { name: 'learning-curve', add: 'school' })
    expect(wordsOf(await run('canned', { name: 'school' }))).not.toContain('have changed')
  })

  it('is not brought back empty when what it followed is shipped no more', async () => {
    const store = await openTestStore()
    const before = await openCannedDesk(() => Promise.resolve(store))
    await before.manage('alias', { name: 'security', add: 'safer' })
    const { manage, edit } = openEdited(store, (files) => {
      for (const path of ['canned/security.md', 'canned/it/security.md']) files.delete(path)
      const bases = Object.entries(JSON.parse(files.get('canned.basis.json')!) as Record<string, unknown>)
      files.set('canned.basis.json', JSON.stringify(Object.fromEntries(bases.filter(([name]) => name !== 'security'))))
    })
    const restored = await manage('restore', { name: 'security' })
    expect(restored).toMatchObject({ status: 'refused', record: { error: { code: 'no-words' } } })
    expect(await manage('history', { name: 'security', version: 1, revert: 1 })).toMatchObject({
      record: { error: { code: 'no-words' } },
    })
    expect((await manage('preview', { name: 'security' })).controls.map(({ label }) => label)).not.toContain('Restore')
    expect(await store.canned.find('900', 'security')).toMatchObject({ version: 1 })
    expect(await edit('security', { title: 'Ours', body: 'New.' })).toMatchObject({ status: 'answered' })
  })

  it('is told of for the shipped ones by corpus check, with file and line', async () => {
    const { run } = openEdited(await openTestStore(), turnLearning)
    const report = await run('corpus', { task: 'check' }, { surface: 'terminal' })
    expect(wordsOf(report)).toMatch(
      /canned\/learning-curve\.md:6: Found that “compare node python learning-curve” is not as it was/,
    )
  })
})
