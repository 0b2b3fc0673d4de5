import { z } from 'zod'
import { parsed, refused, type Parsed } from '../errors.js'
import type { Located } from './document.js'
import { quoted } from './issues.js'
import type { Glossary, Saying } from './model.js'
import { serviceSchema, words } from './schemas.js'

/**
 * One file `languages/<language>.glossary.json`: how people who write another language say what is heard in English. A
 * way to say a thing is words in a row; `a | b` is either of two, `@group` (alone or as an ending) any of that group,
 * and `$` at its end asks that nothing follows in its part of the sentence.
 */
export const glossarySchema = z.strictObject({
  groups: z.record(z.string().regex(/^[a-z]+$/, 'a name in small letters'), words(200)),
  /** English words that the language uses as its own: they do not tell one from the other. */
  loans: words(4_000),
  /** By what is said in English: each way to say it. */
  words: z.record(words(80), z.array(words(400)).min(1).max(20)),
  /** What people ask of the service itself, as in `english/service.yml`. */
  service: serviceSchema.default({}),
})

type GlossaryFile = z.infer<typeof glossarySchema>

/** @returns The glossary, or an issue for each group that is used and not there. */
export function readGlossary({ value, issues, lineOf }: Located<GlossaryFile>): Parsed<Glossary> {
  const groups = new Map(Object.entries(value.groups).map(([name, text]) => [name, splitChoice(text)]))
  const missing = Object.entries(value.words).flatMap(([english, ways]) =>
    ways.flatMap((way, at) =>
      Array.from(way.matchAll(/@([a-z]+)/g), ([, name = '']) => name).filter((name) => !groups.has(name))
        .map((name) =>
          issues.at(lineOf(['words', english, at]), 'unknown-group',
            `Found the group ${quoted(`@${name}`)}; expected one of ${
              [...groups.keys()].map((known) => `@${known}`).join(', ')
            }.`)
        )
    )
  )
  if (missing.length > 0) return refused(...missing)
  const sayings = Object.entries(value.words).flatMap(([english, ways]) =>
    ways.map((way) => readSaying(english, way, groups))
  )
  return parsed({ sayings, loans: new Set(value.loans.split(/\s+/)),
    service: new Map(Object.entries(value.service)) })
}

const splitChoice = (text: string): readonly string[] => text.split('|').map((word) => word.trim())

function readSaying(english: string, way: string, groups: ReadonlyMap<string, readonly string[]>): Saying {
  const places = way.replace(/\s*\$$/, '').replace(/\s*\|\s*/g, '|').split(' ').map((place) =>
    place.split('|').flatMap((word) => fill(word, groups))
  )
  return {
    english,
    words: places.map((place) => new Set(place.filter((word) => !word.endsWith('*')))),
    openings: places.map((place) => place.flatMap((word) => (word.endsWith('*') ? [word.slice(0, -1)] : []))),
    isLast: way.endsWith('$'),
  }
}

/** "necessari@o" with each ending of the group, "@di" as each of its words. */
function fill(word: string, groups: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const [stem = '', group] = word.split('@')
  return group === undefined ? [stem] : (groups.get(group) ?? []).map((ending) => stem + ending)
}
