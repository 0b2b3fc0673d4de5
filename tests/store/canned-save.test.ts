import { expect, it, onTestFinished } from 'vitest'
import type { Statements } from '../../src/store/database.js'
import { openDatabase, openStoreOn } from '../../src/store/open.js'
import { cannedWrite } from '../support/store.js'

it('saves many comparisons in few statements: while it does, whoever else changes something waits', async () => {
  const database = await openDatabase({ kind: 'memory' })
  let statements = 0
  const counting = (own: Statements): Statements => ({
    query(sql, values) {
      statements++
      return own.query(sql, values)
    },
  })
  const store = await openStoreOn({ ...database,
    transaction: (work, options) => database.transaction((own) => work(counting(own)), options) })
  onTestFinished(() => store.close())
  statements = 0
  const writes = Array.from({ length: 250 },
    (_, at) => cannedWrite({ name: `entry ${at}`, aliases: [`one of ${at}`, `two of ${at}`] }))
  expect(await store.canned.save(writes)).toMatchObject({ kind: 'saved',
    entries: writes.map(({ name, aliases }) => ({ name, aliases, version: 1 })) })
  expect(await store.canned.list('1')).toHaveLength(250)
  expect((await store.audit.list('1', { limit: 500 })).map(({ subject }) => subject).reverse()).toEqual(
    writes.map(({ name }) => name),
  )
  expect(statements).toBeLessThan(50)
})
