import { afterAll, describe, it } from 'vitest'
import { openDatabase } from '../../src/store/open.js'
import { describeStore } from '../contracts/store.js'
import { startStandIn } from '../support/pglite.js'
import { startTestServer } from '../support/postgres.js'

const server = await startTestServer()
const standIn = server ? undefined : await startStandIn()

afterAll(async () => {
  await server?.close()
  await standIn?.close()
})

if (server) {
  describeStore('Postgres', async () => {
    const url = await server.newUrl()
    return () => openDatabase({ kind: 'postgres', url })
  })
}

if (standIn) {
  describe('Postgres', () => {
    it.skip('is not tried as a server: neither BACKQUOTE_TEST_PG_URL nor initdb is here; PGlite stands in', () => undefined)
  })
  describeStore('PGlite', () => standIn.newPlace())
}
