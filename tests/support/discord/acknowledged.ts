import type { Discord } from './index.js'

/** The flags of the acknowledgements that came instead of a first answer. */
export const acknowledged = ({ calls }: Discord): readonly number[] =>
  calls.filter(({ path }) => path.endsWith('/callback')).map(({ body }) =>
    body as { readonly type: number; readonly data?: { readonly flags?: number } }
  ).filter(({ type }) => type === 5).map(({ data }) => data?.flags ?? 0)
