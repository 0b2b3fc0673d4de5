import { afterAll } from 'vitest'
import { describeKeeper } from '../contracts/keeper.js'
import { startTestServer } from '../support/postgres.js'
import { openScratch } from '../support/scratch.js'

const newFolder = openScratch()
const server = await startTestServer()
afterAll(() => server?.close())

describeKeeper('SQLite', () => Promise.resolve({ kind: 'sqlite', folder: newFolder() }))
if (server) describeKeeper('Postgres', async () => ({ kind: 'postgres', url: await server.newUrl() }))
