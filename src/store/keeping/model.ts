import type { Parsed } from '../../errors.js'

export interface Backup {
  readonly path: string
  readonly bytes: number
  readonly rows: number
}

export interface Restored {
  readonly rows: number
  /** Where what was there before is kept; missing: there was nothing. */
  readonly aside?: string
}

/** How a store is. */
export interface StoreReport {
  readonly engine: 'sqlite' | 'postgres'
  readonly where: string
  /** 0: nothing has been remembered yet; null: that cannot be read. */
  readonly version: number | null
  /** The version that this program writes. */
  readonly newest: number
  /** Sentences; none: nothing is wrong. */
  readonly problems: readonly string[]
  readonly bytes: number
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  /** Who has it open, in words; missing: that cannot be seen here. */
  readonly holders?: readonly string[]
}

/**
 * What an operator does to a store from outside. A backup is an SQLite file, whatever the engine: what was saved from
 * one can be restored into the other. Rejects as a store does.
 */
export interface StoreKeeper {
  /** A whole copy at one moment, also while the store is in use. Never overwrites a file. */
  backup(path: string): Promise<Parsed<Backup>>
  /** Only where nobody uses the store; what was there is kept aside. */
  restore(path: string): Promise<Parsed<Restored>>
  inspect(): Promise<StoreReport>
  /** @returns The versions before and after. */
  migrate(): Promise<{ readonly before: number; readonly after: number }>
}
