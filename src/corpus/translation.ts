import { nearestNames } from '../text/index.js'
import { z } from 'zod'
import type { Locale } from '../language/index.js'
import type { Located } from './document.js'
import { quoted } from './issues.js'
import type { Corpus, Translation } from './model.js'
import { idSchema, words } from './schemas.js'

const named = z.record(idSchema, z.strictObject({ name: words(60), summary: words(200) }))

/** One file of `languages/`: our own words in another language, by the ids of what they stand for. */
export const translationSchema = z.strictObject({
  topics: named,
  needs: named,
  rules: z.record(idSchema, words(200)),
  /** Names alone. */
  aspects: z.record(idSchema, words(60)).default({}),
  caveats: z.record(idSchema, words(400)),
})

export type TranslationFile = z.infer<typeof translationSchema>

type Kind = keyof TranslationFile
const kinds: readonly Kind[] = ['topics', 'needs', 'rules', 'aspects', 'caveats']

export function readTranslation({ value, issues, lineOf }: Located<TranslationFile>, ids: Ids): Translation {
  const stray = kinds.flatMap((kind) =>
    Object.keys(value[kind]).filter((id) => !ids[kind].has(id)).map((id) =>
      issues.at(lineOf([kind, id]), 'stray-translation', {
        message: `Found words for ${quoted(id)}, which is not among the ${kind}.`, nearest: nearestNames(id, ids[kind]),
      })
    )
  )
  return { ...value, stray }
}

type Ids = Readonly<Record<Kind, ReadonlySet<string>>>

export function translatable(
  { topics, rulebook, aspects, caveats }: Pick<Corpus, 'topics' | 'rulebook' | 'aspects' | 'caveats'>,
): Ids {
  const idsOf = (entries: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(entries.map(({ id }) => id))
  return { topics: idsOf(topics), needs: idsOf(rulebook.needs), rules: idsOf(rulebook.rules), aspects: idsOf(aspects),
    caveats: idsOf(caveats) }
}

/** What has no words in a language yet and is said in English there: "rules real-time-node". */
export function findUntranslated(corpus: Corpus, locale: Locale): readonly string[] {
  const words = corpus.translations[locale]
  if (words === undefined) return []
  const ids = translatable(corpus)
  const canned = corpus.canned.filter(({ translations }) => translations[locale] === undefined).map(({ name }) =>
    `canned ${name}`
  )
  return [...canned,
    ...kinds.flatMap((kind) =>
      [...ids[kind]].filter((id) => !Object.hasOwn(words[kind], id)).map((id) => `${kind} ${id}`)
    )]
}

/**
 * The same corpus with our own words in another language. Articles, names of technologies and the ways in which people
 * say what they need stay as they are, and so do the hashes: what is held and how it is judged is the same.
 */
export function translateCorpus(corpus: Corpus, locale: Locale): Corpus {
  const words = corpus.translations[locale]
  const canned = corpus.canned.some(({ translations }) => translations[locale])
    ? corpus.canned.map((file) => ({ ...file, ...file.translations[locale] }))
    : corpus.canned
  if (words === undefined) return canned === corpus.canned ? corpus : { ...corpus, canned }
  const { rulebook } = corpus
  return {
    ...corpus,
    canned,
    topics: corpus.topics.map((topic) => ({ ...topic, ...words.topics[topic.id] })),
    aspects: corpus.aspects.map((aspect) => ({ ...aspect, name: words.aspects[aspect.id] ?? aspect.name })),
    caveats: corpus.caveats.map((caveat) => ({ ...caveat, note: words.caveats[caveat.id] ?? caveat.note })),
    rulebook: {
      ...rulebook,
      needs: rulebook.needs.map((need) => ({ ...need, ...words.needs[need.id] })),
      rules: rulebook.rules.map((rule) => ({ ...rule, summary: words.rules[rule.id] ?? rule.summary })),
    },
  }
}
