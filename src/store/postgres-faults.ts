import { storeFault, type StoreFaultCode } from './faults.js'

// https://www.postgresql.org/docs/current/errcodes-appendix.html: the first two characters are the class.
const codes: ReadonlyMap<string, StoreFaultCode> = new Map([
  ['53100', 'store-full'],
  ['25006', 'store-read-only'],
  ['42501', 'store-read-only'],
  ['XX001', 'store-damaged'],
  ['XX002', 'store-damaged'],
  // Locked out by others: a deadlock, a serialisation failure, a lock or a statement that took too long.
  ['40P01', 'store-unavailable'],
  ['40001', 'store-unavailable'],
  ['55P03', 'store-unavailable'],
  ['57014', 'store-unavailable'],
])
// Connection, authorisation, database gone, resources, an operator's stop, the system beneath.
const classes: ReadonlyMap<string, StoreFaultCode> = new Map(
  ['08', '28', '3D', '53', '57', '58'].map((name) => [name, 'store-unavailable']),
)

/** A fault where the server or the way to it is to blame; anything else (a wrong statement) as it came. */
export function explainPostgres(error: unknown, where: string): unknown {
  const state = sqlState(error)
  const code = state === undefined ? 'store-unavailable' : (codes.get(state) ?? classes.get(state.slice(0, 2)))
  return code === undefined ? error : storeFault(code, state === undefined ? where : `${where}, ${state}`, error)
}

/** undefined: it does not come from the server, which is then not there, or not in time. */
function sqlState(error: unknown): string | undefined {
  const isServers = typeof error === 'object' && error !== null && 'severity' in error && 'code' in error
  return isServers && typeof error.code === 'string' ? error.code : undefined
}
