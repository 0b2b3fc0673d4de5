import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openApp } from '../../src/app.js'
import type { Desk, Scope } from '../../src/commands/index.js'
import { openStore, type Store, type StorePlace } from '../../src/store/index.js'
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
