import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../src/errors.js'
import { explainPostgres, explainSqlite, isBusy } from '../../src/store/faults.js'
import { numberValues } from '../../src/store/postgres.js'

const codeOf = (explained: unknown): string => (explained instanceof Fault ? explained.code : 'as it came')

function serverError(code: string): Error {
  return Object.assign(new pg.DatabaseError('something', 1, 'error'), { code, severity: 'ERROR' })
}

it('what no waiting mends says what is wrong in DATABASE_URL', () => {
  const explain = (code: string) => String(explainPostgres({ severity: 'FATAL', code }, 'Postgres at host/db'))
  expect(explain('28P01')).toContain('the user or the password in DATABASE_URL')
  expect(explain('28000')).toContain('the user or the password in DATABASE_URL')
  expect(explain('3D000')).toContain('does not exist')
  expect(explain('57P01')).toContain('Try again')
})

describe('faults of Postgres', () => {
  it.each([
    ['53100', 'store-full'],
    ['53300', 'store-unavailable'],
    ['25006', 'store-read-only'],
    ['42501', 'store-read-only'],
    ['XX001', 'store-damaged'],
    ['57P01', 'store-unavailable'],
    ['57014', 'store-unavailable'],
    ['28P01', 'store-unavailable'],
    ['3D000', 'store-unavailable'],
    ['40P01', 'store-unavailable'],
    ['08006', 'store-unavailable'],
    ['42601', 'as it came'],
    ['23505', 'as it came'],
  ])('take the state %s as %s', (state, code) => {
    expect(codeOf(explainPostgres(serverError(state), 'here'))).toBe(code)
  })

  it('take what the server did not say as a server that is not there', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    expect(explainPostgres(refused, 'Postgres at host/db')).toMatchObject({ code: 'store-unavailable', cause: refused,
      message: expect.stringMatching(/\(Postgres at host\/db, ECONNREFUSED\)$/) as string })
  })
})

describe('faults of SQLite', () => {
  it.each([
    [{ errcode: 13 }, 'store-full'],
    [{ errcode: 8 + 1 * 256 }, 'store-read-only'],
    [{ errcode: 10 + 13 * 256 }, 'store-unavailable'],
    [{ errcode: 11 }, 'store-damaged'],
    [{ errcode: 26 }, 'store-damaged'],
    [{ code: 'EROFS' }, 'store-read-only'],
    [{ code: 'ENOSPC' }, 'store-full'],
    [{ code: 'ENOTDIR' }, 'store-unavailable'],
    [{ code: 'EEXIST' }, 'store-unavailable'],
    [{ errcode: 1 }, 'as it came'],
    [{ errcode: 19 + 8 * 256 }, 'as it came'],
    [{}, 'as it came'],
  ])('take %j as %s', (fields, code) => {
    expect(codeOf(explainSqlite(Object.assign(new Error('something'), fields), 'file'))).toBe(code)
  })

  it('are known by SQLite’s own words where the binding keeps nothing else', () => {
    expect(codeOf(explainSqlite(new Error('database disk image is malformed'), 'file'))).toBe('store-damaged')
    expect(isBusy(new Error('database is locked'))).toBe(true)
    expect(isBusy(new Error('no such table: locked'))).toBe(false)
  })
})

describe('numberValues', () => {
  it('numbers each value in its order', () => {
    expect(numberValues('SELECT ? WHERE a = ? AND b IN (?, ?)')).toBe('SELECT $1 WHERE a = $2 AND b IN ($3, $4)')
  })
})
