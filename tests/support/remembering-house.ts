import { openDesk, type Desk, type DeskOptions, type Scope } from '../../src/commands/index.js'
import { openStore as openAnyStore, type Store } from '../../src/store/index.js'
import { everyCommand, corpusFolder, shippedRooms } from './house.js'

/** The house over the shipped corpus with a store of the test's own; a fault fails the test that caused it. */
export function openHouse(openStore: () => Promise<Store> = () => openAnyStore({ kind: 'memory' }),
  options: Partial<DeskOptions> = {}): Desk {
  return openDesk({
    commands: everyCommand,
    ...shippedRooms(),
    corpusFolder,
    version: { program: '0', corpus: '0', rules: '0' },
    onFault: (fault) => {
      throw fault
    },
    newReference: () => 'reference',
    openStore,
    now: () => 1_000_000,
    ...options,
  })
}

const server: Scope = { surface: 'discord', guild: '900', channel: '901' }

/** Three people of one server, by what they may. */
export const people = {
  member: { ...server, person: { id: '77000000000000001', name: 'Ada' } },
  moderator: { ...server, person: { id: '77000000000000002', name: 'Mo' }, rights: ['moderate'] },
  manager: { ...server, person: { id: '77000000000000003', name: 'Max' }, rights: ['manage', 'moderate'] },
} as const satisfies Record<string, Scope>
