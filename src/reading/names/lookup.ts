import Fuse from 'fuse.js'
import { distanceTo, normalise, slipsBelieved, sortNear } from '../../text/index.js'
import type { Candidate } from '../model.js'
import type { Name, NameTable } from './names.js'

export interface Lookup<T> {
  /** The values that a typed name may mean: exact, then alias, then what begins so, then near ones, best first. */
  find(typed: string): readonly Candidate<T>[]
  /** The value that a typed name surely means, which costs a thousandth of {@link find}; undefined where none does. */
  known(typed: string): T | undefined
}

/** Whether what was typed is the name or a known spelling of it. */
export const isCertain = ({ match }: Candidate<unknown>): boolean => match === 'exact' || match === 'alias'

// Longer than any name; what is beyond it cannot make a name nearer.
const maxTyped = 40
const maxFound = 25

interface Entry<T> {
  readonly value: T
  readonly spelling: string
  readonly key: string
}

/**
 * @param keyOf - How a typed name is folded into a key of the table.
 * @param accept - Which values of the table may be answered, and as what.
 */
export function openLookup<T, V>(table: NameTable<T>, keysOf: (typed: string) => readonly string[],
  accept: (value: T) => V | null): Lookup<V> {
  const entries = Array.from(table.byKey).flatMap(([key, names]) => names.flatMap((name) => toEntry(key, name, accept)))
  const fuse = new Fuse(entries, { keys: ['spelling'], useTokenSearch: true, ignoreLocation: true, threshold: 0.3,
    includeScore: true })
  const clean = (typed: string): string => normalise(typed.slice(0, maxTyped)).text.trim()
  const namesOf = (keys: readonly string[]): readonly Name<T>[] =>
    keys.flatMap((key) => table.byKey.get(key) ?? []).sort((a, b) => order(a) - order(b))
  return {
    known(typed) {
      const cut = clean(typed)
      const values = cut === '' ? [] : namesOf(keysOf(cut)).map(({ value }) => accept(value))
      return values.find((value) => value !== null) ?? undefined
    },
    find(typed) {
      const cut = clean(typed)
      if (cut === '') return []
      const keys = keysOf(cut)
      const known = namesOf(keys)
      const found = new Map<V, Candidate<V>>()
      const add = (value: V | null, match: Candidate<V>['match'], spelling: string): void => {
        if (value !== null && !found.has(value)) found.set(value, { value, match, spelling })
      }
      for (const { value, match, spelling } of known) add(accept(value), match, normalise(spelling).text)
      for (const { value, spelling } of opening(entries, cut, keys)) add(value, 'begun', spelling)
      for (const { value, spelling } of slipped(entries, keys)) add(value, 'fuzzy', spelling)
      // What merely resembles it is of use only where nothing is nearer.
      if (found.size === 0 && slipsBelieved(cut.length) > 0) {
        for (const { item } of fuse.search(cut))
          if (sharesWord(cut, item.spelling)) add(item.value, 'fuzzy', item.spelling)
      }
      return [...found.values()].slice(0, maxFound)
    },
  }
}

// Of fewer letters too many words begin alike.
const shortestShared = 3

/** Whether a word of one begins a word of the other, or nearly is one: letters from inside a word are no likeness. */
function sharesWord(typed: string, spelling: string): boolean {
  const [theirs, ours] = [typed, spelling].map((text) =>
    text.split(/[\s._-]+/u).filter(({ length }) => length >= shortestShared)
  ) as [string[], string[]]
  return theirs.some((word) =>
    ours.some((other) => other.startsWith(word) || word.startsWith(other) || distanceTo(word, other) < Infinity)
  )
}

const order = ({ match }: Name<unknown>): number => (match === 'exact' ? 0 : 1)

function toEntry<T, V>(key: string, { value, spelling }: Name<T>, accept: (value: T) => V | null): Entry<V>[] {
  const accepted = accept(value)
  return accepted === null ? [] : [{ value: accepted, spelling: normalise(spelling).text, key }]
}

function opening<V>(entries: readonly Entry<V>[], typed: string, keys: readonly string[]): Entry<V>[] {
  const begun = entries.filter(({ key, spelling }) =>
    spelling.startsWith(typed) || keys.some((each) => each !== '' && key.startsWith(each))
  )
  return begun.sort((a, b) => a.spelling.length - b.spelling.length || compare(a.spelling, b.spelling))
}

function slipped<V>(entries: readonly Entry<V>[], keys: readonly string[]): readonly Entry<V>[] {
  const believed = keys.filter(({ length }) => slipsBelieved(length) > 0)
  const inOrder = [...entries].sort((a, b) => compare(a.spelling, b.spelling))
  return sortNear(inOrder, ({ key }) => Math.min(...believed.map((typed) => distanceTo(typed, key))))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
