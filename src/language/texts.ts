import type { en } from './en/index.js'

/** The same table in other words: what was a certain sentence is any sentence. */
type Widened<T> = T extends string ? string
  : T extends (...args: infer Args) => infer Result ? (...args: Args) => Widened<Result>
  : { readonly [Key in keyof T]: Widened<T[Key]> }

/** The catalogue of texts. English is its model: a language that lacks a sentence does not compile. */
export type Texts = Widened<typeof en>
