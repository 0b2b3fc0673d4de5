import { describe, expect, it } from 'vitest'
import type { CannedWrite, Change, Store } from '../../src/store/index.js'

/** A write with nothing remarkable about it. */
export const cannedWrite = (write: Partial<CannedWrite> = {}): CannedWrite => ({
  guild: '1',
  name: 'speed',
  title: 'Speed',
  body: 'One is quick.',
  aliases: [],
  restriction: { allowRoles: [], denyRoles: [], allowChannels: [], denyChannels: [] },
  basis: '',
  deleted: false,
  seen: 0,
  change: 'create',
  by: '100000000000000001',
  at: 1_000,
  ...write,
})

/** What every engine keeps to. `open` gives an empty store that is closed with the test. */
export function describeStore(engine: string, open: () => Promise<Store>): void {
  describe(`store on ${engine}`, () => {
    it('keeps an entry as it was saved, with its version and its place in the record', async () => {
      const store = await open()
      const saved = await store.canned.save([cannedWrite({ aliases: ['Quick'] })])
      expect(saved).toMatchObject({ kind: 'saved', entries: [{ name: 'speed', version: 1, aliases: ['Quick'], deleted: false, changedBy: '100000000000000001' }] })
      expect(await store.canned.find('1', 'speed')).toEqual(saved.kind === 'saved' ? saved.entries[0] : undefined)
      expect(await store.canned.history('1', 'speed')).toMatchObject([{ version: 1, change: 'create', title: 'Speed' }])
      expect(await store.audit.list('1', { limit: 5 })).toMatchObject([{ verb: 'canned.create', subject: 'speed', before: '' }])
    })

    it('refuses a writer who has not seen the present version, and shows it', async () => {
      const store = await open()
      await store.canned.save([cannedWrite()])
      expect(await store.canned.save([cannedWrite({ title: 'Mine' })])).toMatchObject({ kind: 'conflict', name: 'speed', current: { version: 1, title: 'Speed' } })
      expect(await store.canned.save([cannedWrite({ seen: 1, title: 'Mine', change: 'edit' })])).toMatchObject({ kind: 'saved', entries: [{ version: 2, title: 'Mine' }] })
      expect(await store.canned.history('1', 'speed')).toHaveLength(2)
    })

    it('gives a name or alias to one entry of a server', async () => {
      const store = await open()
      await store.canned.save([cannedWrite({ aliases: ['Café'] })])
      expect(await store.canned.save([cannedWrite({ name: 'other', aliases: ['CAFE'] })])).toEqual({ kind: 'taken', name: 'cafe', by: 'speed' })
      expect(await store.canned.save([cannedWrite({ name: 'other', guild: '2', aliases: ['CAFE'] })])).toMatchObject({ kind: 'saved' })
    })

    it('tells of a change at once', async () => {
      const store = await open()
      const told: Change[] = []
      store.watch((change) => told.push(change))
      await store.canned.save([cannedWrite()])
      await store.settings.save({ guild: '1', values: '{}', seen: 0, by: '2', at: 5, subject: 'mentions', before: 'yes', after: 'no' })
      expect(told).toEqual([{ guild: '1', what: 'canned' }, { guild: '1', what: 'settings' }])
    })
  })
}
