/** For `vi.waitFor`: only what never comes takes as long as this, on however busy a machine. */
export const patience = { timeout: 20_000, interval: 20 } as const
