import { afterAll, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/index.js'
import { describeStore } from '../contracts/store.js'
import { startTestServer } from '../support/postgres.js'

const server = await startTestServer()
afterAll(() => server?.close())

if (server) {
  describeStore('Postgres', async () => {
    const store = await openStore({ kind: 'postgres', url: await server.newUrl() })
    onTestFinished(() => store.close())
    return store
  })
}
