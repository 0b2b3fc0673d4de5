import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openApp } from '../../src/app.js'
import type { Desk, Scope } from '../../src/commands/index.js'
import { openStore, type Store, type StorePlace } from '../../src/store/index.js'
import { toJson } from '../../src/answer/index.js'
import { shippedCorpus } from '../support/house.js'
import { patience } from '../support/patience.js'
import { startTestServer } from '../support/postgres.js'
import { openScratch } from '../support/scratch.js'
import { cannedWrite } from '../support/store.js'

const newFolder = openScratch()
const server = await startTestServer()
afterAll(() => server?.close())

const guild = '100000000000000009'
const scope: Scope = { surface: 'discord', guild, channel: '7', person: { id: '8', name: 'Mo' }, roles: [],
  rights: ['manage', 'moderate'] }

/** The whole house as a process of its own has it: nothing is shared but the place. */
async function openProcess(place: StorePlace): Promise<{ readonly desk: Desk; readonly store: Store }> {
  const store = await openStore(place)
  const app = openApp({ onFault: (fault) => expect.unreachable(String(fault)),
    openStore: () => Promise.resolve(store) })
  if (!app.ok) throw new Error('The corpus cannot be read.')
  onTestFinished(() => app.value.close())
  return { desk: app.value, store }
}

const places: readonly (readonly [string, () => Promise<StorePlace>])[] = [
  ['one file', () => Promise.resolve({ kind: 'sqlite', folder: newFolder() })],
  ...(server
    ? [['one Postgres', async () => ({ kind: 'postgres', url: await server.newUrl() }) as const] as const]
    : []),
]

describe.each(places)('two processes on %s', (_name, newPlace) => {
  it('see each other’s queue and what was decided of a passage within a second', async () => {
    const place = await newPlace()
    const [one, other] = [await openProcess(place), await openProcess(place)]
    const queue = async () => toJson(await other.desk.dispatch({ command: 'canned-manage suggestions', args: {}, scope }))
    const marked = async () =>
      JSON.stringify(await other.desk.dispatch({ command: 'sources', args: { article: 'bmc' }, scope }))
    expect(await queue()).toMatchObject({ waiting: 0 })
    expect(await marked()).not.toContain('hidden here')
    const added = await one.store.suggestions.add({ guild, kind: 'canned', name: 'n', title: 'T', body: 'B', by: '9',
      at: 1 }, { open: 3, recent: 3, withinMs: 1 })
    const within = { timeout: 1_000, interval: 20 }
    await vi.waitFor(async () => expect(await queue()).toMatchObject({ waiting: 1 }), within)
    await one.store.suggestions.decide({ guild, id: added.kind === 'added' ? added.id : '', state: 'refused', word: '',
      by: '8', at: 2 })
    await vi.waitFor(async () => expect(await queue()).toMatchObject({ waiting: 0 }), within)
    const passage = shippedCorpus().passages.find((each) => each.article === 'bmc')!
    await one.store.passages.mark({ guild, passage: passage.id, digest: passage.sha256.slice(0, 16), state: 'hidden',
      reason: 'old', seen: 0, by: '8', at: 1 })
    await vi.waitFor(async () => expect(await marked()).toContain('hidden here'), within)
  })

  it('offer and stop offering what was saved through the other', async () => {
    const place = await newPlace()
    const [one, other] = [await openProcess(place), await openProcess(place)]
    const offered = async (): Promise<readonly string[]> =>
      (await other.desk.suggest({ command: 'canned', argument: 'name', typed: 'zebra', scope })).map(({ value }) =>
        value
      )
    expect(await offered()).toEqual([])
    const write = cannedWrite({ guild, name: 'zebra crossing', title: 'Zebra crossing' })
    await one.store.canned.save([write])
    await vi.waitFor(async () => expect(await offered()).toEqual(['zebra crossing']), patience)
    await one.store.canned.save([{ ...write, seen: 1, deleted: true, change: 'delete' }])
    await vi.waitFor(async () => expect(await offered()).toEqual([]), patience)
  })
})
